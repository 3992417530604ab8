"""A train on a viaduct among autumn mountains."""

import math

from newsroom.demo.drawings.brushes import grey, massif, terrain, texture
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

DECK = 560.0
AUTUMN = ("#c9602a", "#d98a2f", "#b5462a", "#e0a83f", "#8a4a2a", "#6f7a3c", "#47603a")


def train(seed: str) -> Canvas:
    """A red train on a stone viaduct, woods in autumn colours, misty peaks."""
    canvas = Canvas(seed, "#6d93b5", "#a9c0cc", "#e9dcc4", "#f2cf9f")
    canvas.glow(470, 330, 620, "#fff2d6", 0.9)
    canvas.clouds(20, 320, "#fff6e8", 0.75, stretch=4, cover=0.45)
    massif(
        canvas,
        canvas.ridge(540, 330, 0.5),
        ("#e3e6ea", "#93a2b3", "#a8acaa"),
        strength=0.5,
    )
    canvas.haze(300, 600, "#f0dcc0", 0, 0.75)
    _woods(canvas, 640, 200, 0.35, 0.42)
    canvas.haze(430, 960, "#efd9b8", 0, 0.55, 0.3, 0)
    _woods(canvas, 800, 130, 0.6, 0.2)
    _stream(canvas)
    _viaduct(canvas)
    _carriages(canvas)
    _valley(canvas)
    canvas.haze(620, 900, "#f6e3c4", 0, 0.28, 0)
    return canvas


