"""A village under snow at night."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, massif, puff, smooth, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between


def snow_village(seed: str) -> Canvas:
    """Snowed-in houses with lit windows around a church, firs, falling snow."""
    canvas = Canvas(seed, "#0a1530", "#16284f", "#2b4374", "#52689a")
    canvas.stars(220, 420)
    canvas.disc(1180, 150, 36, fill="#f8f3e2")
    canvas.glow(1180, 150, 300, "#cfdcf5", 0.5)
    canvas.clouds(60, 420, "#5f76a8", 0.5, stretch=5, cover=0.4)
    massif(
        canvas,
        canvas.ridge(520, 330, 0.5),
        ("#a9bee0", "#6f88b8", "#465e92"),
        strength=0.6,
    )
    canvas.haze(300, 560, "#4d659a", 0, 0.5)
    _firs(canvas, 560, 34, 120)
    _slope(canvas, 560, ("#8ea5d2", "#6a82b6", "#4a6098"))
    for x, foot, size in (
        (330, 640, 0.62),
        (520, 622, 0.55),
        (980, 618, 0.56),
        (1180, 640, 0.66),
        (1370, 630, 0.6),
        (150, 650, 0.66),
    ):
        _house(canvas, x, foot, size)
    _church(canvas, 760, 690)
    _firs(canvas, 690, 16, 200)
    _slope(canvas, 720, ("#9db3dd", "#7289bd", "#4d6299", "#33477a"))
    for x, foot, size in (
        (470, 800, 1.0),
        (1050, 790, 0.95),
        (1330, 850, 1.2),
        (210, 860, 1.2),
    ):
        _house(canvas, x, foot, size)
    _path(canvas)
    for x, foot, tall in (
        (60, 960, 420),
        (1545, 980, 460),
        (1470, 930, 280),
        (165, 1000, 230),
    ):
        _fir(canvas, x, foot, tall)
    _snowfall(canvas)
    bloom(canvas, 0.5, 30, 165)
    return canvas


def _slope(canvas: Canvas, base: float, fill: tuple[str, ...]) -> None:
    line = [
        (x, base + 22 * math.sin(x / 270 + base) + 10 * math.sin(x / 90))
        for x in range(0, WIDTH + 1, 20)
    ]
    canvas.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
    canvas.line(line, "#dbe6fa", 2, 0.5)
    for _ in range(14):
        x, y = canvas.chance.uniform(0, WIDTH), base + canvas.chance.uniform(20, 280)
        soft(
            canvas,
            [
                ellipse(
                    x, y, canvas.chance.uniform(60, 200), canvas.chance.uniform(5, 14)
                )
            ],
            "#c5d6f4",
            0.4,
            9,
        )


def _house(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A timber house: gable to the front, thick snow on its roof, light on the ground."""
    w, h, deep = 74 * size, 96 * size, 120 * size
    soft(
        canvas,
        [
            [
                (x - w, foot),
                (x + deep + w, foot),
                (x + deep + w * 1.3, foot + 80 * size),
                (x - w * 1.4, foot + 90 * size),
            ]
        ],
        "#f3b765",
        0.34,
        24 * size,
    )
    wall = canvas.chance.choice(("#5a3d30", "#4a3a44", "#6a4632", "#40384a"))
    canvas.box(
        x + w,
        foot - h,
        deep,
        h,
        (between(wall, "#0b1430", 0.35), between(wall, "#0b1430", 0.5)),
    )
    peak = foot - h - 70 * size
    canvas.polygon(
        [(x - w, foot), (x - w, foot - h), (x, peak), (x + w, foot - h), (x + w, foot)],
        (wall, between(wall, "#0b1430", 0.25)),
    )
    for board in range(1, 8):
        u = x - w + board * 2 * w / 8
        canvas.line([(u, foot), (u, foot - h)], "#1c1622", 1.4 * size, 0.35)
    roof = smooth(
        [
            (x, peak - 26 * size),
            (x + deep, peak - 22 * size),
            (x + w + deep + 14 * size, foot - h + 4 * size),
            (x + w + deep + 6 * size, foot - h + 18 * size),
            (x + w + 8 * size, foot - h + 20 * size),
            (x + 4 * size, peak),
        ],
        steps=3,
    )
    canvas.polygon(roof, ("#e3ecfb", "#b3c6ea", "#8aa2d2"))
    for side in (-1, 1):
        eave = [
            (x, peak - 26 * size),
            (x + side * (w + 16 * size), foot - h),
            (x + side * (w + 14 * size), foot - h + 20 * size),
            (x, peak + 2 * size),
        ]
        canvas.polygon(eave, "#dfe9fa" if side < 0 else "#f3f7ff")
    for u, v in ((-34, 60), (14, 60), (-10, 112)):
        _window(canvas, x + u * size, foot - (v + 0) * size, 22 * size, 28 * size)
    for window in range(3):
        _window(
            canvas,
            x + w + (14 + window * 36) * size,
            foot - 66 * size,
            20 * size,
            28 * size,
        )
    canvas.box(x - 12 * size + 26 * size, foot - 0.1, 1, 1, wall)
    _chimney(canvas, x + deep * 0.75, peak - 10 * size, size)
    drift = smooth(
        [
            (x - w - 16 * size, foot + 6),
            (x - w * 0.3, foot - 12 * size),
            (x + w, foot - 6 * size),
            (x + w + deep * 0.5, foot - 14 * size),
            (x + w + deep + 20 * size, foot + 6),
            (x + w, foot + 16 * size),
        ]
    )
    canvas.polygon(drift, ("#dfe9fb", "#93aada"))


