"""A polling place in a school hall."""

from newsroom.demo.drawings.brushes import bloom, ellipse, soft
from newsroom.demo.drawings.canvas import WIDTH, Canvas, Fill, between
from newsroom.demo.drawings.figures import Figure
from newsroom.demo.drawings.room import Room

COATS = ("#8f3f45", "#2f5f7d", "#5a6f3f", "#7a5a8c", "#c88a3a", "#3b4450", "#3f7a72")
SKINS = ("#d9a67f", "#8d5d43", "#e6bf9d", "#6d4433")
HAIRS = ("#1d1512", "#4a3322", "#8a8580", "#2b2018", "#a3582c")
EYE = -1.55  # the floor, below our eyes


def polling(seed: str) -> Canvas:
    """Election day: a voter at the ballot box, booths behind, others in a line."""
    canvas = Canvas(seed, "#f3e8d0", "#e3d3b0")
    room = Room(canvas, 800, 440, 840)
    _hall(room)
    for booth in range(5):
        _booth(room, -3.9 + booth * 1.45, 7.4)
    queue = ((1.5, 6.6), (1.9, 6.0), (2.2, 5.4), (2.4, 4.8), (2.55, 4.2), (2.65, 3.7))
    for aside, away in queue:
        _voter(room, aside, away)
    _helper(room, -2.9, 5.2)
    _table(room)
    _ballot_box(canvas, 800, 700)
    _casting(room)
    bloom(canvas, 0.35, 30, 205)
    return canvas


def _hall(room: Room) -> None:
    """Walls, tall windows with the sun in them, floor boards, wall bars."""
    canvas = room.canvas
    room.front(-5.5, 5.5, EYE, 3, 9, ("#f7ecd2", "#e6d5ad"))
    room.front(-5.5, 5.5, EYE, -0.5, 8.99, ("#9dbbb0", "#86a89c"))
    for side in (-5.5, 5.5):
        room.flank(side, EYE, 3, 9, 1, ("#e0d2b0", "#cdbb92"))
        room.flank(side, EYE, -0.5, 9, 1, ("#86a59a", "#749488"))
    for window in range(4):
        left = -4.6 + window * 2.5
        room.front(left - 0.1, left + 1.6, 0.2, 2.7, 8.95, "#fffaf0")
        room.front(left, left + 1.5, 0.3, 2.6, 8.94, ("#a9d6ee", "#e9f6f4", "#cfe0b4"))
        room.front(left + 0.72, left + 0.78, 0.3, 2.6, 8.93, "#fffaf0")
        room.front(left, left + 1.5, 1.5, 1.57, 8.93, "#fffaf0")
        canvas.glow(*room.at(left + 0.75, 1.5, 8.9), 190, "#ffffff", 0.5)
    room.flat(-5.5, 5.5, EYE, 9, 1, ("#c79a63", "#a9773f", "#7a5229"))
    for board in range(45):
        aside = -5.5 + board * 0.25
        canvas.line(
            [room.at(aside, EYE, 9), room.at(aside, EYE, 1)], "#5f3d1d", 1.4, 0.3
        )
    for window in range(4):
        left = -4.6 + window * 2.5
        patch = [
            room.at(left + u, EYE + 0.01, d)
            for u, d in ((0, 8.2), (1.5, 8.2), (0.5, 4.6), (-1.0, 4.6))
        ]
        soft(canvas, [patch], "#fff0c4", 0.5, 7)


def _booth(room: Room, left: float, away: float) -> None:
    """A voting booth with a half-drawn curtain; now and then shoes below it."""
    room.front(left, left + 1.2, EYE, EYE + 0.02, away, "#5f3d1d")
    if room.canvas.chance.random() < 0.6:
        voter = Figure(
            room.canvas,
            *room.at(left + 0.65, EYE, away + 0.2),
            840 * 0.228 / away,
            "#2f3540",
        )
        voter.dressed(room.canvas.chance.choice(COATS), "#2f3540", "#d9a67f", "#2b2018")
    room.front(left, left + 1.2, -0.85, 0.4, away, ("#e9eef0", "#c3ced3"))
    room.front(left + 0.08, left + 1.12, -0.8, 0.3, away - 0.02, ("#5b8fb3", "#3d6f94"))
    for fold in range(9):
        u = left + 0.12 + fold * 0.12
        room.canvas.line(
            [room.at(u, 0.3, away - 0.03), room.at(u, -0.8, away - 0.03)],
            "#2c5776",
            2.2,
            0.5,
        )
    for leg in (left + 0.02, left + 1.14):
        room.front(leg, leg + 0.05, EYE, 0.4, away - 0.03, "#7f8b91")


