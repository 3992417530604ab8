"""A glacier that breaks off into its meltwater lake."""

import math

from newsroom.demo.drawings.brushes import (
    bare_rock,
    ellipse,
    massif,
    relief,
    smooth,
    soft,
    terrain,
    texture,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

FRONT = 640.0  # where the ice stands in the lake


def glacier(seed: str) -> Canvas:
    """A tongue of ice between dark mountains, icebergs in a turquoise lake."""
    canvas = Canvas(seed, "#5f8fb8", "#96b8d0", "#cfdde2", "#e9ebe6")
    canvas.clouds(20, 330, "#ffffff", 0.8, stretch=3.5, cover=0.5)
    rough = canvas.ridge(0, 110, 0.55)
    peaks = [
        (
            x,
            300
            + y
            - 150 * math.exp(-(((x - 520) / 190) ** 2))
            - 90 * math.exp(-(((x - 1130) / 230) ** 2)),
        )
        for x, y in rough
    ]
    massif(
        canvas,
        peaks,
        ("#f4f7f9", "#d3dfe8", "#b3c6d6", "#a9bfd0"),
        strength=0.7,
        cells=12,
    )
    bare_rock(canvas, peaks, "#4e5d6b")
    canvas.haze(200, 520, "#dfe9ee", 0, 0.5)
    _ice(canvas)
    soft(canvas, [ellipse(830, 306, 110, 20)], "#e3ebf0", 0.9, 14)
    _side(canvas, left=True)
    _side(canvas, left=False)
    _cliff(canvas)
    _lake(canvas)
    return canvas


def _tongue(y: float) -> tuple[float, float]:
    """The left and right edge of the ice at one height."""
    share = (y - 300) / (FRONT - 300)
    centre = 830 - 90 * math.sin(share * 2.6)
    half = 80 + 400 * share**1.3
    return centre - half, centre + half


def _ice(canvas: Canvas) -> None:
    levels = [300 + (FRONT - 300) * i / 24 for i in range(25)]
    left = [(_tongue(y)[0], y) for y in levels]
    right = [(_tongue(y)[1], y) for y in levels]
    shape = [*left, *reversed(right)]
    canvas.polygon(shape, ("#eef5f9", "#d7e7f0", "#b9d6e6", "#d9ebf3"))
    rough = terrain(canvas, 600, 200, 16, ridged=True, stretch=3, octaves=4)
    texture(canvas, shape, relief(rough, 1300, (1, 2)), 0.7)
    for band in range(5):  # moraine: dark ribbons that the ice carries along
        share = (0.14, 0.3, 0.52, 0.71, 0.88)[band]
        path = [
            (a[0] + (b[0] - a[0]) * share, a[1])
            for a, b in zip(left, right, strict=True)
        ]
        width = 2 + 1.5 * (band % 2)
        soft(
            canvas,
            [
                [
                    *path,
                    *((x + width * (1 + (y - 300) / 60), y) for x, y in reversed(path)),
                ]
            ],
            "#5d6970",
            0.5,
            3,
        )
    for _ in range(260):
        _crevasse(canvas)


def _crevasse(canvas: Canvas) -> None:
    """A crack across the stream, bent as the middle flows faster."""
    y = 330 + (FRONT - 340) * canvas.chance.random() ** 0.7
    left, right = _tongue(y)
    size = (y - 280) / 360
    start = canvas.chance.uniform(left, right - 60 * size)
    points = []
    for i in range(5):
        x = start + i * 26 * size
        aside = (x - (left + right) / 2) / (right - left)
        points.append((x, y - 60 * aside * aside * size + canvas.chance.uniform(-2, 2)))
    canvas.line(points, "#4f8fb5", 1 + 2.2 * size, 0.5)
    canvas.line([(x, v - 2 * size) for x, v in points], "#ffffff", 1 + size, 0.7)


def _side(canvas: Canvas, *, left: bool) -> None:
    """The mountain flank on one side, falling towards the ice."""
    points = []
    for i in range(34):
        share = i / 33
        x = 560 * share
        tall = 400 * (1 - share) ** 1.25 * (1 if left else 1.08)
        y = FRONT + 4 - tall - canvas.chance.uniform(0, 26) * (1 - share)
        points.append((x - 60 if left else WIDTH + 60 - x, y))
    line = points if left else points[::-1]
    line = [(max(0.0, min(WIDTH, x)), y) for x, y in line]
    massif(
        canvas,
        line,
        ("#5a6670", "#4a5256", "#56564e", "#4a4a42"),
        strength=0.55,
        cells=8,
        foot=FRONT + 6,
    )


def _cliff(canvas: Canvas) -> None:
    """The broken front: towers of ice, white on top and blue in the cracks."""
    left, right = _tongue(FRONT)
    crest = canvas.ridge(0, 60, 0.55)
    x = left - 20
    while x < right + 10:
        wide = canvas.chance.choice((9, 16, 24, 38, 60))
        edge = min(1.0, (x - left + 60) / 220, (right - x + 60) / 220)
        rise = -crest[int(x / WIDTH * len(crest))][1]
        tall = (40 + rise + canvas.chance.uniform(-10, 14)) * max(0.25, edge)
        top = FRONT - tall
        face = [
            (x, FRONT + 8),
            (x, top + canvas.chance.uniform(0, 10)),
            (x + wide * canvas.chance.uniform(0.3, 0.7), top - 5),
            (x + wide, top + canvas.chance.uniform(-4, 12)),
            (x + wide, FRONT + 8),
        ]
        tone = between("#f2f9fc", "#a9d3e8", canvas.chance.random())
        canvas.polygon(face, (tone, "#8cc4e0", "#4f9cc6"))
        canvas.polygon(
            [face[2], face[3], face[4], (x + wide * 0.7, FRONT + 8)], "#1f6a9a", 0.35
        )
        canvas.line(face[1:4], "#ffffff", 2.2, 0.9)
        x += wide


def _lake(canvas: Canvas) -> None:
    canvas.box(
        0, FRONT + 6, WIDTH, HEIGHT, ("#8fc9cf", "#58a9b5", "#2f8797", "#17616f")
    )
    canvas.mirror(FRONT + 6, HEIGHT - FRONT - 6, 0.5)
    canvas.water(FRONT + 14, HEIGHT, "#dff3f3", "#0f5361")
    bergs = [
        (560.0, 706, 60.0),
        (1010, 700, 44),
        (300, 742, 54),
        (1290, 738, 80),
        (860, 770, 96),
        (500, 852, 130),
        (1130, 900, 170),
    ]
    for _ in range(90):
        depth = canvas.chance.random() ** 1.4
        x, size = (
            canvas.chance.uniform(0, WIDTH),
            2 + 11 * depth * canvas.chance.random(),
        )
        canvas.disc(
            x,
            FRONT + 22 + 370 * depth,
            size * 1.7,
            size * 0.6,
            fill="#edf7fa",
            opacity=0.9,
        )
    for x, y, size in bergs:
        _berg(canvas, x, y, size)


def _berg(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A block of ice: a lit side, a blue side, a tint under water."""
    soft(
        canvas,
        [
            [
                (x - size, y),
                (x + size, y),
                (x + size * 0.7, y + size * 0.7),
                (x - size * 0.6, y + size * 0.6),
            ]
        ],
        "#c4eef0",
        0.5,
        size * 0.12,
    )
    top = [
        (x + size * u, y - size * (v + canvas.chance.uniform(-0.06, 0.06)))
        for u, v in (
            (-1, 0),
            (-0.85, 0.24),
            (-0.5, 0.34),
            (-0.3, 0.62),
            (0.02, 0.7),
            (0.2, 0.44),
            (0.55, 0.38),
            (0.85, 0.16),
            (1.02, 0),
        )
    ]
    canvas.polygon(top, ("#ffffff", "#e4f2f8", "#b5dcec"))
    shade: list[Point] = [
        top[4],
        top[5],
        top[6],
        top[7],
        top[8],
        (x + size * 0.1, y),
        (x - size * 0.1, y - size * 0.3),
    ]
    canvas.polygon(shade, ("#9dcbe2", "#5fa5c9"), 0.9)
    canvas.polygon(
        [top[2], top[3], (x - size * 0.2, y - size * 0.25), (x - size * 0.45, y)],
        "#cfe6f1",
        0.8,
    )
    foot = smooth(
        [
            (x - size * 1.03, y),
            (x, y + size * 0.05),
            (x + size * 1.04, y),
            (x, y - size * 0.03),
        ]
    )
    canvas.polygon(foot, "#2f8da3", 0.8)
