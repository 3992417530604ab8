"""A sunlit classroom, nobody in it yet."""

from newsroom.demo.drawings.brushes import bloom, ellipse, grey, soft, terrain, texture
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.drawings.room import Room


def classroom(seed: str) -> Canvas:
    """Empty desks in the morning sun, a bare board, dust in the light."""
    canvas = Canvas(seed, "#d9d2bf", "#cfc6b0")
    room = Room(canvas, 860, 430, 780)
    room.front(-4.2, 4.2, -1.5, 2.3, 9, ("#cfc8b4", "#ded3b8"))
    room.flat(-4.2, 4.2, 2.3, 9, 1, ("#f1ebdc", "#cfc7b5"))
    _floor(room)
    room.flank(4.2, -1.5, 2.3, 9, 1.5, ("#e0d3b4", "#c9b995"))
    room.flank(4.2, -1.5, -0.4, 9, 1.5, ("#9db5a2", "#84a08c"))
    room.flank(-4.2, -1.5, 2.3, 9, 1.2, ("#b9b3a2", "#9c9482"))
    _board(room)
    _windows(room)
    _sun_on_floor(room)
    for away in (7.0, 5.6, 4.3, 3.1):
        for aside in (-2.9, -1.0, 0.9, 2.8):
            _desk(room, aside, away)
    _shafts(room)
    bloom(canvas, 0.5, 34, 190)
    return canvas


def _floor(room: Room) -> None:
    room.flat(-4.2, 4.2, -1.5, 9, 1.3, ("#b58a58", "#96683c", "#6a4526"))
    for plank in range(31):
        aside = -4.2 + plank * 0.28
        room.canvas.line(
            [room.at(aside, -1.5, 9), room.at(aside, -1.5, 1.3)], "#4f3219", 1.6, 0.4
        )
    shape = [
        room.at(-4.2, -1.5, 9),
        room.at(4.2, -1.5, 9),
        room.at(4.2, -1.5, 1.3),
        room.at(-4.2, -1.5, 1.3),
    ]
    texture(
        room.canvas,
        shape,
        grey(terrain(room.canvas, 500, 250, 40, stretch=0.4), 128, 60),
        0.3,
    )


def _board(room: Room) -> None:
    """A green board with the dust of wiped chalk, a clock, a map of nowhere."""
    room.front(-2.1, 2.1, -0.35, 1.15, 8.95, "#8a6238")
    room.front(-2.0, 2.0, -0.27, 1.07, 8.94, ("#2f5a4a", "#27493d"))
    left, top = room.at(-2, 1.07, 8.94)
    for _ in range(9):
        x, y = (
            left + room.canvas.chance.uniform(30, 300),
            top + room.canvas.chance.uniform(20, 95),
        )
        soft(room.canvas, [ellipse(x, y, 46, 9)], "#dfe9e0", 0.22, 8)
    room.front(-2.0, 2.0, -0.42, -0.34, 8.9, "#a87a48")
    room.front(-3.6, -2.5, -1.5, -0.62, 8.2, ("#9a6c3e", "#6a4526"))
    x, y = room.at(0, 1.72, 8.95)
    room.canvas.disc(x, y, 24, fill="#3a3a3a")
    room.canvas.disc(x, y, 20, fill="#fbf8ee")
    room.canvas.line([(x, y - 14), (x, y), (x + 9, y + 5)], "#2a2a2a", 2.6)
    room.front(2.5, 3.8, 0.0, 1.1, 8.95, ("#d8e6ea", "#bcd3dc"))
    for _ in range(7):
        u, v = room.at(
            room.canvas.chance.uniform(2.75, 3.5),
            room.canvas.chance.uniform(0.2, 0.9),
            8.95,
        )
        room.canvas.disc(
            u,
            v,
            room.canvas.chance.uniform(7, 17),
            room.canvas.chance.uniform(5, 10),
            fill=room.canvas.chance.choice(("#9cb97a", "#d9c58a", "#c98f6a")),
        )


PANES = ((8.3, 6.9), (6.5, 5.2), (4.85, 3.7), (3.4, 2.4))


