"""Charts without words: a falling price, the seats of a parliament."""

import math

from PIL import ImageFont

from newsroom.demo.drawings.brushes import limb, smooth, soft
from newsroom.demo.drawings.canvas import FINE, HEIGHT, WIDTH, Canvas, Point, between

PAPER, INK, GREY = "#f8f5ee", "#2b3440", "#8b929a"
# Colours that stay apart for every kind of colour vision, in lightness too.
BLUE, AMBER, SKY, PLUM = "#1f5f99", "#e39a1c", "#86bfe0", "#6b2f5f"


def _number(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    size: float,
    tone: str,
    anchor: str = "mm",
) -> None:
    """Digits, in the typeface that comes with the drawing library."""
    font = ImageFont.load_default(size * FINE)
    canvas.pen.text((x * FINE, y * FINE), text, fill=tone, font=font, anchor=anchor)


# The price of wheat

LEFT, RIGHT, TOP, FOOT = 370.0, 1300.0, 200.0, 850.0
PRICES = (
    254, 255, 253, 256, 258, 256, 257, 253, 251, 252, 249, 246, 247, 243, 241, 242, 238, 236,
    237, 232, 229, 230, 227, 224, 225, 221, 219, 220, 216, 215, 216, 213, 211, 212, 209, 208,
)  # fmt: skip
YEAR_BEFORE = (
    237, 237, 236, 239, 240, 242, 241, 243, 244, 242, 244, 246, 245, 247, 246, 248, 249, 248,
    250, 249, 250, 252, 250, 252, 253, 252, 253, 255, 253, 254, 255, 254, 255, 255, 256, 255,
)  # fmt: skip


def chart_wheat(seed: str) -> Canvas:
    """A price that falls for a year, beside the steadier year before."""
    canvas = Canvas(seed, "#fbf9f3", PAPER, "#f1ece0")
    canvas.grain, canvas.vignette = 0.025, 0.08
    _ears(canvas)
    _grid(canvas)
    now, before = _price_line(PRICES), _price_line(YEAR_BEFORE)
    area = [*now, (now[-1][0], FOOT), (now[0][0], FOOT)]
    canvas.polygon(area, ("#e39a1c", "#efb95c", "#f8e6c4"), 0.5)
    path = smooth(before[::3], closed=False, steps=12)
    for start in range(0, len(path) - 3, 5):
        canvas.line(path[start : start + 4], GREY, 5)
    canvas.line(now, "#ffffff", 15, 0.7)
    canvas.line(now, BLUE, 8)
    _last_point(canvas, *now[-1], "208")
    _last_point(canvas, *now[4], "258")
    return canvas


def _level(price: float) -> float:
    return FOOT - (price - 190) / 80 * (FOOT - TOP)


def _price_line(prices: tuple[int, ...]) -> list[Point]:
    step = (RIGHT - 60 - LEFT) / (len(prices) - 1)
    return [(LEFT + i * step, _level(price)) for i, price in enumerate(prices)]


def _grid(canvas: Canvas) -> None:
    for price in range(190, 271, 20):
        y = _level(price)
        canvas.line([(LEFT, y), (RIGHT, y)], "#cfcabd", 1.8)
        _number(canvas, LEFT - 26, y, str(price), 30, "#5a636d", "rm")
    for month in range(12):
        x = LEFT + (RIGHT - 60 - LEFT) / 11 * month
        canvas.line([(x, FOOT), (x, FOOT + 12)], INK, 2)
        _number(canvas, x, FOOT + 40, str(month + 1), 27, "#5a636d")
    canvas.line([(LEFT, FOOT), (RIGHT, FOOT)], INK, 3.4)


def _last_point(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.disc(x, y, 26, fill=BLUE, opacity=0.2)
    canvas.disc(x, y, 14, fill="#ffffff")
    canvas.disc(x, y, 9.5, fill=BLUE)
    _number(canvas, x, y - 56, text, 46, BLUE)


def _ears(canvas: Canvas) -> None:
    """Pale ears of wheat standing behind the chart."""
    for _ in range(46):
        x, lean = canvas.chance.uniform(-40, WIDTH), canvas.chance.uniform(-60, 60)
        size = canvas.chance.uniform(0.7, 1.5)
        tone = between("#eedfb8", "#f6efdc", canvas.chance.random())
        _ear(canvas, x, canvas.chance.uniform(560, 1010), lean, size, tone)


def _ear(
    canvas: Canvas, x: float, top: float, lean: float, size: float, tone: str
) -> None:
    canvas.line(
        [(x - lean * 0.2, HEIGHT), (x, top + 60 * size), (x + lean * 0.3, top)],
        tone,
        3 * size,
    )
    for grain in range(9):
        y, u = top + grain * 17 * size, x + lean * 0.3 * (1 - grain / 9)
        for side in (-1, 1):
            tip = (u + side * 13 * size, y - 14 * size, 2 * size)
            limb(canvas, [(u, y + 8 * size, 4 * size), tip], tone)
            canvas.line(
                [tip[:2], (u + side * 26 * size, y - 64 * size)], tone, 1.2 * size, 0.8
            )


# The seats of a parliament

PARTIES = ((PLUM, 12), (BLUE, 11), (SKY, 2), (AMBER, 19))
ROWS, CENTRE = 4, (800.0, 740.0)


def chart_vote(seed: str) -> Canvas:
    """A half circle of seats in four colours, and how many each colour has."""
    canvas = Canvas(seed, "#fbfaf6", "#f4f2ec", "#e8e6df")
    canvas.grain, canvas.vignette = 0.025, 0.08
    soft(
        canvas,
        [[(390, 752), (1210, 752), (1230, 774), (370, 774)]],
        "#4b5560",
        0.28,
        12,
    )
    seats = _seats(sum(count for _, count in PARTIES))
    colours = [colour for colour, count in PARTIES for _ in range(count)]
    for (x, y, radius), colour in zip(seats, colours, strict=True):
        canvas.disc(x, y + 3, radius, fill="#4b5560", opacity=0.22)
        canvas.disc(x, y, radius, fill=(between(colour, "#ffffff", 0.2), colour))
    _majority(canvas)
    _number(canvas, 800, 686, str(len(seats)), 96, INK)
    _shares(canvas)
    return canvas


def _seats(total: int) -> list[tuple[float, float, float]]:
    """Seats in rows on half circles, in the order of their angle from the left."""
    radii = [232 + 86 * row for row in range(ROWS)]
    counts = [round(total * radius / sum(radii)) for radius in radii]
    counts[-1] += total - sum(counts)
    seats = []
    for radius, count in zip(radii, counts, strict=True):
        for i in range(count):
            turn = math.pi * (i + 0.5) / count
            seats.append((turn, radius))
    seats.sort()
    return [
        (CENTRE[0] - r * math.cos(t), CENTRE[1] - r * math.sin(t), 30) for t, r in seats
    ]


def _majority(canvas: Canvas) -> None:
    for dash in range(17):
        y = CENTRE[1] - 190 - dash * 22
        canvas.line([(800, y), (800, y - 11)], INK, 3)
    canvas.polygon([(788, 166), (812, 166), (800, 184)], INK)
    _number(canvas, 800, 136, "23", 40, INK)


def _shares(canvas: Canvas) -> None:
    """One bar of four parts below the seats, each with its number."""
    total, x = sum(count for _, count in PARTIES), 380.0
    for colour, count in PARTIES:
        wide = 840 * count / total
        canvas.box(x, 828, wide - 5, 32, colour)
        _number(canvas, x + wide / 2 - 2, 896, str(count), 40, INK)
        x += wide
