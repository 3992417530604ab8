"""Open country: mountains, a wheat field, a dry lake, a border, a river."""

import math
from itertools import pairwise

from newsroom.demo.drawings.brushes import bare_rock, massif
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between


def mountains(seed: str) -> Canvas:
    """Snowy peaks behind a dark forest, the first light on them."""
    canvas = Canvas(seed, "#28406e", "#6d88b4", "#eac3a6", "#fbe2c0", "#fbe2c0")
    canvas.glow(1180, 520, 620, "#ffe9c4", 0.9)
    canvas.clouds(40, 420, "#ffffff", 0.5, stretch=4, cover=0.6)
    canvas.hills(640, 190, ("#a9b4cc", "#c9c3c8", "#d8c6bd"), 0.52)
    canvas.haze(480, 740, "#f6dcc2", 0, 0.55, 0.4)
    peaks = canvas.ridge(760, 480, 0.5)
    snow = ("#fdf6ee", "#e6e3ea", "#a9b4cc", "#7b8aa8")
    massif(canvas, peaks, snow, strength=0.75, cells=11, sun=(-3, 2))
    bare_rock(canvas, peaks, "#5c6a84", 860)
    canvas.haze(520, 960, "#e6d9d6", 0, 0.7, 0.6)
    massif(canvas, canvas.ridge(850, 120, 0.5), ("#4b6277", "#39505f"), strength=0.4)
    canvas.haze(760, 900, "#c9d2da", 0, 0.35)
    canvas.box(0, 895, WIDTH, 200, "#22383f")
    _forest(canvas, 900, 70, "#22383f", 240)
    _forest(canvas, 1010, 150, "#11222a", 120)
    canvas.box(0, 1020, WIDTH, 60, "#0d1b22")
    return canvas


def _forest(
    canvas: Canvas, base: float, height: float, colour: str, count: int
) -> None:
    """A row of firs, each with its own height."""
    for i in range(count):
        x = WIDTH * (i + canvas.chance.random()) / count
        tall = height * canvas.chance.uniform(0.45, 1)
        foot = base + canvas.chance.uniform(0, height * 0.25)
        shade = between(colour, "#000000", canvas.chance.uniform(0, 0.25))
        for tier in range(4):
            top = foot - tall + tall * tier * 0.2
            half = tall * (0.08 + 0.05 * tier)
            low = top + tall * 0.42
            canvas.polygon([(x, top), (x + half, low), (x - half, low)], shade)
        canvas.box(x - 2, foot - tall * 0.2, 4, tall * 0.3, shade)


