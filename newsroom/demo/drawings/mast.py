"""A radio mast at dusk, and birds."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, massif
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas


def mast(seed: str) -> Canvas:
    """A radio mast against an evening sky, a flock of birds around it."""
    canvas = Canvas(seed, "#1b2350", "#4a3f74", "#a85a76", "#ee8f63", "#fbc987")
    canvas.glow(980, 760, 900, "#ffdf9e", 0.9, squeeze=0.6)
    canvas.clouds(60, 600, "#f2927a", 0.6, stretch=5, cover=0.46)
    canvas.clouds(300, 760, "#5a4474", 0.5, stretch=7, cover=0.4)
    canvas.stars(50, 260)
    canvas.disc(980, 800, 48, fill="#fff3cf")
    massif(canvas, canvas.ridge(850, 150, 0.45), ("#7a5076", "#a86a72"), strength=0.2)
    canvas.haze(650, 960, "#f5a878", 0, 0.5, 0.3)
    massif(canvas, canvas.ridge(920, 110, 0.42), ("#4a3560", "#6a4562"), strength=0.25)
    canvas.haze(780, HEIGHT, "#d9805f", 0, 0.35, 0.3)
    _near_hill(canvas)
    _lattice(canvas, 760, 925, 800)
    _flock(canvas)
    bloom(canvas, 0.35, 34, 190)
    return canvas


def _near_hill(canvas: Canvas) -> None:
    line = [
        (x, 985 - 70 * math.exp(-(((x - 760) / 460) ** 2)) + 6 * math.sin(x / 40))
        for x in range(0, WIDTH + 1, 10)
    ]
    canvas.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], ("#241a38", "#120d22"))
    for x, y in line:
        for _ in range(5):
            u = x + canvas.chance.uniform(-6, 6)
            canvas.line(
                [
                    (u, y + 6),
                    (
                        u + canvas.chance.uniform(-6, 6),
                        y - canvas.chance.uniform(3, 15),
                    ),
                ],
                "#1c142e",
                1.4,
            )
    canvas.polygon(
        [(846, 930), (846, 886), (886, 866), (926, 886), (926, 934)], "#1a1330"
    )
    canvas.box(862, 896, 15, 15, "#ffd08a")
    canvas.glow(869, 903, 40, "#ffc877", 0.5)
    for x in range(600, 1000, 26):
        y = 985 - 70 * math.exp(-(((x - 760) / 460) ** 2))
        canvas.line([(x, y + 6), (x, y - 26)], "#1a1330", 2)
    for level in (-8, -20):
        canvas.line(
            [
                (x, 985 + level - 70 * math.exp(-(((x - 760) / 460) ** 2)))
                for x in range(600, 991, 10)
            ],
            "#1a1330",
            1.2,
        )


def _lattice(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    """A tapering lattice with dishes, guy ropes and red lamps."""
    tone, top = "#16102a", foot - tall
    for reach, height in (
        (-470, 0.62),
        (470, 0.62),
        (-560, 0.9),
        (560, 0.9),
        (-330, 0.34),
        (330, 0.34),
    ):
        end = 985 - 70 * math.exp(-((reach / 460) ** 2))
        canvas.line([(x, foot - tall * height), (x + reach, end)], tone, 1.5, 0.75)

    def half(level: float) -> float:
        return 6 + 30 * math.pow(1 - level, 1.6)

    for side in (-1, 1):
        canvas.line(
            [(x + side * half(i / 30), foot - tall * 0.88 * i / 30) for i in range(31)],
            tone,
            5,
        )
    sections = 34
    for i in range(sections):
        a, b = i / sections, (i + 1) / sections
        ya, yb = foot - tall * 0.88 * a, foot - tall * 0.88 * b
        canvas.line([(x - half(a), ya), (x + half(b), yb)], tone, 2)
        canvas.line([(x + half(a), ya), (x - half(b), yb)], tone, 2)
        canvas.line([(x - half(a), ya), (x + half(a), ya)], tone, 2)
    canvas.line([(x, foot - tall * 0.86), (x, top)], tone, 5)
    for level in (0.9, 0.93, 0.96):
        canvas.line(
            [(x - 20, foot - tall * level), (x + 20, foot - tall * level)], tone, 3
        )
    _dishes(canvas, x, foot, tall, tone)
    for level in (1.0, 0.66, 0.33):
        for side in (0,) if level == 1 else (-1, 1):
            u, v = (
                x + side * (half(level) + 4),
                foot - tall * level * (1 if level == 1 else 0.88),
            )
            canvas.glow(u, v, 60, "#ff4a3a", 0.85)
            canvas.disc(u, v, 5.5, fill="#ff8a70")


def _dishes(canvas: Canvas, x: float, foot: float, tall: float, tone: str) -> None:
    for level, side, size in (
        (0.52, 1, 30),
        (0.47, -1, 24),
        (0.6, -1, 20),
        (0.41, 1, 20),
        (0.71, 1, 15),
    ):
        y = foot - tall * level
        u = x + side * (24 + size * 0.5)
        canvas.line([(x, y), (u, y)], tone, 4)
        canvas.disc(u + side * 3, y, size * 0.62, size, fill=tone)
        canvas.disc(
            u + side * 7,
            y - 2,
            size * 0.5,
            size * 0.86,
            fill=("#c98a78", "#6a4562", "#3a2a4a"),
        )
    for level in (0.76, 0.8):
        for side in (-1, 1):
            canvas.box(x + side * 15 - 4, foot - tall * level - 34, 8, 34, tone)


def _flock(canvas: Canvas) -> None:
    """Birds that turn together: dense in the middle of two sweeping arcs."""
    for _ in range(420):
        way = canvas.chance.random()
        turn = -2.6 + 4.4 * way
        reach = 310 + 150 * math.sin(way * 5)
        x = 830 + reach * math.cos(turn) * 1.25 + canvas.chance.gauss(0, 38)
        y = 330 + reach * math.sin(turn) * 0.62 + canvas.chance.gauss(0, 26)
        _bird(canvas, x, y, canvas.chance.uniform(5, 12) * (0.7 + 0.6 * way))
    for _i in range(11):
        _bird(
            canvas,
            canvas.chance.uniform(250, 1350),
            canvas.chance.uniform(480, 700),
            canvas.chance.uniform(10, 17),
        )


def _bird(canvas: Canvas, x: float, y: float, span: float) -> None:
    """Wings somewhere in their beat, a short body."""
    beat, bank = canvas.chance.uniform(-0.5, 0.75), canvas.chance.uniform(-0.3, 0.3)
    left = (x - span, y - span * (beat - bank))
    right = (x + span, y - span * (beat + bank))
    for tip in (left, right):
        elbow = ((x + tip[0]) / 2, (y + tip[1]) / 2 - span * 0.22)
        canvas.polygon(
            [
                (x - span * 0.12, y),
                elbow,
                tip,
                (elbow[0], elbow[1] + span * 0.24),
                (x + span * 0.12, y + span * 0.1),
            ],
            "#1a1230",
        )
    canvas.polygon(ellipse(x, y + span * 0.04, span * 0.3, span * 0.12, 10), "#1a1230")
