"""A fisher in a small boat on calm water."""

import math

from newsroom.demo.drawings.brushes import ellipse, limb, massif, smooth, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between


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
