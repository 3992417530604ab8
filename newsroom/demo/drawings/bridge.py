"""A bridge over a wide river at night."""

import math
from itertools import pairwise

from newsroom.demo.drawings.brushes import bloom, soft
from newsroom.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Point, between

HORIZON = 560.0


def bridge(seed: str) -> Canvas:
    """A lit suspension bridge that sweeps from the near bank to a city far away."""
    canvas = Canvas(seed, "#060c22", "#0e1b40", "#243460", "#4d4a74", "#8a6578")
    canvas.stars(160, 380)
    canvas.clouds(120, 430, "#4a4f80", 0.5, stretch=6, cover=0.42)
    canvas.glow(480, 560, 660, "#e0946f", 0.6, squeeze=0.4)
    canvas.hills(HORIZON, 80, ("#1b2347", "#232a50"), 0.46)
    _far_city(canvas)
    canvas.box(0, HORIZON, WIDTH, HEIGHT, ("#5a5070", "#2a3158", "#131c40", "#080e26"))
    canvas.mirror(HORIZON, 200, 0.6)
    canvas.water(HORIZON + 6, HEIGHT, "#8a86a8", "#050a1e")
    _light_in_water(canvas)
    for way in TOWERS[::-1]:
        _pier(canvas, way)
    _cables(canvas, 9)
    for way in TOWERS[::-1]:
        _tower(canvas, way)
    _roadway(canvas)
    _cables(canvas, -9)
    bloom(canvas, 0.6, 30, 150)
    return canvas


EYE, DECK, TALL = 12.0, 30.0, 78.0  # metres above the water
TOWERS = (0.12, 0.6)


def _seen(way: float, aside: float, up: float) -> Point:
    """A place on the bridge: how far along it (0 to 1), metres right of its middle, height."""
    x = 60 - 560 * way + 0.838 * aside
    away = 40 + 860 * way + 0.546 * aside
    return (800 + 900 * x / away, HORIZON - 900 * (up - EYE) / away)


def _near(way: float) -> float:
    """How large things are there, compared with 100 metres away."""
    return 100 / (40 + 860 * way)


def _stations(count: int, start: float = 0.005) -> list[float]:
    """Even distances along the bridge, from far to near."""
    return [1 - (1 - start) * i / count for i in range(count + 1)]


def _far_city(canvas: Canvas) -> None:
    x = 60.0
    while x < WIDTH:
        wide = canvas.chance.uniform(14, 40)
        near = math.exp(-(((x - 480) / 300) ** 2)) + 0.4 * math.exp(
            -(((x - 1250) / 240) ** 2)
        )
        tall = 10 + canvas.chance.uniform(20, 170) * near
        canvas.box(
            x,
            HORIZON - tall,
            wide,
            tall,
            (between("#1a2147", "#3a3a66", canvas.chance.random()), "#141a3a"),
        )
        for _ in range(int(tall * wide / 130)):
            u, v = (
                canvas.chance.uniform(2, wide - 4),
                canvas.chance.uniform(4, max(5, tall - 2)),
            )
            canvas.box(
                x + u,
                HORIZON - tall + v,
                2.6,
                3.4,
                canvas.chance.choice(("#ffd98a", "#ffe9bd", "#ffc873", "#d9ecff")),
                canvas.chance.uniform(0.5, 1),
            )
        x += wide + canvas.chance.choice((0, 2, 4, 9))
    for x in range(0, WIDTH, 26):
        canvas.disc(x, HORIZON - 2, 2, fill="#ffd08a")


def _light_in_water(canvas: Canvas) -> None:
    """Every lamp draws a long broken streak towards us."""
    tones = ("#ffc873", "#ffe0a0", "#ff9a6a", "#cfe0ff")
    for _ in range(70):
        reach = canvas.chance.uniform(60, 330)
        _streak(
            canvas,
            canvas.chance.gauss(440, 260),
            HORIZON + 5,
            reach,
            canvas.chance.choice(tones),
        )
    for way in _stations(44, 0.03):
        x, top = _seen(way, -9, 0)
        _, foot = _seen(way, -9, -DECK - 12)
        _streak(canvas, x, top, (foot - top) * 1.25, "#ffd58a")


def _streak(canvas: Canvas, x: float, top: float, reach: float, tone: str) -> None:
    y = top
    while y < min(HEIGHT, top + reach):
        share = (y - top) / reach
        half = canvas.chance.uniform(2, 7) + 11 * share
        u = x + canvas.chance.uniform(-1, 1) * (2 + 9 * share)
        canvas.line(
            [(u - half, y), (u + half, y)], tone, 1.4 + 2 * share, 0.7 * (1 - share)
        )
        y += 3 + 9 * share


