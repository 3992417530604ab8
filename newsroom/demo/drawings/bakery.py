"""A baker's window at night."""

import math

from newsroom.demo.drawings.bread import baguette, cake, loaf, rolls
from newsroom.demo.drawings.brushes import (
    bloom,
    ellipse,
    grey,
    limb,
    smooth,
    soft,
    terrain,
    texture,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

LEFT, TOP, RIGHT, SILL = 420.0, 300.0, 1180.0, 770.0


def bakery(seed: str) -> Canvas:
    """A lit window full of bread in a dark street, the baker at work inside."""
    canvas = Canvas(seed, "#141a30", "#1a2038", "#10131f")
    _bricks(canvas)
    _inside(canvas)
    _baker(canvas, 700, 640)
    _counter(canvas)
    _frame(canvas)
    _awning(canvas)
    _door(canvas)
    _street(canvas)
    _passer(canvas, 452, 1000)
    bloom(canvas, 0.5, 40, 160)
    return canvas


def _bricks(canvas: Canvas) -> None:
    """The wall around the window, warm near the light and blue away from it."""
    for row in range(44):
        y = row * 20
        shift = 22 if row % 2 else 0
        for column in range(-1, 37):
            x = column * 45 + shift
            near = math.exp(-((math.hypot(x - 800, (y - 560) * 1.2) / 620) ** 2))
            tone = between("#2a2c44", "#a8623f", 0.15 + 0.75 * near)
            canvas.box(
                x, y, 42, 17, between(tone, "#0d0f1c", canvas.chance.uniform(0.1, 0.35))
            )
    for x in (150, 1400):
        canvas.box(x, 60, 130, 190, "#10131f")
        canvas.box(x + 8, 68, 114, 174, ("#1d2744", "#2f3a5a"))
        canvas.box(x + 62, 68, 6, 174, "#10131f")
        canvas.box(x - 10, 246, 150, 14, "#5a5a66")


def _inside(canvas: Canvas) -> None:
    """The back of the shop: tiles, an oven, shelves of loaves, hanging lamps."""
    canvas.box(LEFT, TOP, RIGHT - LEFT, SILL - TOP, ("#fbe3ae", "#f3c778", "#d99a4a"))
    for tile in range(int(LEFT), int(RIGHT), 34):
        canvas.line([(tile, TOP), (tile, SILL)], "#c98f4a", 1, 0.35)
    for y in range(int(TOP), int(SILL), 34):
        canvas.line([(LEFT, y), (RIGHT, y)], "#c98f4a", 1, 0.35)
    canvas.box(446, 400, 150, 190, ("#6a4a3a", "#4a3028"))
    for level in (412, 500):
        canvas.box(458, level, 126, 74, "#2a1a14")
        canvas.box(466, level + 10, 110, 46, ("#ff9a3f", "#ffd07a"))
        canvas.box(458, level + 66, 126, 6, "#c9c0b4")
    for shelf, y in enumerate((420, 500, 580)):
        canvas.box(850, y, 320, 12, ("#a8703a", "#6a4020"))
        x = 866.0
        while x < 1140:
            size = canvas.chance.uniform(20, 34)
            if shelf == 1:
                baguette(canvas, x, y, canvas.chance.uniform(-4, 4))
                x += 19
            else:
                loaf(canvas, x + size, y - size * 0.45, size)
                x += size * 2 + 3
    for x in (560.0, 800.0, 1040.0):
        canvas.line([(x, TOP), (x, TOP + 52)], "#3a2a20", 2.4)
        canvas.polygon(
            [
                (x - 30, TOP + 74),
                (x - 12, TOP + 50),
                (x + 12, TOP + 50),
                (x + 30, TOP + 74),
            ],
            "#2f3a3a",
        )
        canvas.disc(x, TOP + 75, 15, 8, fill="#fffbe8")
        canvas.glow(x, TOP + 80, 170, "#fff3cf", 0.7)


def _baker(canvas: Canvas, x: float, foot: float) -> None:
    """Seen from the front behind the counter, a tray of loaves in both hands."""

    def at(u: float, v: float) -> Point:
        return (x + u, foot - v)

    canvas.polygon(
        smooth(
            [
                at(-62, -60),
                at(-66, 60),
                at(-54, 104),
                at(-18, 122),
                at(18, 122),
                at(54, 104),
                at(66, 60),
                at(62, -60),
            ]
        ),
        ("#fffaf0", "#e9dcc8", "#c9b59a"),
    )
    canvas.polygon(
        smooth([at(-34, -60), at(-36, 70), at(0, 78), at(36, 70), at(34, -60)]),
        ("#b5443a", "#8a3028"),
    )
    for side in (-1, 1):
        canvas.line([at(side * 26, 74), at(side * 16, 120)], "#8a3028", 5)
        limb(
            canvas,
            [
                (*at(side * 56, 96), 17),
                (*at(side * 82, 42), 15),
                (*at(side * 58, 8), 12),
            ],
            "#f3e8d6",
        )
        limb(canvas, [(*at(side * 62, 12), 10), (*at(side * 48, -2), 10)], "#c98f68")
    limb(canvas, [(*at(0, 112), 13), (*at(0, 136), 12)], "#b57d58")
    canvas.polygon(
        smooth(
            [
                at(-24, 168),
                at(-22, 146),
                at(-11, 130),
                at(11, 130),
                at(22, 146),
                at(24, 168),
                at(0, 178),
            ]
        ),
        ("#d9a078", "#c08860"),
    )
    for side in (-1, 1):
        canvas.disc(*at(side * 9, 160), 2.2, 2.6, fill="#2a1a14")
        canvas.line([at(side * 5, 168), at(side * 13, 168)], "#4a2f20", 2.4)
    canvas.line([at(0, 158), at(3, 150), at(-1, 149)], "#9a6a48", 1.8)
    canvas.line(
        smooth([at(-8, 143), at(0, 140), at(8, 143)], closed=False), "#8a4a3a", 2.4
    )
    canvas.polygon(
        smooth(
            [
                at(-26, 168),
                at(-34, 192),
                at(-22, 210),
                at(0, 216),
                at(22, 210),
                at(34, 192),
                at(26, 168),
                at(0, 172),
            ]
        ),
        ("#ffffff", "#e6dccb"),
    )
    canvas.box(x - 26, foot - 182, 52, 15, ("#fffaf0", "#d9ccb8"))
    canvas.box(x - 96, foot - 2, 192, 9, ("#8a8a8a", "#5a5a5a"))
    for i in range(4):
        loaf(canvas, x - 66 + i * 44, foot - 14, 22)


def _counter(canvas: Canvas) -> None:
    """The display behind the glass: baskets, cakes and rolls on steps."""
    for step, (y, tone) in enumerate(((650, "#a8703a"), (712, "#8a5a2e"))):
        canvas.box(LEFT, y, RIGHT - LEFT, 16, (between(tone, "#ffe0a0", 0.4), tone))
        canvas.box(LEFT, y + 16, RIGHT - LEFT, 50, ("#7a4a24", "#5a341a"))
        x = LEFT + 22
        while x < RIGHT - 40:
            kind = canvas.chance.random()
            size = canvas.chance.uniform(20, 30) + 4 * step
            if kind < 0.55:
                loaf(canvas, x + size, y - size * 0.42, size)
            elif kind < 0.8:
                rolls(canvas, x + size, y, size)
            else:
                cake(canvas, x + size, y, size)
            x += size * 2 + 8


def _frame(canvas: Canvas) -> None:
    """Dark green woodwork and the sheen of the glass."""
    wood = ("#2f5a4c", "#1d3d35")
    soft(
        canvas,
        [
            [(520, TOP), (640, TOP), (520, SILL), (420, SILL)],
            [(700, TOP), (730, TOP), (610, SILL), (580, SILL)],
        ],
        "#ffffff",
        0.16,
        3,
    )
    canvas.box(LEFT - 44, SILL, RIGHT - LEFT + 88, 26, ("#4f8070", "#2a5245"))
    canvas.box(LEFT - 30, SILL + 26, RIGHT - LEFT + 60, 96, wood)
    for panel in range(4):
        left = LEFT - 10 + panel * 198
        canvas.box(left, SILL + 42, 176, 64, "#14302a", 0.6)
        canvas.box(left + 4, SILL + 46, 168, 56, ("#2a5245", "#234a3f"))
    for x in (LEFT - 30, (LEFT + RIGHT) / 2 - 6, RIGHT):
        canvas.box(
            x,
            TOP - 20,
            30 if x != (LEFT + RIGHT) / 2 - 6 else 12,
            SILL - TOP + 20,
            wood,
        )
    canvas.box(LEFT - 44, TOP - 74, RIGHT - LEFT + 88, 78, ("#3f705f", "#234a3f"))
    canvas.line([(LEFT - 44, TOP - 72), (RIGHT + 44, TOP - 72)], "#c9a55a", 4)
    _sign(canvas, 800, TOP - 92)


def _sign(canvas: Canvas, x: float, y: float) -> None:
    """A gilded pretzel in place of a name."""
    for tone, width, lift in (
        ("#6a4614", 19, 4),
        ("#d9a441", 15, 0),
        ("#f9df94", 5, -3),
    ):
        loop = [
            (x - 34, y + 24),
            (x - 58, y - 16),
            (x - 34, y - 40),
            (x, y - 10),
            (x + 24, y + 22),
        ]
        canvas.line(
            [(u, v + lift) for u, v in smooth(loop, closed=False, steps=9)], tone, width
        )
        canvas.line(
            [(2 * x - u, v + lift) for u, v in smooth(loop, closed=False, steps=9)],
            tone,
            width,
        )
        base = [(x - 34, y + 24), (x, y + 34), (x + 34, y + 24)]
        canvas.line(
            [(u, v + lift) for u, v in smooth(base, closed=False, steps=9)], tone, width
        )
    canvas.glow(x, y, 110, "#ffd98a", 0.4)


def _awning(canvas: Canvas) -> None:
    """Stripes over the window, lit from below."""
    count = 14
    wide = (RIGHT - LEFT + 120) / count
    for i in range(count):
        left = LEFT - 60 + i * wide
        tone = "#a8403a" if i % 2 else "#f3e6cf"
        top = [800 + (u - 800) * 0.93 for u in (left, left + wide)]
        canvas.polygon(
            [
                (top[0], TOP - 8),
                (top[1], TOP - 8),
                (left + wide, TOP + 62),
                (left, TOP + 62),
            ],
            (between(tone, "#1a1a2c", 0.55), between(tone, "#f7b765", 0.12)),
        )
        canvas.disc(
            left + wide / 2, TOP + 62, wide / 2, 15, fill=between(tone, "#3a2420", 0.3)
        )
    soft(
        canvas,
        [[(LEFT, TOP + 64), (RIGHT, TOP + 64), (RIGHT, TOP + 84), (LEFT, TOP + 84)]],
        "#5a2f14",
        0.5,
        9,
    )


def _door(canvas: Canvas) -> None:
    x = 1250
    canvas.box(x - 12, 330, 204, 564, ("#1d3d35", "#14302a"))
    canvas.box(x, 342, 180, 552, ("#2f5a4c", "#1d3d35"))
    canvas.box(x + 26, 372, 128, 330, ("#fbe0a8", "#e9b264"))
    for bar in (1, 2):
        canvas.box(x + 26, 372 + bar * 110, 128, 6, "#234a3f")
    canvas.box(x + 87, 372, 6, 330, "#234a3f")
    canvas.box(x + 26, 736, 128, 120, "#183630", 0.8)
    canvas.disc(x + 18, 700, 7, fill="#e0b85a")
    canvas.line([(x + 90, 250), (x + 90, 300)], "#10131f", 4)
    canvas.polygon(
        [(x + 70, 318), (x + 78, 296), (x + 102, 296), (x + 110, 318)], "#10131f"
    )
    canvas.disc(x + 90, 318, 14, 9, fill="#fff6dc")
    canvas.glow(x + 90, 320, 190, "#ffd98a", 0.7)
    canvas.box(x - 24, 890, 228, 18, ("#6a6a74", "#3a3a48"))


def _street(canvas: Canvas) -> None:
    """Wet cobbles that carry the window's light."""
    top = 906
    ground = [(0.0, top), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#2a2c40", "#1a1c2e", "#10121f"))
    for row in range(9):
        y = top + 4 + 160 * (row / 9) ** 1.25
        tall = 9 + row * 2.3
        for column in range(-1, 44):
            wide = 30 + row * 4
            x = 800 + (column - 21 + (row % 2) * 0.5) * wide
            near = math.exp(-(((x - 800) / 430) ** 2))
            tone = between(
                "#23263a", "#c98a4a", 0.1 + 0.6 * near * canvas.chance.random()
            )
            canvas.polygon(ellipse(x, y + tall / 2, wide * 0.46, tall * 0.44, 10), tone)
            canvas.line(
                [(x - wide * 0.25, y + tall * 0.2), (x + wide * 0.2, y + tall * 0.2)],
                between(tone, "#ffe0a0", 0.4),
                1.4,
                0.7 * near + 0.15,
            )
    soft(
        canvas,
        [
            [
                (LEFT + 20, top),
                (RIGHT - 20, top),
                (RIGHT + 90, HEIGHT),
                (LEFT - 90, HEIGHT),
            ]
        ],
        "#f7b765",
        0.34,
        26,
    )
    texture(canvas, ground, grey(terrain(canvas, 400, 60, 30, stretch=3), 128, 60), 0.4)


def _passer(canvas: Canvas, x: float, foot: float) -> None:
    """Somebody on the way home, an umbrella up, a loaf under the arm."""
    tone, rim = "#12142a", "#e8a860"
    soft(
        canvas,
        [[(x - 20, foot), (x + 30, foot), (x - 90, foot + 70), (x - 150, foot + 70)]],
        "#05060d",
        0.6,
        9,
    )
    for hip, knee, shoe in ((-8, -22, -40), (10, 26, 30)):
        limb(
            canvas,
            [
                (x + hip, foot - 170, 20),
                (x + knee, foot - 88, 15),
                (x + shoe, foot - 8, 10),
            ],
            tone,
        )
        limb(canvas, [(x + shoe, foot - 6, 9), (x + shoe + 22, foot - 4, 7)], tone)
    coat = smooth(
        [
            (x - 18, foot - 306),
            (x + 18, foot - 306),
            (x + 42, foot - 276),
            (x + 46, foot - 200),
            (x + 52, foot - 110),
            (x - 48, foot - 104),
            (x - 40, foot - 200),
            (x - 40, foot - 276),
        ]
    )
    canvas.polygon([(u + 4, v) for u, v in coat], rim, 0.85)
    canvas.polygon(coat, ("#20243f", tone))
    canvas.disc(x + 6, foot - 336, 23, 27, fill=rim)
    canvas.disc(x + 2, foot - 336, 23, 27, fill=tone)
    limb(
        canvas,
        [(x + 30, foot - 278, 16), (x + 52, foot - 226, 14), (x + 30, foot - 214, 12)],
        "#1a1d36",
    )
    limb(canvas, [(x + 10, foot - 240, 9), (x + 76, foot - 262, 10)], "#b5702a")
    canvas.line([(x + 34, foot - 220), (x + 16, foot - 440)], "#0c0d18", 5)
    dome = smooth(
        [
            (x - 150, foot - 378),
            (x - 90, foot - 442),
            (x + 14, foot - 470),
            (x + 116, foot - 442),
            (x + 178, foot - 378),
            (x + 96, foot - 396),
            (x + 14, foot - 388),
            (x - 70, foot - 396),
        ]
    )
    canvas.polygon(dome, ("#3a4570", "#1a1f3a"))
    canvas.line(
        smooth(
            [(x + 14, foot - 470), (x + 116, foot - 442), (x + 178, foot - 378)],
            closed=False,
        ),
        rim,
        3.4,
        0.8,
    )
