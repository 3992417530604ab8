"""Flooded rice terraces on a hillside."""

import math

from PIL import Image, ImageDraw

from newsroom.demo.drawings.brushes import (
    combined,
    ellipse,
    grey,
    limb,
    massif,
    puff,
    relief,
    soft,
    terrain,
    texture,
)
from newsroom.demo.drawings.canvas import (
    FINE,
    HEIGHT,
    WIDTH,
    Canvas,
    between,
    rgb,
)


def terraces(seed: str) -> Canvas:
    """Flooded rice terraces that mirror a morning sky, mist in the valley."""
    canvas = Canvas(seed, "#6f9bc4", "#a7c2d4", "#f0dfc6", "#f7cf9f")
    canvas.glow(1080, 300, 620, "#fff0cf", 0.95)
    canvas.clouds(30, 300, "#fff4e2", 0.7, stretch=4, cover=0.45)
    massif(canvas, canvas.ridge(430, 220, 0.48), ("#7f97ae", "#a3b2b4"), strength=0.25)
    canvas.haze(240, 480, "#f6e2c6", 0, 0.75)
    massif(canvas, canvas.ridge(450, 130, 0.45), ("#62808a", "#8ba08f"), strength=0.3)
    canvas.haze(330, 500, "#f3e6d0", 0, 0.8)
    _fields(canvas)
    _groves(canvas)
    _mist(canvas)
    _hut(canvas, 1150, 548, 0.8)
    _planter(canvas, 830, 742, 1.0, lean=1)
    _planter(canvas, 910, 752, 1.05, lean=1)
    _planter(canvas, 716, 760, 1.1, lean=-1)
    return canvas


TOP, STEPS = 400, 26


