"""What a baker sells."""

from newsroom.demo.drawings.brushes import (
    limb,
    smooth,
)
from newsroom.demo.drawings.canvas import Canvas, between

CRUSTS = ("#c98a3f", "#b5702a", "#d9a055", "#a8622a", "#e0b068")


def loaf(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A round loaf with cuts in its crust and flour on it."""
    tone = canvas.chance.choice(CRUSTS)
    canvas.disc(
        x, y + size * 0.42, size * 0.95, size * 0.16, fill="#4a2a14", opacity=0.5
    )
    body = smooth(
        [
            (x - size, y + size * 0.3),
            (x - size * 0.8, y - size * 0.32),
            (x, y - size * 0.6),
            (x + size * 0.8, y - size * 0.32),
            (x + size, y + size * 0.3),
            (x, y + size * 0.46),
        ]
    )
    canvas.polygon(
        body, (between(tone, "#fff0c4", 0.5), tone, between(tone, "#4a2410", 0.5))
    )
    for cut in (-0.45, 0, 0.45):
        canvas.line(
            [
                (x + (cut - 0.12) * size, y + size * 0.05),
                (x + (cut + 0.14) * size, y - size * 0.36),
            ],
            "#f9e6bd",
            size * 0.11,
            0.9,
        )


def baguette(canvas: Canvas, x: float, foot: float, lean: float) -> None:
    tone = canvas.chance.choice(CRUSTS)
    limb(
        canvas,
        [(x, foot - 4, 7), (x + lean / 2, foot - 30, 9), (x + lean, foot - 60, 7)],
        tone,
    )
    for cut in range(4):
        y = foot - 14 - cut * 13
        canvas.line(
            [(x - 5 + lean * cut / 6, y), (x + 6 + lean * cut / 6, y - 7)],
            "#f6ddb0",
            2.6,
        )


def rolls(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A basket of rolls."""
    for u, v in ((-0.5, 0.55), (0, 0.6), (0.5, 0.55), (-0.25, 0.85), (0.25, 0.85)):
        tone = canvas.chance.choice(CRUSTS)
        canvas.disc(
            x + u * size,
            foot - v * size,
            size * 0.34,
            size * 0.26,
            fill=(between(tone, "#fff0c4", 0.5), tone),
        )
    canvas.polygon(
        [
            (x - size, foot - size * 0.5),
            (x + size, foot - size * 0.5),
            (x + size * 0.76, foot),
            (x - size * 0.76, foot),
        ],
        ("#b98a4f", "#7a5426"),
    )
    for weave in range(6):
        u = x + size * (-0.8 + weave * 0.32)
        canvas.line(
            [(u, foot - size * 0.48), (u + (x - u) * 0.2, foot)], "#e0bd84", 1.6, 0.7
        )


def cake(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A cake on a glass stand."""
    tone = canvas.chance.choice(("#f3d6d0", "#6a3a24", "#f7ead0"))
    canvas.line([(x, foot), (x, foot - size * 0.5)], "#dfe9ea", size * 0.14)
    canvas.disc(x, foot - size * 0.5, size, size * 0.14, fill="#eef4f2")
    canvas.box(
        x - size * 0.76,
        foot - size * 1.16,
        size * 1.52,
        size * 0.64,
        (between(tone, "#ffffff", 0.3), tone, between(tone, "#4a2414", 0.3)),
    )
    canvas.disc(
        x,
        foot - size * 1.16,
        size * 0.76,
        size * 0.17,
        fill=between(tone, "#ffffff", 0.45),
    )
    for berry in range(5):
        canvas.disc(
            x + (berry - 2) * size * 0.3, foot - size * 1.22, size * 0.1, fill="#b5252a"
        )