def _windows(room: Room) -> None:
    """Tall windows on the left, trees and morning light behind them."""
    for far, near in PANES:
        room.flank(-4.19, -0.55, 1.95, far, near, "#f7f3e8")
        room.flank(
            -4.18,
            -0.47,
            1.87,
            far - 0.06,
            near + 0.06,
            ("#e3f2fa", "#fff8e2", "#e4ecc0"),
        )
        for _ in range(26):
            away, up = (
                room.canvas.chance.uniform(near + 0.15, far - 0.15),
                room.canvas.chance.uniform(-0.4, 0.25),
            )
            x, y = room.at(-4.18, up, away)
            room.canvas.disc(
                x,
                y,
                50 / away,
                60 / away,
                fill=room.canvas.chance.choice(("#b9cf8a", "#cfdc9c", "#a3bf78")),
                opacity=0.6,
            )
        middle = (far + near) / 2
        room.flank(-4.17, -0.47, 1.87, middle + 0.03, middle - 0.03, "#efe9da")
        room.flank(-4.17, 0.95, 1.01, far, near, "#efe9da")
        room.flank(-4.1, -0.62, -0.55, far + 0.05, near - 0.05, "#fbf7ec")
        x, y = room.at(-4.1, 0.7, middle)
        room.canvas.glow(x, y, 1000 / middle, "#fff4d2", 0.5)


def _sun_on_floor(room: Room) -> None:
    """The windows' shapes, thrown slantwise across the boards."""
    for far, near in PANES:
        for low, high in ((-2.6, -0.9), (-0.7, 1.0)):
            shape = [
                room.at(u, -1.49, max(1.35, d))
                for u, d in (
                    (low, far - 0.7),
                    (high, far - 1.2),
                    (high, near - 1.2),
                    (low, near - 0.7),
                )
            ]
            soft(room.canvas, [shape], "#ffe9b5", 0.62, 5)


def _desk(room: Room, aside: float, away: float) -> None:
    """A desk with a chair pushed under it, its shadow falling away from the windows."""
    near, legs = away - 0.62, "#5f6a70"
    left, right = aside - 0.58, aside + 0.58
    shade = [
        room.at(u, -1.49, d)
        for u, d in (
            (left + 0.1, away),
            (right + 0.75, away - 0.2),
            (right + 0.75, near - 0.25),
            (left + 0.1, near),
        )
    ]
    soft(room.canvas, [shade], "#2f1d10", 0.5, 60 / away / 2)
    for leg, depth in (
        (left + 0.06, away),
        (right - 0.06, away),
        (left + 0.06, near),
        (right - 0.06, near),
    ):
        room.canvas.line(
            [room.at(leg, -1.5, depth), room.at(leg, -0.78, depth)], legs, 34 / depth
        )
    room.flank(left, -0.9, -0.75, away, near, "#8a6238")
    room.front(left, right, -0.92, -0.75, near, ("#a8783f", "#7f5729"))
    room.flat(left, right, -0.74, away, near, ("#f3d9a3", "#d9ae6c"))
    room.flat(left, aside - 0.1, -0.735, away, near, "#fff3cf", 0.45)
    _chair(room, aside, near - 0.12)


def _chair(room: Room, aside: float, away: float) -> None:
    """A chair whose back is turned to us, its seat half under the desk."""
    metal, back = "#4f5a60", away - 0.3
    room.flat(
        aside - 0.24, aside + 0.24, -1.06, away + 0.1, back, ("#c9964e", "#b07d3f")
    )
    for side in (-0.21, 0.21):
        room.canvas.line(
            [
                room.at(aside + side, -1.5, away + 0.05),
                room.at(aside + side, -1.08, away + 0.05),
            ],
            metal,
            26 / away,
        )
        room.canvas.line(
            [
                room.at(aside + side, -1.5, back - 0.05),
                room.at(aside + side, -0.6, back),
            ],
            metal,
            30 / back,
        )
    room.front(aside - 0.25, aside + 0.25, -1.1, -1.04, back, "#8f642f")
    room.front(
        aside - 0.25, aside + 0.25, -0.82, -0.55, back - 0.02, ("#e3b570", "#b07d3f")
    )


def _shafts(room: Room) -> None:
    """Light that slants in through the windows, dust floating in it."""
    for far, near in PANES:
        shaft = [
            room.at(-4.1, 1.85, far),
            room.at(-4.1, 1.85, near),
            room.at(1.0, -1.45, max(1.5, near - 1.2)),
            room.at(-2.4, -1.45, far - 0.7),
        ]
        soft(room.canvas, [shaft], "#fff3cf", 0.16, 20)
    for _ in range(170):
        x, y = (
            room.canvas.chance.uniform(150, 1150),
            room.canvas.chance.uniform(150, 900),
        )
        room.canvas.disc(
            x,
            y,
            room.canvas.chance.uniform(0.8, 2),
            fill="#fff8e0",
            opacity=room.canvas.chance.uniform(0.2, 0.7),
        )
    soft(
        room.canvas,
        [
            [
                (0, HEIGHT - 40),
                (WIDTH, HEIGHT - 40),
                (WIDTH, HEIGHT + 30),
                (0, HEIGHT + 30),
            ]
        ],
        "#2a1a10",
        0.4,
        40,
    )
