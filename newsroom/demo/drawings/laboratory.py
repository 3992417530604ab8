"""Glassware on a bench by a window."""

from newsroom.demo.drawings.canvas import WIDTH, Canvas, between


def laboratory(seed: str) -> Canvas:
    """Flasks and tubes with coloured liquids on a bench by a window."""
    canvas = Canvas(seed, "#d9ecef", "#c1dde3", "#9fc3cf", "#86adbd")
    _window(canvas)
    canvas.glow(460, 300, 760, "#ffffff", 0.7)
    for shelf in (250, 440):
        canvas.box(1040, shelf, 560, 16, ("#f5f8f8", "#b9cbd0"))
        canvas.box(1040, shelf + 16, 560, 14, "#5f8494", 0.25)
        for jar in range(9):
            _jar(canvas, 1066 + jar * 60, shelf)
    canvas.box(0, 800, WIDTH, 270, ("#f4f6f5", "#d3dcdd", "#a5b5ba"))
    canvas.box(0, 792, WIDTH, 12, "#ffffff")
    _rack(canvas, 130, 806)
    _erlenmeyer(canvas, 640, 836, 1.25, ("#f6a13c", "#d9612b"))
    _round_flask(canvas, 930, 832, 1.2, ("#6fd0c4", "#1f8f95"))
    _erlenmeyer(canvas, 1180, 850, 0.9, ("#9a7bd6", "#5a3fa3"))
    _beaker(canvas, 1400, 846, ("#f28fa0", "#c8435f"))
    _microscope(canvas, 430, 840)
    return canvas


def _window(canvas: Canvas) -> None:
    canvas.box(90, 60, 820, 600, "#f7fbfb")
    for pane in range(3):
        canvas.box(114 + pane * 264, 84, 244, 552, ("#a9d3ea", "#d5ecf0", "#b9d9b4"))
    for _ in range(60):
        x, y = canvas.chance.uniform(114, 886), canvas.chance.uniform(470, 640)
        size = canvas.chance.uniform(14, 42)
        green = between("#7fae7c", "#b9d4a0", canvas.chance.random())
        canvas.disc(x, y, size, fill=green, opacity=0.5)
    canvas.box(90, 636, 820, 60, "#e9f1f1")
    for bar in (90, 358, 622, 886):
        canvas.box(bar, 60, 24, 600, "#f7fbfb")
    canvas.box(70, 660, 860, 20, ("#ffffff", "#c3d3d7"))


def _jar(canvas: Canvas, x: float, foot: float) -> None:
    tall, wide = canvas.chance.uniform(56, 116), canvas.chance.uniform(30, 44)
    liquid = canvas.chance.choice(
        ("#d9a441", "#8c5a3c", "#4f8fa8", "#7fa86a", "#a34a5a")
    )
    canvas.box(
        x, foot - tall, wide, tall, (between(liquid, "#ffffff", 0.35), liquid), 0.85
    )
    canvas.box(x, foot - tall, 6, tall, "#ffffff", 0.4)
    canvas.box(x + 3, foot - tall - 12, wide - 6, 12, "#39505a")
    canvas.box(x + 4, foot - tall * 0.62, wide - 8, tall * 0.3, "#f8f6ee", 0.95)


def _rack(canvas: Canvas, x: float, y: float) -> None:
    colours = ("#c8435f", "#e39a3c", "#e9c84a", "#6fae5f", "#3f9aa8", "#5a5fae")
    canvas.box(x, y - 10, 250, 22, ("#c99a63", "#8f683c"))
    for tube, colour in enumerate(colours):
        left = x + 16 + tube * 38
        level = canvas.chance.uniform(60, 112)
        canvas.box(left, y - 170, 26, 168, "#ffffff", 0.45)
        canvas.disc(left + 13, y - 4, 13, 12, fill=colour)
        canvas.box(
            left, y - level, 26, level - 4, (between(colour, "#ffffff", 0.3), colour)
        )
        canvas.box(left + 4, y - 166, 5, 150, "#ffffff", 0.6)
        canvas.box(left - 3, y - 174, 32, 7, "#e9f4f6")
    canvas.box(x, y - 116, 250, 16, ("#d8ab74", "#a27748"))
    for post in (x, x + 238):
        canvas.box(post, y - 120, 12, 130, "#9a7143")


