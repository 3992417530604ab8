"""Finer tools on a canvas: soft shapes, textures, relief, bloom and smooth outlines."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageMath, ImageOps

from newsroom.demo.drawings.canvas import FINE, HEIGHT, WIDTH, Canvas, Point, rgb

Joint = tuple[float, float, float]  # x, y and the half width there


def smooth(
    points: Sequence[Point], *, closed: bool = True, steps: int = 6
) -> list[Point]:
    """A rounded outline through all points (Catmull-Rom)."""
    count = len(points)
    spans = count if closed else count - 1

    def at(i: int) -> Point:
        return points[i % count] if closed else points[min(max(i, 0), count - 1)]

    line = [
        _curve(at(i - 1), at(i), at(i + 1), at(i + 2), step / steps)
        for i in range(spans)
        for step in range(steps)
    ]
    return line if closed else [*line, points[-1]]


def _curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(p: float, q: float, r: float, s: float) -> float:
        bend = (2 * p - 5 * q + 4 * r - s) * t + (3 * q - p - 3 * r + s) * t * t
        return 0.5 * (2 * q + (r - p) * t + bend * t)

    return (one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1]))


def limb(
    canvas: Canvas, joints: Sequence[Joint], tone: str, opacity: float = 1
) -> None:
    """A rounded stroke whose thickness changes from joint to joint."""
    for (ax, ay, ar), (bx, by, br) in pairwise(joints):
        length = math.hypot(bx - ax, by - ay) or 1
        u, v = -(by - ay) / length, (bx - ax) / length
        canvas.polygon(
            [
                (ax + u * ar, ay + v * ar),
                (bx + u * br, by + v * br),
                (bx - u * br, by - v * br),
                (ax - u * ar, ay - v * ar),
            ],
            tone,
            opacity,
        )
    for x, y, r in joints:
        canvas.disc(x, y, r, fill=tone, opacity=opacity)


def soft(
    canvas: Canvas,
    shapes: Iterable[Sequence[Point]],
    colour: str,
    opacity: float,
    blur: float,
) -> None:
    """Shapes with blurred edges: shadows, shafts of light, mist, things out of focus."""
    shapes = [list(shape) for shape in shapes]
    xs = [x for shape in shapes for x, _ in shape]
    ys = [y for shape in shapes for _, y in shape]
    left, top = max(0, min(xs) - 3 * blur), max(0, min(ys) - 3 * blur)
    right, bottom = min(WIDTH, max(xs) + 3 * blur), min(HEIGHT, max(ys) + 3 * blur)
    if right - left < 2 or bottom - top < 2:
        return
    share = 2 if blur < 5 else 4  # how much smaller the mask is drawn
    mask = Image.new(
        "L", (round((right - left) / share), round((bottom - top) / share))
    )
    pen = ImageDraw.Draw(mask)
    for shape in shapes:
        pen.polygon(
            [((x - left) / share, (y - top) / share) for x, y in shape],
            fill=round(255 * opacity),
        )
    mask = mask.filter(ImageFilter.GaussianBlur(blur / share))
    paint(canvas, (left, top, right - left, bottom - top), mask, colour)


def paint(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    mask: Image.Image,
    colour: str,
) -> None:
    """Lay one colour over a box (x, y, width, height), as strong as the mask says."""
    x, y, w, h = (round(v * FINE) for v in box)
    mask = mask.resize((w, h), Image.Resampling.BILINEAR)
    canvas.image.paste(Image.new("RGB", (w, h), colour), (x, y), mask)


def ellipse(x: float, y: float, rx: float, ry: float, steps: int = 24) -> list[Point]:
    """The outline of an ellipse, for what takes outlines."""
    turns = (2 * math.pi * i / steps for i in range(steps))
    return [(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns]


def bloom(
    canvas: Canvas, strength: float = 0.5, radius: float = 26, above: int = 150
) -> None:
    """Let all that is brighter than `above` shine into its surroundings."""
    small = canvas.image.reduce(8)
    scale = 255 / (255 - above)
    lights = [round(max(0, v - above) * scale * strength) for v in range(256)]
    small = small.point(lights * 3).filter(ImageFilter.GaussianBlur(radius / 4))
    light = small.resize(canvas.image.size, Image.Resampling.BILINEAR)
    canvas.image.paste(ImageChops.screen(canvas.image, light))


def combined(rule: Callable[[dict], Any], **images: Image.Image) -> Image.Image:
    """A picture reckoned from others, point by point; the rule finds them by name."""
    answer: Image.Image = ImageMath.lambda_eval(rule, **images)
    return answer


def terrain(
    canvas: Canvas,
    width: int,
    height: int,
    cells: float = 4,
    *,
    ridged: bool = False,
    stretch: float = 1,
    octaves: int = 6,
) -> Image.Image:
    """Heights from about -1 to 1 as numbers with fractions (mode F)."""
    total = Image.new("F", (width, height), 0.0)
    share = 0.5
    for _ in range(octaves):
        grid = (max(3, round(cells)), max(3, round(cells * stretch * height / width)))
        raw = Image.frombytes("L", grid, canvas.chance.randbytes(grid[0] * grid[1]))
        wave = raw.convert("F").resize((width, height), Image.Resampling.BICUBIC)
        total = _add_octave(total, wave, share, ridged=ridged)
        share, cells = share * 0.52, cells * 2
    return total


def _add_octave(
    total: Image.Image, wave: Image.Image, share: float, *, ridged: bool
) -> Image.Image:
    if ridged:
        return combined(
            lambda a: a["t"] + ((0.55 - abs(a["w"] / 127.5 - 1)) * (2 * share)),
            t=total,
            w=wave,
        )
    return combined(
        lambda a: a["t"] + (a["w"] / 127.5 - 1) * (1.6 * share), t=total, w=wave
    )


def grey(heights: Image.Image, middle: float = 128, scale: float = 127) -> Image.Image:
    """Heights as plain grey: 0 becomes `middle`, 1 `scale` steps brighter."""
    return heights.point(lambda v: v * scale + middle).convert("L")


def relief(
    heights: Image.Image, strength: float = 600, sun: Point = (1, 1)
) -> Image.Image:
    """Grey light and shade on heights, the sun standing where `sun` points away from."""
    moved = ImageChops.offset(grey16(heights), round(sun[0]), round(sun[1]))
    slope = combined(
        lambda a: (a["h"] - a["m"]) * (strength / 8192) + 128.0,
        h=grey16(heights),
        m=moved,
    )
    return slope.convert("F").convert("L")


def grey16(heights: Image.Image) -> Image.Image:
    """Heights as whole numbers, fine enough for slopes."""
    return heights.point(lambda v: v * 8192 + 0).convert("I")


def texture(
    canvas: Canvas, shape: Sequence[Point], shade: Image.Image, strength: float = 0.6
) -> None:
    """Lay light and shade (grey, 128 is neither) over a shape as overlay would."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    left, top = max(0, min(xs)), max(0, min(ys))
    right, bottom = min(WIDTH, max(xs)), min(HEIGHT, max(ys))
    size = (round((right - left) * FINE), round((bottom - top) * FINE))
    corner = (round(left * FINE), round(top * FINE))
    shade = shade.resize(size, Image.Resampling.BILINEAR)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon(
        [((x - left) * FINE, (y - top) * FINE) for x, y in shape],
        fill=round(255 * strength),
    )
    below = canvas.image.crop((*corner, corner[0] + size[0], corner[1] + size[1]))
    grey_light = Image.merge("RGB", (shade, shade, shade))
    canvas.image.paste(ImageChops.overlay(below, grey_light), corner, mask)


