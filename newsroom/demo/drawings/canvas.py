"""A canvas for landscape-like illustrations: gradients, ridges, glows and grain.

Everything is drawn at twice the final size and reduced once at the end, which
smooths all edges. All chance comes from one seed, so a picture is the same bytes
on every machine with the same Pillow.
"""

import io
import math
import random
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

WIDTH, HEIGHT = 1600, 1067
FINE = 2  # drawn this many times larger, then reduced

Colour = tuple[int, int, int]
Point = tuple[float, float]
Fill = str | Sequence[str]  # one colour, or colours from top to bottom


@lru_cache(4096)
def rgb(colour: str) -> Colour:
    """`#rrggbb` as three numbers."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def between(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from first to second."""
    mixed = (
        round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True)
    )
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _column(fill: Fill, height: int) -> Image.Image:
    colours = [fill] if isinstance(fill, str) else list(fill)
    if len(colours) == 1:
        colours *= 2
    stops = Image.new("RGB", (1, len(colours)))
    stops.putdata([rgb(colour) for colour in colours])
    # The outermost colours sit on the outermost rows, not half a stop inside.
    box = (0, 0.5, 1, len(colours) - 0.5)
    return stops.resize((1, max(height, 1)), Image.Resampling.BILINEAR, box=box)


class Canvas:
    """A picture in the making. Coordinates are those of the finished picture."""

    def __init__(self, seed: str, *sky: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (drawing, not secrets)
        size = (WIDTH * FINE, HEIGHT * FINE)
        self.image = _column(sky, size[1]).resize(size)
        self.grain, self.vignette = 0.05, 0.28

    @cached_property
    def pen(self) -> ImageDraw.ImageDraw:
        """Draws at the fine size; colours may carry an opacity."""
        return ImageDraw.Draw(self.image, "RGBA")

    # Plain shapes

    def polygon(self, points: Iterable[Point], fill: Fill, opacity: float = 1) -> None:
        """A filled shape; several colours run from its top to its bottom."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        if isinstance(fill, str):
            self.pen.polygon(fine, fill=_with(fill, opacity))
        else:
            self._mask(fine, fill, opacity, "polygon")

    def box(
        self, x: float, y: float, w: float, h: float, fill: Fill, opacity: float = 1
    ) -> None:
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        self.polygon(corners, fill, opacity)

    def disc(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float | None = None,
        fill: Fill = "#ffffff",
        opacity: float = 1,
    ) -> None:
        """An ellipse around (x, y); a circle if only one radius is given."""
        ry = rx if ry is None else ry
        corners = [
            ((x - rx) * FINE, (y - ry) * FINE),
            ((x + rx) * FINE, (y + ry) * FINE),
        ]
        if isinstance(fill, str):
            self.pen.ellipse(corners, fill=_with(fill, opacity))
        else:
            self._mask(corners, fill, opacity, "ellipse")

    def line(
        self, points: Iterable[Point], fill: str, width: float = 2, opacity: float = 1
    ) -> None:
        self.pen.line(
            [(x * FINE, y * FINE) for x, y in points],
            fill=_with(fill, opacity),
            width=max(1, round(width * FINE)),
            joint="curve",
        )

    def _mask(
        self, fine: list[Point], fill: Sequence[str], opacity: float, shape: str
    ) -> None:
        xs, ys = [x for x, _ in fine], [y for _, y in fine]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right = min(self.image.width, math.ceil(max(xs)))
        bottom = min(self.image.height, math.ceil(max(ys)))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        draw = getattr(ImageDraw.Draw(mask), shape)
        draw([(x - left, y - top) for x, y in fine], fill=round(255 * opacity))
        gradient = _column(fill, mask.height).resize(mask.size)
        self.image.paste(gradient, (left, top), mask)

    # Light and air

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        colour: str,
        strength: float = 0.8,
        squeeze: float = 1,
    ) -> None:
        """Light around a point, brightest in the middle; `squeeze` flattens it."""
        size = (round(radius * 2 * FINE), round(radius * 2 * FINE * squeeze))
        small = Image.radial_gradient("L").point(_falloff(strength))
        light = small.resize(size, Image.Resampling.BILINEAR)
        corner = (round((x - radius) * FINE), round((y - radius * squeeze) * FINE))
        self.image.paste(Image.new("RGB", size, colour), corner, light)

    def haze(self, top: float, bottom: float, colour: str, *strengths: float) -> None:
        """A veil between two heights, its strength running from top to bottom."""
        height = round((bottom - top) * FINE)
        stops = Image.new("L", (1, len(strengths)))
        stops.putdata([round(255 * s) for s in strengths])
        box = (0, 0.5, 1, len(strengths) - 0.5)
        veil = stops.resize((1, height), Image.Resampling.BILINEAR, box=box)
        size = (self.image.width, height)
        flat = Image.new("RGB", size, colour)
        self.image.paste(flat, (0, round(top * FINE)), veil.resize(size))

    def clouds(
        self,
        top: float,
        bottom: float,
        colour: str,
        strength: float = 0.6,
        *,
        stretch: float = 3,
        cover: float = 0.5,
    ) -> None:
        """Soft drifts of one colour; `cover` is the share of the area they take."""
        height = round(bottom - top)
        drift = self.noise(WIDTH // 2, height // 2, stretch=stretch)
        edge = 255 * (1 - cover)
        scale = 255 / max(1.0, 255 - edge)
        drift = drift.point(
            [round(max(0.0, (v - edge) * scale) * strength) for v in range(256)]
        )
        fade = _column(("#000000", "#ffffff", "#ffffff", "#000000"), drift.height)
        drift = ImageChops.multiply(drift, fade.convert("L").resize(drift.size))
        size = (WIDTH * FINE, height * FINE)
        veil = drift.resize(size, Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", size, colour), (0, round(top * FINE)), veil)

    def noise(self, width: int, height: int, *, stretch: float = 1) -> Image.Image:
        """Cloud-like noise: five octaves of random grey, each finer and fainter."""
        total = Image.new("L", (width, height), 128)
        cells = 3.0
        for weight in (0.55, 0.5, 0.4, 0.3, 0.22):
            grid = (
                max(2, round(cells)),
                max(2, round(cells * stretch * height / width)),
            )
            raw = Image.frombytes("L", grid, self.chance.randbytes(grid[0] * grid[1]))
            octave = raw.resize((width, height), Image.Resampling.BICUBIC)
            total = Image.blend(total, octave, weight)
            cells *= 2.1
        return total.point(_contrast(1.9))

    # Nature

    def ridge(
        self, base: float, height: float, rough: float = 0.5, steps: int = 9
    ) -> list[Point]:
        """A skyline of hills across the picture, by halving and shaking."""
        line = [self.chance.uniform(0, 1) for _ in range(3)]
        shake = 0.5
        for _ in range(steps - 1):
            middles = (
                (a + b) / 2 + self.chance.uniform(-shake, shake)
                for a, b in pairwise(line)
            )
            line = [v for pair in zip(line, middles, strict=False) for v in pair] + [
                line[-1]
            ]
            shake *= rough
        low, high = min(line), max(line)
        step = WIDTH / (len(line) - 1)
        return [
            (i * step, base - height * (v - low) / (high - low))
            for i, v in enumerate(line)
        ]

    def hills(
        self, base: float, height: float, fill: Fill, rough: float = 0.5
    ) -> list[Point]:
        """Draw a ridge filled down to the lower edge; answers its skyline."""
        line = self.ridge(base, height, rough)
        self.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
        return line

    def water(self, top: float, bottom: float, light: str, dark: str) -> None:
        """Ripples: short strokes, finer and closer towards the horizon."""
        for _ in range(900):
            depth = self.chance.random() ** 1.6
            y = top + (bottom - top) * depth
            length = 8 + 90 * depth * self.chance.random()
            x = self.chance.uniform(-50, WIDTH)
            colour = light if self.chance.random() < 0.55 else dark
            self.line(
                [(x, y), (x + length, y)],
                colour,
                0.6 + 2.4 * depth,
                0.12 + 0.28 * self.chance.random(),
            )

    def mirror(self, horizon: float, depth: float, strength: float = 0.5) -> None:
        """Reflect what stands above the horizon in still water, shaken a little."""
        top, rows = round(horizon * FINE), round(depth * FINE)
        above = self.image.crop((0, top - rows, self.image.width, top))
        above = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        slices = 48
        for i in range(slices):
            y0, y1 = rows * i // slices, rows * (i + 1) // slices
            strip = above.crop((0, y0, above.width, y1))
            shift = round(self.chance.uniform(-1, 1) * FINE * (1 + 7 * i / slices))
            veil = round(255 * strength * (1 - 0.75 * i / slices))
            self.image.paste(strip, (shift, top + y0), Image.new("L", strip.size, veil))

    def stars(self, count: int, bottom: float) -> None:
        for _ in range(count):
            x, y = self.chance.uniform(0, WIDTH), self.chance.uniform(0, bottom)
            size = self.chance.choice((0.6, 0.8, 0.8, 1.1, 1.6))
            self.disc(x, y, size, fill="#ffffff", opacity=self.chance.uniform(0.3, 1))

    # The end

    def jpeg(self) -> bytes:
        """Reduce, darken the corners, add film grain; the file's bytes."""
        picture = self.image.reduce(FINE)
        picture = _darken_corners(picture, self.vignette)
        picture = self._grain(picture, self.grain)
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=86, subsampling=1, optimize=False)
        return file.getvalue()

    def _grain(self, picture: Image.Image, amount: float) -> Image.Image:
        count = WIDTH * HEIGHT
        noise = Image.frombytes("L", (WIDTH, HEIGHT), self.chance.randbytes(count))
        amplitude = round(255 * amount)
        noise = noise.point([round((v / 255) * amplitude) for v in range(256)])
        grain = Image.merge("RGB", (noise, noise, noise))
        return ImageChops.add(picture, grain, 1, -amplitude // 2)


def _with(colour: str, opacity: float) -> tuple[int, int, int, int]:
    return (*rgb(colour), round(255 * opacity))


def _falloff(strength: float) -> list[int]:
    """Radial grey (0 in the middle, 181 at the edges) to light that fades softly to nothing."""
    return [round(255 * strength * max(0.0, 1 - v / 181) ** 2.2) for v in range(256)]


def _contrast(amount: float) -> list[int]:
    return [min(255, max(0, round(128 + (v - 128) * amount))) for v in range(256)]


def _darken_corners(picture: Image.Image, strength: float) -> Image.Image:
    shade = Image.radial_gradient("L").point(
        [round(255 - 255 * strength * (v / 255) ** 2.5) for v in range(256)]
    )
    shade = shade.resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(picture, Image.merge("RGB", (shade, shade, shade)))
