"""People with candles at dusk."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.figures import Figure

HAIR = ("short", "long", "short", "hood", "short", "long", "bun")
SKINS = ("#c98a5c", "#a86a45", "#dba477", "#7d4c34")


def vigil(seed: str) -> Canvas:
    """A crowd with candles on a square after sunset, candles on the ground in front."""
    canvas = Canvas(seed, "#131b3d", "#27305e", "#5a4673", "#a3657a", "#e0946f")
    canvas.stars(60, 300)
    canvas.clouds(120, 460, "#c77d83", 0.5, stretch=6, cover=0.42)
    canvas.glow(820, 600, 800, "#f5b07c", 0.6, squeeze=0.5)
    _houses(canvas)
    canvas.haze(420, 700, "#7d5370", 0, 0.5)
    ground = [(0.0, 640), (WIDTH, 640), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(ground, ("#3a2c4c", "#241c36", "#120e20"))
    for row in range(5):
        _people(canvas, row)
    _candles(canvas)
    bloom(canvas, 0.6, 34, 150)
    return canvas


def _houses(canvas: Canvas) -> None:
    """The fronts around the square, a few windows lit."""
    x = -30.0
    while x < WIDTH:
        wide, tall = canvas.chance.uniform(80, 170), canvas.chance.uniform(150, 270)
        top = 650 - tall * (0.62 + 0.5 * abs(x - 800) / 800)
        wall = canvas.chance.choice(("#2e2a4e", "#352b50", "#292648", "#3b2e52"))
        canvas.box(x, top, wide, 660 - top, (wall, between(wall, "#6a4560", 0.4)))
        canvas.polygon(
            [
                (x - 4, top),
                (x + wide + 4, top),
                (x + wide * 0.8, top - 40),
                (x + wide * 0.2, top - 40),
            ],
            "#1f1c3c",
        )
        for row in range(int((650 - top) / 46)):
            for column in range(int(wide / 34)):
                lit = canvas.chance.random() < 0.2
                canvas.box(
                    x + 11 + column * 34,
                    top + 16 + row * 46,
                    15,
                    26,
                    "#f3b765" if lit else "#1b1938",
                    0.85 if lit else 0.6,
                )
        x += wide + canvas.chance.choice((0, 0, 3))


def _people(canvas: Canvas, row: int) -> None:
    """One row, nearer and larger as the number grows; faces lit from below."""
    share = row / 4
    size, foot = 22 + 40 * share**1.3, 800 + 390 * share**1.25
    spacing = size * 2.5
    count = int(WIDTH / spacing) + 2
    for i in range(count):
        x = (i - 0.3 + (row % 2) * 0.5 + canvas.chance.uniform(-0.22, 0.22)) * spacing
        if row == 4 and abs(x - 800) < 330:
            continue
        coat = canvas.chance.choice(
            ("#3f3a66", "#5a3550", "#38405a", "#4a3a48", "#2f3f55")
        )
        tone = between(coat, "#120e1a", 0.25 + 0.6 * share)
        size_here = size * canvas.chance.uniform(0.88, 1.08)
        who = Figure(
            canvas,
            x,
            foot + canvas.chance.uniform(-8, 8),
            size_here,
            tone,
            flip=x > 800,
        )
        _mourner(who, canvas.chance.choice(HAIR))


def _mourner(who: Figure, hair: str) -> None:
    """Somebody facing us, head a little bowed, a candle held before the chest."""
    canvas, warm = who.canvas, _candlelit(who.tone)
    who.legs(stride=0)
    who.trunk(low=2.3, wide=1.02)
    who.head(0, 6.95, hair)
    face = canvas.chance.choice(SKINS)
    glowing = (
        between(face, "#2a1828", 0.62),
        between(face, "#3a2230", 0.12),
        between(face, "#ffd9a0", 0.4),
    )
    who.shape(
        (0, 7.22),
        (0.22, 7.16),
        (0.33, 6.9),
        (0.27, 6.58),
        (0.1, 6.4),
        (-0.1, 6.4),
        (-0.27, 6.58),
        (-0.33, 6.9),
        (-0.22, 7.16),
        tone=glowing,
    )
    who.line(
        (0.0, 6.9),
        (0.05, 6.72),
        (-0.03, 6.7),
        width=0.04,
        tone=between(face, "#3a2018", 0.5),
    )
    for side in (-1, 1):
        who.line((side * 0.08, 6.87), (side * 0.2, 6.88), width=0.05, tone="#3a2018")
        who.limb(
            (side * 0.9, 5.8, 0.3),
            (side * 1.0, 4.75, 0.27),
            (side * 0.2, 4.6, 0.2),
            tone=between(who.tone, warm, 0.16),
        )
    who.line((-0.08, 6.57), (0.08, 6.57), width=0.04, tone="#7a4034")
    who.shape(
        (-0.5, 5.9),
        (0, 6.1),
        (0.5, 5.9),
        (0.42, 5.1),
        (0, 4.9),
        (-0.42, 5.1),
        tone=between(who.tone, warm, 0.3),
    )
    who.limb((-0.16, 4.66, 0.18), (0.16, 4.66, 0.18), tone=face)
    _candle(canvas, *who.at(0, 4.85), who.size * 0.3)


def _candlelit(tone: str) -> str:
    """What a coat looks like in candlelight."""
    return between(tone, "#f0a050", 0.6)


def _candle(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A candle in a paper cup: flame, warm cup, light around it."""
    canvas.glow(x, foot - size * 1.6, size * 9, "#ffb55e", 0.55)
    canvas.polygon(
        [
            (x - size * 0.8, foot - size * 1.1),
            (x + size * 0.8, foot - size * 1.1),
            (x + size * 0.5, foot + size * 0.4),
            (x - size * 0.5, foot + size * 0.4),
        ],
        ("#ffe2a8", "#e0924a"),
    )
    canvas.box(x - size * 0.22, foot - size * 2, size * 0.44, size, "#fff0d0")
    _flame(canvas, x, foot - size * 2, size * 0.7)