def _erlenmeyer(
    canvas: Canvas, x: float, foot: float, size: float, liquid: tuple[str, str]
) -> None:
    canvas.disc(x + 26, foot + 4, 120 * size, 16 * size, fill="#5b757e", opacity=0.3)
    canvas.polygon(
        [
            (x - 24 * size, foot - 270 * size),
            (x + 24 * size, foot - 270 * size),
            (x + 24 * size, foot - 180 * size),
            (x + 104 * size, foot),
            (x - 104 * size, foot),
            (x - 24 * size, foot - 180 * size),
        ],
        "#ffffff",
        0.4,
    )
    canvas.polygon(
        [
            (x - 62 * size, foot - 94 * size),
            (x + 62 * size, foot - 94 * size),
            (x + 101 * size, foot - 4 * size),
            (x - 101 * size, foot - 4 * size),
        ],
        liquid,
    )
    canvas.disc(
        x,
        foot - 94 * size,
        62 * size,
        9 * size,
        fill=between(liquid[0], "#ffffff", 0.4),
    )
    for _ in range(16):
        u = canvas.chance.uniform(-60, 60) * size
        v = canvas.chance.uniform(10, 84) * size
        canvas.disc(
            x + u,
            foot - v,
            canvas.chance.uniform(2, 5) * size,
            fill="#ffffff",
            opacity=0.45,
        )
    canvas.polygon(
        [
            (x - 14 * size, foot - 176 * size),
            (x - 6 * size, foot - 176 * size),
            (x - 64 * size, foot - 14 * size),
            (x - 84 * size, foot - 14 * size),
        ],
        "#ffffff",
        0.5,
    )
    canvas.box(x - 31 * size, foot - 278 * size, 62 * size, 11 * size, "#f1f9fa", 0.95)


def _round_flask(
    canvas: Canvas, x: float, foot: float, size: float, liquid: tuple[str, str]
) -> None:
    canvas.disc(x + 20, foot + 6, 92 * size, 13 * size, fill="#5b757e", opacity=0.3)
    canvas.box(x - 20 * size, foot - 290 * size, 40 * size, 150 * size, "#ffffff", 0.45)
    canvas.disc(x, foot - 92 * size, 96 * size, fill="#ffffff", opacity=0.45)
    canvas.disc(x, foot - 84 * size, 86 * size, fill=liquid)
    canvas.box(x - 90 * size, foot - 176 * size, 180 * size, 62 * size, "#d5e6ea", 0.92)
    canvas.disc(
        x,
        foot - 114 * size,
        82 * size,
        12 * size,
        fill=between(liquid[0], "#ffffff", 0.4),
    )
    canvas.disc(
        x - 40 * size,
        foot - 100 * size,
        15 * size,
        32 * size,
        fill="#ffffff",
        opacity=0.5,
    )
    canvas.box(x - 27 * size, foot - 298 * size, 54 * size, 10 * size, "#f1f9fa", 0.95)
    canvas.disc(x, foot, 66 * size, 11 * size, fill="#7b5b3c")


def _beaker(canvas: Canvas, x: float, foot: float, liquid: tuple[str, str]) -> None:
    canvas.disc(x + 20, foot + 4, 90, 12, fill="#5b757e", opacity=0.3)
    canvas.box(x - 70, foot - 170, 140, 170, "#ffffff", 0.45)
    canvas.box(x - 67, foot - 104, 134, 102, liquid)
    canvas.disc(x, foot - 104, 67, 10, fill=between(liquid[0], "#ffffff", 0.45))
    for mark in range(5):
        canvas.line(
            [(x - 64, foot - 30 - mark * 26), (x - 40, foot - 30 - mark * 26)],
            "#ffffff",
            2,
            0.85,
        )
    canvas.box(x - 76, foot - 176, 152, 9, "#f1f9fa", 0.95)
    canvas.line([(x + 20, foot - 20), (x + 92, foot - 250)], "#eef6f7", 7, 0.9)


def _microscope(canvas: Canvas, x: float, foot: float) -> None:
    dark, light = "#2c3b45", "#5b707c"
    canvas.disc(x, foot + 4, 110, 14, fill="#5b757e", opacity=0.35)
    canvas.box(x - 90, foot - 26, 170, 30, (light, dark))
    canvas.polygon(
        [
            (x + 26, foot - 24),
            (x + 66, foot - 24),
            (x + 78, foot - 250),
            (x + 40, foot - 270),
        ],
        (light, dark),
    )
    canvas.box(x - 84, foot - 110, 140, 15, dark)
    canvas.polygon(
        [
            (x - 60, foot - 290),
            (x + 66, foot - 250),
            (x + 58, foot - 222),
            (x - 70, foot - 262),
        ],
        (light, dark),
    )
    canvas.polygon(
        [
            (x - 58, foot - 258),
            (x - 20, foot - 246),
            (x - 26, foot - 150),
            (x - 48, foot - 150),
        ],
        ("#c9d5da", "#7d929c"),
    )
    canvas.polygon(
        [
            (x - 34, foot - 380),
            (x + 2, foot - 368),
            (x - 24, foot - 274),
            (x - 58, foot - 286),
        ],
        ("#39505c", "#22313a"),
    )
    canvas.disc(x + 56, foot - 150, 20, fill=("#8ea3ad", "#3f535e"))