def _window(canvas: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    light = canvas.chance.choice(("#ffdf9a", "#ffcd74", "#ffe9b8", "#ffd488"))
    canvas.box(x - 2, y - 2, wide + 4, tall + 4, "#2c1f22")
    canvas.box(x, y, wide, tall, (light, between(light, "#f09a3f", 0.5)))
    canvas.line(
        [(x + wide / 2, y), (x + wide / 2, y + tall)], "#4a2f22", max(1, wide / 12)
    )
    canvas.line(
        [(x, y + tall * 0.45), (x + wide, y + tall * 0.45)],
        "#4a2f22",
        max(1, wide / 12),
    )
    canvas.box(x - 3, y + tall + 1, wide + 6, 4, "#eef4ff", 0.9)


def _chimney(canvas: Canvas, x: float, top: float, size: float) -> None:
    canvas.box(x, top - 34 * size, 20 * size, 44 * size, ("#6a4a42", "#3f2f33"))
    canvas.box(x - 3 * size, top - 42 * size, 26 * size, 10 * size, "#eef4ff")
    for i in range(9):
        soft(
            canvas,
            [
                ellipse(
                    x + 10 * size + 2.6 * i * i * size * 0.5,
                    top - (54 + 17 * i) * size,
                    (7 + 3.4 * i) * size,
                    (8 + 2.4 * i) * size,
                )
            ],
            "#b9c8e6",
            0.26 - 0.02 * i,
            7 * size,
        )


def _church(canvas: Canvas, x: float, foot: float) -> None:
    canvas.glow(x + 30, foot - 40, 330, "#f3b765", 0.4, squeeze=0.6)
    canvas.box(x + 40, foot - 104, 170, 110, ("#8d8496", "#5d5a78"))
    canvas.polygon(
        [
            (x + 34, foot - 100),
            (x + 62, foot - 176),
            (x + 196, foot - 176),
            (x + 222, foot - 100),
        ],
        ("#f3f7ff", "#a9bde6"),
    )
    for arch in range(4):
        u = x + 60 + arch * 37
        canvas.box(u, foot - 76, 17, 46, ("#ffdf9a", "#f0a54a"))
        canvas.disc(u + 8.5, foot - 76, 8.5, fill="#ffe6b0")
    canvas.box(x - 38, foot - 240, 80, 246, ("#a79fae", "#6b668a"))
    canvas.box(x + 14, foot - 240, 28, 246, "#1d2347", 0.3)
    canvas.polygon(
        [(x - 46, foot - 236), (x + 2, foot - 420), (x + 50, foot - 236)],
        ("#ffffff", "#93aada"),
    )
    canvas.polygon(
        [(x + 2, foot - 420), (x + 50, foot - 236), (x + 14, foot - 236)],
        "#4a5f98",
        0.45,
    )
    canvas.line([(x + 2, foot - 418), (x + 2, foot - 452)], "#e9c877", 3)
    canvas.disc(x + 2, foot - 190, 19, fill="#ffe9b8")
    canvas.disc(x + 2, foot - 190, 15, fill="#fff6de")
    canvas.line(
        [(x + 2, foot - 201), (x + 2, foot - 190), (x + 10, foot - 186)], "#3a2a2a", 2.4
    )
    canvas.box(x - 10, foot - 56, 26, 58, ("#ffcf80", "#c9772f"))
    canvas.disc(x + 3, foot - 56, 13, fill="#ffdf9a")


def _firs(canvas: Canvas, foot: float, count: int, tall: float) -> None:
    for _ in range(count):
        x = canvas.chance.uniform(-20, WIDTH + 20)
        if abs(x - 800) > 150 or tall < 150:
            _fir(
                canvas,
                x,
                foot + canvas.chance.uniform(-10, 26),
                tall * canvas.chance.uniform(0.5, 1),
            )


def _fir(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    """A fir in layers, each branch carrying snow on its upper side."""
    canvas.box(
        x - tall * 0.025, foot - tall * 0.12, tall * 0.05, tall * 0.13, "#1c1a26"
    )
    layers = 9
    for layer in range(layers):
        share = layer / (layers - 1)
        y = foot - tall * (0.1 + 0.74 * share)
        reach = tall * 0.27 * (1 - share) + tall * 0.035
        top = y - tall * 0.2
        canvas.polygon(
            [
                (x, top),
                (x + reach, y + reach * 0.16),
                (x + reach * 0.4, y - reach * 0.02),
                (x, y + reach * 0.1),
                (x - reach * 0.5, y),
                (x - reach, y + reach * 0.16),
            ],
            ("#1d3350", "#101c38"),
        )
        snow = [
            (x, top),
            (x + reach * 0.94, y + reach * 0.08),
            (x + reach * 0.5, y - tall * 0.035),
            (x + reach * 0.15, y - tall * 0.075),
            (x - reach * 0.3, y - tall * 0.03),
            (x - reach * 0.9, y + reach * 0.1),
            (x - reach * 0.45, y - tall * 0.075),
        ]
        canvas.polygon(snow, ("#e6eefc", "#9fb4df"), 0.9)


def _path(canvas: Canvas) -> None:
    """Footsteps up the middle to the church."""
    left = smooth(
        [(640, HEIGHT), (700, 940), (790, 850), (780, 770), (764, 700)], closed=False
    )
    right = smooth(
        [(900, HEIGHT), (840, 940), (850, 850), (806, 770), (776, 700)], closed=False
    )
    canvas.polygon([*left, *reversed(right)], ("#d8b48a", "#8f9ac8", "#5f76b0"), 0.55)
    for i, (x, y) in enumerate(
        smooth(
            [(770, HEIGHT), (770, 940), (818, 850), (792, 770), (770, 705)],
            closed=False,
            steps=10,
        )
    ):
        size = 1 + 9 * max(0, (y - 690) / 380)
        canvas.disc(
            x + (size * 1.4 if i % 2 else -size * 1.4),
            y,
            size,
            size * 0.55,
            fill="#3a4d84",
            opacity=0.7,
        )


def _snowfall(canvas: Canvas) -> None:
    for _ in range(620):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(0, HEIGHT)
        canvas.disc(
            x,
            y,
            canvas.chance.choice((1, 1.2, 1.6, 2.2)),
            fill="#ffffff",
            opacity=canvas.chance.uniform(0.25, 0.8),
        )
    for _ in range(26):
        puff(
            canvas,
            canvas.chance.uniform(0, WIDTH),
            canvas.chance.uniform(0, HEIGHT),
            canvas.chance.uniform(4, 8),
            "#e6eefc",
            "#c3d2f0",
        )