def _woods(canvas: Canvas, base: float, tall: float, size: float, veil: float) -> None:
    """A wooded ridge: trees row by row down its slope, veiled by distance."""
    line = canvas.ridge(base, tall, 0.45)
    canvas.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], ("#8a6a4a", "#5d5a40"))
    step = 8 if size < 0.5 else 12
    for row in range(16 if size < 0.5 else 7):
        for x, y in line[:: step // 3]:
            tone = between(canvas.chance.choice(AUTUMN), "#d9c9b0", veil)
            u, v = (
                x + canvas.chance.uniform(-9, 9),
                y + row * 44 * size + canvas.chance.uniform(-9, 9),
            )
            _tree(canvas, u, v, 26 * size, tone, 2 if size < 0.5 else 4)


def _tree(
    canvas: Canvas, x: float, y: float, size: float, tone: str, tufts: int
) -> None:
    """One tree: tufts of leaves from dark to light, or a conifer."""
    if canvas.chance.random() < 0.14:
        dark = between("#33503a", tone, 0.25)
        for layer in range(3):
            top, half = y - size * (2.2 - 0.7 * layer), size * (0.4 + 0.2 * layer)
            canvas.polygon(
                [(x, top), (x + half, top + size * 1.2), (x - half, top + size * 1.2)],
                dark,
            )
        return
    canvas.disc(x, y, size * 0.95, size * 1.05, fill=between(tone, "#2a1a14", 0.5))
    for tuft in range(tufts):
        share = tuft / tufts
        u = canvas.chance.gauss(-0.16 * share, 0.42) * size
        v = canvas.chance.gauss(-0.35 * share, 0.42) * size
        light = between(
            between(tone, "#2a1a14", 0.25), between(tone, "#fff0b8", 0.4), share
        )
        canvas.disc(x + u, y + v, size * 0.36, size * 0.3, fill=light)


def _ground(x: float) -> float:
    """The floor of the valley below the viaduct."""
    return 975 - 400 * math.pow(abs(x - 790) / 800, 1.7)


def _stream(canvas: Canvas) -> None:
    ground = [(x, _ground(x) - 26) for x in range(0, WIDTH + 1, 20)]
    canvas.polygon(
        [*ground, (WIDTH, HEIGHT), (0, HEIGHT)], ("#8f8a52", "#6a6a40", "#3f4630")
    )
    bed = [
        (820, 780),
        (860, 780),
        (800, 850),
        (880, 930),
        (930, HEIGHT),
        (620, HEIGHT),
        (720, 930),
        (740, 850),
    ]
    canvas.polygon(bed, ("#dfe3dc", "#9bb3bb", "#5f8490"))
    for _ in range(160):
        depth = canvas.chance.random()
        x = 790 + canvas.chance.uniform(-1, 1) * (20 + 130 * depth)
        canvas.disc(
            x,
            800 + 260 * depth,
            3 + 13 * depth,
            2 + 7 * depth,
            fill=canvas.chance.choice(("#b9b4a6", "#8a8880", "#6d6a64")),
        )


def _viaduct(canvas: Canvas) -> None:
    """Stone arches across the picture, their inner sides in shadow."""
    span, wall = 178.0, ("#cdb99a", "#b39d80", "#8d7c68")
    shape: list[Point] = [(0, DECK), (WIDTH, DECK)]
    for arch in range(8, -1, -1):
        centre = arch * span + 88
        reach, top = 66, DECK + 34
        right = max(_ground(centre + reach), top + 70)
        left = max(_ground(centre - reach), top + 70)
        round_top = [
            (
                centre + reach * math.cos(t * math.pi / 16),
                top + 66 - reach * math.sin(t * math.pi / 16),
            )
            for t in range(17)
        ]
        shape += [
            (centre + reach + 46, right),
            (centre + reach, right),
            *round_top,
            (centre - reach, left),
        ]
        inner = [
            (centre + reach, right),
            *round_top[:10],
            *reversed([(x - 17, y + 7) for x, y in round_top[:10]]),
            (centre + reach - 15, right),
        ]
        canvas.polygon(inner, ("#6a5c4d", "#4d443b"))
    canvas.polygon([*shape, (0, DECK + 400)], wall)
    stone = grey(terrain(canvas, 800, 220, 60, octaves=3), 128, 90)
    texture(canvas, shape, stone, 0.45)
    _masonry(canvas, span)
    canvas.box(0, DECK - 14, WIDTH, 18, ("#e3d2b4", "#b39d80"))
    canvas.box(0, DECK + 4, WIDTH, 7, "#5d5146", 0.6)


def _masonry(canvas: Canvas, span: float) -> None:
    """Courses of stone on the piers and a ring of stones around each arch."""
    for arch in range(9):
        centre, top = arch * span + 88, DECK + 100
        for stone in range(19):
            turn = stone * math.pi / 18
            canvas.line(
                [
                    (centre + r * math.cos(turn), top - r * math.sin(turn))
                    for r in (67, 80)
                ],
                "#6a5c4d",
                1.4,
                0.7,
            )
        pier = centre + span / 2
        foot = _ground(pier)
        for course in range(int(max(0, foot - top) / 15)):
            y = top + course * 15
            canvas.line([(pier - 22, y), (pier + 22, y)], "#6a5c4d", 1.1, 0.45)
            joint = pier + (-9 if course % 2 else 8)
            canvas.line([(joint, y), (joint, y + 15)], "#6a5c4d", 1.1, 0.45)
        canvas.box(pier + 12, top - 20, 11, max(0, foot - top + 20), "#3b3128", 0.28)
        canvas.box(pier - 28, top - 8, 56, 9, "#d8c6a8")


def _carriages(canvas: Canvas) -> None:
    """A railcar train with lit windows, its front to the right."""
    foot = DECK - 16
    for car in range(5):
        left = 250 + car * 198
        front = car == 4
        nose = (
            [(left + 192, foot - 66), (left + 218, foot - 40), (left + 224, foot - 8)]
            if front
            else [(left + 192, foot - 66), (left + 192, foot - 8)]
        )
        body = [(left, foot - 66), *nose, (left, foot - 8)]
        canvas.polygon(body, ("#e0493a", "#c22f2a", "#8a1f20"))
        canvas.polygon(
            [
                (left + 2, foot - 66),
                (left + 190, foot - 66),
                (left + 182, foot - 76),
                (left + 10, foot - 76),
            ],
            ("#c9c6be", "#8f8d88"),
        )
        canvas.box(left, foot - 24, 192, 5, "#f3e6cf")
        for window in range(7):
            canvas.box(
                left + 12 + window * 25,
                foot - 56,
                19,
                22,
                ("#3d4a57", "#6f7f8a") if window % 3 else ("#ffe9b5", "#f3c877"),
            )
        if front:
            canvas.polygon(
                [
                    (left + 196, foot - 60),
                    (left + 212, foot - 42),
                    (left + 214, foot - 30),
                    (left + 196, foot - 30),
                ],
                ("#2a3640", "#59707f"),
            )
            canvas.glow(left + 222, foot - 18, 40, "#fff4d0", 0.95)
        canvas.box(left + 4, foot - 8, 184, 6, "#2b2826")
        for wheel in (26, 50, 142, 166):
            canvas.disc(left + wheel, foot - 2, 8, fill="#22201f")
        canvas.line(
            [(left + 96, foot - 76), (left + 82, foot - 96), (left + 104, foot - 112)],
            "#4d4a48",
            1.8,
        )
    canvas.line([(0, foot - 112), (WIDTH, foot - 112)], "#4d4a48", 1.4, 0.9)
    for pole in range(6):
        x = 120 + pole * 290
        canvas.line([(x, DECK - 10), (x, foot - 126)], "#55504c", 4)
        canvas.line([(x, foot - 120), (x + 30, foot - 112)], "#55504c", 2)


def _valley(canvas: Canvas) -> None:
    """Near trees on both banks, larger towards the corners."""
    spots = []
    for _ in range(330):
        x = canvas.chance.uniform(-20, WIDTH + 20)
        foot = _ground(x) + canvas.chance.uniform(-14, 400)
        if abs(x - 790) > 120 + (foot - 900) * 0.2 and 640 < foot < 1110:
            spots.append((foot, x))
    for foot, x in sorted(spots):
        share = min(1.0, max(0.15, (foot - 640) / 420))
        tone = between(canvas.chance.choice(AUTUMN), "#2c2418", 0.2 * share)
        size = 15 + 36 * share
        canvas.disc(
            x + size * 0.4,
            foot + size,
            size * 1.1,
            size * 0.3,
            fill="#1f1c12",
            opacity=0.4,
        )
        canvas.line([(x, foot), (x + 1, foot + size * 1.25)], "#3a2a20", size / 9)
        _tree(canvas, x, foot, size, tone, 22)
