"""WebM: https://www.webmproject.org/docs/container/, on EBML (RFC 8794, RFC 9559).

Tags, attachments, title and date become `Void` elements of the same size in the
public copy, so that nothing moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack
from typing import BinaryIO

from recordings.containers.facts import (
    Bounds,
    Holding,
    Patch,
    broken,
    size_of,
    telling_track,
    wrong_coding,
)

HEAD, SEGMENT = 0x1A45DFA3, 0x18538067
INFO, TRACKS, TRACK = 0x1549A966, 0x1654AE6B, 0xAE
TAGS, ATTACHMENTS = 0x1254C367, 0x1941A469
DOCTYPE, DURATION, SCALE = 0x4282, 0x4489, 0x2AD7B1
TITLE, DATE, NAME = 0x7BA9, 0x4461, 0x536E
KIND, CODING, PICTURE = 0x83, 0x86, 0xE0
WIDTH, HEIGHT, SHOWN_WIDTH, SHOWN_HEIGHT = 0xB0, 0xBA, 0x54B0, 0x54BA

OUTER = {HEAD, SEGMENT, INFO, TRACKS, TRACK, PICTURE}
TELLING = {TAGS, ATTACHMENTS, TITLE, DATE, NAME}
CODINGS = {"V_VP8", "V_VP9", "V_AV1", "A_OPUS", "A_VORBIS"}
MOST = 200_000  # elements: a film of hours has a cluster each few seconds
DEEPEST = 8  # in one another; what is read of a film has five


@dataclass(frozen=True, slots=True)
class Element:
    name: int
    at: int
    body: int
    end: int


@dataclass(slots=True)
class Film:
    doctype: str = ""
    length: float = 0
    scale: int = 1_000_000  # nanoseconds
    kinds: list[int] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)
    bounds: Bounds = field(default_factory=lambda: Bounds(MOST, DEEPEST))


def read(file: BinaryIO) -> Holding:
    size = size_of(file)
    film = Film()
    for element in elements(file, 0, size):
        look(file, element, film)
    if film.doctype != "webm" or not {1, 2} & {*film.kinds}:
        raise wrong_coding("Matroska") if film.doctype == "matroska" else broken()
    if not {1, 2, 17}.issuperset(film.kinds):  # picture, sound, subtitles
        raise telling_track()
    has_picture = 1 in film.kinds
    return Holding(
        ending="webm",
        has_picture=has_picture,
        seconds=film.length * film.scale / 1_000_000_000,
        begin=0,
        end=size,
        width=film.sizes.get(SHOWN_WIDTH) or film.sizes.get(WIDTH, 0),
        height=film.sizes.get(SHOWN_HEIGHT) or film.sizes.get(HEIGHT, 0),
        patches=tuple(film.bounds.patches),
    )


def elements(file: BinaryIO, at: int, end: int) -> Iterator[Element]:
    """The elements side by side between two places."""
    while at < end:
        file.seek(at)
        head = file.read(12)
        name_length = length_of(head[:1], longest=4)
        name = int.from_bytes(head[:name_length])
        length = length_of(head[name_length : name_length + 1], longest=8)
        body = at + name_length + length
        bits = 7 * length
        size = int.from_bytes(head[name_length : name_length + length]) & (
            (1 << bits) - 1
        )
        if size == (1 << bits) - 1:  # of unknown length, as a live broadcast writes it
            if name != SEGMENT:
                raise broken()
            size = end - body
        if body + size > end:
            raise broken()
        yield Element(name, at, body, body + size)
        at = body + size


def length_of(first: bytes, *, longest: int) -> int:
    """How many bytes a number has, by the leading zeros of its first."""
    length = 9 - (first[0] if first else 0).bit_length()
    if length > longest:
        raise broken()
    return length


def look(file: BinaryIO, element: Element, film: Film, depth: int = 0) -> None:
    film.bounds.look(depth)
    if element.name in TELLING:
        film.bounds.blank(element.end - element.at)
        film.bounds.patches.append(void(element))
    elif element.name in OUTER:
        for inner in elements(file, element.body, element.end):
            look(file, inner, film, depth + 1)
    elif element.name in READ:
        file.seek(element.body)
        note(element.name, file.read(min(element.end - element.body, 64)), film)


READ = {
    *(DOCTYPE, DURATION, SCALE, KIND, CODING),
    *(WIDTH, HEIGHT, SHOWN_WIDTH, SHOWN_HEIGHT),
}


def note(name: int, data: bytes, film: Film) -> None:
    if name == DOCTYPE:
        film.doctype = words(data)
    elif name == DURATION:
        film.length = real(data)
    elif name == SCALE:
        film.scale = int.from_bytes(data[:8])
    elif name == KIND:
        film.kinds.append(int.from_bytes(data))
    elif name == CODING:
        if (coding := words(data)) not in CODINGS and not coding.startswith("S_"):
            raise wrong_coding(coding)
    else:
        film.sizes.setdefault(name, int.from_bytes(data))


def words(data: bytes) -> str:
    return data.decode("ascii", "replace").strip("\0")


def real(data: bytes) -> float:
    if len(data) not in (4, 8):
        return 0
    (value,) = unpack(">f" if len(data) == 4 else ">d", data)
    return float(value) if value == value and value < float("inf") else 0


def void(element: Element) -> Patch:
    """An element of nothing, as long as this one: EC, its size, zeros."""
    total = element.end - element.at
    length = 1 if total < 100 else 8
    size = total - 1 - length
    head = b"\xec" + ((1 << 7 * length) | size).to_bytes(length)
    return Patch(element.at, head + bytes(size))
