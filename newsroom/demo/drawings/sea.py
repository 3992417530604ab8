"""A ferry in heavy seas, and a harbour at dusk."""

import math
from itertools import pairwise

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between


def ferry(seed: str) -> Canvas:
    """A white ferry, heeling a little, among grey-green waves."""
    canvas = Canvas(seed, "#4b5a69", "#76838d", "#a9b1b2", "#c9cbc4", "#c9cbc4")
    canvas.glow(520, 420, 640, "#f3e9cf", 0.6)
    canvas.clouds(0, 460, "#38444f", 0.75, stretch=3, cover=0.62)
    canvas.clouds(60, 520, "#e4e2d8", 0.45, stretch=5, cover=0.5)
    canvas.hills(600, 70, ("#7c878c", "#8d9698"), 0.5)
    canvas.haze(500, 640, "#c9cbc4", 0, 0.6, 0.6)
    canvas.box(0, 598, WIDTH, 480, ("#8b9a9a", "#5e7377", "#35494f"))
    _swell(canvas, 640, 18, ("#6f8285", "#5b7074"))
    _swell(canvas, 690, 26, ("#5d7277", "#4d6368"))
    _ferry_hull(canvas, 860, 740)
    _swell(canvas, 758, 34, ("#4e666c", "#3d545b"))
    _bow_wave(canvas, 520, 770)
    _swell(canvas, 860, 50, ("#415a62", "#2b424a"))
    _swell(canvas, 985, 66, ("#2f4850", "#172b33"))
    for _ in range(7):
        _gull(canvas)
    return canvas


def _swell(canvas: Canvas, level: float, height: float, fill: tuple[str, str]) -> None:
    """One row of waves, foam on the crests only."""
    waves = [
        (canvas.chance.uniform(3, 26), canvas.chance.uniform(0, 7), weight)
        for weight in (0.34, 0.26, 0.2, 0.12, 0.08, 0.08)
    ]
    points = []
    for i in range(201):
        x = WIDTH * i / 200
        turns = (
            weight * (1 - 2 * abs(math.sin(phase + x / WIDTH * pace)))
            for pace, phase, weight in waves
        )
        points.append((x, level - height * sum(turns)))
    canvas.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
    for before, after in pairwise(points):
        lift = (level - before[1]) / height
        if lift > 0.04:
            canvas.line(
                [before, after], "#eef3f0", 1 + height / 22, min(0.8, lift * 1.8)
            )
    for _ in range(round(height * 5)):
        x, y = canvas.chance.choice(points)
        drop = canvas.chance.uniform(3, height * 2)
        stroke = canvas.chance.uniform(14, 40 + height * 1.6)
        canvas.line(
            [(x, y + drop), (x + stroke, y + drop + stroke * 0.04)],
            canvas.chance.choice(("#dfe8e6", "#1d3139", "#1d3139")),
            1 + height / 40,
            0.16,
        )


