"""Tiled palace roofs under an autumn sky."""

import math
from itertools import pairwise

from newsroom.demo.drawings.brushes import (
    bloom,
    massif,
    smooth,
    soft,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.roofs import eaves, roof

GOLD = ("#e9b93a", "#f2cd55", "#d99f2b", "#f7dd7a", "#c98a24")


def palace(seed: str) -> Canvas:
    """Grey tiled roofs over painted eaves, red columns, a ginkgo in gold."""
    canvas = Canvas(seed, "#2f6fb0", "#5f9bd0", "#a9cfe6", "#e6eee6")
    canvas.clouds(20, 380, "#ffffff", 0.85, stretch=3.2, cover=0.42)
    massif(
        canvas,
        canvas.ridge(560, 240, 0.5),
        ("#7f93a6", "#93a58f", "#a08a5f"),
        strength=0.45,
    )
    canvas.haze(330, 620, "#dfe8e6", 0, 0.6)
    canvas.box(0, 700, WIDTH, 140, ("#8a7a4a", "#a8946a"))
    for x in range(0, WIDTH + 1, 56):
        _tree(
            canvas,
            x,
            740 + canvas.chance.uniform(-14, 14),
            canvas.chance.uniform(70, 120),
        )
    for x, size in ((150, 0.5), (1450, 0.5)):
        _hall(canvas, x, 690, size)
    canvas.haze(480, 760, "#e6e6d6", 0, 0.25)
    _hall(canvas, 800, 822, 1.06, storeys=2)
    _court(canvas)
    _wall(canvas)
    _ginkgo(canvas)
    bloom(canvas, 0.25, 30, 210)
    return canvas


def _tree(canvas: Canvas, x: float, y: float, size: float) -> None:
    base = canvas.chance.choice(("#8a5a2a", "#b5702a", "#6a6a34", "#a8482a", "#4f5f34"))
    for i in range(34):
        share = i / 34
        tone = between(
            between(base, "#241a12", 0.4), between(base, "#ffe08a", 0.4), share
        )
        canvas.disc(
            x + canvas.chance.gauss(0, 0.5) * size,
            y - canvas.chance.uniform(0, 1.1) * size,
            size * 0.22,
            size * 0.17,
            fill=tone,
        )


def _hall(canvas: Canvas, x: float, foot: float, size: float, storeys: int = 1) -> None:
    """A hall on a stone terrace: columns, painted eaves, one roof or two."""
    _terrace(canvas, x, foot, size)
    level = foot - 60 * size
    wide, tall = 400.0, 128.0
    for storey in range(storeys):
        _front(canvas, x, level, wide * size, tall * size, size)
        level -= tall * size
        top = storey == storeys - 1
        eaves(canvas, x, level, wide * size, size)
        roof(canvas, x, level - 20 * size, wide * size, size, top=top)
        level -= (84 if not top else 0) * size
        wide, tall = wide * 0.72, tall * 0.5


def _terrace(canvas: Canvas, x: float, foot: float, size: float) -> None:
    for step, reach in ((0, 500), (1, 460)):
        top = foot - 30 * size * (step + 1)
        canvas.box(
            x - reach * size, top, 2 * reach * size, 32 * size, ("#dcd3c0", "#b3a890")
        )
        canvas.box(
            x - (reach + 8) * size,
            top - 5 * size,
            2 * (reach + 8) * size,
            8 * size,
            "#efe8d8",
        )
        for block in range(int(reach / 26)):
            u = x - reach * size + block * 52 * size
            canvas.line(
                [(u, top + 4 * size), (u, top + 30 * size)], "#8f8570", 1.2, 0.6
            )
    for stair in range(7):
        half = 84 * size
        canvas.box(
            x - half,
            foot - (60 - stair * 8.6) * size,
            half * 2,
            8.6 * size,
            ("#efe8d8", "#b8ad96"),
        )
    for side in (-1, 1):
        canvas.polygon(
            [
                (x + side * 84 * size, foot - 64 * size),
                (x + side * 98 * size, foot - 64 * size),
                (x + side * 98 * size, foot),
                (x + side * 84 * size, foot),
            ],
            ("#e6dcc8", "#a89d86"),
        )


def _front(
    canvas: Canvas, x: float, foot: float, half: float, tall: float, size: float
) -> None:
    """Lattice doors between round red columns, in the shade of the eaves."""
    inner = half * 0.86
    canvas.box(
        x - inner, foot - tall, inner * 2, tall, ("#3a2018", "#5a3020", "#6f3d28")
    )
    bays = 9 if half > 300 * size else 7
    bay = inner * 2 / bays
    for i in range(bays):
        left = x - inner + i * bay
        for leaf in range(3):
            u, w = left + bay * (0.12 + leaf * 0.26), bay * 0.23
            canvas.box(u, foot - tall * 0.78, w, tall * 0.76, ("#3f6a58", "#4f8068"))
            canvas.box(
                u + w * 0.14, foot - tall * 0.74, w * 0.72, tall * 0.46, "#e6d9b8", 0.75
            )
            for bar in range(1, 6):
                v = foot - tall * (0.74 - 0.46 * bar / 6)
                canvas.line(
                    [(u + w * 0.14, v), (u + w * 0.86, v)], "#3f6a58", 1.2 * size
                )
            for share in (0.33, 0.5, 0.67):
                canvas.line(
                    [
                        (u + w * share, foot - tall * 0.74),
                        (u + w * share, foot - tall * 0.28),
                    ],
                    "#3f6a58",
                    1.2 * size,
                )
            canvas.box(
                u + w * 0.14, foot - tall * 0.22, w * 0.72, tall * 0.17, "#a8402f", 0.8
            )
        canvas.box(left, foot - tall * 0.92, bay, tall * 0.12, ("#2f7a6a", "#1f5a4f"))
    for i in range(bays + 1):
        u, w = x - inner + i * bay, 7.5 * size
        canvas.box(u - w, foot - tall, w * 2, tall, ("#7a2a20", "#b5402f"))
        canvas.box(u - w, foot - tall, w * 0.7, tall, "#e07a5a", 0.5)
        canvas.box(u + w * 0.4, foot - tall, w * 0.6, tall, "#3a120e", 0.45)
        canvas.box(u - w * 1.3, foot - 6 * size, w * 2.6, 7 * size, "#d3c8b2")
    canvas.box(
        x - inner, foot - tall, inner * 2, tall * 0.42, ("#1a0f14", "#2a1a1a"), 0.45
    )


def _court(canvas: Canvas) -> None:
    """Paving before the hall, with visitors."""
    ground = [(0.0, 820), (WIDTH, 820), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#d9cdb3", "#c2b394", "#a08f70"))
    for i in range(-16, 17):
        canvas.line([(800 + i * 52, 820), (800 + i * 150, HEIGHT)], "#8f8066", 1.4, 0.4)
    for y in (834, 852, 876, 908, 950, 1004):
        canvas.line([(0, y), (WIDTH, y)], "#8f8066", 1.4, 0.4)
    canvas.polygon(
        [(740, 820), (860, 820), (960, HEIGHT), (640, HEIGHT)],
        ("#efe6d2", "#d6c8ab"),
        0.7,
    )
    soft(
        canvas, [[(300, 818), (1300, 818), (1230, 850), (370, 850)]], "#4a3f33", 0.4, 10
    )
    for x, foot, size, skirt, coat in (
        (690, 905, 1.0, "#c94f6a", "#f4efe6"),
        (730, 910, 1.05, "#3f6fa8", "#f7e6c4"),
        (930, 890, 0.9, "#4a4f5f", "#8a5a3c"),
        (1060, 930, 1.1, "#5a4a6a", "#d9a34a"),
    ):
        _visitor(canvas, x, foot, size, skirt, coat)


def _visitor(
    canvas: Canvas, x: float, foot: float, size: float, skirt: str, coat: str
) -> None:
    """Somebody in a wide skirt and a short jacket, from behind."""
    soft(
        canvas,
        [
            [
                (x - 18 * size, foot),
                (x + 18 * size, foot),
                (x + 64 * size, foot + 9),
                (x + 30 * size, foot + 11),
            ]
        ],
        "#3f3426",
        0.5,
        3,
    )
    canvas.polygon(
        smooth(
            [
                (x - 11 * size, foot - 62 * size),
                (x + 11 * size, foot - 62 * size),
                (x + 24 * size, foot - 22 * size),
                (x + 27 * size, foot),
                (x - 27 * size, foot),
                (x - 24 * size, foot - 22 * size),
            ],
            steps=4,
        ),
        (between(skirt, "#ffffff", 0.2), skirt, between(skirt, "#1a1016", 0.3)),
    )
    canvas.polygon(
        smooth(
            [
                (x - 13 * size, foot - 84 * size),
                (x + 13 * size, foot - 84 * size),
                (x + 20 * size, foot - 60 * size),
                (x + 12 * size, foot - 52 * size),
                (x - 12 * size, foot - 52 * size),
                (x - 20 * size, foot - 60 * size),
            ],
            steps=4,
        ),
        (coat, between(coat, "#3a2a20", 0.25)),
    )
    canvas.disc(x, foot - 94 * size, 8 * size, 10 * size, fill="#1d1513")
    canvas.disc(x, foot - 87 * size, 4.4 * size, fill="#1d1513")


def _wall(canvas: Canvas) -> None:
    """Low walls left and right of the court, tiled on top."""
    for left, right in ((0, 300), (1300, WIDTH)):
        canvas.box(left, 760, right - left, 78, ("#d9b58a", "#b5845a"))
        for row in range(4):
            canvas.line(
                [(left, 776 + row * 16), (right, 776 + row * 16)], "#8a5f3c", 1.4, 0.5
            )
        canvas.box(left, 742, right - left, 22, ("#6f757c", "#3f444c"))
        for u in range(left, right, 11):
            canvas.line([(u, 742), (u, 764)], "#2f343c", 1.8, 0.7)
        canvas.box(left, 736, right - left, 8, "#d9d5cc")


def _ginkgo(canvas: Canvas) -> None:
    """Branches of a ginkgo that reach in from above, leaves falling from it."""
    for path in (
        [(1640, 30), (1430, 90), (1240, 80), (1060, 130)], [(1430, 90), (1330, 180), (1190, 230)],
        [(-40, 60), (120, 110), (280, 90), (430, 130)], [(120, 110), (200, 200), (320, 240)],
    ):  # fmt: skip
        line = smooth(path, closed=False, steps=10)
        for i, (a, b) in enumerate(pairwise(line)):
            canvas.line([a, b], "#3f2c1e", 15 - 12 * i / len(line))
        for _ in range(230):
            u, v = canvas.chance.choice(line)
            _leaf(
                canvas,
                u + canvas.chance.gauss(0, 34),
                v + canvas.chance.gauss(8, 32),
                canvas.chance.uniform(9, 19),
            )
    for _ in range(60):
        _leaf(
            canvas,
            canvas.chance.uniform(0, WIDTH),
            canvas.chance.uniform(250, 840),
            canvas.chance.uniform(6, 12),
        )
    for _ in range(420):
        y = 850 + 210 * canvas.chance.random() ** 0.8
        x = canvas.chance.choice((0, WIDTH)) + canvas.chance.gauss(0, 300)
        size = 3 + 9 * (y - 850) / 210
        canvas.disc(
            x, y, size, size * 0.45, fill=canvas.chance.choice(GOLD), opacity=0.9
        )


def _leaf(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A fan-shaped leaf with its stalk."""
    turn, tone = canvas.chance.uniform(0, 2 * math.pi), canvas.chance.choice(GOLD)
    fan = [
        (
            x + size * (0.82 if i == 4 else 1) * math.cos(turn + (i - 4) * 0.22),
            y + size * (0.82 if i == 4 else 1) * math.sin(turn + (i - 4) * 0.22),
        )
        for i in range(9)
    ]
    canvas.polygon([(x, y), *fan], tone)
    canvas.line([(x, y), fan[2]], between(tone, "#8a5a14", 0.35), 1)
    canvas.line(
        [(x, y), (x - size * 0.7 * math.cos(turn), y - size * 0.7 * math.sin(turn))],
        "#a8801f",
        1.2,
    )
