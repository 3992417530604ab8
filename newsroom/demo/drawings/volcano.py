"""A smoking volcano above a bay."""

import math

from newsroom.demo.drawings.brushes import massif, puff, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

SHORE = 726.0


def volcano(seed: str) -> Canvas:
    """A dark cone with a plume of ash, a white town at its foot, a calm bay."""
    canvas = Canvas(seed, "#4d7fa8", "#85abc2", "#c3cfcb", "#f0d9b8", "#f3c99b")
    canvas.glow(240, 560, 760, "#ffe3b0", 0.8, squeeze=0.7)
    canvas.clouds(90, 420, "#f6e4cf", 0.5, stretch=6, cover=0.4)
    massif(canvas, canvas.ridge(690, 130, 0.46), ("#a9b0b4", "#c9bda8"), strength=0.25)
    canvas.haze(520, 730, "#efd5b2", 0, 0.6)
    _plume(canvas)
    cone = _cone()
    massif(
        canvas,
        cone,
        ("#4a4650", "#5b5458", "#6c6a58", "#57663f"),
        strength=0.6,
        cells=12,
        foot=SHORE + 6,
    )
    canvas.haze(470, 730, "#dcc3a4", 0, 0.42)
    _crater(canvas)
    _woods(canvas)
    _town(canvas)
    canvas.box(0, SHORE, WIDTH, 345, ("#d9bf9e", "#7f9ba4", "#3f6d84", "#1d4059"))
    canvas.mirror(SHORE, HEIGHT - SHORE, 0.62)
    canvas.water(SHORE + 8, HEIGHT, "#f6dfba", "#16354c")
    canvas.glow(240, SHORE + 20, 480, "#ffe3b0", 0.5, squeeze=0.25)
    _sail(canvas, 1080, 868, 1.0)
    _sail(canvas, 560, 800, 0.5)
    return canvas


def _cone() -> list[Point]:
    """A concave slope on both sides of a notched crater."""
    left = [(x, SHORE - 430 * (x / 700) ** 2.6) for x in range(0, 701, 20)]
    crater = [(728, 300), (752, 312), (786, 316), (820, 308), (846, 290)]
    right = [(846 + 754 * i / 40, SHORE - 436 * (1 - i / 40) ** 2.5) for i in range(41)]
    return [*left, *crater, *right]


def _plume(canvas: Canvas) -> None:
    """Ash that rises from the crater and leans with the wind."""
    puffs = []
    for _ in range(150):
        way = canvas.chance.random() ** 0.8
        spread = 18 + 130 * way
        x = 780 + 40 * way + 560 * way**2.2 + canvas.chance.gauss(0, 0.42) * spread
        y = 316 - 330 * way**0.75 + canvas.chance.gauss(0, 0.4) * spread
        puffs.append((way, x, y, (20 + 66 * way) * canvas.chance.uniform(0.6, 1.1)))
    for way, x, y, radius in sorted(puffs, reverse=True):
        light = between("#cbbcae", "#efdfcb", way)
        puff(canvas, x, y, radius, light, between("#55505a", "#8d8b92", way))


def _crater(canvas: Canvas) -> None:
    canvas.glow(786, 312, 80, "#ff9a5a", 0.55)
    for x, wide, down in ((740, 20, 120), (808, 26, 170), (842, 16, 90)):
        streak = [
            (x, 318),
            (x + wide, 316),
            (x + wide * 1.9, 318 + down),
            (x + wide, 316 + down),
        ]
        soft(canvas, [streak], "#2c2830", 0.5, 7)


def _woods(canvas: Canvas) -> None:
    """Trees on the lower slopes, denser towards the shore."""
    for _ in range(1500):
        x, depth = canvas.chance.uniform(0, WIDTH), canvas.chance.random() ** 0.6
        y = SHORE - 8 - 62 * (1 - depth) * (0.3 + 0.7 * math.sin(x / 260) ** 2)
        size = canvas.chance.uniform(3, 8)
        tone = canvas.chance.choice(("#4c5b3c", "#5f6c45", "#3d4b38", "#6f7750"))
        canvas.disc(x, y, size, size * 0.8, fill=tone, opacity=0.85)


def _town(canvas: Canvas) -> None:
    """White houses with tiled roofs, stacked up the slope in the middle."""
    houses = [
        (canvas.chance.gauss(760, 190), canvas.chance.random() ** 1.6)
        for _ in range(170)
    ]
    for x, rise in sorted(houses, key=lambda house: -house[1]):
        foot = SHORE - 2 - 46 * rise * max(0.2, 1 - abs(x - 760) / 420)
        wide, tall = canvas.chance.uniform(10, 24), canvas.chance.uniform(10, 20)
        wall = canvas.chance.choice(("#f6ead6", "#eeddc4", "#e6cfb4", "#fbf3e4"))
        canvas.box(x, foot - tall, wide * 0.55, tall, wall)
        canvas.box(
            x + wide * 0.55,
            foot - tall,
            wide * 0.45,
            tall,
            between(wall, "#6c6470", 0.45),
        )
        roof = [
            (x - 1, foot - tall),
            (x + wide + 1, foot - tall),
            (x + wide - 4, foot - tall - 5),
            (x + 3, foot - tall - 5),
        ]
        canvas.polygon(roof, canvas.chance.choice(("#b5623f", "#9d5238", "#c27a50")))
        for window in range(int(wide / 6)):
            canvas.box(x + 2 + window * 6, foot - tall + 4, 2.4, 4, "#5a5560", 0.8)
    canvas.box(868, SHORE - 78, 15, 60, ("#f6ead6", "#dcc6a8"))
    canvas.polygon(
        [(865, SHORE - 78), (886, SHORE - 78), (875, SHORE - 100)], "#8f4f39"
    )
    canvas.box(0, SHORE - 5, WIDTH, 7, "#6c6154", 0.8)


def _sail(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A small sailing boat and its reflection."""
    soft(
        canvas,
        [
            [
                (x - 60 * size, y + 6),
                (x + 62 * size, y + 6),
                (x + 30 * size, y + 130 * size),
                (x - 30 * size, y + 130 * size),
            ]
        ],
        "#e8dcc8",
        0.3,
        9,
    )
    hull = [
        (x - 74 * size, y - 10 * size),
        (x + 78 * size, y - 14 * size),
        (x + 58 * size, y + 10 * size),
        (x - 58 * size, y + 10 * size),
    ]
    canvas.polygon(hull, ("#3d5261", "#1a2834"))
    canvas.line([(x, y - 10 * size), (x, y - 214 * size)], "#33302f", 3 * size)
    main = [
        (x - 4 * size, y - 206 * size),
        (x - 4 * size, y - 24 * size),
        (x - 74 * size, y - 22 * size),
        (x - 44 * size, y - 110 * size),
    ]
    canvas.polygon(main, ("#fff7e6", "#e2cba9"))
    fore = [
        (x + 5 * size, y - 190 * size),
        (x + 5 * size, y - 26 * size),
        (x + 70 * size, y - 20 * size),
        (x + 42 * size, y - 92 * size),
    ]
    canvas.polygon(fore, ("#f3e2c6", "#c9ac8a"))
    canvas.line(
        [(x - 70 * size, y + 13 * size), (x + 76 * size, y + 13 * size)],
        "#132736",
        4 * size,
        0.6,
    )