def _voter(room: Room, aside: float, away: float) -> None:
    """Somebody in the line, from behind."""
    canvas = room.canvas
    x, foot = room.at(aside, EYE, away)
    size = 840 * 0.228 / away * canvas.chance.uniform(0.93, 1.05)
    soft(canvas, [ellipse(x + size, foot, 1.9 * size, 0.3 * size)], "#3a2414", 0.5, 5)
    hair = canvas.chance.choice(("short", "long", "short", "bun", "cap"))
    trousers = canvas.chance.choice(("#2b2f3b", "#3f352e", "#4a4f5a"))
    who = Figure(canvas, x, foot, size, trousers)
    who.dressed(
        canvas.chance.choice(COATS),
        trousers,
        canvas.chance.choice(SKINS),
        canvas.chance.choice(HAIRS),
        hair,
    )


def _helper(room: Room, aside: float, away: float) -> None:
    """A poll worker at a table, facing us, with the register."""
    x, y = room.at(aside, EYE + 0.45, away)
    who = Figure(room.canvas, x, y + 60, 840 * 0.228 / away, "#3f5f7a")
    who.trunk(low=3.0)
    skin = "#c9946b"
    who.limb((0, 6.3, 0.24), (0, 6.7, 0.22), tone=skin)
    who.tone = "#3a2a20"
    who.head(0, 7.1, "long")
    who.shape(
        (0, 7.4),
        (0.24, 7.3),
        (0.33, 7.0),
        (0.24, 6.68),
        (0, 6.55),
        (-0.24, 6.68),
        (-0.33, 7.0),
        (-0.24, 7.3),
        tone=skin,
    )
    for side in (-1, 1):
        who.line((side * 0.08, 7.02), (side * 0.2, 7.03), width=0.05, tone="#3a2018")
        who.limb(
            (side * 0.9, 5.8, 0.3),
            (side * 1.05, 4.7, 0.25),
            (side * 0.3, 4.3, 0.18),
            tone="#365269",
        )
    who.line((-0.08, 6.74), (0.08, 6.74), width=0.045, tone="#9a5a48")
    _desk(room, aside - 0.95, aside + 0.95, -0.78, away - 0.2, ("#d9b27a", "#a87a44"))
    room.flat(aside - 0.4, aside + 0.3, -0.77, away - 0.3, away - 0.65, "#fdfaf0")


def _desk(
    room: Room, left: float, right: float, top: float, away: float, fill: Fill
) -> None:
    for leg in (left + 0.04, right - 0.1):
        room.front(leg, leg + 0.06, EYE, top, away - 0.7, "#5f4527")
    room.flat(left, right, top, away, away - 0.75, fill)
    room.front(left, right, top - 0.1, top, away - 0.75, ("#9a6c3a", "#7a5229"))


def _table(room: Room) -> None:
    """The table with the box, a white cloth hanging over its edge."""
    shade = [
        room.at(u, EYE, d)
        for u, d in ((-0.9, 3.2), (1.3, 3.2), (1.5, 2.5), (-0.9, 2.5))
    ]
    soft(room.canvas, [shade], "#2f1d0d", 0.55, 12)
    _desk(room, -0.85, 0.85, -0.78, 3.3, ("#e0bd88", "#b98a52"))
    room.flat(-0.7, 0.7, -0.775, 3.3, 2.55, ("#fdfbf4", "#e9e4d6"))
    room.front(-0.7, 0.7, -1.05, -0.775, 2.54, ("#f7f3e6", "#d9d2be"))


