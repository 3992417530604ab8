"""A container port at dawn."""

import math
from collections.abc import Callable

from newsroom.demo.drawings.brushes import bloom, ellipse, massif, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

BOXES = (
    "#a8443a",
    "#3f6f93",
    "#c98a3f",
    "#4f7f6a",
    "#8a8f96",
    "#2f4f7a",
    "#b5623f",
    "#d9c9a8",
    "#6a4a5f",
)
QUAY = 690.0


def port(seed: str) -> Canvas:
    """Gantry cranes over a loaded ship, doubled in the water before sunrise."""
    canvas = Canvas(seed, "#33466f", "#6a6f93", "#c58f86", "#f5b77f", "#fbdca8")
    canvas.glow(930, 620, 760, "#ffe9bd", 0.95, squeeze=0.7)
    canvas.disc(930, 600, 34, fill="#fff7e0")
    canvas.clouds(60, 470, "#f0a68a", 0.6, stretch=6, cover=0.45)
    massif(canvas, canvas.ridge(660, 90, 0.45), ("#8a7a92", "#b58f93"), strength=0.2)
    canvas.haze(480, 700, "#f7cfa0", 0, 0.6)
    for x, size in ((120, 0.62), (330, 0.66), (1330, 0.66), (1520, 0.62)):
        _crane(canvas, x, QUAY - 6, size, "#6a607a", 0.55)
    canvas.haze(300, 700, "#f6c79a", 0, 0.35)
    canvas.box(0, QUAY, WIDTH, 92, ("#3a3550", "#2a2740", "#1c1b30"))
    for pile in range(0, WIDTH, 46):
        canvas.box(pile, QUAY + 26, 9, 66, "#4a4460", 0.7)
    _yard(canvas)
    for x, size, boom in ((470, 1.0, 0), (800, 1.06, 0), (1120, 1.0, 1)):
        _crane(canvas, x, QUAY - 4, size, "#2b2a3f", boom)
    _ship(canvas)
    canvas.box(
        0, QUAY + 92, WIDTH, HEIGHT, ("#d99a7f", "#8a6f84", "#4a4a6c", "#232a49")
    )
    canvas.mirror(QUAY + 92, HEIGHT - QUAY - 92, 0.72)
    canvas.glow(930, 830, 420, "#ffd9a0", 0.5, squeeze=0.5)
    canvas.water(QUAY + 100, HEIGHT, "#ffd9a8", "#1a2140")
    _tug(canvas, 1180, 905)
    bloom(canvas, 0.4, 34, 185)
    return canvas


def _crane(
    canvas: Canvas, x: float, foot: float, size: float, tone: str, lift: float
) -> None:
    """A ship-to-shore crane: two legs, a boom over the water, or raised by `lift`."""

    def at(u: float, v: float) -> Point:
        return (x + u * size, foot - v * size)

    light = between(tone, "#f5b77f", 0.25)
    _crane_frame(canvas, at, size, tone, light)
    turn = math.radians(64) * lift
    tip = (56 + 260 * math.cos(turn), 300 + 260 * math.sin(turn))
    back = (-190.0, 300.0)
    canvas.line([at(*back), at(56, 300)], tone, 15 * size)
    canvas.line([at(56, 300), at(*tip)], tone, 13 * size)
    for end in (tip, ((56 + tip[0]) / 2, (300 + tip[1]) / 2), back):
        canvas.line([at(-10, 430), at(*end)], tone, 2.4 * size)
    canvas.box(*at(-150, 332), 74 * size, 34 * size, tone)
    canvas.box(*at(90, 292), 24 * size, 22 * size, light if lift < 0.2 else tone)
    if lift < 0.2:
        for rope in (92, 116):
            canvas.line([at(rope, 290), at(rope, 178)], tone, 1.6 * size)
        canvas.box(*at(70, 178), 70 * size, 30 * size, ("#c9604a", "#8a3a30"))
    for lamp in (back, (56, 300), tip):
        canvas.glow(*at(*lamp), 34 * size, "#ffd08a", 0.8)
        canvas.disc(*at(*lamp), 3 * size, fill="#fff2d0")


def _crane_frame(
    canvas: Canvas,
    at: Callable[[float, float], Point],
    size: float,
    tone: str,
    light: str,
) -> None:
    """Legs, cross beams, the peak above them and the lattice of the boom."""
    for leg in (-62, 62):
        canvas.line([at(leg, 0), at(leg * 0.9, 300)], tone, 11 * size)
        canvas.line([at(leg + 2, 0), at(leg * 0.9 + 2, 300)], light, 2 * size, 0.6)
    for a, b in (
        ((-60, 90), (60, 90)),
        ((-58, 190), (58, 190)),
        ((-58, 190), (58, 90)),
        ((-56, 300), (56, 190)),
    ):
        canvas.line([at(*a), at(*b)], tone, 6 * size)
    for foot in (-55, 55):
        canvas.line([at(foot, 300), at(-10, 430)], tone, 8 * size)
    for brace in range(14):
        u = -190 + brace * 18
        canvas.line(
            [at(u, 294), at(u + 9, 312), at(u + 18, 294)], light, 1.5 * size, 0.7
        )


