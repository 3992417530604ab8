"""A library's reading room."""

import math
from itertools import pairwise

from newsroom.demo.drawings.brushes import bloom, soft
from newsroom.demo.drawings.canvas import Canvas, Point, between
from newsroom.demo.drawings.room import Room

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
    for far, near in pairwise(stops):
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
    for far, near in pairwise(bays):
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
