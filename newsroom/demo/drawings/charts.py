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

LEFT, RIGHT, TOP, FOOT = 420.0, 1320.0, 200.0, 850.0
# The smallest digits: on a phone the picture is a quarter as wide, or less.
DIGITS = 64
# Three prices a month, from December to November: the fall begins in spring.
PRICES = (
    241, 243, 242, 245, 244, 247, 250, 249, 254, 256, 258, 257, 255, 256, 252, 253, 248, 249,
    245, 242, 243, 238, 239, 234, 231, 232, 227, 228, 223, 220, 221, 217, 214, 215, 210, 208,
)  # fmt: skip
PEAK = PRICES.index(max(PRICES))
YEAR_BEFORE = (
    236, 237, 236, 238, 237, 239, 238, 240, 239, 240, 239, 241, 240, 242, 241, 240, 241, 240,
    242, 241, 240, 241, 239, 240, 239, 240, 241, 240, 239, 240, 241, 240, 241, 240, 241, 241,
)  # fmt: skip


def chart_wheat(seed: str) -> Canvas:
    """A price that falls from the spring on, beside the steadier year before."""
    canvas = Canvas(seed, "#fbf9f3", PAPER, "#f1ece0")
    canvas.grain, canvas.vignette = 0.025, 0.08
    _ears(canvas)
    _grid(canvas)
    now, before = _price_line(PRICES), _price_line(YEAR_BEFORE)
    area = [*now, (now[-1][0], FOOT), (now[0][0], FOOT)]
    canvas.polygon(area, ("#e39a1c", "#efb95c", "#f8e6c4"), 0.5)
    path = smooth(before[::5], closed=False, steps=12)
    for start in range(0, len(path) - 3, 5):
        canvas.line(path[start : start + 4], GREY, 6)
    canvas.line(now, "#ffffff", 19, 0.7)
    canvas.line(now, BLUE, 11)
    _point(canvas, *now[-1], str(PRICES[-1]), 82)
    _point(canvas, *now[PEAK], str(PRICES[PEAK]), -76)
    return canvas


def _level(price: float) -> float:
    return FOOT - (price - 190) / 80 * (FOOT - TOP)


def _price_line(prices: tuple[int, ...]) -> list[Point]:
    step = (RIGHT - 60 - LEFT) / (len(prices) - 1)
    return [(LEFT + i * step, _level(price)) for i, price in enumerate(prices)]


def _grid(canvas: Canvas) -> None:
    for price in (200, 230, 260):
        y = _level(price)
        canvas.line([(LEFT, y), (RIGHT, y)], "#cfcabd", 2.4)
        _number(canvas, LEFT - 24, y, str(price), DIGITS, "#4b545e", "rm")
    for month in range(12):
        x = _month(month)
        canvas.line([(x, FOOT), (x, FOOT + 14)], INK, 2.4)
    for month in range(1, 12, 2):
        _number(canvas, _month(month), FOOT + 62, str(month), DIGITS, "#4b545e")
    canvas.line([(LEFT, FOOT), (RIGHT, FOOT)], INK, 3.4)


def _month(month: int) -> float:
    """Where the month of that number begins; December, at 0, begins the chart."""
    return LEFT + (RIGHT - 60 - LEFT) / 11 * month


def _point(canvas: Canvas, x: float, y: float, text: str, drop: float) -> None:
    """One point of the line made plain, its number so far below it."""
    canvas.disc(x, y, 30, fill=BLUE, opacity=0.2)
    canvas.disc(x, y, 17, fill="#ffffff")
    canvas.disc(x, y, 12, fill=BLUE)
    _number(canvas, x, y + drop, text, 84, BLUE)


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
    _number(canvas, 800, 676, str(len(seats)), 120, INK)
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
    _number(canvas, 800, 122, "23", 68, INK)


def _shares(canvas: Canvas) -> None:
    """One bar of four parts below the seats, each with its number."""
    total, x = sum(count for _, count in PARTIES), 380.0
    for colour, count in PARTIES:
        wide = 840 * count / total
        canvas.box(x, 828, wide - 5, 38, colour)
        _number(canvas, x + wide / 2 - 2, 918, str(count), 72, INK)
        x += wide