def _ballot_box(canvas: Canvas, x: float, foot: float) -> None:
    """A clear box, half full of folded papers."""
    wide, tall = 118, 190
    soft(canvas, [ellipse(x + 20, foot + 4, 150, 14)], "#4a3a26", 0.45, 7)
    canvas.box(x - wide, foot - tall, wide * 2, tall, "#cfe2ea", 0.55)
    for _ in range(150):
        u, v = (
            canvas.chance.uniform(-wide + 26, wide - 26),
            abs(canvas.chance.gauss(0, 36)),
        )
        lean, half = canvas.chance.uniform(-9, 9), canvas.chance.uniform(14, 23)
        y = foot - 8 - min(v, 100)
        paper = [
            (x + u - half, y - 6 + lean),
            (x + u + half, y - 8 - lean),
            (x + u + half, y + 5 - lean),
            (x + u - half, y + 6 + lean),
        ]
        canvas.polygon(
            paper, canvas.chance.choice(("#fffdf6", "#f3ecdc", "#e3dcca", "#dcd3bd"))
        )
        canvas.line([paper[0], paper[1]], "#b5aa90", 1, 0.7)
    for left, share in ((x - wide, 0.5), (x + wide - 9, 0.3)):
        canvas.box(left, foot - tall, 9, tall, "#ffffff", share)
    canvas.polygon(
        [
            (x - 84, foot - tall),
            (x - 40, foot - tall),
            (x - 96, foot),
            (x - wide, foot),
        ],
        "#ffffff",
        0.22,
    )
    canvas.polygon(
        [
            (x - wide - 8, foot - tall),
            (x + wide + 8, foot - tall),
            (x + wide - 10, foot - tall - 26),
            (x - wide + 10, foot - tall - 26),
        ],
        ("#7fb0d0", "#4f86ad"),
    )
    canvas.box(x - wide - 8, foot - tall, wide * 2 + 16, 16, ("#3f769d", "#2f5f85"))
    canvas.box(x - 46, foot - tall - 16, 92, 7, "#122a3d")
    canvas.box(x - 14, foot - tall + 10, 28, 22, "#c9a04a")


def _casting(room: Room) -> None:
    """The voter at the box, an arm stretched out, the paper above the slot."""
    canvas = room.canvas
    paper = [(766, 420), (822, 412), (826, 492), (776, 496)]
    canvas.polygon(paper, ("#ffffff", "#eae3d3"))
    canvas.line([(776, 438), (814, 433)], "#a49c8a", 3, 0.7)
    canvas.line([(778, 454), (808, 450)], "#a49c8a", 3, 0.7)
    who = Figure(canvas, 560, 1010, 80, "#2b2f3b")
    soft(canvas, [ellipse(640, 1012, 150, 20)], "#2f1d0d", 0.5, 9)
    coat, skin = "#b5503f", "#8d5d43"
    who.limb(
        (0.8, 5.75, 0.32),
        (1.75, 5.6, 0.26),
        (2.35, 6.75, 0.18),
        tone=between(coat, "#000000", 0.12),
    )
    who.limb((2.35, 6.8, 0.16), (2.6, 7.05, 0.17), (2.78, 7.12, 0.1), tone=skin)
    who.limb((2.6, 6.95, 0.08), (2.86, 6.9, 0.06), tone=skin)
    who.tone = "#2b2f3b"
    who.legs(stride=0.03)
    who.limb(
        (-0.9, 5.8, 0.3),
        (-1.1, 4.5, 0.25),
        (-1.05, 3.4, 0.18),
        tone=between(coat, "#000000", 0.2),
    )
    who.limb((-1.05, 3.3, 0.18), (-1.0, 2.95, 0.16), tone=skin)
    who.tone = coat
    who.trunk(low=2.9)
    who.shape(
        (-0.92, 5.9),
        (-0.5, 6.1),
        (-0.62, 4.6),
        (-0.88, 3.0),
        (-0.95, 3.4),
        (-0.98, 4.9),
        tone=between(coat, "#fff4dc", 0.25),
    )
    who.line((0, 6.0), (0.05, 3.0), width=0.05, tone=between(coat, "#000000", 0.25))
    who.tone = "#1d1512"
    who.head(0.14, 7.02, "bun", neck=skin)
    soft(
        canvas,
        [[(0, 1040), (WIDTH, 1040), (WIDTH, 1100), (0, 1100)]],
        "#2f1d0d",
        0.4,
        26,
    )