def wheat(seed: str) -> Canvas:
    """A ripe field under a high summer sky, a combine harvester far off."""
    canvas = Canvas(seed, "#3f7fb8", "#7db3d8", "#cfe4ea", "#f6eccf", "#f6eccf")
    canvas.glow(420, 470, 560, "#fff4cf", 0.85)
    canvas.clouds(30, 420, "#ffffff", 0.9, stretch=3, cover=0.55)
    canvas.hills(560, 60, ("#8fa98c", "#a9b486"), 0.45)
    canvas.hills(600, 40, ("#6f8f5f", "#9aa765"), 0.4)
    _row_of_trees(canvas, 596)
    field = [(0, 600), (WIDTH, 590), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(field, ("#e9cf86", "#dcb55a", "#c4933a", "#9b6b26"))
    _harvester(canvas, 1120, 610)
    _furrows(canvas)
    _ears(canvas)
    return canvas


def _row_of_trees(canvas: Canvas, base: float) -> None:
    for _ in range(60):
        x = canvas.chance.uniform(0, WIDTH)
        size = canvas.chance.uniform(8, 22)
        green = between("#56764b", "#8aa06a", canvas.chance.random())
        canvas.disc(x, base - size * 0.6, size, size * 0.9, fill=green)


def _harvester(canvas: Canvas, x: float, y: float) -> None:
    canvas.glow(x - 40, y + 6, 130, "#f3dfae", 0.8, squeeze=0.4)
    canvas.box(x, y - 42, 86, 36, ("#c8442f", "#9a2f22"))
    canvas.box(x + 54, y - 62, 30, 26, "#e9eef0")
    canvas.box(x + 58, y - 58, 22, 18, "#6f8996")
    canvas.polygon(
        [(x - 26, y - 8), (x + 4, y - 26), (x + 4, y), (x - 26, y)], "#7a2a20"
    )
    for wheel, size in ((20, 15), (70, 11)):
        canvas.disc(x + wheel, y - 4, size, fill="#2c2722")
        canvas.disc(x + wheel, y - 4, size * 0.45, fill="#d7b04b")


def _furrows(canvas: Canvas) -> None:
    for i in range(-26, 27):
        foot = WIDTH / 2 + i * 140
        top = WIDTH / 2 + i * 26
        canvas.line([(top, 604), (foot, HEIGHT)], "#7d5a1f", 2.2, 0.22)
        canvas.line([(top + 6, 604), (foot + 46, HEIGHT)], "#fff0bf", 1.6, 0.2)


def _ears(canvas: Canvas) -> None:
    """Stalks and ears, tall in front and low towards the horizon."""
    rows = 26
    for row in range(rows):
        depth = row / (rows - 1)
        y = 640 + 470 * depth**1.5
        size = 6 + 74 * depth**1.4
        for _ in range(round(190 - 130 * depth)):
            x = canvas.chance.uniform(-20, WIDTH + 20)
            lean = canvas.chance.uniform(-0.12, 0.3) * size
            gold = between("#8c5f1f", "#f7dc8d", canvas.chance.random())
            top = (x + lean, y - size)
            canvas.line([(x, y), top], gold, 0.6 + 1.8 * depth, 0.85)
            if depth > 0.3:
                for seed in range(4):
                    offset = seed * size * 0.085
                    canvas.disc(
                        top[0] + (seed % 2 - 0.5) * size * 0.06 - lean * 0.09 * seed,
                        top[1] + offset,
                        size * 0.042,
                        size * 0.075,
                        fill=gold,
                    )


def lake(seed: str) -> Canvas:
    """A lake bed gone dry and cracked, a boat stranded on the salt."""
    canvas = Canvas(seed, "#d98b5f", "#e9b183", "#f4d5ad", "#f9e8cd", "#f9e8cd")
    canvas.glow(1230, 400, 520, "#fff3d6", 0.95)
    canvas.disc(1230, 400, 46, fill="#fffaf0")
    canvas.clouds(60, 330, "#fff2df", 0.55, stretch=5, cover=0.5)
    canvas.hills(560, 120, ("#b98d7c", "#cda58c"), 0.5)
    canvas.hills(580, 60, ("#9f7466", "#bd9078"), 0.48)
    bed = [(0, 574), (WIDTH, 574), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(bed, ("#efe3d2", "#dfc7ae", "#c3a083", "#94705a"))
    canvas.box(0, 575, WIDTH, 26, ("#d9e3e2", "#e6dccd"))
    _cracks(canvas)
    _stranded_boat(canvas, 640, 790)
    return canvas


def _cracks(canvas: Canvas) -> None:
    """Plates of dry mud: a net of crooked lines, wider towards the viewer."""
    rows = 17
    grid: list[list[Point]] = []
    for row in range(rows):
        depth = row / (rows - 1)
        y = 612 + (HEIGHT - 580) * depth**1.9
        width = 30 + 190 * depth**1.5
        shift = canvas.chance.uniform(0, width)
        count = int(WIDTH / width) + 4
        grid.append(
            [
                (
                    (i - 1) * width - shift + canvas.chance.uniform(-0.3, 0.3) * width,
                    y + canvas.chance.uniform(-0.12, 0.12) * width,
                )
                for i in range(count)
            ]
        )
    for number, (upper, lower) in enumerate(pairwise(grid)):
        thick = 0.8 + 4.2 * (number / rows) ** 1.4
        _crack(canvas, upper, thick)
        for point in upper:
            _crack(canvas, [point, _below(point, lower)], thick)


def _below(point: Point, row: list[Point]) -> Point:
    """The point of the row that lies most nearly under this one."""
    return min(row, key=lambda other: abs(other[0] - point[0]))


def _crack(canvas: Canvas, points: list[Point], thick: float) -> None:
    crooked = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        reach = math.hypot(x1 - x0, y1 - y0) * 0.09
        for share in (0.33, 0.66, 1):
            shake = 0 if share == 1 else canvas.chance.uniform(-reach, reach)
            crooked.append(
                (x0 + (x1 - x0) * share + shake * 0.4, y0 + (y1 - y0) * share + shake)
            )
    lit = [(x + thick * 0.8, y + thick * 0.9) for x, y in crooked]
    canvas.line(lit, "#fff6e6", thick * 0.8, 0.35)
    canvas.line(crooked, "#5b4033", thick, 0.6)


def _stranded_boat(canvas: Canvas, x: float, y: float) -> None:
    shadow = [
        (x - 190, y + 26),
        (x + 210, y + 26),
        (x - 120, y + 66),
        (x - 380, y + 62),
    ]
    canvas.polygon(shadow, "#3b2820", 0.42)
    hull = [(x - 240, y - 70), (x + 250, y - 96), (x + 180, y + 30), (x - 170, y + 32)]
    canvas.polygon(hull, ("#3f7e86", "#2f5f6b", "#6b4a37", "#4a3226"))
    rim = [(x - 244, y - 80), (x + 256, y - 108), (x + 250, y - 92), (x - 238, y - 64)]
    canvas.polygon(rim, "#e9ddc6")
    for plank in range(1, 4):
        level = y - 66 + plank * 26
        canvas.line(
            [(x - 226 + plank * 16, level), (x + 240 - plank * 17, level - 22)],
            "#1f3f48",
            2,
            0.5,
        )
    canvas.polygon(
        [(x - 60, y - 82), (x + 90, y - 92), (x + 78, y - 172), (x - 48, y - 166)],
        ("#f3ead8", "#d8c6aa"),
    )
    canvas.polygon(
        [(x - 70, y - 164), (x + 98, y - 172), (x + 92, y - 184), (x - 62, y - 178)],
        "#a8442f",
    )
    for window in (-34, 18):
        canvas.box(x + window, y - 148, 34, 30, "#44636b")
    canvas.line([(x + 20, y - 178), (x + 34, y - 330)], "#5b4033", 6)
    canvas.line([(x + 33, y - 318), (x + 236, y - 100)], "#5b4033", 1.6, 0.8)
    canvas.line([(x + 33, y - 318), (x - 226, y - 76)], "#5b4033", 1.6, 0.8)


def border(seed: str) -> Canvas:
    """A border fence running over hills past a watchtower, at a cold dawn."""
    canvas = Canvas(seed, "#4a5b78", "#8b97a8", "#c9bfb4", "#ecd3b4", "#ecd3b4")
    canvas.glow(500, 560, 620, "#ffe3b5", 0.8)
    canvas.clouds(20, 460, "#5f6b80", 0.55, stretch=4, cover=0.55)
    canvas.hills(600, 150, ("#8d93a0", "#b1a9a4"), 0.5)
    canvas.haze(480, 720, "#e9d4bb", 0, 0.5, 0)
    canvas.hills(690, 150, ("#5f6b6c", "#777a70"), 0.46)
    canvas.haze(600, 850, "#d6c8b5", 0, 0.4, 0)
    canvas.hills(800, 90, ("#4d5648", "#3a4236"), 0.4)
    ground = [(0, 850), (WIDTH, 790), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#5c5a44", "#3f4032", "#23261f"))
    _grass(canvas)
    _tower(canvas, 1180, 800)
    _fence(canvas)
    return canvas


def _grass(canvas: Canvas) -> None:
    for _ in range(1400):
        depth = canvas.chance.random() ** 0.7
        x, y = canvas.chance.uniform(0, WIDTH), 840 + 240 * depth
        blade = 6 + 26 * depth
        tip = (x + canvas.chance.uniform(-0.4, 0.5) * blade, y - blade)
        colour = between("#2a2d22", "#a39463", canvas.chance.random() * 0.8)
        canvas.line([(x, y), tip], colour, 0.8 + depth, 0.7)


def _tower(canvas: Canvas, x: float, y: float) -> None:
    dark, lit = "#20262b", "#39424a"
    for side in (-1, 1):
        canvas.line([(x + side * 62, y + 40), (x + side * 40, y - 300)], dark, 9)
        for level in range(4):
            low, high = y + 20 - level * 82, y - 62 - level * 82
            canvas.line([(x - side * 60, low), (x + side * 46, high)], dark, 3)
    canvas.box(x - 78, y - 316, 156, 16, dark)
    canvas.box(x - 64, y - 410, 128, 98, (lit, dark))
    canvas.box(x - 54, y - 388, 108, 44, ("#f2d9a6", "#c7a878"))
    for bar in (-18, 18):
        canvas.box(x + bar - 3, y - 388, 6, 44, dark)
    canvas.polygon(
        [(x - 92, y - 408), (x + 92, y - 408), (x + 58, y - 450), (x - 58, y - 450)],
        dark,
    )
    canvas.line([(x, y - 450), (x, y - 520)], dark, 3)
    canvas.line([(x - 76, y - 316), (x - 76, y - 346), (x + 76, y - 346)], dark, 2)


def _fence(canvas: Canvas) -> None:
    """Posts and wires that shrink from the left edge to a point beyond the tower."""
    posts: list[tuple[float, float, float]] = []
    for i in range(26):
        share = 1 - 0.86**i
        posts.append((-60 + 1520 * share, 1010 - 226 * share, 430 * (1 - share) + 18))
    for x, foot, tall in posts:
        canvas.line([(x, foot), (x, foot - tall)], "#14181b", 1.5 + tall / 44)
        canvas.line(
            [(x, foot - tall), (x + tall * 0.12, foot - tall * 1.12)],
            "#14181b",
            1.2 + tall / 60,
        )
    for level in (0.12, 0.26, 0.4, 0.54, 0.68, 0.82, 0.96):
        wire = [(x, foot - tall * level) for x, foot, tall in posts]
        canvas.line(wire, "#14181b", 1.6, 0.85)
    _coils(canvas, posts)


def _coils(canvas: Canvas, posts: list[tuple[float, float, float]]) -> None:
    for (x0, y0, t0), (x1, y1, t1) in pairwise(posts):
        rings = max(3, int((x1 - x0) / 14))
        for ring in range(rings):
            share = ring / rings
            tall = t0 + (t1 - t0) * share
            x, top = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share - tall * 1.07
            radius = tall * 0.085 + 1.5
            points = [
                (
                    x + radius * 0.7 * math.cos(turn * math.pi / 8),
                    top + radius * math.sin(turn * math.pi / 8),
                )
                for turn in range(17)
            ]
            canvas.line(points, "#14181b", 0.9 + tall / 400, 0.8)
