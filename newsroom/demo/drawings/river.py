"""A river in flood, from a boat and from the air."""

import math

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between
from newsroom.demo.drawings.figures import Figure


def flood(seed: str) -> Canvas:
    """Brown water up to the windows of a village, a boat between the houses."""
    canvas = Canvas(seed, "#66757f", "#98a4a6", "#c7c9c1", "#d8d3c3", "#d8d3c3")
    canvas.clouds(0, 420, "#48545d", 0.7, stretch=3, cover=0.6)
    canvas.clouds(80, 480, "#eceadf", 0.4, stretch=4, cover=0.5)
    canvas.hills(560, 120, ("#7f8c83", "#97a094"), 0.5)
    canvas.hills(590, 60, ("#66756a", "#7f8a7a"), 0.45)
    canvas.haze(470, 640, "#d8d3c3", 0, 0.5, 0)
    canvas.box(0, 584, WIDTH, 490, ("#b3a283", "#97805d", "#6f5a3e", "#4a3a28"))
    _drowned_trees(canvas, 600, 44, 15)
    for x, foot, size, wall, roof in (
        (1060, 640, 0.62, "#d9cdb6", "#7c4a3a"),
        (250, 650, 0.7, "#cfc3ae", "#8a5540"),
        (720, 680, 0.85, "#e2d4bb", "#95543c"),
        (1290, 740, 1.25, "#d6c4a4", "#7d4232"),
        (60, 790, 1.35, "#e4d8c0", "#9a5b42"),
    ):
        _house(canvas, x, foot, size, wall, roof)
    canvas.water(600, HEIGHT, "#d9caa8", "#3f3122")
    _rescue_boat(canvas, 700, 880)
    _rain(canvas)
    return canvas


def _drowned_trees(canvas: Canvas, level: float, size: float, count: int) -> None:
    for _ in range(count):
        x, big = canvas.chance.uniform(0, WIDTH), size * canvas.chance.uniform(0.6, 1.3)
        canvas.line([(x, level + 6), (x, level - big)], "#4b4335", 3)
        for _ in range(9):
            canvas.disc(
                x + canvas.chance.gauss(0, big * 0.28),
                level - big * canvas.chance.uniform(0.6, 1.3),
                big * 0.26,
                fill=between("#4f5f47", "#7d8a62", canvas.chance.random()),
            )


def _house(
    canvas: Canvas, x: float, foot: float, size: float, wall: str, roof: str
) -> None:
    wide, tall = 240 * size, 120 * size
    for ripple in range(12):
        canvas.box(
            x - 4 * ripple % 30,
            foot + ripple * 9 * size,
            wide,
            5 * size,
            wall,
            0.16 - ripple * 0.012,
        )
    canvas.box(x, foot - tall, wide, tall, (wall, between(wall, "#6b5a42", 0.35)))
    canvas.polygon(
        [
            (x - 18 * size, foot - tall),
            (x + wide + 18 * size, foot - tall),
            (x + wide * 0.8, foot - tall - 84 * size),
            (x + wide * 0.2, foot - tall - 84 * size),
        ],
        (between(roof, "#ffffff", 0.12), roof),
    )
    for tile in range(1, 6):
        level = foot - tall - tile * 14 * size
        inset = tile * 11 * size
        canvas.line(
            [(x + inset - 10 * size, level), (x + wide - inset + 10 * size, level)],
            "#3d2019",
            1.2,
            0.4,
        )
    for window in (0.14, 0.44, 0.74):
        canvas.box(
            x + wide * window, foot - tall * 0.72, 32 * size, 40 * size, "#3f4a4d"
        )
        canvas.box(
            x + wide * window, foot - tall * 0.72, 32 * size, 12 * size, "#8fa0a3"
        )
        canvas.box(
            x + wide * window + 14 * size,
            foot - tall * 0.72,
            3 * size,
            40 * size,
            "#efe6d3",
        )
    canvas.box(
        x + wide * 0.66, foot - tall - 112 * size, 24 * size, 44 * size, "#6b4436"
    )
    canvas.box(x, foot - 12 * size, wide, 12 * size, "#6f5a3e", 0.55)
    canvas.line([(x - 10, foot), (x + wide + 10, foot)], "#d9caa8", 2, 0.6)


def _rescue_boat(canvas: Canvas, x: float, y: float) -> None:
    for wake in range(14):
        canvas.line(
            [
                (x + 150 + wake * 26, y + 34 + wake * 5),
                (x + 300 + wake * 34, y + 40 + wake * 9),
            ],
            "#e6d9bb",
            3,
            0.4 - wake * 0.025,
        )
    canvas.disc(x + 10, y + 48, 240, 20, fill="#2f2417", opacity=0.4)
    for u, coat, hat in (
        (-116, "#d9722e", "#2f3b42"),
        (-54, "#3d6a86", "#8a4b3a"),
        (2, "#8a3f52", "#3a2c28"),
        (58, "#5b7d52", "#d8c39a"),
        (122, "#d9722e", "#2f3b42"),
    ):
        _passenger(canvas, x + u, y + 46, coat, hat)
    hull = [
        (x - 230, y - 26),
        (x - 170, y - 2),
        (x + 180, y - 8),
        (x + 200, y + 44),
        (x - 150, y + 52),
    ]
    canvas.polygon(hull, ("#ef8b3b", "#c8601f", "#7d3a16"))
    canvas.line([(x - 230, y - 26), (x - 170, y - 4), (x + 182, y - 10)], "#ffd9a8", 6)
    canvas.line([(x + 128, y - 20), (x + 214, y + 76)], "#2f2a24", 5)
    canvas.box(x + 182, y - 34, 30, 44, "#2c3a42")


