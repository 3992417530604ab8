"""Fish and a turtle, for pictures taken under water."""

import math

from newsroom.demo.drawings.brushes import (
    limb,
    smooth,
)
from newsroom.demo.drawings.canvas import Canvas, Point, between

DEEP = "#1b6f96"


def fish(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    tone: str,
    *,
    striped: bool = False,
    flip: int = 1,
) -> None:
    def at(u: float, v: float) -> Point:
        return (x + flip * u * size, y + v * size)

    tail = smooth(
        [at(-0.78, 0), at(-1.25, -0.36), at(-1.12, 0), at(-1.25, 0.36)], steps=3
    )
    canvas.polygon(tail, between(tone, "#0d3550", 0.2))
    canvas.polygon(
        smooth([at(-0.5, -0.3), at(0.0, -0.66), at(0.4, -0.34), at(0, -0.2)], steps=3),
        between(tone, "#0d3550", 0.25),
    )
    canvas.polygon(
        smooth([at(-0.4, 0.28), at(-0.1, 0.58), at(0.2, 0.32), at(0, 0.2)], steps=3),
        between(tone, "#0d3550", 0.25),
    )
    body = smooth(
        [
            at(1, 0.02),
            at(0.6, -0.3),
            at(0, -0.42),
            at(-0.55, -0.22),
            at(-0.9, -0.08),
            at(-0.9, 0.08),
            at(-0.55, 0.22),
            at(0, 0.4),
            at(0.6, 0.27),
        ],
        steps=4,
    )
    canvas.polygon(
        body, (between(tone, "#0d3550", 0.25), tone, between(tone, "#ffffff", 0.55))
    )
    if striped:
        for u, wide in ((0.5, 0.1), (0.0, 0.13), (-0.55, 0.09)):
            tall = 0.38 * math.sqrt(max(0.05, 1 - (u / 0.98) ** 2))
            band = [
                at(u - wide, -tall),
                at(u + wide, -tall),
                at(u + wide * 1.3, 0),
                at(u + wide, tall),
                at(u - wide, tall),
                at(u - wide * 0.7, 0),
            ]
            canvas.polygon(smooth(band, steps=3), "#fbfaf4", 0.95)
    canvas.disc(*at(0.68, -0.07), size * 0.075, fill="#fbfaf4")
    canvas.disc(*at(0.69, -0.07), size * 0.045, fill="#10202c")


def school(
    canvas: Canvas, x: float, y: float, count: int, size: float, tone: str
) -> None:
    """Many fish of one kind that swim the same way."""
    for _ in range(count):
        u, v = canvas.chance.gauss(0, 1), canvas.chance.gauss(0, 1)
        spot = (x + u * size * 6.5, y + v * size * 2.6 - u * size)
        fish(
            canvas,
            *spot,
            size * canvas.chance.uniform(0.75, 1.1),
            between(tone, DEEP, 0.3 if size < 20 else 0.05),
            flip=-1,
        )


def turtle(canvas: Canvas, x: float, y: float) -> None:
    """A turtle that glides, seen from the side."""
    skin, dark = "#5f8f78", "#2f5a58"
    for fin in (
        [
            (x + 60, y + 14),
            (x + 40, y + 96),
            (x - 26, y + 150),
            (x - 10, y + 100),
            (x + 10, y + 30),
        ],
        [
            (x + 70, y - 6),
            (x + 20, y - 70),
            (x - 40, y - 104),
            (x + 6, y - 40),
            (x + 30, y + 4),
        ],
        [(x - 104, y + 10), (x - 170, y + 46), (x - 190, y + 34), (x - 140, y - 4)],
    ):
        canvas.polygon(smooth(fin), (skin, dark))
    limb(
        canvas,
        [(x + 96, y + 2, 22), (x + 136, y - 10, 20), (x + 160, y - 10, 17)],
        skin,
    )
    canvas.disc(x + 158, y - 16, 4, fill="#10202c")
    shell = smooth(
        [
            (x + 112, y + 8),
            (x + 70, y - 36),
            (x, y - 56),
            (x - 80, y - 36),
            (x - 132, y + 10),
            (x - 60, y + 36),
            (x + 50, y + 36),
        ]
    )
    canvas.polygon(shell, ("#b5a05f", "#7a6a45", "#3f4f45"))
    for plate in range(5):
        u = x - 84 + plate * 40
        tall = 30 - abs(plate - 2) * 6
        canvas.line(
            [
                (u, y - tall),
                (u + 18, y - tall - 10),
                (u + 34, y - tall + 2),
                (u + 26, y + 14),
                (u + 4, y + 14),
                (u, y - tall),
            ],
            "#2f3f38",
            2.4,
            0.6,
        )
    canvas.polygon(
        [(x + 108, y + 12), (x + 50, y + 38), (x - 60, y + 38), (x - 128, y + 14)],
        "#d9d0a0",
        0.6,
    )