def _fields(canvas: Canvas) -> None:
    """The hillside cut into steps along its contours: banks of grass, water between."""
    hill = terrain(canvas, 800, 800, 3.4, octaves=3)
    fall = Image.linear_gradient("L").resize(hill.size).convert("F")
    slopes = Image.new("F", (3, 1))
    slopes.putdata([0, 92, 18])
    bowl = slopes.resize(hill.size, Image.Resampling.BICUBIC)
    level = combined(
        lambda a: a["f"] * 0.62 + a["b"] + a["h"] * 24 - 6, f=fall, b=bowl, h=hill
    )
    size = (800, (HEIGHT - TOP) // 2)
    lean = 1 / 380  # how much nearer each row is
    seen = (1, 400 * lean, 0, 0, 800 * (1 + size[1] * lean) / size[1], 0, 0, lean)
    level = level.transform(
        size, Image.Transform.PERSPECTIVE, seen, Image.Resampling.BICUBIC
    )
    fine = (WIDTH * FINE, (HEIGHT - TOP) * FINE)
    steps = level.resize(fine, Image.Resampling.BICUBIC).convert("L")
    tables = zip(*(rgb(_step(canvas, value)) for value in range(256)), strict=True)
    fields = Image.merge("RGB", [steps.point(list(table)) for table in tables])
    brow = [
        (x, TOP + 62 - 50 * ((x - 760) / 800) ** 2 + 7 * math.sin(x / 46))
        for x in range(0, WIDTH + 1, 10)
    ]
    ground = [*brow, (WIDTH, HEIGHT), (0, HEIGHT)]
    mask = Image.new("L", fine)
    shape = [(x * FINE, (y - TOP) * FINE) for x, y in ground]
    ImageDraw.Draw(mask).polygon(shape, fill=255)
    canvas.image.paste(fields, (0, TOP * FINE), mask)
    earth = grey(terrain(canvas, *size, 190, octaves=2), 128, 60)
    shade = Image.blend(relief(level, 20, (1, 2)), earth, 0.5)
    texture(canvas, ground, shade, 0.6)
    canvas.glow(1000, TOP + 60, 800, "#fff0d2", 0.55, squeeze=0.5)


def _step(canvas: Canvas, value: int) -> str:
    """The colour at one height: grass on the bank, then the water of the step."""
    step, place = divmod(value * STEPS, 256)
    share, number = place / 256, step * 7919 % 100 / 100
    if share < 0.3:
        return between("#b9c873", "#3c5229", share / 0.3)
    if number < 0.2:
        return between("#5f8440", "#94b356", share)
    pale = between("#8fb3cc", "#f0cd98", number)
    return between(between("#40586a", pale, 0.3), pale, min(1, (share - 0.3) * 1.8))


def _groves(canvas: Canvas) -> None:
    """Clumps of trees left standing between the fields."""
    for x, y, size in (
        (150, 560, 20),
        (420, 500, 13),
        (1390, 640, 30),
        (620, 520, 13),
        (250, 800, 38),
        (1480, 920, 50),
    ):
        soft(
            canvas,
            [ellipse(x + size, y + size * 0.8, size * 2.6, size * 0.7)],
            "#26331f",
            0.6,
            size / 4,
        )
        for _ in range(16):
            u, v = canvas.chance.gauss(0, size), canvas.chance.uniform(-1.3, 0.6) * size
            puff(
                canvas,
                x + u,
                y + v,
                size * canvas.chance.uniform(0.6, 1),
                "#8da258",
                "#33492b",
            )


def _mist(canvas: Canvas) -> None:
    for _ in range(9):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(430, 520)
        soft(
            canvas,
            [
                ellipse(
                    x, y, canvas.chance.uniform(120, 300), canvas.chance.uniform(10, 24)
                )
            ],
            "#fdf3e2",
            0.6,
            18,
        )


def _hut(canvas: Canvas, x: float, foot: float, size: float) -> None:
    canvas.box(
        x - 34 * size, foot - 40 * size, 68 * size, 42 * size, ("#8a6a48", "#5f4731")
    )
    canvas.box(x - 8 * size, foot - 30 * size, 16 * size, 32 * size, "#2f241a")
    roof = [
        (x - 52 * size, foot - 34 * size),
        (x, foot - 92 * size),
        (x + 52 * size, foot - 34 * size),
    ]
    canvas.polygon(roof, ("#c9a56a", "#8a6a3c"))
    for _ in range(10):
        tree = canvas.chance.uniform(60, 130) * size * canvas.chance.choice((-1, 1))
        puff(canvas, x + tree, foot - 20 * size, 26 * size, "#8fa860", "#48613a")


def _planter(canvas: Canvas, x: float, foot: float, size: float, *, lean: int) -> None:
    """Someone bent over the seedlings, a wide hat on."""

    def at(*points: tuple[float, float, float]) -> list[tuple[float, float, float]]:
        return [(x + lean * u * size, foot - v * size, r * size) for u, v, r in points]

    soft(
        canvas,
        [ellipse(x + 10 * lean, foot + 6, 46 * size, 8 * size)],
        "#2b3a44",
        0.55,
        5,
    )
    coat = canvas.chance.choice(("#8a3f3a", "#34567a", "#6a5a8a"))
    for legs in ((-6, 5), (8, 9)):
        limb(
            canvas,
            at((legs[0], 54, 10), (legs[0] + 4, 28, 8), (legs[1] - 4, 0, 6)),
            "#2b2f38",
        )
    limb(canvas, at((0, 58, 15), (22, 82, 17), (42, 86, 13)), coat)
    limb(
        canvas,
        at((40, 80, 6), (48, 52, 5.5), (52, 24, 4.5)),
        between(coat, "#000000", 0.2),
    )
    canvas.line([p[:2] for p in at((52, 22, 0), (58, 4, 0))], "#5d7f43", 3 * size)
    hat = [
        (x + lean * u * size, foot - v * size)
        for u, v in ((34, 84), (62, 112), (84, 76))
    ]
    canvas.polygon(hat, ("#f0dba6", "#c7a467"))
