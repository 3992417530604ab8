"""A city at night, and one under smog."""

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between

WINDOW_LIGHTS = ("#ffd98a", "#ffe9bd", "#ffc873", "#f7b45c", "#d9ecff")


def skyline(seed: str) -> Canvas:
    """A city of towers at night, its lights doubled in a river."""
    canvas = Canvas(seed, "#070d24", "#111b40", "#2b3565", "#5a4f7c", "#8d6a85")
    canvas.stars(150, 420)
    canvas.disc(1290, 170, 44, fill="#f6f0dc")
    canvas.disc(1272, 160, 40, fill="#111a3d")
    canvas.glow(800, 700, 900, "#e39a7c", 0.6, squeeze=0.45)
    _towers(canvas, 720, (60, 240), "#313a66", "#464674", lights=0.25)
    canvas.haze(520, 720, "#a8788a", 0, 0.35)
    _towers(canvas, 726, (120, 430), "#1a2247", "#282c55", lights=0.42)
    _towers(canvas, 730, (50, 170), "#0d1330", "#151a3c", lights=0.5)
    _television_tower(canvas, 1060, 730)
    canvas.box(0, 728, WIDTH, 345, ("#3b3a63", "#1b2148", "#0a0f2a"))
    canvas.mirror(728, 320, 0.7)
    canvas.water(740, HEIGHT, "#f2b98c", "#060a20")
    _bridge(canvas)
    return canvas


def _towers(
    canvas: Canvas,
    foot: float,
    heights: tuple[float, float],
    dark: str,
    light: str,
    *,
    lights: float,
) -> None:
    x = -30.0
    while x < WIDTH:
        wide = canvas.chance.uniform(44, 104)
        centre = 1 - abs(x - WIDTH * 0.55) / WIDTH
        tall = canvas.chance.uniform(*heights) * (0.45 + 0.75 * centre)
        canvas.box(x, foot - tall, wide, tall, (light, dark))
        _roof(canvas, x, foot - tall, wide, dark)
        for row in range(int((tall - 14) / 15)):
            for column in range(int((wide - 10) / 13)):
                if canvas.chance.random() < lights:
                    canvas.box(
                        x + 7 + column * 13,
                        foot - tall + 10 + row * 15,
                        6,
                        8,
                        canvas.chance.choice(WINDOW_LIGHTS),
                        canvas.chance.uniform(0.45, 1),
                    )
        x += wide + canvas.chance.choice((2, 2, 5, 14))


def _roof(canvas: Canvas, x: float, top: float, wide: float, colour: str) -> None:
    shape = canvas.chance.random()
    if shape < 0.2:
        canvas.polygon(
            [(x, top), (x + wide, top), (x + wide, top - wide * 0.4)], colour
        )
    elif shape < 0.35:
        canvas.polygon(
            [(x, top), (x + wide, top), (x + wide / 2, top - wide * 0.6)], colour
        )
    elif shape < 0.55:
        canvas.line([(x + wide / 2, top), (x + wide / 2, top - 46)], colour, 3)
        canvas.disc(x + wide / 2, top - 48, 3, fill="#ff5d4a")
        canvas.glow(x + wide / 2, top - 48, 16, "#ff5d4a", 0.7)
    elif shape < 0.75:
        canvas.box(x + wide * 0.2, top - 16, wide * 0.6, 16, colour)


def _television_tower(canvas: Canvas, x: float, foot: float) -> None:
    dark = "#10163a"
    canvas.polygon(
        [(x - 26, foot), (x + 26, foot), (x + 6, foot - 440), (x - 6, foot - 440)],
        ("#39407a", dark),
    )
    canvas.disc(x, foot - 440, 40, 17, fill=("#4a5190", dark))
    canvas.disc(x, foot - 470, 25, 12, fill=("#4a5190", dark))
    for lamp in range(-3, 4):
        canvas.disc(x + lamp * 10, foot - 440, 2.6, fill="#ffe3a3")
    canvas.line([(x, foot - 470), (x, foot - 610)], dark, 4)
    canvas.disc(x, foot - 608, 4, fill="#ff5d4a")
    canvas.glow(x, foot - 608, 34, "#ff5d4a", 0.8)


def _bridge(canvas: Canvas) -> None:
    deck, dark = 880, "#060a1e"
    canvas.polygon(
        [(0, deck), (WIDTH, deck - 46), (WIDTH, deck - 28), (0, deck + 22)], dark
    )
    for tower in (360, 1180):
        base = deck - tower * 46 / WIDTH
        for leg in (-12, 12):
            canvas.box(tower + leg - 5, base - 250, 10, 420, dark)
        canvas.box(tower - 17, base - 250, 34, 9, dark)
        canvas.box(tower - 17, base - 150, 34, 8, dark)
        for cable in range(1, 15):
            for side in (-1, 1):
                end = tower + side * cable * 28
                level = deck - end * 46 / WIDTH
                canvas.line([(tower, base - 246), (end, level)], dark, 1.6, 0.9)
    for lamp in range(33):
        x = lamp * 50 + 12
        y = deck - x * 46 / WIDTH - 5
        canvas.glow(x, y, 20, "#ffd993", 0.8)
        canvas.disc(x, y, 2.4, fill="#fff3d0")


