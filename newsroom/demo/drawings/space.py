"""Above the air: a satellite over the night side's edge of the earth."""

import math

from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point


def satellite(seed: str) -> Canvas:
    """A satellite with two wings of panels over a blue, clouded limb."""
    canvas = Canvas(seed, "#02040c", "#050a1c", "#081330")
    canvas.stars(420, HEIGHT)
    canvas.glow(1240, 240, 700, "#3b4f8c", 0.25)
    _earth(canvas)
    canvas.glow(300, 505, 380, "#fff5dc", 0.9)
    canvas.disc(300, 505, 15, fill="#fffdf4")
    for arm in range(8):
        turn = arm * math.pi / 4
        reach = 190 if arm % 2 == 0 else 90
        canvas.line(
            [(300, 505), (300 + reach * math.cos(turn), 505 + reach * math.sin(turn))],
            "#fff5dc",
            1.2,
            0.4,
        )
    _craft(canvas, 940, 360)
    return canvas


def _earth(canvas: Canvas) -> None:
    x, y, radius = 900, 2150, 1720
    canvas.disc(x, y, radius, fill=("#6db4e6", "#2f7fc4", "#185a9e", "#0c3a74"))
    for _ in range(16):
        _land(canvas, x, y, radius)
    canvas.clouds(470, HEIGHT + 60, "#ffffff", 0.9, stretch=2.6, cover=0.4)
    _hide_clouds_above_limb(canvas, x, y, radius)
    canvas.pen.ellipse(
        [((x - radius) * 2, (y - radius) * 2), ((x + radius) * 2, (y + radius) * 2)],
        outline=(214, 240, 255, 210),
        width=7,
    )


def _hide_clouds_above_limb(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Put space back where clouds ran over the edge of the earth."""
    edge = [
        (u, y - math.sqrt(max(0.0, radius**2 - (u - x) ** 2)))
        for u in range(0, WIDTH + 1, 20)
    ]
    canvas.polygon([*edge, (WIDTH, 0), (0, 0)], ("#02040c", "#050a1c", "#0b1a44"))
    canvas.stars(420, 640)
    for ring in range(12, 0, -1):
        lift = 74 * (ring / 12) ** 1.6
        band = [(u, v - lift) for u, v in edge]
        canvas.polygon([*band, *reversed(edge)], "#5fb0ff", 0.13)


def _land(canvas: Canvas, x: float, y: float, radius: float) -> None:
    u, v = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(560, HEIGHT)
    size = canvas.chance.uniform(40, 170)
    points: list[Point] = []
    for step in range(26):
        turn = step / 26 * 2 * math.pi
        reach = size * canvas.chance.uniform(0.62, 1.1)
        points.append(
            (u + reach * 1.7 * math.cos(turn), v + reach * 0.5 * math.sin(turn))
        )
    inside = all(math.hypot(px - x, py - y) < radius - 6 for px, py in points)
    if inside:
        green = canvas.chance.choice(("#5f8a5a", "#8a8a58", "#a3935f", "#4f7a58"))
        canvas.polygon(points, green, 0.75)


def _craft(canvas: Canvas, x: float, y: float) -> None:
    def turn(*points: Point) -> list[Point]:
        sine, cosine = math.sin(-0.3), math.cos(-0.3)
        return [
            (x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in points
        ]

    for side in (-1, 1):
        canvas.line(turn((side * 70, 0), (side * 130, 0)), "#c3ccd9", 9)
        for panel in range(4):
            left = side * (132 + panel * 92)
            wing = turn(
                (left, -62), (left + side * 86, -62), (left + side * 86, 62), (left, 62)
            )
            canvas.polygon(wing, ("#5f7fd0", "#2b449a", "#172a6b"))
            for cell in range(1, 5):
                across = left + side * cell * 86 / 5
                canvas.line(turn((across, -62), (across, 62)), "#a9c0f2", 1.2, 0.7)
            for level in (-31, 0, 31):
                canvas.line(
                    turn((left, level), (left + side * 86, level)), "#a9c0f2", 1.2, 0.7
                )
            canvas.line([*wing, wing[0]], "#dfe7f7", 2.4, 0.9)
    body = turn((-72, -84), (72, -84), (72, 84), (-72, 84))
    canvas.polygon(body, ("#f6dd9a", "#d9a84a", "#8f6424"))
    for _fold in range(11):
        u = -72 + canvas.chance.uniform(0, 144)
        canvas.line(
            turn((u, -84), (u + canvas.chance.uniform(-30, 30), 84)),
            canvas.chance.choice(("#fff3cc", "#6f4a18")),
            2,
            0.4,
        )
    canvas.polygon(turn((-46, 84), (46, 84), (34, 112), (-34, 112)), "#39424f")
    canvas.polygon(
        turn((-30, 112), (30, 112), (64, 158), (-64, 158)), ("#e6edf5", "#8a97a8")
    )
    canvas.line(turn((0, 140), (0, 196)), "#dfe7f7", 4)
    canvas.disc(*turn((0, 198))[0], 7, fill="#f4f7fb")
    canvas.polygon(turn((-40, -84), (40, -84), (26, -116), (-26, -116)), "#c3ccd9")
    canvas.line(turn((18, -116), (42, -186)), "#dfe7f7", 4)
    canvas.disc(*turn((42, -190))[0], 6, fill="#ff5d4a")
    canvas.glow(*turn((42, -190))[0], 34, "#ff5d4a", 0.7)
