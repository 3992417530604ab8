"""People against the light: reporters at work, an orchestra on its stage."""

import math

from newsroom.demo.drawings.brushes import bloom, ellipse, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, between
from newsroom.demo.drawings.figures import Figure

HAIR = ("short", "short", "long", "bun", "cap", "hood", "short")


def press(seed: str) -> Canvas:
    """Reporters with cameras and microphones, black against bright lights."""
    canvas = Canvas(seed, "#5d7f9c", "#9fb9c9", "#dde4e2", "#f3e6cf")
    canvas.glow(800, 430, 950, "#ffffff", 1.0)
    for x, wide in ((420.0, 90), (640, 60), (930, 80), (1180, 70)):
        shaft = [
            (x, -20),
            (x + wide, -20),
            (x + (x - 700) * 0.5 + wide * 4, HEIGHT),
            (x + (x - 700) * 0.5 - wide * 2, HEIGHT),
        ]
        soft(canvas, [shaft], "#ffffff", 0.25, 26)
    _lamps(canvas)
    for row, (count, size, foot, tone) in enumerate(
        ((11, 34, 830, "#93a5b2"), (8, 50, 960, "#566878"))
    ):
        for i in range(count):
            x = (i + 0.5 + canvas.chance.uniform(-0.25, 0.25)) * WIDTH / count
            who = Figure(
                canvas,
                x,
                foot + canvas.chance.uniform(-16, 16),
                size,
                tone,
                flip=x > 800,
            )
            _reporter(who, (i + row) % 5, canvas.chance.choice(HAIR))
        canvas.haze(360, 1000, "#f4ead8", 0, 0.25, 0.3)
    near = "#10161d"
    for x, foot, size, pose, hair in (
        (190, 1290, 92, 0, "short"),
        (480, 1230, 78, 3, "long"),
        (1000, 1245, 80, 2, "cap"),
        (740, 1270, 82, 1, "short"),
        (1230, 1260, 84, 4, "bun"),
        (1470, 1310, 94, 0, "hood"),
    ):
        who = Figure(canvas, x, foot, size, near, flip=x > 800)
        _rim(canvas, x, foot, size)
        _reporter(who, pose, hair)
    bloom(canvas, 0.5, 40, 190)
    return canvas


def _lamps(canvas: Canvas) -> None:
    for x, y, size in (
        (250, 150, 1.0),
        (560, 110, 0.8),
        (1050, 115, 0.8),
        (1360, 155, 1.0),
    ):
        canvas.line([(x, y), (x + (x - 800) * 0.02, 760)], "#6b7f8d", 5 * size, 0.7)
        canvas.box(x - 44 * size, y - 32 * size, 88 * size, 64 * size, "#4d5d69")
        canvas.box(x - 36 * size, y - 24 * size, 72 * size, 48 * size, "#ffffff")
        canvas.glow(x, y, 250 * size, "#ffffff", 0.9)


