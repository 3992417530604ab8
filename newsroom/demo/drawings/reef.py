"""A coral reef under water."""

import math
from collections.abc import Callable

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
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.sealife import fish, school, turtle

CORALS = ("#e0705f", "#e8a04f", "#c95f8f", "#8f6fb8", "#e3c56a", "#5fa89a", "#d98a7a")
DEEP = "#1b6f96"


def reef(seed: str) -> Canvas:
    """Corals and fish in clear water, the sun breaking through the surface."""
    canvas = Canvas(seed, "#c9f0f2", "#5fc3d9", "#2b93bb", "#17688f", "#0d4568")
    _surface(canvas)
    _mound(canvas, 720, 150, 0.72)
    _mound(canvas, 800, 160, 0.45)
    _rays(canvas)
    school(canvas, 980, 330, 60, 15, "#cfe6ea")
    turtle(canvas, 560, 380)
    _mound(canvas, 910, 170, 0.14)
    school(canvas, 900, 560, 17, 34, "#f2c14a")
    for x, y, size, tone in (
        (640, 690, 54, "#e8873a"),
        (1090, 640, 46, "#3f6fd0"),
        (760, 780, 40, "#e8873a"),
    ):
        fish(canvas, x, y, size, tone, striped=True)
    _mound(canvas, 1040, 130, 0)
    _bubbles(canvas)
    canvas.haze(300, HEIGHT, "#1f86ad", 0, 0.16, 0)
    bloom(canvas, 0.4, 34, 185)
    return canvas


def _surface(canvas: Canvas) -> None:
    """The bright, moving underside of the surface."""
    canvas.glow(760, -30, 720, "#ffffff", 0.95, squeeze=0.62)
    area = [(0.0, 0.0), (WIDTH, 0), (WIDTH, 240), (0, 240)]
    net = terrain(canvas, 800, 120, 14, ridged=True, stretch=3.5, octaves=3)
    texture(canvas, area, grey(net, 120, 120), 0.5)
    canvas.haze(110, 250, "#6fcadd", 0, 0.8)


def _rays(canvas: Canvas) -> None:
    for _ in range(16):
        x = canvas.chance.uniform(120, 1480)
        slant, wide = (x - 760) * 0.75, canvas.chance.uniform(14, 60)
        ray = [
            (x - wide * 0.4, -10),
            (x + wide * 0.4, -10),
            (x + slant + wide * 1.8, 960),
            (x + slant - wide * 1.8, 960),
        ]
        soft(canvas, [ray], "#e9fcff", canvas.chance.uniform(0.06, 0.17), 16)