def _passenger(canvas: Canvas, x: float, foot: float, coat: str, hat: str) -> None:
    """Somebody who sits in the boat, facing us, a life jacket over the coat."""
    who = Figure(canvas, x, foot, canvas.chance.uniform(15, 17), coat)
    skin = canvas.chance.choice(("#c99a78", "#8d5d43", "#e0b592"))
    who.trunk(low=2.6)
    for side in (-1, 1):
        arm = ((side * 0.9, 5.8, 0.3), (side * 1.1, 4.7, 0.25), (side * 0.4, 4.0, 0.2))
        who.limb(*arm, tone=between(coat, "#1a1410", 0.25))
        who.limb((side * 0.45, 6.1, 0.2), (side * 0.5, 4.2, 0.26), tone="#e8742a")
    who.tone = hat
    who.head(0, 7.0, canvas.chance.choice(("cap", "hood", "short")), neck=skin)
    who.shape(
        (0, 7.2), (0.26, 7.12), (0.33, 6.9), (0.22, 6.55), (0, 6.44), (-0.22, 6.55),
        (-0.33, 6.9), (-0.26, 7.12), tone=skin,
    )  # fmt: skip


def _rain(canvas: Canvas) -> None:
    for _ in range(420):
        x, y = canvas.chance.uniform(0, WIDTH + 80), canvas.chance.uniform(0, HEIGHT)
        long = canvas.chance.uniform(14, 44)
        canvas.line([(x, y), (x - long * 0.24, y + long)], "#eef1ee", 0.8, 0.25)


def delta(seed: str) -> Canvas:
    """A river in flood seen from the air: silt, channels, fields under water."""
    canvas = Canvas(seed, "#6d7f57", "#7d8c5c", "#8a9560")
    _fields(canvas)
    canvas.clouds(0, HEIGHT, "#5f5336", 0.35, stretch=1, cover=0.5)
    for width, colour, opacity in (
        (250, "#8c7a55", 0.55),
        (190, "#a48b5f", 0.7),
        (140, "#b89c6c", 0.9),
        (84, "#cbb082", 0.8),
        (34, "#dcc59a", 0.7),
    ):
        _meander(canvas, width, colour, opacity)
    _villages(canvas)
    canvas.clouds(0, HEIGHT, "#ffffff", 0.75, stretch=1.2, cover=0.32)
    return canvas


def _fields(canvas: Canvas) -> None:
    colours = (
        "#7f9154",
        "#93a05a",
        "#a9a766",
        "#6c8450",
        "#8f7f4e",
        "#5f7a4c",
        "#b3ad74",
    )
    for row in range(-2, 15):
        x = -200.0
        while x < WIDTH + 200:
            wide = canvas.chance.uniform(46, 170)
            y, slant = row * 84 + x * 0.12, 22
            plot = [
                (x, y),
                (x + wide - 3, y + wide * 0.12),
                (x + wide - 3 + slant, y + 80 + wide * 0.12),
                (x + slant, y + 80),
            ]
            colour = canvas.chance.choice(colours)
            canvas.polygon(plot, colour)
            for furrow in range(int(wide / 9)):
                u = x + furrow * 9
                canvas.line([(u, y), (u + slant, y + 80)], "#3f4a2c", 0.8, 0.2)
            x += wide


def _meander(canvas: Canvas, width: float, colour: str, opacity: float) -> None:
    middle = [
        (
            WIDTH * i / 150,
            560 + 210 * math.sin(i / 150 * 7.4 + 0.6) + 60 * math.sin(i / 150 * 17),
        )
        for i in range(-8, 160)
    ]
    banks: tuple[list[Point], list[Point]] = ([], [])
    phases = [canvas.chance.uniform(0, 6) for _ in range(4)]
    for x, y in middle:
        for side, bank in enumerate(banks):
            slow = math.sin(x / 90 + phases[side])
            shake = 1 + 0.13 * slow + 0.07 * math.sin(x / 37 + phases[side + 2])
            bank.append((x, y + (side * 2 - 1) * shake * width / 2))
    canvas.polygon([*banks[0], *reversed(banks[1])], colour, opacity)
    fork = [(x, y + (x - 700) * 0.42) for x, y in middle if x > 700]
    canvas.line(fork, colour, width * 0.42, opacity)


def _villages(canvas: Canvas) -> None:
    for x, y in ((330, 240), (1180, 170), (820, 900), (190, 900)):
        for _ in range(26):
            u, v = canvas.chance.gauss(x, 60), canvas.chance.gauss(y, 34)
            wide = canvas.chance.uniform(10, 22)
            canvas.box(u + 4, v + 4, wide, wide * 0.7, "#2f3320", 0.45)
            roof = canvas.chance.choice(("#b5654a", "#c9b79a", "#9d5540", "#8f8d86"))
            canvas.box(u, v, wide, wide * 0.7, roof)
        canvas.line([(x - 160, y + 40), (x, y), (x + 210, y - 26)], "#d8cba6", 4, 0.8)
