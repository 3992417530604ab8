"""A conference hall with its delegates, seen from the last row."""

import math

from newsroom.demo.drawings.brushes import smooth
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between


def hall(seed: str) -> Canvas:
    """A round conference hall: curved rows of desks under a domed ceiling."""
    canvas = Canvas(seed, "#c8a46a", "#a37c48", "#7c5a35", "#5b4230")
    _ceiling(canvas)
    wall = [(0, 330), (WIDTH, 330), (WIDTH, 560), (0, 560)]
    canvas.polygon(wall, ("#8a6a44", "#6e5236", "#4c3828"))
    for panel in range(41):
        x = 800 + (panel - 20) * 46
        canvas.line([(x, 330), (x, 560)], "#3b2a1d", 1.6, 0.4)
        canvas.line([(x + 3, 330), (x + 3, 560)], "#d8b27a", 1, 0.25)
    _emblem(canvas, 800, 400)
    canvas.box(520, 496, 560, 70, ("#7d5a38", "#4a3524"))
    canvas.box(510, 488, 580, 12, "#c79c62")
    for seat in range(7):
        _delegate(canvas, 570 + seat * 77, 494, 0.62)
    canvas.polygon(
        [(0, 556), (WIDTH, 556), (WIDTH, HEIGHT), (0, HEIGHT)],
        ("#4d3a2c", "#3a2b22", "#241a15"),
    )
    for row in range(7):
        _desks(canvas, row)
    canvas.glow(800, 470, 560, "#ffe7b8", 0.35, squeeze=0.7)
    return canvas


def _ceiling(canvas: Canvas) -> None:
    for ring in range(9, 0, -1):
        share = ring / 9
        tone = between("#fbe9c2", "#8a6338", share)
        canvas.disc(800, 40, 1000 * share, 270 * share, fill=tone, opacity=0.75)
        canvas.disc(
            800,
            44,
            1000 * share - 12,
            270 * share - 6,
            fill=between(tone, "#2b1c10", 0.12),
            opacity=0.5,
        )
    for reach, count in ((0.4, 18), (0.66, 30), (0.9, 44)):
        for lamp in range(count):
            turn = lamp / count * 2 * math.pi
            x, y = (
                800 + 1000 * reach * math.cos(turn),
                40 + 270 * reach * math.sin(turn),
            )
            if y > 6:
                canvas.glow(x, y, 26, "#fff6da", 0.9)
                canvas.disc(x, y, 5, 3, fill="#fffdf3")


def _emblem(canvas: Canvas, x: float, y: float) -> None:
    """A plain globe on the wall, no organisation's mark."""
    canvas.glow(x, y, 130, "#f6dfae", 0.55)
    canvas.disc(x, y, 58, fill=("#d9b878", "#a07c45"))
    for ring in (16, 36, 56):
        canvas.pen.ellipse(
            [((x - ring) * 2, (y - 56) * 2), ((x + ring) * 2, (y + 56) * 2)],
            outline=(92, 66, 38, 200),
            width=4,
        )
    for level in (-28, 0, 28):
        half = math.sqrt(56**2 - level**2)
        canvas.line([(x - half, y + level), (x + half, y + level)], "#5c4226", 2, 0.8)


def _desks(canvas: Canvas, row: int) -> None:
    """One arc of desks with people seen from behind, and their lamps and papers."""
    depth = row / 6
    size = 0.55 + 0.95 * depth
    level: float = 628 + 470 * depth**1.35
    bend = 58 + 44 * depth

    def arc(x: float) -> float:
        aside = (x - 800) / 800
        return level - bend * aside * aside

    top = [(x, arc(x)) for x in range(-40, WIDTH + 41, 40)]
    front = [(x, y + 44 * size) for x, y in top]
    spacing = 74 * size
    seats = int(WIDTH / spacing) + 2
    canvas.polygon([*top, *reversed(front)], ("#8f6b42", "#5f452d"))
    canvas.line(top, "#d8ae72", 4 * size)
    for seat in range(seats):
        x = (seat + (row % 2) / 2) * spacing - 10
        if abs(x - 800) < 34 * size:
            continue
        y = arc(x)
        if canvas.chance.random() < 0.8:
            canvas.box(
                x - 13 * size, y - 7 * size, 20 * size, 5 * size, "#f6efdc", 0.95
            )
        canvas.line(
            [(x + 20 * size, y), (x + 15 * size, y - 20 * size)], "#2a1f18", 1.6 * size
        )
        if canvas.chance.random() < 0.84:
            _delegate(canvas, x, y + 62 * size, size)
        else:
            _chair(canvas, x, y + 62 * size, size)


def _chair(canvas: Canvas, x: float, foot: float, size: float) -> None:
    canvas.disc(x, foot - 20 * size, 22 * size, 32 * size, fill=("#3f6280", "#27425a"))


def _delegate(canvas: Canvas, x: float, foot: float, size: float) -> None:
    coat = canvas.chance.choice(
        ("#26313f", "#1f2833", "#3a2f38", "#4a3a2e", "#2f3e3a", "#5a2f38", "#33415a")
    )
    lean = canvas.chance.uniform(-3, 3) * size
    outline = (
        (-9, -56), (9, -56), (24, -46), (30, -30), (28, 18), (-28, 18), (-30, -30), (-24, -46),
    )  # fmt: skip
    back = smooth([(x + u * size, foot + v * size) for u, v in outline], steps=4)
    canvas.polygon(
        back, (between(coat, "#f0c98a", 0.35), coat, between(coat, "#0c0a0a", 0.3))
    )
    skin = canvas.chance.choice(("#c99a78", "#8d5d43", "#e0b592", "#6d4433"))
    canvas.box(x - 6 * size + lean, foot - 60 * size, 12 * size, 14 * size, skin)
    canvas.disc(x + lean, foot - 69 * size, 14 * size, 17 * size, fill=skin)
    hair = canvas.chance.choice(("#1d1512", "#3b2a20", "#6d6660", "#14100f", "#57402c"))
    canvas.disc(x + lean, foot - 73 * size, 15 * size, 15 * size, fill=hair)
