"""A solar farm in a desert."""

import math
from itertools import pairwise

from newsroom.demo.drawings.brushes import (
    bloom,
    grey,
    massif,
    relief,
    soft,
    terrain,
    texture,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

HORIZON = 470.0
Place = tuple[float, float, float]  # aside, up and away, in metres


def _seen(place: Place) -> Point:
    """Where a place of the plain lies in the picture."""
    aside, up, away = place
    return (800 + 900 * aside / away, HORIZON + 900 * (7 - up) / away)


def solar(seed: str) -> Canvas:
    """Rows of panels that run to the horizon of a desert, a low sun behind."""
    canvas = Canvas(seed, "#3f78ad", "#7fabc9", "#cfd2c3", "#f7d9a6", "#f6c98a")
    canvas.clouds(60, 360, "#fff1dc", 0.6, stretch=7, cover=0.36)
    canvas.glow(1010, 425, 620, "#fff0c4", 0.95)
    canvas.disc(1010, 410, 30, fill="#fffbea")
    massif(
        canvas, canvas.ridge(HORIZON, 110, 0.44), ("#b08a86", "#cba38c"), strength=0.4
    )
    canvas.haze(360, 500, "#f6d7a8", 0, 0.6)
    _sand(canvas)
    for row in range(-9, 10):
        _row(canvas, row)
    _mast_line(canvas)
    canvas.glow(1010, HORIZON + 8, 620, "#ffe7b5", 0.5, squeeze=0.3)
    canvas.haze(HORIZON - 20, HORIZON + 90, "#f8dcae", 0, 0.55, 0)
    bloom(canvas, 0.35, 30, 200)
    return canvas


def _sand(canvas: Canvas) -> None:
    ground = [(0.0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#eec592", "#d7a26a", "#b97f4c", "#8f5d38"))
    rough = terrain(canvas, 800, 300, 40, stretch=7, octaves=4)
    texture(canvas, ground, relief(rough, 900, (1, 2)), 0.13)
    texture(
        canvas, ground, grey(terrain(canvas, 400, 150, 4, stretch=4), 128, 70), 0.25
    )


def _row(canvas: Canvas, row: int) -> None:
    """One row of tilted tables on posts, from far to near."""
    left = row * 9.2 - 2.6
    away = 150.0
    while away > 8:
        near = away - (4.4 if away < 60 else 10)
        _table(canvas, left, away, max(near, 6) + 0.5)
        away = near


def _table(canvas: Canvas, left: float, far: float, near: float) -> None:
    low, high, wide = 0.7, 2.9, 5.0
    shade = [
        (left - 1.2, 0.0, far),
        (left + wide * 0.8, 0.0, far),
        (left + wide * 0.8, 0.0, near),
        (left - 1.2, 0.0, near),
    ]
    canvas.polygon(map(_seen, shade), "#3d2618", 0.6)
    for away in (far, near):
        for aside, up in ((left + 0.8, low + 0.3), (left + wide - 0.8, high - 0.4)):
            canvas.line(
                [_seen((aside, 0, away)), _seen((aside, up, away))],
                "#4a4a4c",
                max(0.8, 60 / away),
            )
    corners: list[Place] = [
        (left, low, far),
        (left + wide, high, far),
        (left + wide, high, near),
        (left, low, near),
    ]
    panel = [_seen(corner) for corner in corners]
    shine = _shine((panel[0][0] + panel[2][0]) / 2, far)
    canvas.polygon(
        panel,
        (
            between("#3c5f96", "#fff0cf", shine),
            between("#152a55", "#f0c48a", shine * 0.8),
        ),
    )
    _cells(canvas, left, far, near, 0.75 if far < 60 else 0.35)
    edge = [_seen((left + wide, high, far)), _seen((left + wide, high, near))]
    canvas.line(edge, "#f8ead0", max(0.8, 40 / near), 0.8)
    canvas.line([panel[2], panel[3]], "#c7cfd8", max(0.8, 30 / near), 0.9)


def _shine(x: float, away: float) -> float:
    """How much of the low sun a table throws back."""
    return 0.1 + 0.6 * math.exp(-(((x - 1010) / 300) ** 2)) * min(1, away / 60)


def _cells(
    canvas: Canvas, left: float, far: float, near: float, opacity: float
) -> None:
    """The seams between modules."""
    if far > 100:
        return
    width = max(0.5, 9 / near)
    for part in range(1, 6):
        aside, up = left + 5.0 * part / 6, 0.7 + 2.2 * part / 6
        canvas.line(
            [_seen((aside, up, far)), _seen((aside, up, near))],
            "#a9bfdc",
            width,
            opacity,
        )
    for part in range(1, 4):
        away = near + (far - near) * part / 4
        canvas.line(
            [_seen((left, 0.7, away)), _seen((left + 5, 2.9, away))],
            "#a9bfdc",
            width,
            opacity,
        )


def _mast_line(canvas: Canvas) -> None:
    """A power line that leaves the farm."""
    tops = []
    for x, tall in ((150, 190), (330, 132), (452, 96), (540, 74), (604, 58)):
        foot, arm = HORIZON + 4 + tall * 0.12, tall * 0.2
        for side in (-1, 1):
            canvas.line(
                [(x + side * tall * 0.1, foot), (x, foot - tall)], "#57504f", tall / 90
            )
        for level in (0.72, 0.88):
            canvas.line(
                [(x - arm, foot - tall * level), (x + arm, foot - tall * level)],
                "#57504f",
                tall / 80,
            )
        tops.append((x, foot - tall * 0.72, arm))
    for (ax, ay, aa), (bx, by, ba) in pairwise(tops):
        for side in (-1, 1):
            middle = ((ax + side * aa + bx + side * ba) / 2, (ay + by) / 2 + 12)
            canvas.line(
                [(ax + side * aa, ay), middle, (bx + side * ba, by)], "#57504f", 1, 0.7
            )
    soft(
        canvas,
        [
            [
                (0, HORIZON - 6),
                (WIDTH, HORIZON - 6),
                (WIDTH, HORIZON + 6),
                (0, HORIZON + 6),
            ]
        ],
        "#f8dcae",
        0.6,
        6,
    )