def _mound(canvas: Canvas, base: float, tall: float, veil: float) -> None:
    """A bank of rock overgrown with corals; `veil` is how much water hides it."""
    rough = canvas.ridge(0, tall * 0.4, 0.5)
    line = [(x, base + y - tall * ((x - 800) / 800) ** 2 * 1.3) for x, y in rough]
    rock = between("#3a4a5f", DEEP, veil)
    shape = [*line, (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.polygon(
        shape, (between(rock, "#8fb0a8", 0.25), rock, between(rock, "#06243a", 0.5))
    )
    texture(canvas, shape, grey(terrain(canvas, 500, 200, 40), 128, 90), 0.4)
    kinds: tuple[Callable[..., None], ...] = (
        _branching,
        _brain,
        _fan,
        _tubes,
        _table,
        _branching,
        _anemone,
    )
    size = 34 + 64 * (1 - veil)
    for i in range(round(15 + 13 * veil)):
        x = canvas.chance.uniform(-20, WIDTH + 20)
        y = line[min(len(line) - 1, max(0, round(x / WIDTH * (len(line) - 1))))][
            1
        ] + canvas.chance.uniform(0, 46)
        tone = between(canvas.chance.choice(CORALS), DEEP, veil)
        kinds[(i * 3 + round(base)) % 7](
            canvas, x, y, size * canvas.chance.uniform(0.7, 1.15), tone
        )
    if veil:
        canvas.haze(base - tall - 120, HEIGHT, "#2b93bb", 0, veil * 0.4, veil * 0.5)


def _branching(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    tone: str,
    turn: float = 0,
    depth: int = 0,
) -> None:
    """Staghorn: branches that fork, pale at their tips."""
    if depth == 0:
        for spread in (-0.75, -0.3, 0.15, 0.55):
            _branching(canvas, x, y, size, tone, spread, 1)
        return
    length = size * (0.62 if depth == 1 else 0.42) * canvas.chance.uniform(0.8, 1.2)
    u, v = x + length * math.sin(turn), y - length * math.cos(turn)
    light = between(tone, "#fff0e0", 0.12 * depth)
    limb(
        canvas,
        [(x, y, size * 0.085 / depth**0.4), (u, v, size * 0.06 / depth**0.4)],
        light,
    )
    if depth < 4:
        for fork in (-0.45, 0.42):
            _branching(
                canvas,
                u,
                v,
                size * 0.86,
                tone,
                turn + fork * canvas.chance.uniform(0.6, 1.3),
                depth + 1,
            )
    else:
        canvas.disc(u, v, size * 0.045, fill=between(tone, "#ffffff", 0.7))


def _brain(canvas: Canvas, x: float, y: float, size: float, tone: str) -> None:
    """A round block with winding grooves."""
    canvas.disc(
        x,
        y,
        size * 0.8,
        size * 0.62,
        fill=(between(tone, "#fff6d8", 0.4), tone, between(tone, "#0d3550", 0.6)),
    )
    for groove in range(9):
        v = -0.5 + groove * 0.12
        half = math.sqrt(max(0.0, 1 - (v / 0.62) ** 2)) * 0.74
        wave = [
            (
                x + size * half * (i / 10 - 1),
                y + size * (v + 0.03 * math.sin(i * 1.9 + groove * 2)),
            )
            for i in range(21)
        ]
        canvas.line(wave, between(tone, "#0d3550", 0.45), size * 0.028, 0.55)


def _fan(canvas: Canvas, x: float, y: float, size: float, tone: str) -> None:
    """A sea fan: a flat net of fine veins."""
    rim = [
        (
            x + size * 0.95 * math.sin(t) * (0.8 + 0.1 * math.sin(t * 9)),
            y
            - size * 0.1
            - size * 1.2 * abs(math.cos(t * 0.62)) * (0.86 + 0.08 * math.sin(t * 7)),
        )
        for t in (i / 20 * 2.6 - 1.3 for i in range(21))
    ]
    canvas.polygon([(x, y), *rim], tone, 0.45)
    for i, (u, v) in enumerate(rim):
        canvas.line(
            smooth(
                [(x, y), ((x + u) / 2 + (i - 10) * size * 0.012, (y + v) / 2), (u, v)],
                closed=False,
                steps=4,
            ),
            between(tone, "#fff0e0", 0.25),
            size * 0.022,
        )
    for share in (0.35, 0.5, 0.64, 0.78, 0.9):
        canvas.line(
            [(x + (u - x) * share, y + (v - y) * share) for u, v in rim],
            tone,
            size * 0.016,
            0.8,
        )


def _tubes(canvas: Canvas, x: float, y: float, size: float, tone: str) -> None:
    for i in range(6):
        u, tall = x + (i - 2.5) * size * 0.24, size * canvas.chance.uniform(0.6, 1.25)
        lean, wide = (i - 2.5) * size * 0.07, size * 0.115
        canvas.polygon(
            [
                (u - wide * 0.8, y + 8),
                (u + wide * 0.8, y + 8),
                (u + lean + wide, y - tall),
                (u + lean - wide, y - tall),
            ],
            (between(tone, "#fff0e0", 0.35), tone, between(tone, "#0d3550", 0.5)),
        )
        canvas.disc(
            u + lean, y - tall, wide, wide * 0.42, fill=between(tone, "#fff0e0", 0.5)
        )
        canvas.disc(
            u + lean,
            y - tall,
            wide * 0.66,
            wide * 0.26,
            fill=between(tone, "#0d2a40", 0.75),
        )


def _table(canvas: Canvas, x: float, y: float, size: float, tone: str) -> None:
    """Plates on stalks, one above the other."""
    for level in range(3):
        v, wide = y - size * (0.2 + 0.3 * level), size * (1 - 0.22 * level)
        limb(
            canvas,
            [(x, y, size * 0.1), (x + level * 8, v, size * 0.08)],
            between(tone, "#0d3550", 0.5),
        )
        canvas.disc(
            x + level * 8,
            v + size * 0.06,
            wide,
            size * 0.13,
            fill=between(tone, "#0d3550", 0.55),
        )
        canvas.disc(
            x + level * 8,
            v,
            wide,
            size * 0.12,
            fill=(between(tone, "#fff6d8", 0.45), tone),
        )


def _anemone(canvas: Canvas, x: float, y: float, size: float, tone: str) -> None:
    for i in range(26):
        turn = (i / 25 - 0.5) * 2.5 + canvas.chance.uniform(-0.1, 0.1)
        reach, bend = (
            size * canvas.chance.uniform(0.55, 0.85),
            canvas.chance.uniform(-0.2, 0.2),
        )
        tip = (x + reach * math.sin(turn + bend), y - reach * math.cos(turn))
        middle = (
            x + reach * 0.55 * math.sin(turn),
            y - reach * 0.6 * math.cos(turn * 0.8),
        )
        joints = [
            (*p, size * 0.035)
            for p in smooth(
                [(x + (i - 12.5) * size * 0.014, y + 6), middle, tip],
                closed=False,
                steps=4,
            )
        ]
        limb(
            canvas, joints, between(tone, "#fff0e0", 0.1 + 0.3 * canvas.chance.random())
        )
        canvas.disc(*tip, size * 0.05, fill=between(tone, "#ffffff", 0.6))


def _bubbles(canvas: Canvas) -> None:
    for _ in range(46):
        column = canvas.chance.choice((420, 1180, 1350))
        x, y = canvas.chance.gauss(column, 14), canvas.chance.uniform(120, 880)
        size = canvas.chance.uniform(2, 7)
        canvas.disc(x, y, size, fill="#e9fcff", opacity=0.3)
        canvas.disc(
            x - size * 0.3, y - size * 0.3, size * 0.35, fill="#ffffff", opacity=0.9
        )
    for _ in range(160):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(200, HEIGHT)
        canvas.disc(x, y, canvas.chance.uniform(0.6, 1.6), fill="#e9fcff", opacity=0.35)
    soft(canvas, [ellipse(800, HEIGHT + 20, 900, 40)], "#06243a", 0.5, 30)