def _roadway(canvas: Canvas) -> None:
    """The deck from below: its dark underside, the lit girder, lamps and cars."""
    ways = [*_stations(60), 0.0, -0.012]
    left, right = ([_seen(way, side, DECK) for way in ways] for side in (-10, 10))
    low = [_seen(way, -10, DECK - 4) for way in ways]
    canvas.polygon([*right, *reversed(low)], ("#2a2c4a", "#171a33"))
    canvas.polygon([*left, *reversed(low)], ("#d9a872", "#8a6a62", "#5a4a5c"))
    for a, b in pairwise(_stations(110)):
        canvas.line(
            [
                _seen(a, -10, DECK),
                _seen((a + b) / 2, -10, DECK - 4),
                _seen(b, -10, DECK),
            ],
            "#2a2238",
            1.6 * _near(a) ** 0.7,
            0.7,
        )
    canvas.line(left, "#ffe3a8", 3)
    for way in _stations(44, 0.012):
        near = _near(way)
        canvas.line(
            [_seen(way, -9, DECK), _seen(way, -9, DECK + 8)],
            "#3a3a52",
            max(0.8, 2 * near),
        )
        x, y = _seen(way, -7, DECK + 8.5)
        canvas.glow(x, y, 14 + 30 * near, "#ffd58a", 0.85)
        canvas.disc(x, y, 1.4 + 2.2 * near, fill="#fff4d8")
    for _ in range(46):
        way, tone = (
            canvas.chance.random() ** 2,
            canvas.chance.choice(("#fff6e0", "#ff5a44")),
        )
        x, y = _seen(way, -6, DECK + 1.6)
        canvas.glow(x, y, 8 + 14 * _near(way), tone, 0.7)
        canvas.disc(x, y, 1.2 + 1.6 * _near(way), fill=tone)


def _pier(canvas: Canvas, way: float) -> None:
    """A tower's foot in the water and its reflection."""
    for aside in (9, -9):
        (left, foot), (right, _) = _seen(way, aside - 3, 0), _seen(way, aside + 3, 0)
        (_, top), (_, end) = _seen(way, aside, DECK), _seen(way, aside, -TALL * 0.9)
        canvas.polygon(
            [(left, top), (right, top), (right, foot), (left, foot)],
            ("#4a4464", "#23264a"),
        )
        soft(
            canvas,
            [[(left, foot), (right, foot), (right, end), (left, end)]],
            "#d9a06a",
            0.22,
            7,
        )
        canvas.box(
            left - 5,
            foot - 7 * _near(way),
            right - left + 10,
            9 * _near(way),
            "#14182f",
        )


def _tower(canvas: Canvas, way: float) -> None:
    """Two legs and three cross beams, lit from below."""
    near = _near(way)
    for aside in (9, -9):
        leg = [
            _seen(way, aside + u, v)
            for u, v in ((-2.4, DECK - 4), (2.4, DECK - 4), (1.6, TALL), (-1.6, TALL))
        ]
        canvas.polygon(leg, ("#5a5276", "#9a7a74", "#f0c58a"))
        canvas.line([leg[1], leg[2]], "#14172f", 3 * near, 0.6)
        x, y = _seen(way, aside, DECK + 4)
        canvas.glow(x, y, 110 * near, "#ffcf85", 0.6)
        x, y = _seen(way, aside, TALL + 1)
        canvas.disc(x, y, 1.5 + 3 * near, fill="#ff6a54")
        canvas.glow(x, y, 18 + 30 * near, "#ff5d4a", 0.85)
    for low, high in ((48, 51), (62, 65), (74, 77.5)):
        beam = [
            _seen(way, u, v) for u, v in ((-9, high), (9, high), (9, low), (-9, low))
        ]
        canvas.polygon(beam, ("#6a5e7a", "#b58f6e"))


def _cables(canvas: Canvas, aside: float) -> None:
    """A main cable that hangs from tower to tower, its hangers and bulbs."""
    ways = [1 - 1.0 * (i / 240) for i in range(241)]
    for a, b in pairwise(ways):
        canvas.line(
            [_seen(a, aside, _sag(a)), _seen(b, aside, _sag(b))],
            "#a8969a",
            max(1.2, 2.6 * _near(a)),
        )
    for way in _stations(90, 0.01):
        canvas.line(
            [_seen(way, aside, _sag(way)), _seen(way, aside, DECK)],
            "#8a8098",
            max(0.7, 1.1 * _near(way)),
            0.7,
        )
    for way in _stations(110, 0.01):
        canvas.disc(
            *_seen(way, aside, _sag(way)), 1.2 + 1.5 * _near(way), fill="#fff0c4"
        )


def _sag(way: float) -> float:
    """How high above the water the cable hangs there."""
    near, far = TOWERS
    low = DECK + 5
    if way < near:
        return low + (TALL - low) * math.pow(max(0.0, way + 0.12) / (near + 0.12), 1.5)
    if way > far:
        return low + (TALL - low) * math.pow((1 - way) / (1 - far), 1.5)
    middle = (way - (near + far) / 2) / ((far - near) / 2)
    return low + (TALL - low) * middle * middle