def _ferry_hull(canvas: Canvas, x: float, y: float) -> None:
    """The ship, bow to the left, turned by a few degrees around (x, y)."""

    def turn(*points: Point) -> list[Point]:
        sine, cosine = math.sin(-0.045), math.cos(-0.045)
        return [
            (x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in points
        ]

    def box(u: float, v: float, w: float, h: float) -> list[Point]:
        return turn((u, v), (u + w, v), (u + w, v + h), (u, v + h))

    hull = turn((-400, -70), (420, -70), (400, 70), (-300, 70), (-345, 0))
    canvas.polygon(hull, ("#f6f5f0", "#dfe1de", "#a9b1b4"))
    canvas.polygon(
        turn((-330, 22), (412, 22), (400, 90), (-280, 90)), ("#9c3030", "#6e2024")
    )
    canvas.polygon(turn((-372, -40), (416, -40), (416, -30), (-366, -30)), "#1f4f77")
    for deck, (start, width) in enumerate(((-270, 640), (-220, 560), (-150, 300))):
        level = -118 - deck * 46
        canvas.polygon(box(start, level, width, 48), ("#fbfaf6", "#dcdedd"))
        canvas.polygon(box(start - 10, level - 3, width + 20, 6), "#c3c8c9")
        for window in range(int(width / 32)):
            spot = box(start + 14 + window * 32, level + 14, 18, 16)
            glow = canvas.chance.random() < 0.45
            canvas.polygon(spot, "#f4d58c" if glow else "#415663")
    canvas.polygon(box(-150, -210, 70, 26), "#2c3e49")
    canvas.polygon(
        turn((150, -260), (230, -260), (220, -164), (140, -164)), ("#1f4f77", "#163a58")
    )
    canvas.polygon(box(148, -246, 82, 20), "#f6f5f0")
    canvas.line(turn((-60, -210), (-50, -300)), "#e9ebea", 5)
    canvas.line(turn((-84, -270), (-24, -268)), "#e9ebea", 3)
    for boat in range(4):
        canvas.polygon(
            turn(
                (-190 + boat * 110, -76),
                (-120 + boat * 110, -76),
                (-130 + boat * 110, -54),
                (-180 + boat * 110, -54),
            ),
            "#d9722e",
        )
    canvas.clouds(330, 520, "#4a4f54", 0.25, cover=0.4)


def _bow_wave(canvas: Canvas, x: float, y: float) -> None:
    for _ in range(150):
        u, v = canvas.chance.gauss(0, 46), abs(canvas.chance.gauss(0, 22))
        size = canvas.chance.uniform(3, 13)
        canvas.disc(
            x + u,
            y - v,
            size * 1.5,
            size,
            fill="#f2f6f4",
            opacity=canvas.chance.uniform(0.12, 0.5),
        )


def _gull(canvas: Canvas) -> None:
    x, y = canvas.chance.uniform(80, 1500), canvas.chance.uniform(90, 420)
    span = canvas.chance.uniform(12, 28)
    lift = span * canvas.chance.uniform(0.2, 0.5)
    wings = [
        (x - span, y - lift * 0.4),
        (x - span * 0.5, y - lift),
        (x, y),
        (x + span * 0.5, y - lift),
        (x + span, y - lift * 0.4),
    ]
    canvas.line(wings, "#f4f4ee", 2.2, 0.9)


def harbour(seed: str) -> Canvas:
    """Fishing boats and lit windows around a still harbour after sunset."""
    canvas = Canvas(seed, "#1f2a52", "#4a4778", "#a8607c", "#f0a07a", "#fbd39b")
    canvas.glow(1000, 600, 640, "#ffd79a", 0.75, squeeze=0.55)
    canvas.clouds(60, 430, "#f2a48f", 0.55, stretch=6, cover=0.45)
    canvas.stars(70, 240)
    canvas.hills(620, 170, ("#5c4a78", "#82597f"), 0.5)
    canvas.hills(632, 90, ("#3a3560", "#4d3f69"), 0.5)
    _quay(canvas, 640)
    canvas.box(0, 640, WIDTH, 430, ("#e59a7d", "#8c5a7d", "#3b3766", "#141a3a"))
    canvas.mirror(640, 400, 0.62)
    canvas.water(660, HEIGHT, "#ffcf9e", "#12173a")
    for x, y, size, hull in (
        (330, 770, 0.9, "#7d2f35"),
        (1180, 740, 0.75, "#2f5d73"),
        (760, 900, 1.5, "#2b4a3f"),
    ):
        _fishing_boat(canvas, x, y, size, hull)
    return canvas


def _quay(canvas: Canvas, foot: float) -> None:
    x = -20.0
    while x < WIDTH:
        wide, tall = canvas.chance.uniform(46, 100), canvas.chance.uniform(50, 130)
        wall = canvas.chance.choice(("#2b2747", "#34294a", "#26243f", "#3d2f4e"))
        canvas.box(x, foot - tall, wide, tall, wall)
        canvas.polygon(
            [
                (x - 5, foot - tall),
                (x + wide + 5, foot - tall),
                (x + wide / 2, foot - tall - wide * 0.36),
            ],
            "#1d1a35",
        )
        for row in range(int(tall / 30)):
            for column in range(int(wide / 24)):
                if canvas.chance.random() < 0.55:
                    light = canvas.chance.choice(("#ffd98a", "#ffc56b", "#ffe7b5"))
                    canvas.box(
                        x + 8 + column * 24, foot - tall + 12 + row * 30, 10, 14, light
                    )
        x += wide + canvas.chance.choice((0, 0, 6, 18))
    canvas.box(0, foot - 8, WIDTH, 10, "#171530")
    for lamp in range(9):
        spot = 60 + lamp * 186
        canvas.line([(spot, foot - 6), (spot, foot - 62)], "#171530", 3)
        canvas.glow(spot, foot - 64, 44, "#ffe2a1", 0.9)
        canvas.disc(spot, foot - 64, 4, fill="#fff6dc")


def _fishing_boat(canvas: Canvas, x: float, y: float, size: float, hull: str) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + u * size, y + v * size) for u, v in points]

    for ripple in range(26):
        u, reach = canvas.chance.uniform(-150, 110), canvas.chance.uniform(20, 90)
        level = 42 + ripple * 4
        canvas.line(at((u, level), (u + reach, level)), "#10132f", 3 * size, 0.35)
    canvas.polygon(
        at((-150, -34), (-96, -8), (130, -16), (146, -30), (118, 44), (-104, 44)),
        (between(hull, "#ffffff", 0.22), hull, "#14142b"),
    )
    canvas.line(
        at((-150, -34), (-96, -10), (130, -18), (146, -30)), "#f1dcc0", 4 * size
    )
    canvas.polygon(
        at((10, -16), (96, -18), (92, -84), (16, -82)), ("#efe3cf", "#b79f94")
    )
    canvas.polygon(at((4, -82), (104, -86), (98, -96), (12, -92)), "#4a2e3a")
    for window in (24, 48, 72):
        canvas.polygon(
            at((window, -68), (window + 16, -68), (window + 16, -50), (window, -50)),
            "#ffd98a",
        )
    canvas.glow(*at((50, -60))[0], 70 * size, "#ffcf7d", 0.4)
    canvas.line(at((-40, -12), (-36, -210)), "#2a2036", 5 * size)
    canvas.line(at((-37, -190), (128, -30)), "#2a2036", 1.5 * size, 0.8)
    canvas.line(at((-37, -190), (-146, -36)), "#2a2036", 1.5 * size, 0.8)
    canvas.line(at((-38, -60), (96, -122)), "#2a2036", 4 * size)
    canvas.glow(*at((-36, -212))[0], 30 * size, "#ffe9b8", 0.9)
