"""Curved palace roofs with their painted eaves."""

from itertools import pairwise

from newsroom.demo.drawings.brushes import (
    grey,
    smooth,
    terrain,
    texture,
)
from newsroom.demo.drawings.canvas import Canvas, Point


def eaves(canvas: Canvas, x: float, level: float, half: float, size: float) -> None:
    """Brackets and rafters, painted green, red and blue."""
    canvas.box(
        x - half * 0.92,
        level - 6 * size,
        half * 1.84,
        18 * size,
        ("#1f4f48", "#2f7a6a"),
    )
    count = int(half * 2 / (24 * size))
    for i in range(count):
        u = x - half * 0.92 + (i + 0.5) * half * 1.84 / count
        for drop, wide, tone in (
            (10, 9, "#b5402f"),
            (4, 7, "#2f6f9a"),
            (-2, 9, "#3f8f74"),
        ):
            canvas.box(
                u - wide * size / 2,
                level - 4 * size + drop * size * 0.8,
                wide * size,
                5 * size,
                tone,
            )
        canvas.disc(u, level + 10 * size, 2.4 * size, fill="#f0d27a")
    rim = _rim(x, level - 18 * size, half, size)
    shade = [(u, v + 22 * size) for u, v in rim]
    canvas.polygon([*rim, *reversed(shade)], ("#2f6a5a", "#1d3f3a"))
    for i in range(len(rim) - 1):
        (u, v), (p, q) = rim[i], rim[i + 1]
        for share in (0, 0.5):
            a, b = u + (p - u) * share, v + (q - v) * share
            canvas.disc(a, b + 13 * size, 4.4 * size, fill="#3f9a7f")
            canvas.disc(a, b + 13 * size, 2.6 * size, fill="#f3e6c4")


def _rim(x: float, y: float, half: float, size: float) -> list[Point]:
    """The lower edge of a roof, whose corners sweep upwards."""
    points = []
    for i in range(49):
        t = i / 24 - 1
        points.append((x + t * half * 1.28, y + 16 * size - 46 * size * abs(t) ** 3.2))
    return points


def roof(
    canvas: Canvas, x: float, level: float, half: float, size: float, *, top: bool
) -> None:
    """A curved roof of grey tiles; the uppermost one ends in a ridge."""
    rise, share = (170 * size, 0.6) if top else (92 * size, 0.74)
    rim = _rim(x, level, half, size)
    crest = [
        (x + t * half * share, level - rise - (14 * size * abs(t) ** 2.4 if top else 0))
        for t in (i / 24 - 1 for i in range(49))
    ]

    def tile(i: int, s: float) -> Point:
        (a, b), (c, d) = crest[i], rim[i]
        return (a + (c - a) * s**1.25, b + (d - b) * s**0.82)

    left = [tile(0, s / 12) for s in range(13)]
    right = [tile(48, s / 12) for s in range(13)]
    shape = [*left, *rim[1:], *reversed(right), *reversed(crest)]
    canvas.polygon(shape, ("#6f757c", "#5a6068", "#474c55"))
    for i in range(49):
        rib = [tile(i, s / 10) for s in range(11)]
        canvas.line(rib, "#2f343c", 3.4 * size, 0.8)
        canvas.line([(u - 2.2 * size, v) for u, v in rib], "#a8adb3", 1.5 * size, 0.7)
    for s in range(1, 22):
        row = [tile(i, s / 22) for i in range(49)]
        canvas.line(row, "#2a2e36", 1 * size, 0.28)
    texture(canvas, shape, grey(terrain(canvas, 500, 160, 30), 128, 80), 0.35)
    for (u, v), (p, q) in pairwise(rim):
        canvas.disc((u + p) / 2, (v + q) / 2 + 2 * size, 4.6 * size, fill="#3f444c")
        canvas.disc((u + p) / 2, (v + q) / 2 + 2 * size, 2.6 * size, fill="#8d9298")
    for edge in (left, right):
        _side_ridge(canvas, edge, size)
    thick = 1.7 if top else 1
    canvas.line(crest, "#e3dfd6", 12 * thick * size)
    canvas.line([(u, v - 7 * size) for u, v in crest], "#4f545c", 4 * thick * size)
    if top:
        _finial(canvas, *crest[0], size, -1)
        _finial(canvas, *crest[-1], size, 1)


def _side_ridge(canvas: Canvas, edge: list[Point], size: float) -> None:
    """A plastered ridge down one corner, small figures on its end."""
    canvas.line(edge, "#d9d5cc", 11 * size)
    canvas.line([(u, v - 3 * size) for u, v in edge], "#4a4f57", 6 * size)
    for u, v in edge[7:11]:
        foot = [(u - 4 * size, v), (u + 4 * size, v)]
        head = [(u + 2 * size, v - 15 * size), (u - 2 * size, v - 15 * size)]
        canvas.polygon([*foot, *head], "#4a463f")


def _finial(canvas: Canvas, x: float, y: float, size: float, side: int) -> None:
    """The horned tile at one end of the uppermost ridge."""
    horn = ((-16, 10), (-12, -26), (10, -44), (6, -18), (18, 10))
    canvas.polygon(
        smooth([(x + side * u * size, y + v * size) for u, v in horn]), "#4a4f57"
    )
