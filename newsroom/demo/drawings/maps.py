"""Maps without words: a strait between an island and the mainland, a river's basin."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from newsroom.demo.drawings.brushes import (
    combined,
    ellipse,
    grey,
    limb,
    mottled,
    relief,
    smooth,
    soft,
    terrain,
    texture,
    tinted,
)
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point

WHOLE = [(0.0, 0.0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)]
INK, RED = "#27323d", "#c2342b"
RIVER = "#4f8fbd"

MAINLAND = [
    (1700, -90), (1010, -90), (985, 60), (1040, 160), (1000, 270), (925, 330),
    (905, 430), (965, 500), (945, 600), (985, 690), (1090, 730), (1130, 830),
    (1075, 930), (1110, 1040), (1150, 1180), (1700, 1180),
]  # fmt: skip
ISLAND = [
    (230, 300), (340, 215), (470, 240), (560, 215), (640, 290), (690, 380),
    (668, 470), (715, 560), (670, 660), (570, 700), (540, 790), (430, 850),
    (330, 800), (290, 700), (190, 640), (165, 520), (215, 430),
]  # fmt: skip
ISLETS = [
    (770, 830, 34, 26),
    (812, 878, 16, 13),
    (740, 150, 26, 34),
    (796, 470, 11, 16),
]


def map_ardena(seed: str) -> Canvas:
    """A strait between an island and the mainland, a place in it marked."""
    canvas = Canvas(seed, "#9fc4d8", "#9fc4d8")
    canvas.vignette = 0.12
    land = [smooth(MAINLAND), smooth(ISLAND), *(ellipse(*islet) for islet in ISLETS)]
    level = _coast(canvas, land)
    _ground(canvas, level)
    bare = canvas.image.copy()
    for course in (
        [(1600, 250), (1430, 300), (1300, 280), (1180, 350), (1050, 340), (880, 345)],
        [(1600, 700), (1440, 640), (1300, 660), (1170, 600), (1060, 640), (890, 640)],
        [(400, 420), (450, 510), (430, 600), (500, 680), (590, 790)],
    ):
        _river(canvas, course, 1.5, 5)
    sea = level.resize(bare.size).point([255 * (v < 128) for v in range(256)])
    canvas.image.paste(bare, None, sea)
    _graticule(canvas)
    _ferry_line(canvas, [(690, 566), (770, 560), (850, 515), (935, 468)])
    for x, y, size in (
        (690, 566, 8), (940, 466, 9), (1210, 330, 6), (1330, 655, 7), (470, 300, 5),
        (330, 560, 6), (1180, 860, 6), (1420, 900, 5), (1400, 130, 5), (520, 690, 5),
    ):  # fmt: skip
        _town(canvas, x, y, size)
    _marker(canvas, 812, 540)
    _scale_bar(canvas, 330, 920)
    _north(canvas, 680, 920)
    return canvas


def _coast(canvas: Canvas, land: Sequence[Sequence[Point]]) -> Image.Image:
    """Heights as grey, 128 being the shore: the outlines made ragged by noise."""
    shape = Image.new("L", (WIDTH, HEIGHT), 40)
    for outline in land:
        ImageDraw.Draw(shape).polygon([*outline], fill=216)
    far = shape.resize((400, 267)).filter(ImageFilter.GaussianBlur(13))
    shape = far.resize(shape.size, Image.Resampling.BICUBIC)
    rough = terrain(canvas, WIDTH // 2, HEIGHT // 2, 13, octaves=6)
    rough = rough.resize(shape.size, Image.Resampling.BICUBIC)
    mixed = combined(lambda a: a["s"] + a["r"] * 58, s=shape.convert("F"), r=rough)
    return mixed.convert("L")


def _ground(canvas: Canvas, level: Image.Image) -> None:
    """Tints by depth and height, with light from the north-west on the hills."""
    tints = tinted(
        level, (0, "#7fb0cd"), (60, "#86b5d0"), (90, "#9cc6db"), (112, "#b4d6e4"),
        (126, "#cbe4ea"), (129, "#5c7f86"), (132, "#d5dfba"), (150, "#dfe4c0"),
        (180, "#efe8cb"), (205, "#e6d3ac"), (235, "#d3b890"), (255, "#c4a884"),
    )  # fmt: skip
    canvas.image.paste(tints.resize(canvas.image.size, Image.Resampling.BICUBIC))
    hills = terrain(canvas, WIDTH // 2, HEIGHT // 2, 5, ridged=True, octaves=5)
    shade = relief(hills, 1500, (2, 2)).filter(ImageFilter.GaussianBlur(0.8))
    inland = level.resize(shade.size).point(
        [max(0, min(255, (v - 138) * 4)) for v in range(256)]
    )
    flat = Image.new("L", shade.size, 128)
    texture(canvas, WHOLE, Image.composite(shade, flat, inland), 0.8)


def _graticule(canvas: Canvas) -> None:
    for i in range(-1, 5):
        x = 140 + 360 * i
        canvas.line([(x + 20, 0), (x, 530), (x + 20, HEIGHT)], "#ffffff", 1.2, 0.4)
        y = 90 + 300 * i
        points = [
            (u, y + 14 * math.sin(u / WIDTH * math.pi)) for u in range(0, 1601, 80)
        ]
        canvas.line(points, "#ffffff", 1.2, 0.4)


def _river(
    canvas: Canvas,
    course: Sequence[Point],
    spring: float,
    mouth: float,
    bend: float = 4,
) -> None:
    """A winding line that widens from its spring to its mouth."""
    path = smooth(course, closed=False, steps=9)
    joints = []
    for i, (x, y) in enumerate(path):
        half = (spring + (mouth - spring) * i / len(path)) / 2
        wind = bend if 0 < i < len(path) - 1 else 0
        joints.append(
            (
                x + canvas.chance.uniform(-wind, wind),
                y + canvas.chance.uniform(-wind, wind),
                half,
            )
        )
    limb(canvas, joints, RIVER)


def _ferry_line(canvas: Canvas, course: Sequence[Point]) -> None:
    path = smooth(course, closed=False, steps=8)
    for a, b in zip(path[::2], path[1::2], strict=False):
        canvas.line([a, b], "#2d5f85", 3, 0.9)


def _town(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.disc(x, y, size + 2.5, fill="#ffffff", opacity=0.9)
    canvas.disc(x, y, size, fill=INK)
    if size > 7:
        canvas.disc(x, y, size * 0.45, fill="#ffffff")


def _marker(canvas: Canvas, x: float, y: float) -> None:
    """A pin whose point stands on the place, a ring around it."""
    for ring in (64, 44):
        canvas.disc(x, y, ring, ring * 0.62, fill=RED, opacity=0.16)
    soft(canvas, [ellipse(x + 22, y - 6, 34, 11)], "#0d1b26", 0.5, 8)
    canvas.disc(x, y, 7, 5, fill="#7d1d18")
    drop = [(x, y), (x - 17, y - 44), (x - 40, y - 78), (x - 46, y - 108)]
    top = ellipse(x, y - 110, 47, 47, 40)[20:]
    canvas.polygon(
        [*drop, *top, *((2 * x - u, v) for u, v in reversed(drop))],
        ("#e2584a", RED, "#a2241e"),
    )
    canvas.disc(x, y - 110, 19, fill="#ffffff")


def _scale_bar(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 3, y - 3, 286, 16, "#ffffff", 0.9)
    for part in range(4):
        tone = INK if part % 2 == 0 else "#ffffff"
        canvas.box(x + part * 70, y, 70, 10, tone)
    for tick in (0, 140, 280):
        canvas.box(x + tick - 1.5, y - 14, 3, 24, INK)


def _north(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x, y - 56), (x - 17, y + 12), (x, y)], INK)
    canvas.polygon([(x, y - 56), (x + 17, y + 12), (x, y)], "#ffffff")
    canvas.line([(x, y - 56), (x + 17, y + 12), (x, y)], INK, 1.6)


# The basin of a river

TRUNK = [
    (620, 150), (690, 250), (650, 350), (730, 440), (800, 520), (770, 620),
    (850, 700), (930, 770), (960, 860), (1060, 930), (1150, 990), (1220, 1090),
]  # fmt: skip
BASIN = [
    (560, 70), (760, 50), (900, 110), (1030, 150), (1180, 240), (1240, 380),
    (1330, 500), (1310, 640), (1350, 760), (1330, 880), (1360, 980), (1330, 1100),
    (1040, 1100), (960, 1010), (830, 960), (690, 900), (560, 850), (440, 760),
    (340, 640), (310, 500), (360, 370), (330, 260), (430, 150),
]  # fmt: skip
BRANCHES = [
    ([(450, 220), (500, 300), (570, 310), (640, 340)], 3),
    ([(900, 190), (860, 270), (790, 300), (735, 360), (722, 430)], 4),
    ([(390, 430), (480, 450), (560, 500), (640, 490), (790, 530)], 5),
    ([(430, 600), (520, 590), (600, 640), (700, 620), (775, 640)], 4),
    ([(1090, 270), (1060, 370), (980, 420), (920, 520), (850, 560), (775, 600)], 5),
    ([(1180, 430), (1090, 450), (1010, 420)], 3),
    ([(1230, 560), (1140, 610), (1050, 620), (960, 700), (905, 745)], 5),
    ([(1200, 760), (1120, 700), (1050, 630)], 3),
    ([(580, 780), (660, 760), (740, 790), (830, 770), (930, 780)], 4),
    ([(1250, 860), (1170, 880), (1100, 860), (1040, 915)], 4),
]


def map_vela(seed: str) -> Canvas:
    """A river's basin, brighter than the land around it, down to its delta."""
    canvas = Canvas(seed, "#d9dcc4", "#d9dcc4")
    canvas.vignette = 0.12
    hills = _valleys(canvas)
    basin = smooth(BASIN)
    _basin_ground(canvas, hills, basin)
    for course, width in BRANCHES:
        _river(canvas, course, 1.6, width)
        _brooks(canvas, course)
    _river(canvas, TRUNK, 3, 15)
    canvas.disc(806, 566, 26, 17, fill=RIVER)
    canvas.polygon(
        smooth(
            [(770, 600), (812, 575), (826, 535), (800, 505), (776, 530), (786, 566)]
        ),
        RIVER,
    )
    _divide(canvas, basin)
    for x, y, size in (
        (742, 458, 6), (655, 330, 5), (860, 690, 9), (1060, 640, 6), (520, 604, 5),
        (1160, 985, 7), (960, 415, 5), (470, 250, 5), (1010, 905, 6), (1265, 520, 5),
        (240, 420, 5), (1460, 330, 6), (250, 860, 6), (1480, 760, 5), (1010, 60, 5),
    ):  # fmt: skip
        _town(canvas, x, y, size)
    _marker(canvas, 778, 612)
    _scale_bar(canvas, 300, 920)
    _north(canvas, 330, 860)
    return canvas


