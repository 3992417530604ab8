"""Where people come together: a cinema, a press table."""

import math

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.figures import Figure


def cinema(seed: str) -> Canvas:
    """An open-air screening: a bright screen, rows of heads, a warm night."""
    canvas = Canvas(seed, "#0b1030", "#1b1f4a", "#3a2f5e", "#60415f")
    canvas.stars(170, 520)
    canvas.hills(700, 150, ("#241f45", "#191634"), 0.5)
    canvas.glow(800, 430, 760, "#9fc5f2", 0.55)
    canvas.box(360, 176, 880, 496, "#0a0c1e")
    canvas.box(376, 190, 848, 468, ("#f7c98b", "#f2a27a", "#c86f7d", "#6b5590"))
    _film(canvas)
    for side in (340, 1244):
        canvas.box(side, 150, 18, 640, "#0a0c1e")
    beam = [(376, 190), (1224, 190), (1224, 658), (376, 658)]
    canvas.polygon([(792, HEIGHT), *beam[2:], (808, HEIGHT)], "#ffe9c4", 0.06)
    ground = [(0, 770), (WIDTH, 770), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#2a2342", "#14102a"))
    canvas.glow(800, 760, 620, "#f3b27f", 0.35, squeeze=0.3)
    for row in range(6):
        _audience(canvas, row)
    _bulbs(canvas)
    return canvas


def _film(canvas: Canvas) -> None:
    """The scene on the screen: a rider crossing dunes before a large sun."""
    canvas.disc(960, 440, 96, fill="#fff1cf")
    canvas.glow(960, 440, 210, "#fff1cf", 0.5)
    for level, tall, colour in (
        (560, 60, "#a85a6b"),
        (606, 50, "#7d4468"),
        (640, 34, "#4f3159"),
    ):
        points = [
            (376 + 848 * i / 60, level - tall * math.sin(i / 60 * 5 + level) * 0.5)
            for i in range(61)
        ]
        canvas.polygon([*points, (1224, 658), (376, 658)], colour)
    for x, size in ((690, 16), (752, 11)):
        who = Figure(canvas, x, 640, size, "#2a1838")
        who.standing("long" if size > 14 else "cap")
    canvas.line([(707, 588), (741, 606)], "#2a1838", 4)
    for x, reach in ((690, 120), (752, 84)):
        shadow = [
            (x - 6, 640),
            (x + 8, 640),
            (x - reach - 6, 657),
            (x - reach - 26, 657),
        ]
        canvas.polygon(shadow, "#20122c", 0.5)


def _audience(canvas: Canvas, row: int) -> None:
    depth = row / 5
    level, size = 800 + 290 * depth**1.2, 0.5 + 0.95 * depth
    spacing = 66 * size
    for seat in range(int(WIDTH / spacing) + 2):
        if canvas.chance.random() < 0.1:
            continue
        x = (seat + (row % 2) / 2) * spacing + canvas.chance.uniform(-5, 5)
        tone = between("#3b2f55", "#0c0a1c", depth)
        tall = canvas.chance.uniform(0.9, 1.12) * size
        canvas.disc(x, level + 22 * size, 29 * size, 34 * size, fill=tone)
        canvas.disc(x, level - 24 * tall, 15 * size, 18 * size, fill=tone)
        canvas.pen.arc(
            [
                ((x - 15 * size) * 2, (level - 24 * tall - 18 * size) * 2),
                ((x + 15 * size) * 2, (level - 24 * tall + 18 * size) * 2),
            ],
            200,
            340,
            fill=(246, 196, 150, 150),
            width=round(3 * size) + 1,
        )


def _bulbs(canvas: Canvas) -> None:
    for start in (60, 110):
        for i in range(27):
            share = (i + 0.5) / 27
            x, y = WIDTH * share, start + 70 * math.sin(share * 3 * math.pi) ** 2
            canvas.glow(x, y, 26, "#ffd48a", 0.85)
            canvas.disc(x, y, 4.5, fill="#fff3d6")


def microphones(seed: str) -> Canvas:
    """A bank of microphones on a table before a blue curtain, nobody behind it."""
    canvas = Canvas(seed, "#15233f", "#1f3a63", "#274b78", "#1c3253")
    _curtain(canvas)
    canvas.glow(800, 420, 700, "#a9cdf0", 0.5)
    canvas.box(0, 800, WIDTH, 270, ("#6d4a30", "#4f3423", "#2c1c13"))
    canvas.box(0, 790, WIDTH, 16, "#a5764a")
    for grain in range(26):
        y = 812 + grain * 10
        canvas.line(
            [(0, y), (WIDTH, y + canvas.chance.uniform(-6, 6))], "#26170e", 1.4, 0.35
        )
    foam = (
        "#1b1c20",
        "#2f5d9a",
        "#b5352f",
        "#1b1c20",
        "#d9a13a",
        "#3f8a6a",
        "#1b1c20",
        "#7a3f8c",
        "#1b1c20",
        "#c8602f",
        "#2b3a44",
    )
    for number, colour in enumerate(foam):
        centre = 800 + (number - 5) * 104
        lift = 470 + 12 * abs(number - 5) + canvas.chance.uniform(-40, 40)
        _microphone(canvas, centre, 850, lift, colour)
    _carafe(canvas, 150, 850)
    canvas.polygon([(1290, 880), (1500, 868), (1530, 916), (1300, 930)], "#f4efe2")
    for text in range(4):
        canvas.line([(1312, 890 + text * 9), (1490, 880 + text * 9)], "#6f6a62", 2, 0.6)
    canvas.line([(1340, 940), (1470, 900)], "#1f2937", 6)
    return canvas


def _curtain(canvas: Canvas) -> None:
    x = 0.0
    while x < WIDTH:
        wide = canvas.chance.uniform(34, 74)
        canvas.box(x, 0, wide * 0.5, 800, "#0c1a33", 0.35)
        canvas.box(x + wide * 0.62, 0, wide * 0.2, 800, "#6f9bd0", 0.16)
        x += wide


def _microphone(canvas: Canvas, x: float, foot: float, top: float, colour: str) -> None:
    lean = (x - 800) * 0.13
    head = (x - lean, top)
    canvas.disc(x, foot + 8, 52, 12, fill="#140d08", opacity=0.5)
    canvas.disc(x, foot, 40, 10, fill="#16181c")
    canvas.line([(x, foot), (x - lean * 0.3, foot - 150), head], "#0f1114", 9)
    canvas.line([(x - 2, foot), (x - lean * 0.3 - 2, foot - 150)], "#59616c", 2, 0.7)
    canvas.box(
        head[0] - 34, top + 46, 68, 46, (between(colour, "#ffffff", 0.25), colour)
    )
    canvas.box(head[0] - 26, top + 60, 52, 16, "#ffffff", 0.85)
    canvas.disc(
        head[0],
        top,
        34,
        48,
        fill=(
            between(colour, "#ffffff", 0.32),
            colour,
            between(colour, "#000000", 0.45),
        ),
    )
    for _ in range(60):
        u, v = canvas.chance.gauss(0, 12), canvas.chance.gauss(0, 17)
        canvas.disc(head[0] + u, top + v, 1.6, fill="#ffffff", opacity=0.16)


def _carafe(canvas: Canvas, x: float, foot: float) -> None:
    canvas.disc(x, foot + 8, 64, 12, fill="#140d08", opacity=0.45)
    canvas.polygon(
        [
            (x - 20, foot - 190),
            (x + 20, foot - 190),
            (x + 26, foot - 120),
            (x + 52, foot - 60),
            (x + 44, foot + 6),
            (x - 44, foot + 6),
            (x - 52, foot - 60),
            (x - 26, foot - 120),
        ],
        "#dcecf6",
        0.35,
    )
    canvas.polygon(
        [
            (x - 48, foot - 50),
            (x + 48, foot - 50),
            (x + 42, foot + 4),
            (x - 42, foot + 4),
        ],
        "#bfe0f0",
        0.5,
    )
    canvas.box(x - 34, foot - 150, 7, 120, "#ffffff", 0.5)
    canvas.box(x + 84, foot - 84, 56, 92, "#dcecf6", 0.35)
    canvas.box(x + 87, foot - 44, 50, 48, "#bfe0f0", 0.5)
