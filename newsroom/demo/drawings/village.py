"""A small clinic among the hills."""

import math

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.figures import Figure


def clinic(seed: str) -> Canvas:
    """A small clinic on a green hill, panels on its roof, people at the door."""
    canvas = Canvas(seed, "#5aa0cf", "#97c8e2", "#dcecea", "#f7efd9", "#f7efd9")
    canvas.glow(1180, 340, 560, "#fff6d6", 0.85)
    canvas.clouds(20, 420, "#ffffff", 0.95, stretch=2.4, cover=0.5)
    canvas.hills(600, 220, ("#7fa7a5", "#9fbfa8"), 0.5)
    canvas.haze(420, 660, "#e6efe0", 0, 0.5, 0)
    canvas.hills(700, 150, ("#7fa56c", "#95b072"), 0.44)
    _terraces(canvas)
    meadow = [
        (0, 800),
        (500, 752),
        (1000, 744),
        (WIDTH, 790),
        (WIDTH, HEIGHT),
        (0, HEIGHT),
    ]
    canvas.polygon(meadow, ("#93b45c", "#76984a", "#4c6d34"))
    path = [(820, 790), (876, 790), (1130, HEIGHT), (610, HEIGHT)]
    canvas.polygon(path, ("#dcc79c", "#c2a473", "#9d7f54"))
    _clinic_house(canvas, 560, 790)
    for x, foot, coat in (
        (930, 822, "#c8402f"),
        (984, 830, "#2f6f8a"),
        (1034, 838, "#d9a13a"),
        (1098, 846, "#7a4a8c"),
        (1150, 856, "#3f8a5f"),
    ):
        _patient(canvas, x, foot, coat)
    _meadow_grass(canvas)
    return canvas


def _terraces(canvas: Canvas) -> None:
    for row in range(9):
        level = 640 + row * 15
        points = [
            (
                x,
                level
                + 16 * math.sin(x / 190 + row * 0.7)
                + canvas.chance.uniform(-1, 1),
            )
            for x in range(0, WIDTH + 1, 40)
        ]
        canvas.line(points, "#5d8450", 2.4, 0.45)
        canvas.line([(x, y - 4) for x, y in points], "#c9d99a", 1.6, 0.4)


def _clinic_house(canvas: Canvas, x: float, foot: float) -> None:
    wide, tall = 480, 150
    canvas.polygon(
        [(x, foot), (x + wide, foot), (x + wide + 130, foot + 34), (x + 60, foot + 34)],
        "#2f4a24",
        0.4,
    )
    canvas.box(x, foot - tall, wide, tall, ("#fbf7ec", "#e6dcc6"))
    canvas.box(x, foot - 34, wide, 34, "#4f97a3")
    canvas.polygon(
        [
            (x - 26, foot - tall),
            (x + wide + 26, foot - tall),
            (x + wide - 18, foot - tall - 92),
            (x + 18, foot - tall - 92),
        ],
        ("#b5553a", "#8f3f2c"),
    )
    for panel in range(6):
        left = x + 62 + panel * 60
        points = [
            (left, foot - tall - 78),
            (left + 50, foot - tall - 78),
            (left + 54, foot - tall - 20),
            (left - 4, foot - tall - 20),
        ]
        canvas.polygon(points, ("#35588f", "#1d2f5c"))
        for bar in (1, 2, 3):
            share = bar / 4
            canvas.line(
                [
                    (left + 50 * share, foot - tall - 78),
                    (left - 4 + 58 * share, foot - tall - 20),
                ],
                "#9fb8d9",
                1,
                0.6,
            )
        canvas.line(
            [(left - 2, foot - tall - 49), (left + 52, foot - tall - 49)],
            "#9fb8d9",
            1,
            0.6,
        )
    for window in (40, 130, 372):
        canvas.box(x + window, foot - 116, 62, 56, "#f3ead2")
        canvas.box(x + window + 5, foot - 111, 52, 46, ("#6fa0b5", "#a9cdd6"))
        canvas.box(x + window + 29, foot - 111, 4, 46, "#f3ead2")
    canvas.box(x + 250, foot - 118, 76, 118, "#2f6f7a")
    canvas.box(x + 256, foot - 112, 64, 112, ("#22505a", "#3b6f74"))
    for arm, rise in ((44, 14), (14, 44)):
        canvas.box(x + 288 - arm / 2, foot - 136 - rise / 2 - 10, arm, rise, "#2f8a5b")


def _patient(canvas: Canvas, x: float, foot: float, coat: str) -> None:
    """Somebody who waits in the line, seen from behind."""
    canvas.disc(x + 16, foot, 30, 6, fill="#2f4a24", opacity=0.45)
    who = Figure(canvas, x, foot, canvas.chance.uniform(11.5, 13.5), coat)
    hair = canvas.chance.choice(("short", "long", "bun", "hood"))
    tone = "#231812" if hair != "hood" else between(coat, "#ffffff", 0.25)
    who.dressed(
        coat, canvas.chance.choice(("#3b4252", "#5a4636")), "#7a5038", tone, hair
    )


def _meadow_grass(canvas: Canvas) -> None:
    for _ in range(1300):
        depth = canvas.chance.random() ** 0.8
        x, y = canvas.chance.uniform(0, WIDTH), 860 + 220 * depth
        if 640 - (y - 790) * 0.1 < x < 850 + (y - 790) * 0.9 and y < 1010:
            continue
        tip = (x + canvas.chance.uniform(-0.5, 0.5) * 16, y - 8 - 26 * depth)
        colour = between("#3f5f2b", "#c3d57c", canvas.chance.random() * 0.8)
        canvas.line([(x, y), tip], colour, 0.9 + depth, 0.75)
        if canvas.chance.random() < 0.08:
            flower = canvas.chance.choice(("#f6e27a", "#f4f0e6", "#d9605a"))
            canvas.disc(*tip, 3 + 3 * depth, fill=flower)
