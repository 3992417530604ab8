"""A night market and its customers."""

import math

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between
from newsroom.demo.drawings.figures import Figure


def market(seed: str) -> Canvas:
    """A night market: striped awnings, lanterns, piles of fruit, people."""
    canvas = Canvas(seed, "#150f2c", "#2a1a40", "#4a2748", "#6b3347")
    canvas.stars(50, 240)
    _back_street(canvas)
    canvas.glow(800, 640, 900, "#ffb25e", 0.6, squeeze=0.6)
    ground = [(0, 800), (WIDTH, 800), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#6e3f3c", "#4a2a34", "#251628"))
    _paving(canvas)
    stripes = (
        ("#c8402f", "#f6e7cd"),
        ("#2f7d77", "#f3e2b8"),
        ("#d9902f", "#f8ecd2"),
        ("#7a3f77", "#f0dcc4"),
    )
    for number, colours in enumerate(stripes):
        _stall(canvas, 10 + number * 400, 800, colours)
    for spot in range(15):
        _shopper(canvas, 60 + spot * 104 + canvas.chance.uniform(-34, 34))
    for sag, start in ((60, 160), (80, 236)):
        _lanterns(canvas, start, sag)
    return canvas


def _back_street(canvas: Canvas) -> None:
    x = -20.0
    while x < WIDTH:
        wide, tall = canvas.chance.uniform(110, 210), canvas.chance.uniform(300, 520)
        wall = canvas.chance.choice(("#33203f", "#3b2546", "#2b1b38", "#452a45"))
        canvas.box(x, 800 - tall, wide, tall, (wall, between(wall, "#7a3f40", 0.45)))
        for row in range(int(tall / 70)):
            for column in range(int(wide / 54)):
                lit = canvas.chance.random() < 0.45
                left, top = x + 14 + column * 54, 800 - tall + 22 + row * 70
                canvas.box(
                    left,
                    top,
                    26,
                    36,
                    "#ffcf80" if lit else "#1c1229",
                    0.85 if lit else 0.7,
                )
                canvas.box(left - 4, top + 36, 34, 4, "#1c1229", 0.7)
        x += wide + canvas.chance.choice((0, 4, 10))


def _paving(canvas: Canvas) -> None:
    for i in range(-14, 15):
        canvas.line(
            [(800 + i * 60, 800), (800 + i * 190, HEIGHT)], "#1e1120", 1.4, 0.35
        )
    for row in range(9):
        level = 800 + 270 * (row / 8) ** 1.7
        canvas.line([(0, level), (WIDTH, level)], "#ffb978", 1 + row * 0.2, 0.12)


def _stall(canvas: Canvas, x: float, foot: float, colours: tuple[str, str]) -> None:
    wide, top = 370, foot - 330
    canvas.box(x + 20, top + 60, wide - 40, 260, ("#5a2f35", "#2e1a28"))
    canvas.glow(x + wide / 2, top + 130, 210, "#ffd489", 0.85, squeeze=0.75)
    for shelf in range(2):
        level = top + 130 + shelf * 56
        canvas.box(x + 40, level + 22, wide - 80, 6, "#2e1a22")
        for jar in range(10):
            colour = canvas.chance.choice(
                ("#b5432f", "#d9a441", "#5d8a4a", "#7a4a8c", "#e8dcc0")
            )
            tall = canvas.chance.uniform(18, 40)
            canvas.box(x + 48 + jar * 28, level + 22 - tall, 20, tall, colour, 0.9)
    canvas.box(x + 6, foot - 92, wide - 12, 112, ("#8a5232", "#53301f"))
    for plank in range(1, 8):
        canvas.line(
            [(x + plank * 46, foot - 92), (x + plank * 46, foot + 20)],
            "#3a2116",
            2,
            0.6,
        )
    _fruit(canvas, x + 14, foot - 92, wide - 28)
    for post in (x + 8, x + wide - 14):
        canvas.box(post, top + 30, 7, 320, "#241320")
    stripes = 9
    for stripe in range(stripes):
        a, b = stripe / stripes, (stripe + 1) / stripes
        colour = colours[stripe % 2]
        lip = (x - 14 + (wide + 28) * a, x - 14 + (wide + 28) * b)
        canvas.polygon(
            [
                (x + 34 + (wide - 68) * a, top),
                (x + 34 + (wide - 68) * b, top),
                (lip[1], top + 76),
                (lip[0], top + 76),
            ],
            (between(colour, "#2a1030", 0.38), colour),
        )
        middle = (lip[0] + lip[1]) / 2
        canvas.disc(
            middle,
            top + 76,
            (lip[1] - lip[0]) / 2,
            16,
            fill=between(colour, "#2a1030", 0.16),
        )


def _fruit(canvas: Canvas, x: float, top: float, wide: float) -> None:
    kinds = ("#e2762b", "#c8342c", "#e9b93a", "#7fa046", "#8c3f63", "#d9564a")
    crates = 5
    for crate in range(crates):
        left, size = x + wide * crate / crates, wide / crates
        colour = kinds[(crate + canvas.chance.randrange(6)) % 6]
        for row in range(4):
            for piece in range(6 - row):
                u = left + 8 + (piece + row / 2) * (size - 10) / 6
                v = top - 2 - row * 9
                canvas.disc(u + 2, v, 7.4, fill=between(colour, "#3a1420", 0.3))
                canvas.disc(u + 1, v - 1.4, 6.2, fill=colour)
                canvas.disc(u - 1, v - 4, 2, fill="#fff3d9", opacity=0.6)


def _shopper(canvas: Canvas, x: float) -> None:
    """Somebody before the stalls, from behind, some with a bag."""
    foot = canvas.chance.uniform(880, 1010)
    size = 0.75 + (foot - 880) / 240
    coat = canvas.chance.choice(("#3d2b5a", "#52324f", "#6a3a3f", "#2f4a5a", "#704a38"))
    canvas.disc(x + 10, foot, 44 * size, 9 * size, fill="#120a18", opacity=0.5)
    who = Figure(canvas, x, foot, 27 * size, coat)
    hair = canvas.chance.choice(("short", "short", "long", "bun", "cap"))
    tone = canvas.chance.choice(("#150c14", "#2d1a18", "#4a3a3a"))
    who.dressed(between(coat, "#150e20", 0.35), "#1a1226", "#7d4c38", tone, hair)
    if canvas.chance.random() < 0.5:
        bag = canvas.chance.choice(("#d9a441", "#b5432f", "#cfc3a4"))
        who.line((1.0, 3.1), (0.8, 2.4), (1.3, 2.4), (1.05, 3.1), width=0.06, tone=bag)
        who.block(1.05, 1.85, 0.95, 1.15, tone=bag)


def _lanterns(canvas: Canvas, start: float, sag: float) -> None:
    def hang(share: float) -> Point:
        return (WIDTH * share, start + sag * math.sin(share * 4 * math.pi) ** 2)

    canvas.line([hang(i / 80) for i in range(81)], "#120b1c", 2.4)
    for i in range(17):
        x, y = hang((i + 0.5) / 17)
        colour = canvas.chance.choice(("#ff8a4a", "#ffc15e", "#ff6a5a", "#ffd98a"))
        canvas.glow(x, y + 24, 74, colour, 0.75)
        canvas.disc(
            x, y + 24, 17, 20, fill=("#fff0c9", colour, between(colour, "#7a1f1f", 0.4))
        )
        canvas.box(x - 7, y + 2, 14, 4, "#3a1a1f")
        canvas.box(x - 7, y + 42, 14, 4, "#3a1a1f")