def tinted(levels: Image.Image, *stops: tuple[int, str]) -> Image.Image:
    """Grey levels as colours: each stop names a level and its colour."""
    tables: list[list[int]] = [[], [], []]
    for level in range(256):
        for channel, table in enumerate(tables):
            table.append(_tint(level, channel, stops))
    return Image.merge("RGB", [levels.point(table) for table in tables])


def _tint(level: int, channel: int, stops: Sequence[tuple[int, str]]) -> int:
    before = max((s for s in stops if s[0] <= level), default=stops[0])
    after = min((s for s in stops if s[0] > level), default=stops[-1])
    span = (after[0] - before[0]) or 1
    share = min(1, max(0, (level - before[0]) / span))
    low, high = rgb(before[1])[channel], rgb(after[1])[channel]
    return round(low + (high - low) * share)


def mottled(
    dark: str, light: str, levels: Image.Image, middle: str | None = None
) -> Image.Image:
    """Grey levels as a run from one colour to another."""
    return ImageOps.colorize(levels, dark, light, mid=middle)


def puff(
    canvas: Canvas, x: float, y: float, radius: float, light: str, dark: str
) -> None:
    """A ball of smoke or cloud, lit from above on the left."""
    size = (round(radius * 2 * FINE),) * 2
    ball = Image.radial_gradient("L").resize(size)
    for shift, tone, strength, core in ((0, dark, 0.8, 60), (-0.16, light, 0.75, 10)):
        mask = ball.point([round(255 * strength * _edge(v, core)) for v in range(256)])
        corner = [round((u + shift * radius - radius) * FINE) for u in (x, y)]
        canvas.image.paste(Image.new("RGB", size, tone), (corner[0], corner[1]), mask)


def _edge(level: int, core: int) -> float:
    """Full within the core of a radial gradient, gone at its rim."""
    share = min(1.0, max(0.0, (178 - level) / (178 - core)))
    return share * share * (3 - 2 * share)


def massif(
    canvas: Canvas,
    line: Sequence[Point],
    fill: Sequence[str],
    *,
    strength: float = 0.5,
    cells: float = 9,
    sun: Point = (2, 1),
    foot: float = HEIGHT,
) -> None:
    """Mountains below a skyline, with gullies that run down and light from one side."""
    shape = [*line, (line[-1][0], foot), (line[0][0], foot)]
    canvas.polygon(shape, fill)
    top = min(y for _, y in line)
    size = (round(line[-1][0] - line[0][0]) // 2, max(20, round(foot - top) // 2))
    heights = terrain(canvas, *size, cells, ridged=True, stretch=0.8, octaves=6)
    texture(canvas, shape, relief(heights, 1500, sun), strength)


def bare_rock(
    canvas: Canvas, line: Sequence[Point], tone: str, foot: float = 640
) -> None:
    """Rock where the slopes below a skyline are too steep for snow."""
    size = (WIDTH // 2, round(foot / 2))
    steep = relief(terrain(canvas, *size, 10, ridged=True, octaves=5), 1700, (3, 2))
    bare = steep.point([max(0, min(230, (104 - v) * 9)) for v in range(256)])
    mask = Image.new("L", size)
    shape = [(x / 2, y / 2) for x, y in line]
    ImageDraw.Draw(mask).polygon([*shape, size, (0, size[1])], fill=255)
    paint(canvas, (0, 0, WIDTH, foot), ImageChops.multiply(mask, bare), tone)