def _valleys(canvas: Canvas) -> Image.Image:
    """Hills that flatten towards the rivers and towards the south-east."""
    near = Image.new("L", (WIDTH // 2, HEIGHT // 2), 235)
    pen = ImageDraw.Draw(near)
    for course, width in [*BRANCHES, (TRUNK, 12)]:
        path = [(x / 2, y / 2) for x, y in smooth(course, closed=False)]
        pen.line(path, fill=70, width=width * 4, joint="curve")
    near = near.filter(ImageFilter.GaussianBlur(15))
    corners = Image.new("F", (2, 2))
    corners.putdata([300, 190, 190, 60])
    slope = corners.resize(near.size, Image.Resampling.BICUBIC)
    rough = terrain(canvas, *near.size, 5, ridged=True, octaves=5)
    return combined(
        lambda a: (a["r"] * 0.75 + 0.5) * a["n"] * a["s"] / 60000.0,
        r=rough,
        n=near.convert("F"),
        s=slope,
    )


def _basin_ground(canvas: Canvas, hills: Image.Image, basin: list[Point]) -> None:
    level = grey(hills, 20, 235)
    inside = tinted(
        level, (0, "#b9d3a0"), (70, "#cfdcae"), (120, "#ece3c0"), (180, "#dfc497"),
        (230, "#c79f76"), (255, "#f4efe6"),
    )  # fmt: skip
    outside = mottled("#cfd0c6", "#efece4", level)
    fine, mask = canvas.image.size, Image.new("L", (WIDTH, HEIGHT))
    ImageDraw.Draw(mask).polygon(basin, fill=255)
    mixed = Image.composite(
        inside, outside, mask.resize(inside.size).filter(ImageFilter.GaussianBlur(1))
    )
    canvas.image.paste(mixed.resize(fine, Image.Resampling.BICUBIC))
    shade = relief(hills, 1900, (2, 2)).filter(ImageFilter.GaussianBlur(0.7))
    texture(canvas, WHOLE, shade, 0.85)


def _brooks(canvas: Canvas, course: Sequence[Point]) -> None:
    """Small streams that join a branch from both sides."""
    path = smooth(course, closed=False, steps=5)
    for i in range(2, len(path) - 2, 3):
        (ax, ay), (bx, by) = path[i], path[i - 1]
        side = canvas.chance.choice((-1, 1))
        u, v = (
            (bx - ax) * 1.6 + side * (by - ay) * 1.7,
            (by - ay) * 1.6 - side * (bx - ax) * 1.7,
        )
        _river(
            canvas,
            [(ax + u * 1.2, ay + v * 1.2), (ax + u * 0.5, ay + v * 0.7), (ax, ay)],
            1,
            2,
            1,
        )


def _divide(canvas: Canvas, basin: list[Point]) -> None:
    """The watershed as a line of dashes."""
    soft(
        canvas,
        [
            [
                *basin,
                *(
                    (x + (800 - x) * 0.03, y + (540 - y) * 0.03)
                    for x, y in reversed(basin)
                ),
            ]
        ],
        "#8a5a3c",
        0.35,
        8,
    )
    for i in range(0, len(basin) - 1, 2):
        canvas.line(basin[i : i + 2], "#7a4a34", 4, 0.95)
