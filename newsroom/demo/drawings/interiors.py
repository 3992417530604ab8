"""Rooms in one-point perspective: a library's reading room, a sunlit classroom."""

import math
from collections.abc import Sequence

from newsroom.demo.drawings.brushes import bloom, ellipse, grey, soft, terrain, texture
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Fill, Point, between

BOOKS = (
    "#6e2f2a",
    "#3f4f3a",
    "#2d4258",
    "#7a5a34",
    "#4a3450",
    "#8a7348",
    "#5a2a34",
    "#30504f",
    "#93683f",
)


class Room:
    """A room whose floor lies `eye` below and whose far end is the vanishing point."""

    def __init__(self, canvas: Canvas, x: float, y: float, scale: float) -> None:
        self.canvas, self.x, self.y, self.scale = canvas, x, y, scale

    def at(self, aside: float, up: float, away: float) -> Point:
        """A place: metres right of us, above our eyes, and away from us."""
        return (self.x + self.scale * aside / away, self.y - self.scale * up / away)

    def face(
        self,
        corners: Sequence[tuple[float, float, float]],
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        self.canvas.polygon([self.at(*corner) for corner in corners], fill, opacity)

    def front(
        self,
        left: float,
        right: float,
        low: float,
        high: float,
        away: float,
        fill: Fill,
    ) -> None:
        """An upright surface that faces us."""
        self.face(
            (
                (left, high, away),
                (right, high, away),
                (right, low, away),
                (left, low, away),
            ),
            fill,
        )

    def flat(
        self,
        left: float,
        right: float,
        up: float,
        far: float,
        near: float,
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        """A level surface: a floor, a table top."""
        self.face(
            ((left, up, far), (right, up, far), (right, up, near), (left, up, near)),
            fill,
            opacity,
        )

    def flank(
        self,
        aside: float,
        low: float,
        high: float,
        far: float,
        near: float,
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        """An upright surface that runs away from us."""
        self.face(
            (
                (aside, high, far),
                (aside, high, near),
                (aside, low, near),
                (aside, low, far),
            ),
            fill,
            opacity,
        )


def library(seed: str) -> Canvas:
    """A vaulted reading room: walls of books, long tables, green lamps."""
    canvas = Canvas(seed, "#3a2a1e", "#2a1d15", "#1c130e")
    room = Room(canvas, 800, 520, 900)
    _vault(room)
    for side in (-1, 1):
        _book_wall(room, side)
    _end_wall(room)
    room.flat(-6, 6, -2.2, 24, 1.2, ("#8a6238", "#5a3c22", "#2f1f14"))
    for tile in range(3, 24):
        canvas.line(
            [room.at(-6, -2.2, tile), room.at(6, -2.2, tile)],
            "#24160c",
            max(1, 14 / tile),
            0.4,
        )
    soft(
        canvas,
        [
            [
                room.at(-1, -2.2, 24),
                room.at(1, -2.2, 24),
                room.at(1.2, -2.2, 3),
                room.at(-1.2, -2.2, 3),
            ]
        ],
        "#f3d9a0",
        0.35,
        26,
    )
    for away in (15.0, 12.2, 9.6, 7.4, 5.6, 4.1):
        for side in (-1, 1):
            _table(room, side, away)
    canvas.glow(800, 430, 520, "#ffedc4", 0.4)
    bloom(canvas, 0.5, 34, 165)
    return canvas


def _vault(room: Room) -> None:
    """A barrel vault with ribs and coffers, lit from the far window."""

    def rib(away: float) -> list[Point]:
        turns = [math.pi * i / 24 for i in range(25)]
        return [room.at(-6 * math.cos(t), 3.6 + 3.4 * math.sin(t), away) for t in turns]

    stops = [24.0, 20, 16.6, 13.8, 11.4, 9.4, 7.7, 6.2, 5, 4, 3.2, 2.5]
    for far, near in zip(stops, stops[1:], strict=False):
        tone = between("#d9b47c", "#4f3826", (24 - near) / 24 * 1.02)
        outer, inner = rib(near), rib(far)
        for i in range(24):
            light = 0.5 + 0.5 * math.sin(math.pi * (i + 0.5) / 24)
            cell = [inner[i], inner[i + 1], outer[i + 1], outer[i]]
            room.canvas.polygon(
                cell,
                between("#2b1d14", tone, 0.4 + 0.5 * light * (0.82 if i % 2 else 1)),
            )
        room.canvas.line(
            outer, between("#f0d6a4", "#4a3220", (24 - near) / 24), max(2, 34 / near)
        )


def _book_wall(room: Room, side: int) -> None:
    """Two storeys of shelves along one wall, with a gallery between."""
    canvas, aside = room.canvas, side * 6.0
    room.flank(aside, -2.2, 3.6, 24, 1.6, ("#5a3d26", "#4a311e", "#33210f"))
    bays = [24 / (1 + i * 0.27) for i in range(36)]
    for far, near in zip(bays, bays[1:], strict=False):
        if near < 1.9:
            break
        for shelf in range(11):
            low = -2.1 + shelf * 0.5 + (0.3 if shelf > 4 else 0)
            if low < 3.3:
                _shelf(room, aside - side * 0.02, low, far, near - (near - far) * 0.05)
        canvas.polygon(
            [
                room.at(aside, v, d)
                for v, d in (
                    (3.6, near),
                    (3.6, near * 0.985),
                    (-2.2, near * 0.985),
                    (-2.2, near),
                )
            ],
            between("#8a6238", "#2a1a0f", 0.3),
        )
    room.flank(aside - side * 0.5, 0.36, 0.5, 24, 1.6, ("#b98a52", "#6a4526"))
    room.flat(
        min(aside, aside - side * 0.5),
        max(aside, aside - side * 0.5),
        0.36,
        24,
        1.6,
        "#3a2616",
    )
    for post in range(60):
        away = 24 / (1 + post * 0.2)
        canvas.line(
            [
                room.at(aside - side * 0.5, 0.5, away),
                room.at(aside - side * 0.5, 1.05, away),
            ],
            "#2a1a10",
            max(0.8, 7 / away),
        )
    canvas.line(
        [room.at(aside - side * 0.5, 1.06, 24), room.at(aside - side * 0.5, 1.06, 1.7)],
        "#c99a5c",
        3,
    )


def _shelf(room: Room, aside: float, low: float, far: float, near: float) -> None:
    """Backs of books in one bay, darker the further below the lamps."""
    books = max(3, min(9, round(26 / far)))
    for book in range(books):
        a = far + (near - far) * book / books
        b = far + (near - far) * (book + 0.92) / books
        tall = 0.3 + 0.13 * room.canvas.chance.random()
        tone = between(room.canvas.chance.choice(BOOKS), "#e6b66a", 0.08)
        room.flank(
            aside, low, low + tall, a, b, between(tone, "#1a100a", 0.1 + 0.25 * (a < 4))
        )


def _end_wall(room: Room) -> None:
    """A tall arched window at the far end."""
    canvas = room.canvas
    dome = [
        room.at(
            -6 * math.cos(t * math.pi / 24), 3.6 + 3.4 * math.sin(t * math.pi / 24), 24
        )
        for t in range(25)
    ]
    canvas.polygon(
        [*dome, room.at(6, -2.2, 24), room.at(-6, -2.2, 24)],
        ("#c9a06a", "#a87f4c", "#7a5631"),
    )
    for centre, half, top in ((0, 1.7, 4.4), (-3.7, 1.0, 3.0), (3.7, 1.0, 3.0)):
        arch = [
            room.at(
                centre - half * math.cos(t * math.pi / 12),
                top + half * math.sin(t * math.pi / 12),
                24,
            )
            for t in range(13)
        ]
        canvas.polygon(
            [*arch, room.at(centre + half, -0.6, 24), room.at(centre - half, -0.6, 24)],
            ("#f4f8fa", "#fff6dc", "#ffe9bd"),
        )
        for bar in range(1, 4):
            u = centre - half + bar * half / 2
            canvas.line(
                [room.at(u, -0.6, 24), room.at(u, top + half * 0.8, 24)], "#8a6a44", 1.6
            )
        for level in range(6):
            canvas.line(
                [
                    room.at(centre - half, -0.4 + level * 0.8, 24),
                    room.at(centre + half, -0.4 + level * 0.8, 24),
                ],
                "#8a6a44",
                1.2,
            )


def _table(room: Room, side: int, away: float) -> None:
    """A long table with two lamps, open books, readers and chairs."""
    canvas, near = room.canvas, away - 0.95
    inner, outer = side * 1.0, side * 5.0
    left, right = min(inner, outer), max(inner, outer)
    for leg in (left + 0.2, right - 0.2):
        room.front(leg - 0.08, leg + 0.08, -2.2, -1.45, near, "#24150c")
    room.flat(left, right, -1.45, away, near, ("#c08a50", "#8a5a30"))
    room.front(left, right, -1.56, -1.45, near, ("#6a4324", "#3f2614"))
    seats = [left + 0.7 + i * 0.88 for i in range(4)]
    for lamp in (left + 1.1, right - 1.1):
        _lamp(room, lamp, away - 0.4)
    for seat in seats:
        if canvas.chance.random() < 0.5:
            room.flat(
                seat - 0.22, seat + 0.22, -1.44, near + 0.5, near + 0.2, "#fbf3df"
            )
        if away < 14 and canvas.chance.random() < 0.42:
            _reader(room, seat, near - 0.25)
        else:
            room.front(
                seat - 0.24,
                seat + 0.24,
                -1.6,
                -1.05,
                near - 0.2,
                ("#4f3018", "#2f1b0d"),
            )


def _lamp(room: Room, aside: float, away: float) -> None:
    """A brass lamp with a green shade and the pool of light below it."""
    x, foot = room.at(aside, -1.45, away)
    size = 900 / away
    room.canvas.glow(x, foot, 0.95 * size, "#ffe7a8", 0.75, squeeze=0.4)
    room.canvas.line([(x, foot), (x, foot - 0.42 * size)], "#c99a4a", 0.035 * size)
    room.canvas.disc(x, foot, 0.1 * size, 0.03 * size, fill="#a87a34")
    shade = [
        (x - 0.27 * size, foot - 0.36 * size),
        (x - 0.19 * size, foot - 0.5 * size),
        (x + 0.19 * size, foot - 0.5 * size),
        (x + 0.27 * size, foot - 0.36 * size),
    ]
    room.canvas.polygon(shade, ("#7fd09a", "#1f7a4f", "#10583a"))
    room.canvas.box(
        x - 0.25 * size, foot - 0.36 * size, 0.5 * size, 0.035 * size, "#fff6d0"
    )


def _reader(room: Room, aside: float, away: float) -> None:
    """Somebody bent over a book, from behind."""
    x, y = room.at(aside, -1.25, away)
    size = 900 / away * 0.12
    tone = room.canvas.chance.choice(("#2c2f45", "#4a2c2c", "#2f4238", "#3f3348"))
    body = [
        (x - 2.0 * size, y + 4.6 * size),
        (x - 2.1 * size, y + 1.2 * size),
        (x - 1.2 * size, y),
        (x + 1.2 * size, y),
        (x + 2.1 * size, y + 1.2 * size),
        (x + 2.0 * size, y + 4.6 * size),
    ]
    room.canvas.polygon(body, (between(tone, "#e9b870", 0.3), tone))
    hair = room.canvas.chance.choice(("#1c130e", "#3a2618", "#6a4a2c", "#241a18"))
    room.canvas.box(x - 0.4 * size, y - 0.7 * size, 0.8 * size, 1.1 * size, "#8d6243")
    room.canvas.disc(
        x,
        y - 1.4 * size,
        0.95 * size,
        1.15 * size,
        fill=(between(hair, "#e9b870", 0.3), hair),
    )


# The classroom


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