def _rim(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A breath of light behind a near figure, so that it stands out."""
    soft(
        canvas,
        [ellipse(x, foot - 5.4 * size, 1.7 * size, 2.6 * size)],
        "#fff6e6",
        0.3,
        size * 0.5,
    )


def _reporter(who: Figure, pose: int, hair: str) -> None:
    who.legs()
    who.trunk(low=3.2, wide=1.05)
    who.head(0.08, 7.05, hair)
    (_photographer, _camera_operator, _interviewer, _phone, _boom)[pose](who)


def _photographer(who: Figure) -> None:
    """Both hands at a camera with a long lens before the face."""
    who.limb(
        (-0.85, 5.75, 0.33), (-1.25, 5.2, 0.28), (-0.2, 6.3, 0.2), (0.4, 6.85, 0.16)
    )
    who.limb((0.85, 5.75, 0.33), (1.5, 5.3, 0.28), (1.2, 6.5, 0.18), (1.0, 6.9, 0.16))
    who.block(0.66, 7.08, 0.75, 0.6)
    who.block(0.6, 7.45, 0.34, 0.24)
    who.limb((0.9, 7.06, 0.24), (1.7, 7.12, 0.27))
    who.block(1.78, 7.13, 0.22, 0.66)
    who.block(0.58, 7.75, 0.52, 0.4)


def _camera_operator(who: Figure) -> None:
    """A broadcast camera on the shoulder."""
    who.limb((0.85, 5.75, 0.33), (1.35, 5.2, 0.28), (1.25, 6.5, 0.2))
    who.limb((-0.85, 5.75, 0.33), (-1.2, 5.3, 0.28), (-0.5, 6.3, 0.18))
    who.block(0.35, 7.05, 2.6, 0.72)
    who.block(-1.15, 7.02, 0.5, 0.95)
    who.limb((1.5, 7.05, 0.26), (2.2, 7.05, 0.33))
    who.block(2.35, 7.05, 0.35, 0.85)
    who.line((-0.4, 7.4), (-0.2, 7.85), (0.9, 7.85), (1.0, 7.4), width=0.13)
    who.limb((0.6, 8.05, 0.15), (1.9, 8.1, 0.17))
    who.block(0.75, 7.45, 0.3, 0.35)


def _interviewer(who: Figure) -> None:
    """An arm stretched out with a microphone."""
    who.limb((0.8, 5.75, 0.33), (1.75, 5.95, 0.25), (2.7, 6.75, 0.17))
    who.limb((2.66, 6.66, 0.2), (2.84, 6.9, 0.17))
    who.limb((2.7, 6.6, 0.08), (3.1, 7.3, 0.09))
    who.block(2.98, 7.1, 0.42, 0.36)
    who.limb((3.12, 7.42, 0.22), (3.24, 7.62, 0.24))
    who.hanging_arm(-1)


def _phone(who: Figure) -> None:
    """A phone held up high to film."""
    who.limb((0.8, 5.8, 0.33), (1.3, 6.6, 0.25), (1.15, 7.9, 0.17))
    who.limb((1.13, 7.9, 0.17), (1.16, 8.25, 0.15))
    who.block(1.2, 8.45, 1.15, 0.58)
    who.limb((-0.85, 5.8, 0.33), (-1.25, 4.9, 0.27), (-0.4, 4.6, 0.18))
    who.block(-0.2, 4.7, 0.6, 0.8)


def _boom(who: Figure) -> None:
    """A furry microphone on a long pole, held with both hands."""
    who.limb((0.8, 5.8, 0.33), (1.2, 6.7, 0.25), (0.85, 7.7, 0.17))
    who.limb((-0.8, 5.8, 0.33), (-1.3, 6.6, 0.25), (-0.75, 7.3, 0.17))
    who.line((-1.3, 6.95), (4.2, 9.35), width=0.11)
    who.limb((3.9, 9.2, 0.3), (4.4, 9.42, 0.4), (4.9, 9.66, 0.32))
    who.limb((-0.45, 7.0, 0.2), (-0.45, 7.25, 0.2))


# The orchestra


def orchestra(seed: str) -> Canvas:
    """An orchestra in warm light from behind, its conductor with raised arms."""
    canvas = Canvas(seed, "#2a130c", "#6a2f16", "#c9742f", "#f2b75f", "#8a4a20")
    canvas.glow(800, 520, 900, "#ffe6ae", 0.95)
    for i in range(9):
        x = 800 + (i - 4) * 120
        soft(
            canvas,
            [
                [
                    (x - 12, -20),
                    (x + 12, -20),
                    (x + (x - 800) * 0.5 + 90, 900),
                    (x + (x - 800) * 0.5 - 90, 900),
                ]
            ],
            "#ffe9bd",
            0.2,
            22,
        )
    _organ(canvas)
    canvas.haze(200, 820, "#f6c270", 0, 0.5)
    _row(canvas, 640, 25, 13, between("#3a1a0e", "#f0b060", 0.45), 0)
    canvas.haze(420, 860, "#f6c270", 0, 0.32)
    _row(canvas, 745, 33, 11, between("#2f150c", "#f0b060", 0.26), 1)
    canvas.haze(500, 950, "#f2b45f", 0, 0.22)
    _row(canvas, 880, 44, 9, "#33180d", 2)
    _basses(canvas)
    canvas.box(0, 960, WIDTH, 110, ("#3a1b0d", "#140805"))
    canvas.glow(800, 965, 620, "#f2a94f", 0.5, squeeze=0.12)
    _conductor(canvas)
    _near_players(canvas)
    bloom(canvas, 0.45, 36, 175)
    return canvas


def _organ(canvas: Canvas) -> None:
    """Pipes at the back of the hall, fading into the light."""
    for i in range(53):
        x = 150 + i * 25
        top = 210 - 90 * abs(math.sin(i / 52 * math.pi * 3)) + 30 * abs(i - 26) / 26
        canvas.box(x, top, 17, 360, ("#f7d9a0", "#d99b52", "#b0682c"), 0.5)
        canvas.box(x + 11, top, 6, 360, "#7a3f1a", 0.35)
        canvas.polygon([(x + 3, 500), (x + 14, 500), (x + 8, 524)], "#6a3415", 0.4)


def _row(
    canvas: Canvas, foot: float, size: float, count: int, tone: str, row: int
) -> None:
    for i in range(count):
        x = 800 + (i - (count - 1) / 2) * 1480 / count
        if row == 2 and abs(x - 800) < 130:
            continue
        rise = 26 * (1 - ((x - 800) / 800) ** 2)
        who = Figure(canvas, x, foot - rise, size, tone, flip=x > 800)
        _seated(who, canvas.chance.choice(HAIR[:4]))
        (_violin, _cello, _wind, _violin)[(i * 3 + row) % 4](
            who, canvas.chance.uniform(-0.3, 0.3)
        )
        _stand(who)


def _seated(who: Figure, hair: str) -> None:
    """Seen from the side, on a chair: the seat is at (0, 0)."""
    who.line((-0.75, -0.1), (-0.85, 1.9), width=0.14)
    who.line((-0.7, -0.2), (-0.8, -2.4), width=0.12)
    who.line((0.6, -0.2), (0.7, -2.4), width=0.12)
    who.limb((-0.2, 0.2, 0.62), (1.55, 0.1, 0.42), (1.6, -2.1, 0.26))
    who.limb((1.6, -2.25, 0.18), (2.1, -2.3, 0.14))
    who.shape(
        (-0.62, -0.2),
        (-0.78, 1.2),
        (-0.68, 2.5),
        (-0.2, 3.1),
        (0.35, 3.0),
        (0.72, 2.4),
        (0.7, 1.2),
        (0.62, -0.2),
    )
    who.head(0.1, 3.8, hair)


def _violin(who: Figure, sway: float) -> None:
    body = [
        (0.55, 3.2),
        (0.95, 3.42),
        (1.2, 3.28),
        (1.5, 3.42),
        (1.75, 3.2),
        (1.5, 3.0),
        (1.2, 3.08),
        (0.9, 2.95),
    ]
    who.limb((0.2, 2.7, 0.28), (1.2, 2.1, 0.22), (2.1, 3.05, 0.14))
    who.shape(*body)
    who.limb((1.6, 3.2, 0.07), (2.5, 3.3, 0.06))
    who.limb((0.1, 2.7, 0.28), (0.75, 1.9, 0.22), (1.45 + sway, 2.55, 0.14))
    who.line((1.45 + sway, 2.5), (1.2 + sway, 4.9), width=0.06)


def _cello(who: Figure, sway: float) -> None:
    who.shape(
        (1.0, 2.1),
        (1.5, 1.9),
        (1.45, 1.1),
        (1.9, 0.2),
        (1.5, -0.7),
        (0.9, -0.7),
        (0.6, 0.2),
        (0.85, 1.1),
    )
    who.limb((1.2, 1.9, 0.1), (0.85, 4.2, 0.08))
    who.limb((1.25, -0.8, 0.04), (1.4, -2.4, 0.03))
    who.limb((0.2, 2.7, 0.28), (1.2, 2.3, 0.2), (1.0, 3.3, 0.14))
    who.limb((0.1, 2.6, 0.28), (0.6, 1.4, 0.22), (1.7 + sway, 0.9, 0.14))
    who.line((0.4 + sway, 0.7), (3.0 + sway, 1.05), width=0.06)


def _wind(who: Figure, sway: float) -> None:
    who.limb(
        (0.45, 3.6, 0.05), (1.1 + sway * 0.5, 2.0, 0.1), (1.35 + sway * 0.5, 1.4, 0.2)
    )
    who.limb((0.2, 2.7, 0.28), (0.7, 1.8, 0.22), (1.05, 2.3, 0.14))
    who.limb((0.0, 2.6, 0.28), (0.9, 1.3, 0.22), (1.15, 1.9, 0.14))


def _stand(who: Figure) -> None:
    who.line((3.1, -2.4), (3.1, 1.4), width=0.09)
    who.canvas.polygon(
        [who.at(2.6, 1.3), who.at(3.5, 1.7), who.at(3.7, 2.7), who.at(2.85, 2.4)],
        who.tone,
    )
    who.line((2.7, -2.4), (3.1, -1.9), (3.5, -2.4), width=0.08)


def _basses(canvas: Canvas) -> None:
    """Two double basses on the right, taller than those who play them."""
    for x, tone in ((1345, "#4d2813"), (1475, "#2a130a")):
        who = Figure(canvas, x, 985, 44, tone, flip=True)
        who.standing("short")
        who.shape(
            (1.3, 4.6),
            (1.75, 4.5),
            (1.85, 3.7),
            (1.7, 3.1),
            (2.35, 1.9),
            (1.9, 0.6),
            (1.0, 0.6),
            (0.5, 1.9),
            (1.05, 3.1),
            (0.8, 3.9),
        )
        who.limb((1.3, 4.5, 0.12), (1.05, 8.1, 0.09))
        who.shape((1.0, 7.9), (1.2, 8.3), (0.95, 8.6), (0.8, 8.2))
        who.limb((0.8, 5.8, 0.32), (1.5, 6.1, 0.24), (1.15, 7.1, 0.15))
        who.limb((-0.5, 5.8, 0.3), (0.2, 4.2, 0.24), (1.6, 3.2, 0.15))
        who.line((0.4, 2.9), (3.3, 3.5), width=0.06)


def _conductor(canvas: Canvas) -> None:
    who = Figure(canvas, 800, 985, 62, "#140805")
    canvas.box(700, 985, 200, 60, ("#2a120a", "#0c0403"))
    soft(canvas, [ellipse(800, 985 - 62 * 5.4, 150, 170)], "#fff0cc", 0.35, 30)
    who.legs(stride=0.02)
    who.trunk(low=3.3, wide=0.92)
    who.shape(
        (-0.8, 3.6), (-0.62, 2.2), (-0.1, 2.9), (0.1, 2.9), (0.62, 2.2), (0.8, 3.6)
    )
    who.head(0, 7.05)
    who.limb(
        (0.78, 5.85, 0.31), (1.75, 5.8, 0.24), (2.35, 7.25, 0.15), (2.42, 7.5, 0.16)
    )
    who.line((2.42, 7.5), (3.3, 8.7), width=0.05)
    who.limb(
        (-0.78, 5.85, 0.31), (-1.7, 5.4, 0.24), (-2.5, 6.5, 0.15), (-2.62, 6.85, 0.15)
    )
    for finger in (-0.16, 0, 0.16):
        who.limb((-2.62, 6.85, 0.06), (-2.66 + finger, 7.2, 0.035))


def _near_players(canvas: Canvas) -> None:
    """Heads and shoulders of two violinists at the lower corners."""
    for x, flip in ((230, False), (1330, True)):
        who = Figure(canvas, x, 1010, 74, "#0b0403", flip=flip)
        _seated(who, "bun" if flip else "short")
        _violin(who, 0.1)
