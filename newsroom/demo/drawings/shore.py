"""Work on the water: a container port at dawn, a fisher in a small boat."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, limb, massif, smooth, soft
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
    top = at(-10, 430)
    canvas.line([at(-55, 300), top], tone, 8 * size)
    canvas.line([at(55, 300), top], tone, 8 * size)
    turn = math.radians(64) * lift
    tip = (56 + 260 * math.cos(turn), 300 + 260 * math.sin(turn))
    back = (-190.0, 300.0)
    canvas.line([at(*back), at(56, 300)], tone, 15 * size)
    canvas.line([at(56, 300), at(*tip)], tone, 13 * size)
    for end in (tip, ((56 + tip[0]) / 2, (300 + tip[1]) / 2), back):
        canvas.line([top, at(*end)], tone, 2.4 * size)
    for brace in range(14):
        u = -190 + brace * 18
        canvas.line(
            [at(u, 294), at(u + 9, 312), at(u + 18, 294)], light, 1.5 * size, 0.7
        )
    canvas.box(*at(-150, 332), 74 * size, 34 * size, tone)
    canvas.box(*at(90, 292), 24 * size, 22 * size, light if lift < 0.2 else tone)
    if lift < 0.2:
        for rope in (92, 116):
            canvas.line([at(rope, 290), at(rope, 178)], tone, 1.6 * size)
        canvas.box(*at(70, 178), 70 * size, 30 * size, ("#c9604a", "#8a3a30"))
    for lamp in (back, (56, 300), tip):
        canvas.glow(*at(*lamp), 34 * size, "#ffd08a", 0.8)
        canvas.disc(*at(*lamp), 3 * size, fill="#fff2d0")


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


# The fisher


def fishing(seed: str) -> Canvas:
    """Somebody in a small boat draws a net from calm water at sunrise."""
    canvas = Canvas(seed, "#7fa3b8", "#b5c4c4", "#f0d6b0", "#f9c98f")
    canvas.glow(610, 470, 720, "#fff1cc", 0.95)
    canvas.disc(610, 440, 44, fill="#fffaea")
    canvas.clouds(40, 330, "#fff0dc", 0.5, stretch=6, cover=0.4)
    for base, tall, top, low, veil in (
        (520, 210, "#9fb3bb", "#c9c6b8", 0.5),
        (536, 120, "#738f98", "#a3aea6", 0.55),
        (548, 60, "#4f6c74", "#7f918c", 0.3),
    ):
        massif(canvas, canvas.ridge(base, tall, 0.46), (top, low), strength=0.2)
        canvas.haze(base - 130, base + 30, "#fae3c0", 0, veil)
    canvas.box(
        0, 548, WIDTH, HEIGHT, ("#f3d3a3", "#b8bfb5", "#7397a3", "#3f6c80", "#234a60")
    )
    canvas.mirror(548, 300, 0.75)
    canvas.glow(610, 600, 560, "#fff1cc", 0.65, squeeze=0.5)
    _mist(canvas)
    canvas.water(590, HEIGHT, "#fff0d4", "#2b566b")
    _rings(canvas)
    _boat(canvas, 800, 800)
    _reeds(canvas)
    return canvas


def _mist(canvas: Canvas) -> None:
    for _ in range(16):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(535, 600)
        soft(
            canvas,
            [
                ellipse(
                    x, y, canvas.chance.uniform(140, 340), canvas.chance.uniform(6, 18)
                )
            ],
            "#fdf0da",
            0.5,
            16,
        )


def _rings(canvas: Canvas) -> None:
    """Rings that spread where the net leaves the water."""
    for ring in range(1, 8):
        for start, tone in ((10, "#fff6e0"), (190, "#2b566b")):
            r = 40 + ring * 34
            box = [
                ((1010 - r) * 2, (850 - r * 0.2) * 2),
                ((1010 + r) * 2, (850 + r * 0.2) * 2),
            ]
            colour = tuple(int(tone[i : i + 2], 16) for i in (1, 3, 5))
            canvas.pen.arc(
                box, start, start + 160, fill=(*colour, 150 - ring * 17), width=4
            )


def _boat(canvas: Canvas, x: float, y: float) -> None:
    hull = smooth(
        [
            (x - 330, y - 46),
            (x - 200, y - 8),
            (x, y + 2),
            (x + 200, y - 8),
            (x + 335, y - 52),
            (x + 250, y + 38),
            (x, y + 56),
            (x - 240, y + 38),
        ],
        steps=8,
    )
    below = [(u, 2 * (y + 50) - v * 1.0) for u, v in hull]
    soft(canvas, [below], "#1d3a4a", 0.75, 7)
    _fisher(canvas, x + 70, y + 14, flipped=True)
    canvas.polygon(
        [
            (x - 318, y - 42),
            (x - 200, y - 14),
            (x, y - 6),
            (x + 200, y - 14),
            (x + 322, y - 46),
            (x + 200, y + 14),
            (x - 200, y + 14),
        ],
        "#2b2420",
    )
    for seat in (-190, 150):
        canvas.polygon(
            [
                (x + seat, y - 12),
                (x + seat + 60, y - 9),
                (x + seat + 56, y + 3),
                (x + seat + 4, y),
            ],
            "#8a6a48",
        )
    _basket(canvas, x - 90, y - 4)
    _fisher(canvas, x + 70, y + 14, flipped=False)
    canvas.polygon(hull, ("#7a5a40", "#54402f", "#2f2620"))
    rim = smooth(
        [
            (x - 330, y - 46),
            (x - 200, y - 8),
            (x, y + 2),
            (x + 200, y - 8),
            (x + 335, y - 52),
        ],
        closed=False,
    )
    canvas.line(rim, "#d9b685", 7)
    for plank in (18, 34):
        canvas.line(
            [(u * (1 - plank / 900) + x * plank / 900, v + plank) for u, v in rim],
            "#2a211b",
            2,
            0.6,
        )
    for wave in range(22):
        u = canvas.chance.uniform(-300, 300)
        canvas.line(
            [
                (x + u, y + 58 + wave * 3),
                (x + u + canvas.chance.uniform(30, 110), y + 58 + wave * 3),
            ],
            "#f6dfba",
            1.8,
            0.4,
        )


def _fisher(canvas: Canvas, x: float, foot: float, *, flipped: bool) -> None:
    """Somebody who stands and leans to the net; or the same, upside down in the water."""
    turn, level = (-0.92, foot + 84) if flipped else (1, foot)
    veil = 0.42 if flipped else 1

    def at(u: float, v: float) -> Point:
        return (x + u, level - turn * v)

    def stroke(*joints: tuple[float, float, float], tone: str) -> None:
        limb(canvas, [(*at(u, v), r) for u, v, r in joints], tone, veil)

    stroke((-26, 128, 21), (-40, 66, 17), (-52, 0, 14), tone="#2b3340")
    stroke((6, 128, 21), (34, 72, 17), (34, 0, 14), tone="#333d4c")
    back = smooth(
        [
            at(-36, 122),
            at(-34, 180),
            at(0, 232),
            at(46, 252),
            at(70, 236),
            at(54, 190),
            at(28, 150),
            at(18, 118),
        ]
    )
    canvas.polygon(back, ("#9a4a3a", "#6f3028") if not flipped else "#6f3028", veil)
    stroke((56, 244, 11), (78, 262, 11), tone="#7a4f38")
    canvas.disc(*at(90, 274), 19, 22, fill="#7a4f38", opacity=veil)
    brim, crown = (
        [at(46, 280), at(90, 296), at(134, 272)],
        [at(62, 284), at(84, 320), at(94, 318), at(118, 284)],
    )
    canvas.polygon(smooth(crown), "#d3b27a", veil)
    canvas.polygon(smooth([*brim, at(90, 284)]), "#e6cb94", veil)
    stroke((50, 232, 15), (96, 178, 12), (150, 152, 9), tone="#7f3a2e")
    stroke((36, 226, 15), (70, 158, 12), (136, 128, 9), tone="#93463a")
    for hand in ((152, 152), (138, 127)):
        canvas.disc(*at(*hand), 8, fill="#8a5a40", opacity=veil)
    if not flipped:
        _net(canvas, *at(146, 140))


def _net(canvas: Canvas, x: float, y: float) -> None:
    """A net that hangs from the hands into the water, drops falling from it."""
    top = (x, y)
    ends = [(930 + i * 17, 838 + 7 * math.sin(i * 1.1)) for i in range(10)]
    for a in ends:
        canvas.line(
            smooth(
                [top, ((top[0] + a[0]) / 2 + 10, (top[1] + a[1]) / 2 + 22), a],
                closed=False,
            ),
            "#3b3a36",
            1.5,
            0.8,
        )
    for level in range(1, 12):
        share = level / 12
        row = [
            (
                top[0] + (ax - top[0]) * share + 8 * math.sin(share * 3),
                top[1]
                + (ay - top[1]) * share
                + 16 * math.sin(share * 3.1)
                + 4 * (i % 2),
            )
            for i, (ax, ay) in enumerate(ends)
        ]
        canvas.line(row, "#3b3a36", 1.2, 0.7)
    for _ in range(50):
        share = canvas.chance.random()
        canvas.disc(
            top[0] + canvas.chance.uniform(-40, 90) * share,
            top[1] + share * 190,
            2.2,
            fill="#fff8e6",
            opacity=0.9,
        )
    for i in range(0, 10, 3):
        canvas.disc(*ends[i], 7, 5, fill="#d9763f")


def _basket(canvas: Canvas, x: float, foot: float) -> None:
    canvas.polygon(
        [
            (x - 46, foot - 50),
            (x + 46, foot - 50),
            (x + 34, foot + 14),
            (x - 34, foot + 14),
        ],
        ("#b98f58", "#6f5230"),
    )
    for row in range(4):
        canvas.line(
            [
                (x - 44 + row * 3, foot - 42 + row * 14),
                (x + 44 - row * 3, foot - 42 + row * 14),
            ],
            "#4f391f",
            2,
            0.6,
        )
    for _ in range(14):
        u = canvas.chance.uniform(-34, 34)
        canvas.polygon(
            smooth(
                [
                    (x + u - 20, foot - 54),
                    (x + u, foot - 62),
                    (x + u + 16, foot - 55),
                    (x + u + 26, foot - 62),
                    (x + u + 24, foot - 48),
                    (x + u, foot - 50),
                ],
                steps=3,
            ),
            canvas.chance.choice(("#c3ced3", "#97a9b3", "#dfe6e6")),
        )


def _reeds(canvas: Canvas) -> None:
    for side in (0, WIDTH):
        for _ in range(70):
            x = abs(side - abs(canvas.chance.gauss(0, 110)))
            tall, lean = canvas.chance.uniform(110, 330), canvas.chance.uniform(-36, 36)
            tone = between("#1f3a3a", "#5f6f4a", canvas.chance.random())
            canvas.line(
                smooth(
                    [
                        (x, HEIGHT + 10),
                        (x + lean * 0.3, HEIGHT - tall * 0.5),
                        (x + lean, HEIGHT - tall),
                    ],
                    closed=False,
                ),
                tone,
                3.4,
            )
            if canvas.chance.random() < 0.3:
                limb(
                    canvas,
                    [
                        (x + lean, HEIGHT - tall, 5),
                        (x + lean * 0.8, HEIGHT - tall + 44, 6),
                    ],
                    "#4a3324",
                )
