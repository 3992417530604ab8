"""A football stadium in the evening."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, limb, soft
from newsroom.demo.drawings.canvas import WIDTH, Canvas, Point, between

SHIRTS = (("#e9eef2", "#2b3f6b"), ("#c8362f", "#f3efe6"))


def stadium(seed: str) -> Canvas:
    """A match under floodlights, seen from high in the main stand."""
    canvas = Canvas(seed, "#0c1738", "#1d2f63", "#41508a", "#8a6f92", "#d79a7c")
    canvas.stars(60, 200)
    canvas.clouds(40, 330, "#a67f96", 0.45, stretch=6, cover=0.4)
    _stands(canvas)
    _pitch(canvas)
    _players(canvas)
    for x, foot, tall in (
        (165, 420, 350),
        (560, 330, 230),
        (1040, 330, 230),
        (1435, 420, 350),
    ):
        _floodlight(canvas, x, foot, tall)
    canvas.haze(60, 640, "#cfd9ee", 0, 0.14, 0)
    _heads(canvas)
    bloom(canvas, 0.55, 36, 175)
    return canvas


def _pitch_place(u: float, v: float) -> Point:
    """A place on the pitch (u from -1 to 1 across, v from 0 far to 1 near)."""
    away = 1 / (0.46 + 0.54 * v)
    return (800 + u * 905 / away, 298 + 600 / away - 600 * 0.46 + 232)


def _stands(canvas: Canvas) -> None:
    """Tiers around the pitch, full of people, below a lit roof."""
    back = [(-20, 330), (330, 250), (1270, 250), (1620, 330)]
    roof = [
        (-20, 180),
        (320, 178),
        (1280, 178),
        (1620, 180),
        (1620, 250),
        (1285, 214),
        (315, 214),
        (-20, 250),
    ]
    tiers: list[list[Point]] = [
        [*back, (1620, 470), (1250, 372), (350, 372), (-20, 470)],
        [
            (-20, 490),
            (350, 384),
            (1250, 384),
            (1620, 490),
            (1620, 700),
            (1190, 530),
            (410, 530),
            (-20, 700),
        ],
    ]
    canvas.polygon(
        [(-20, 240), (320, 205), (1280, 205), (1620, 240), (1620, 760), (-20, 760)],
        "#121a33",
    )
    for tier in tiers:
        canvas.polygon(tier, ("#2c3355", "#3a4268"))
    _crowd(canvas)
    canvas.polygon(
        [
            (-20, 470),
            (350, 372),
            (1250, 372),
            (1620, 470),
            (1620, 490),
            (1250, 384),
            (350, 384),
            (-20, 490),
        ],
        ("#dfe6f2", "#93a3c4"),
    )
    canvas.polygon(roof, ("#39456f", "#6f7fae", "#aab6d8"))
    for i in range(30):
        x = 330 + i * 32.5
        canvas.line([(x, 180), (800 + (x - 800) * 0.97, 214)], "#1d2750", 1.4, 0.7)
        canvas.disc(800 + (x - 800) * 0.97, 216, 3, fill="#fff8e0")
    _boards(canvas)


def _crowd(canvas: Canvas) -> None:
    """Thousands of spectators as small lit dots, row above row."""
    tones = (
        "#c9a98f",
        "#e3c9ae",
        "#8a6a5c",
        "#c8362f",
        "#b93a34",
        "#e9eef2",
        "#5c6fa6",
        "#3f4f80",
        "#d8b25f",
        "#2a3157",
    )
    for tier, (far, near) in enumerate(((262, 366), (396, 522))):
        for row in range(10):
            share = row / 9
            level = far + (near - far) * share
            step = 5.4 + 1.4 * tier + share
            for i in range(int(WIDTH / step)):
                x = i * step + canvas.chance.uniform(-1.3, 1.3)
                edge = max(0.0, (abs(x - 800) - 460) / 360)
                y = (
                    level
                    + edge * (86 + 24 * tier + 60 * share * (0.5 + tier))
                    + canvas.chance.uniform(-1.4, 1.4)
                )
                if canvas.chance.random() < 0.1:
                    continue
                size = 1.9 + 0.5 * tier + 0.5 * share
                canvas.disc(
                    x,
                    y,
                    size,
                    size * 1.25,
                    fill=canvas.chance.choice(tones),
                    opacity=0.9,
                )


def _boards(canvas: Canvas) -> None:
    """Coloured boards along the far touchline, without any words."""
    (left, y), (right, _) = _pitch_place(-1.06, -0.05), _pitch_place(1.06, -0.05)
    canvas.polygon(
        [
            (left, y - 4),
            (right, y - 4),
            (1640, 800),
            (1640, 730),
            (right, y - 22),
            (left, y - 22),
            (-40, 730),
            (-40, 800),
        ],
        "#1c2b52",
    )
    wide = (right - left) / 14
    for i in range(14):
        tone = ("#1f5f99", "#e9eef2", "#c8362f", "#e39a1c", "#2f7d5b")[i % 5]
        canvas.box(
            left + i * wide,
            y - 22,
            wide - 2,
            18,
            (between(tone, "#ffffff", 0.25), tone),
        )


def _pitch(canvas: Canvas) -> None:
    field = [
        _pitch_place(*p) for p in ((-1.1, -0.05), (1.1, -0.05), (1.1, 1.3), (-1.1, 1.3))
    ]
    canvas.polygon(field, ("#3f8f4a", "#347f40", "#226031"))
    for stripe in range(0, 18, 2):
        a, b = -1 + stripe / 9, -1 + (stripe + 1) / 9
        canvas.polygon(
            [_pitch_place(*p) for p in ((a, 0), (b, 0), (b, 1.3), (a, 1.3))],
            "#8fd07a",
            0.22,
        )
    white, thin = "#f4f8f4", 2.6
    for path in (
        [(-1, 0), (1, 0), (1, 1.2), (-1, 1.2), (-1, 0)], [(0, 0), (0, 1.2)],
        [(-1, 0.2), (-0.69, 0.2), (-0.69, 0.84), (-1, 0.84)], [(1, 0.2), (0.69, 0.2), (0.69, 0.84), (1, 0.84)],
        [(-1, 0.38), (-0.9, 0.38), (-0.9, 0.64), (-1, 0.64)], [(1, 0.38), (0.9, 0.38), (0.9, 0.64), (1, 0.64)],
    ):  # fmt: skip
        canvas.line([_pitch_place(*p) for p in path], white, thin, 0.9)
    circle = [
        _pitch_place(
            0.175 * math.cos(i / 20 * math.pi), 0.5 + 0.2 * math.sin(i / 20 * math.pi)
        )
        for i in range(41)
    ]
    canvas.line(circle, white, thin, 0.9)
    canvas.disc(*_pitch_place(0, 0.5), 5, 3, fill=white)
    for side in (-1, 1):
        _goal(canvas, side)
    canvas.box(
        0, _pitch_place(0, 1.3)[1] - 2, WIDTH, 200, ("#7a5048", "#57404a", "#2a2433")
    )
    canvas.glow(800, 700, 760, "#e3f6d0", 0.3, squeeze=0.4)


def _goal(canvas: Canvas, side: int) -> None:
    feet = [_pitch_place(side, v) for v in (0.44, 0.58)]
    tops = [(x, y - 56) for x, y in feet]
    back = [_pitch_place(side * 1.06, v) for v in (0.44, 0.58)]
    canvas.polygon([*tops, back[1], back[0]], "#ffffff", 0.22)
    for i in range(9):
        share = i / 8
        top = (
            tops[0][0] + (tops[1][0] - tops[0][0]) * share,
            tops[0][1] + (tops[1][1] - tops[0][1]) * share,
        )
        foot = (
            back[0][0] + (back[1][0] - back[0][0]) * share,
            back[0][1] + (back[1][1] - back[0][1]) * share,
        )
        canvas.line([top, foot], "#ffffff", 1, 0.5)
    canvas.line([feet[0], *tops, feet[1]], "#ffffff", 4)


def _players(canvas: Canvas) -> None:
    spots = [
        (0.05, 0.42, 0), (-0.08, 0.52, 1), (0.2, 0.6, 0), (-0.3, 0.35, 0), (0.36, 0.3, 1), (-0.52, 0.62, 1), (0.55, 0.55, 0),
        (-0.2, 0.18, 1), (0.28, 0.12, 0), (-0.6, 0.25, 0), (0.72, 0.3, 1), (-0.14, 0.8, 0), (0.42, 0.8, 1), (-0.44, 0.9, 1), (0.12, 0.95, 1), (0.93, 0.52, 0), (-0.93, 0.5, 1),
    ]  # fmt: skip
    for u, v, team in sorted(spots, key=lambda spot: spot[1]):
        _player(canvas, *_pitch_place(u, v), 30 + 26 * v, SHIRTS[team])
    x, y = _pitch_place(-0.01, 0.5)
    canvas.disc(x + 22, y + 2, 6, 2.5, fill="#123018", opacity=0.6)
    canvas.disc(x + 22, y - 4, 5.5, fill="#ffffff")


def _player(
    canvas: Canvas, x: float, foot: float, tall: float, kit: tuple[str, str]
) -> None:
    """A running player with a shadow from every floodlight."""
    side = canvas.chance.choice((-1, 1))
    for lean in (-1, 1):
        soft(
            canvas,
            [
                [
                    (x - 3, foot),
                    (x + 3, foot),
                    (x + lean * tall * 0.8 + 5, foot + tall * 0.22),
                    (x + lean * tall * 0.8 - 5, foot + tall * 0.22),
                ]
            ],
            "#0d2a14",
            0.5,
            2,
        )
    stride, skin = (
        canvas.chance.uniform(0.08, 0.3),
        canvas.chance.choice(("#d9a67f", "#8d5d43", "#6d4433", "#e6bf9d")),
    )
    for leg, reach in ((1, stride), (-1, -stride * 0.7)):
        knee = (x + side * tall * reach * 0.8, foot - tall * 0.26, tall * 0.05)
        limb(canvas, [(x, foot - tall * 0.48, tall * 0.07), knee], kit[1])
        limb(
            canvas,
            [
                knee,
                (
                    x + side * tall * reach,
                    foot - tall * 0.04 * (leg < 0) * 4,
                    tall * 0.035,
                ),
            ],
            kit[0],
        )
    limb(
        canvas,
        [
            (x, foot - tall * 0.5, tall * 0.085),
            (x + side * tall * 0.05, foot - tall * 0.78, tall * 0.1),
        ],
        kit[0],
    )
    for arm in (-1, 1):
        limb(
            canvas,
            [
                (x + side * tall * 0.05, foot - tall * 0.8, tall * 0.05),
                (x + arm * tall * 0.17, foot - tall * 0.66, tall * 0.036),
                (
                    x + arm * tall * 0.2 + side * tall * 0.06,
                    foot - tall * 0.54,
                    tall * 0.028,
                ),
            ],
            skin,
        )
    canvas.disc(
        x + side * tall * 0.07,
        foot - tall * 0.93,
        tall * 0.065,
        tall * 0.075,
        fill=skin,
    )
    canvas.disc(
        x + side * tall * 0.06,
        foot - tall * 0.96,
        tall * 0.065,
        tall * 0.05,
        fill="#2a1d16",
    )


def _floodlight(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    """A lattice mast with a panel of lamps and its cone of light."""
    top = foot - tall
    lean = 1 if x < 800 else -1
    soft(
        canvas,
        [
            [
                (x - 30, top),
                (x + 30, top),
                (800 + lean * 420, 800),
                (800 - lean * 420, 800),
            ]
        ],
        "#dfe9ff",
        0.1,
        30,
    )
    canvas.line([(x - 9, foot), (x - 5, top)], "#1a2240", 4)
    canvas.line([(x + 9, foot), (x + 5, top)], "#1a2240", 4)
    for brace in range(12):
        a, b = foot - tall * brace / 12, foot - tall * (brace + 1) / 12
        canvas.line([(x - 8, a), (x + 7, b)], "#1a2240", 1.6)
    size = tall / 350
    canvas.box(x - 60 * size, top - 46 * size, 120 * size, 70 * size, "#1a2240")
    for row in range(4):
        for column in range(7):
            canvas.disc(
                x + (column - 3) * 16 * size,
                top - 37 * size + row * 17 * size,
                6.4 * size,
                fill="#ffffff",
            )
    canvas.glow(x, top - 10 * size, 250 * size, "#eef4ff", 0.95)


def _heads(canvas: Canvas) -> None:
    """The backs of those who sit in front of us, scarves and all."""
    for i in range(17):
        x, y = (
            i * 100 + canvas.chance.uniform(-16, 16),
            1048 + canvas.chance.uniform(-14, 14),
        )
        tone = canvas.chance.choice(("#0c1020", "#141626", "#101a2c"))
        canvas.polygon([*ellipse(x, y + 70, 62, 60)], tone)
        canvas.disc(x, y, 25, 30, fill=tone)
        canvas.line(
            [(x - 17, y - 22), (x, y - 30), (x + 17, y - 22)], "#93a6cf", 2, 0.5
        )
        if i % 3 == 0:
            canvas.box(x - 26, y + 24, 52, 15, "#8f2a2a")
            canvas.box(x - 10, y + 24, 16, 15, "#c9c6c0", 0.8)