def smog(seed: str) -> Canvas:
    """Flat roofs of a large city below high mountains, in a yellow-brown haze."""
    canvas = Canvas(seed, "#8ba3b5", "#b9b9ab", "#d3bf98", "#cdae80", "#bf9a6c")
    canvas.glow(380, 300, 480, "#fff1cf", 0.8)
    canvas.disc(380, 300, 40, fill="#fff6df", opacity=0.9)
    canvas.hills(560, 330, ("#e6e3df", "#b3aba3", "#b79f83"), 0.46)
    canvas.haze(250, 600, "#cbb48c", 0.05, 0.9)
    canvas.hills(610, 130, ("#ab9a80", "#bda277"), 0.48)
    canvas.haze(480, 640, "#c7a878", 0, 0.75)
    for row, (foot, share) in enumerate(
        ((620, 0), (670, 0.25), (740, 0.5), (840, 0.75), (980, 1))
    ):
        _blocks(canvas, foot, share)
        if row < 4:
            canvas.haze(foot - 190, foot + 60, "#c9aa7a", 0, 0.42 - row * 0.07, 0)
    canvas.box(0, 980, WIDTH, 90, ("#4a3f36", "#2c2622"))
    _minaret(canvas, 1240, 850)
    canvas.clouds(380, 900, "#cfae7c", 0.4, stretch=5, cover=0.5)
    return canvas


def _blocks(canvas: Canvas, foot: float, share: float) -> None:
    """One row of apartment blocks; the nearer (share 1), the darker and larger."""
    x, size = -40.0, 0.5 + share
    while x < WIDTH:
        wide = canvas.chance.uniform(60, 130) * size
        tall = canvas.chance.uniform(50, 170) * size
        pale = canvas.chance.choice(("#cbb594", "#c2a883", "#b7a892", "#d0bfa2"))
        wall = between(pale, "#4c4038", share * 0.72)
        canvas.box(x, foot - tall, wide, HEIGHT, (wall, between(wall, "#2b2420", 0.3)))
        canvas.box(x + wide * 0.72, foot - tall, wide * 0.28, HEIGHT, "#2b2420", 0.16)
        for row in range(int(tall / (22 * size))):
            for column in range(int(wide / (20 * size)) - 1):
                lit = canvas.chance.random() < 0.06 + 0.1 * share
                canvas.box(
                    x + (8 + column * 20) * size,
                    foot - tall + (10 + row * 22) * size,
                    10 * size,
                    12 * size,
                    "#f7d894" if lit else "#3b342f",
                    0.8 if lit else 0.35,
                )
        _rooftop(canvas, x, foot - tall, wide, size)
        x += wide + canvas.chance.uniform(0, 20) * size


def _rooftop(canvas: Canvas, x: float, top: float, wide: float, size: float) -> None:
    dark = "#4d433b"
    if canvas.chance.random() < 0.6:
        spot = x + wide * canvas.chance.uniform(0.2, 0.7)
        canvas.box(spot, top - 12 * size, 20 * size, 12 * size, dark, 0.8)
    if canvas.chance.random() < 0.5:
        spot = x + wide * canvas.chance.uniform(0.1, 0.9)
        canvas.line([(spot, top), (spot, top - 26 * size)], dark, 1.2 * size, 0.8)
        for bar in (10, 16, 22):
            canvas.line(
                [
                    (spot - 7 * size, top - bar * size),
                    (spot + 7 * size, top - bar * size),
                ],
                dark,
                0.9 * size,
                0.8,
            )


def _minaret(canvas: Canvas, x: float, foot: float) -> None:
    dome = ("#4f8f92", "#2f666f")
    canvas.disc(x - 130, foot - 70, 84, 92, fill=dome)
    canvas.box(x - 222, foot - 70, 184, 260, ("#9c8560", "#5b4c39"))
    for arch in range(4):
        left = x - 210 + arch * 44
        canvas.box(left, foot - 26, 28, 90, "#3d342b", 0.7)
        canvas.disc(left + 14, foot - 26, 14, fill="#3d342b", opacity=0.7)
    for tower in (x, x - 262):
        canvas.box(tower - 15, foot - 290, 30, 480, ("#ae9468", "#66553f"))
        for band in range(4):
            canvas.box(tower - 15, foot - 250 + band * 90, 30, 12, "#3f8288")
        canvas.box(tower - 23, foot - 296, 46, 14, "#7d684a")
        canvas.disc(tower, foot - 312, 15, 27, fill=dome)
        canvas.line([(tower, foot - 336), (tower, foot - 358)], "#d9b45e", 2.4)
    canvas.line([(x - 130, foot - 160), (x - 130, foot - 196)], "#d9b45e", 3)
