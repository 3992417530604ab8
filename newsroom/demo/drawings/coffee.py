"""Coffee at harvest."""

import math
from collections.abc import Callable

from newsroom.demo.drawings.brushes import (
    limb,
    massif,
    puff,
    smooth,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between


def coffee(seed: str) -> Canvas:
    """Green hills in rows of coffee, a picker in a hat, ripe cherries in front."""
    canvas = Canvas(seed, "#5b97c4", "#9cc3d6", "#dfe8dc", "#f6e9c9")
    canvas.glow(420, 330, 620, "#fff4d2", 0.9)
    canvas.clouds(20, 360, "#ffffff", 0.9, stretch=2.6, cover=0.5)
    massif(canvas, canvas.ridge(520, 250, 0.47), ("#6f9aa6", "#93b3a4"), strength=0.3)
    canvas.haze(260, 640, "#e3ebd8", 0, 0.75, 0.75)
    for base, tall, dark in (
        (600, 150, "#6f9a63"),
        (700, 130, "#527f45"),
        (830, 120, "#3f6b35"),
    ):
        _planted_hill(canvas, base, tall, dark)
    _picker(canvas, 800, 985, 1.0)
    for side in (0, 1):
        _branch(canvas, side)
    return canvas


def _planted_hill(canvas: Canvas, base: float, tall: float, dark: str) -> None:
    """A round hill whose rows of shrubs follow its slope."""
    line = [
        (
            x,
            base
            - tall
            * (0.5 + 0.32 * math.sin(x / 250 + base) + 0.18 * math.sin(x / 97 + base)),
        )
        for x in range(0, WIDTH + 1, 10)
    ]
    canvas.polygon(
        [*line, (WIDTH, HEIGHT), (0, HEIGHT)],
        (between(dark, "#c9c47a", 0.35), dark, between(dark, "#1f2f1a", 0.4)),
    )
    size = (base - 430) / 400
    for row in range(13):
        drop = 6 + row * 26 * size * (0.5 + row / 14)
        for x, y in line[:: max(1, round(1.6 * size))]:
            u = x + canvas.chance.uniform(-4, 4)
            v = (
                y
                + drop
                + 14 * math.sin(x / 180 + row * 0.3)
                + canvas.chance.uniform(-2, 2)
            )
            radius = canvas.chance.uniform(7, 11) * size * (0.7 + row / 14)
            if v > 1060:
                continue
            canvas.disc(
                u + 2,
                v + radius * 0.6,
                radius * 1.1,
                radius * 0.7,
                fill="#1d2f1a",
                opacity=0.4,
            )
            tone = between(
                dark, canvas.chance.choice(("#a3b85a", "#7fa04c", "#2f5528")), 0.5
            )
            canvas.disc(u, v, radius, radius * 0.85, fill=tone)
            canvas.disc(
                u - radius * 0.3,
                v - radius * 0.35,
                radius * 0.45,
                radius * 0.35,
                fill="#d3dc8a",
                opacity=0.45,
            )
    canvas.haze(base - tall, base + 90, "#e9e7c4", 0, 0.2, 0)


def _picker(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A picker seen from the side, basket at the waist, reaching into a shrub."""

    def at(*points: tuple[float, float, float]) -> list[tuple[float, float, float]]:
        return [(x + u * size, foot - v * size, r * size) for u, v, r in points]

    def flat(*points: Point) -> list[Point]:
        return [(x + u * size, foot - v * size) for u, v in points]

    _shrub(canvas, x + 190 * size, foot + 40, 150 * size)
    for top, knee, shoe, tone in ((-14, -20, -26, "#2f3d55"), (16, 20, 16, "#3c4d69")):
        limb(canvas, at((top, 190, 27), (knee, 100, 21), (shoe, 10, 16)), tone)
    shirt = smooth(
        flat(
            (-40, 182),
            (-46, 240),
            (-50, 300),
            (-34, 338),
            (4, 346),
            (38, 332),
            (48, 290),
            (42, 236),
            (40, 182),
        )
    )
    canvas.polygon(shirt, ("#e9e2d0", "#d8c9ad", "#b09a7c"))
    canvas.polygon(
        smooth(
            flat(
                (-40, 182),
                (-46, 240),
                (-50, 300),
                (-34, 338),
                (-14, 342),
                (-20, 260),
                (-14, 182),
            )
        ),
        "#6d5a48",
        0.35,
    )
    limb(canvas, at((0, 340, 15), (10, 366, 14)), "#7a4f35")
    canvas.polygon(
        smooth(
            flat(
                (-18, 366),
                (-16, 398),
                (10, 412),
                (34, 402),
                (38, 384),
                (43, 374),
                (36, 368),
                (32, 354),
                (12, 350),
            )
        ),
        ("#9c6a48", "#6f4630"),
    )
    canvas.polygon(
        smooth(flat((-22, 370), (-24, 400), (0, 412), (-4, 376), (-12, 356))), "#221814"
    )
    brim = smooth(
        flat((-62, 388), (-20, 402), (30, 404), (84, 386), (40, 382), (0, 384))
    )
    crown = smooth(flat((-30, 398), (-24, 436), (4, 446), (34, 436), (40, 400)))
    canvas.polygon(crown, ("#f2e3b8", "#d3b578"))
    canvas.polygon(flat((-31, 400), (-29, 412), (39, 414), (41, 402)), "#7a2f2a")
    canvas.polygon(brim, ("#f0dda9", "#b8945a"))
    _basket(canvas, flat)
    limb(canvas, at((-26, 318, 19), (-8, 248, 16), (44, 240, 12)), "#cdbd9f")
    limb(canvas, at((44, 240, 11), (58, 238, 10)), "#8a5a3e")
    limb(canvas, at((24, 316, 18), (80, 272, 15), (124, 306, 11)), "#e6dcc5")
    limb(canvas, at((124, 306, 10), (140, 316, 9), (152, 312, 5)), "#8a5a3e")


def _basket(canvas: Canvas, flat: Callable[..., list[Point]]) -> None:
    canvas.polygon(
        flat((-30, 250), (92, 250), (76, 160), (-14, 160)), ("#b98a52", "#8a5f34")
    )
    for row in range(5):
        canvas.line(
            flat((-28 + row * 3, 240 - row * 18), (90 - row * 3, 240 - row * 18)),
            "#5f3f20",
            2.4,
            0.6,
        )
    for rib in range(9):
        canvas.line(
            flat((-24 + rib * 14, 248), (-10 + rib * 10.5, 160)), "#d9b27a", 2, 0.5
        )
    for _ in range(90):
        u = canvas.chance.uniform(-24, 86)
        v = 250 + canvas.chance.random() * 22 * (1 - ((u - 31) / 62) ** 2)
        tone = canvas.chance.choice(("#b5252a", "#d23a30", "#8f1a22", "#e0713a"))
        ((across, down),) = flat((u, v))
        canvas.disc(across, down, 5.5, fill=tone)


def _shrub(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A coffee bush: leaves from dark to light, cherries between them."""
    for lobe in range(7):
        u, v = (
            x + size * 0.5 * math.cos(lobe * 0.9),
            foot - size * (0.6 + 0.5 * math.sin(lobe * 0.9)),
        )
        puff(canvas, u, v, size * 0.62, "#2f5a2a", "#142a16")
    for number in range(560):
        turn, reach = (
            canvas.chance.uniform(0, 2 * math.pi),
            math.sqrt(canvas.chance.random()),
        )
        u, v = (
            x + size * reach * math.cos(turn),
            foot - size * 1.3 + size * 1.3 * reach * math.sin(turn),
        )
        share = number / 560
        tone = between(
            "#16301a", canvas.chance.choice(("#3f7434", "#5a8f3f", "#86b04f")), share
        )
        _leaf(
            canvas,
            u,
            v,
            canvas.chance.uniform(20, 34),
            canvas.chance.uniform(-0.5, 3.6),
            tone,
        )
        if number > 120 and number % 3 == 0:
            canvas.disc(u + 4, v + 6, 6, fill="#7d151c")
            canvas.disc(
                u + 3,
                v + 5,
                4.6,
                fill=canvas.chance.choice(("#d0302c", "#b5252a", "#e0713a")),
            )


def _leaf(
    canvas: Canvas, x: float, y: float, length: float, turn: float, tone: str
) -> None:
    c, s = math.cos(turn), math.sin(turn)
    shape = [(0, 0), (0.3, 0.2), (0.65, 0.18), (1, 0), (0.65, -0.18), (0.3, -0.2)]
    canvas.polygon(
        [
            (x + length * (u * c - v * s), y + length * (u * s + v * c))
            for u, v in shape
        ],
        tone,
    )
    canvas.line(
        [(x, y), (x + length * c, y + length * s)],
        between(tone, "#f0f0c0", 0.35),
        max(0.8, length / 40),
        0.8,
    )


def _branch(canvas: Canvas, side: int) -> None:
    """A branch that hangs into the picture, large and near."""
    flip = 1 if side == 0 else -1
    start = -30.0 if side == 0 else WIDTH + 30.0
    path = smooth(
        [
            (start, 800),
            (start + flip * 130, 850),
            (start + flip * 260, 930),
            (start + flip * 350, 1040),
        ],
        closed=False,
    )
    canvas.line(path, "#4a3522", 9)
    for i, (x, y) in enumerate(path[2::2]):
        for lift in (-1, 1):
            tone = between("#2b5a2a", "#7fae4c", canvas.chance.random())
            _leaf(
                canvas, x, y, 120 - 3 * i, (0.5 if flip > 0 else 2.6) + lift * 0.9, tone
            )
        for _ in range(6):
            u, v = x + canvas.chance.gauss(0, 17), y + canvas.chance.gauss(0, 13)
            tone = canvas.chance.choice(
                ("#c0282b", "#d9402f", "#a01d26", "#d98a3a", "#7f9a3f")
            )
            canvas.disc(
                u,
                v,
                15,
                fill=(
                    between(tone, "#ffffff", 0.25),
                    tone,
                    between(tone, "#000000", 0.4),
                ),
            )
            canvas.disc(u - 5, v - 6, 3.6, fill="#ffffff", opacity=0.7)