def _flame(canvas: Canvas, x: float, foot: float, size: float) -> None:
    lean = canvas.chance.uniform(-0.25, 0.25) * size
    for share, tone in ((1.0, "#ffb347"), (0.66, "#ffe08a"), (0.36, "#fffbe8")):
        half = size * 0.55 * share
        tip = foot - size * 2.3 * share
        canvas.polygon(
            [
                (x, foot),
                (x - half, foot - size * 0.6 * share),
                (x - half * 0.5 + lean * 0.5, foot - size * 1.3 * share),
                (x + lean, tip),
                (x + half * 0.5 + lean * 0.5, foot - size * 1.3 * share),
                (x + half, foot - size * 0.6 * share),
            ],
            tone,
        )


def _candles(canvas: Canvas) -> None:
    """Candles and flowers laid on the ground in the middle."""
    soft(canvas, [ellipse(800, 985, 420, 90)], "#f0a050", 0.45, 50)
    spots = sorted(
        (930 + 110 * canvas.chance.random(), canvas.chance.gauss(800, 170))
        for _ in range(64)
    )
    for foot, x in spots:
        size = 6 + 12 * (foot - 930) / 110
        soft(canvas, [ellipse(x, foot + 2, size * 2, size * 0.6)], "#ffc877", 0.5, 4)
        tall = size * canvas.chance.uniform(1.6, 4)
        canvas.box(
            x - size * 0.7,
            foot - tall,
            size * 1.4,
            tall,
            ("#fff1cf", "#f0b465", "#b5652f"),
        )
        canvas.disc(x, foot - tall, size * 0.7, size * 0.22, fill="#fff6dc")
        _flame(canvas, x, foot - tall, size * 0.8)
    for _ in range(60):
        turn, reach = (
            canvas.chance.uniform(0, 2 * math.pi),
            canvas.chance.uniform(0.8, 1.15),
        )
        x, y = 800 + 420 * reach * math.cos(turn), 1000 + 60 * reach * math.sin(turn)
        tone = canvas.chance.choice(("#e8e0e6", "#c94f5e", "#e9c05f", "#d98aa6"))
        canvas.line(
            [(x, y), (x + canvas.chance.uniform(-30, 30), y + 14)], "#3f5a3a", 3
        )
        for petal in range(5):
            canvas.disc(
                x + 5 * math.cos(petal * 1.26),
                y + 4 * math.sin(petal * 1.26),
                5,
                4,
                fill=tone,
            )