def _yard(canvas: Canvas) -> None:
    """Stacks on the quay behind the ship."""
    x = -10.0
    while x < WIDTH:
        high = canvas.chance.choice((1, 2, 2, 3, 4))
        for level in range(high):
            tone = between(canvas.chance.choice(BOXES), "#6a5a70", 0.5)
            canvas.box(
                x,
                QUAY - 20 * (level + 1),
                46,
                19,
                (between(tone, "#f5b77f", 0.25), tone),
            )
        x += 49
    canvas.box(0, QUAY - 4, WIDTH, 30, ("#4a4258", "#2f2b42"))


def _ship(canvas: Canvas) -> None:
    """A long hull, containers in bays on its deck, the bridge towards the stern."""
    deck, foot = QUAY + 6, QUAY + 92
    for bay in range(17):
        left = 360 + bay * 53
        if bay in (3, 4):
            continue
        high = (5, 6, 7, 0, 0, 7, 8, 7, 8, 8, 7, 6, 7, 6, 6, 5, 4)[bay]
        for level in range(high):
            tone = canvas.chance.choice(BOXES)
            top = deck - 21 * (level + 1)
            canvas.box(
                left,
                top,
                50,
                20,
                (between(tone, "#ffd9a0", 0.18), between(tone, "#1f1b33", 0.28)),
            )
            for rib in range(1, 9):
                canvas.line(
                    [(left + rib * 5.6, top + 2), (left + rib * 5.6, top + 18)],
                    "#1f1b33",
                    0.9,
                    0.3,
                )
        canvas.box(left + 50, deck - 21 * high, 3, 21 * high, "#1f1b33", 0.6)
    canvas.box(522, deck - 230, 92, 236, ("#f3e2cc", "#b8a5a0"))
    canvas.box(504, deck - 246, 128, 24, ("#fbefdc", "#c9b5aa"))
    canvas.box(508, deck - 240, 120, 9, "#2a3346")
    for row in range(6):
        for window in range(6):
            lit = canvas.chance.random() < 0.5
            canvas.box(
                530 + window * 14,
                deck - 204 + row * 32,
                7,
                9,
                "#ffd98a" if lit else "#4a4a60",
            )
    canvas.box(560, deck - 300, 6, 56, "#4a4258")
    canvas.polygon(
        [(576, deck - 246), (612, deck - 246), (606, deck - 300), (582, deck - 300)],
        ("#b5443a", "#6a2a2f"),
    )
    hull = [
        (318, deck - 6),
        (1290, deck - 6),
        (1336, deck - 30),
        (1300, foot),
        (352, foot),
        (326, deck + 40),
    ]
    canvas.polygon(hull, ("#3a4866", "#2a3350", "#1d2238"))
    canvas.polygon(
        [(350, foot - 20), (1309, foot - 20), (1300, foot), (352, foot)],
        ("#a8403a", "#6a2530"),
    )
    canvas.line(
        [(318, deck - 6), (1290, deck - 6), (1336, deck - 30)], "#f0c79f", 2.4, 0.8
    )
    canvas.line([(1298, deck + 18), (1312, deck + 30)], "#10131f", 5)


def _tug(canvas: Canvas, x: float, y: float) -> None:
    soft(canvas, [ellipse(x, y + 30, 110, 14)], "#10142b", 0.6, 8)
    canvas.polygon(
        [
            (x - 92, y - 14),
            (x - 40, y - 8),
            (x + 84, y - 22),
            (x + 74, y + 24),
            (x - 82, y + 24),
        ],
        ("#3f4a63", "#1a1f38"),
    )
    canvas.line([(x - 92, y - 14), (x - 40, y - 8), (x + 84, y - 22)], "#e39a5c", 4)
    canvas.box(x - 22, y - 70, 66, 58, ("#f0dcc4", "#a8928f"))
    canvas.box(x - 14, y - 62, 50, 18, "#ffdf9a")
    canvas.box(x - 50, y - 50, 20, 42, ("#b5443a", "#6a2a2f"))
    canvas.line([(x + 8, y - 70), (x + 8, y - 122)], "#2b2a3f", 4)
    canvas.glow(x + 8, y - 122, 30, "#fff0c0", 0.9)
    for wave in range(16):
        u = 92 + wave * 20
        canvas.line(
            [(x - u, y + 22 + wave * 2), (x - u - 60, y + 30 + wave * 4)],
            "#ffe3bd",
            2,
            0.35,
        )
