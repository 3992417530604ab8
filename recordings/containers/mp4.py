"""MP4 and M4A: ISO/IEC 14496-12. Boxes in boxes, each with its size and four letters.

What tells of place, device or people stands in `udta`, `meta` and `uuid` boxes. In the
public copy each becomes a `free` box of the same size, filled with zeros, so that
nothing moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from recordings.containers.facts import (
    Bounds,
    Holding,
    Patch,
    broken,
    size_of,
    telling_track,
    wrong_coding,
)

TELLING = {b"udta", b"meta", b"uuid"}
OUTER = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}  # whose boxes are looked into
HARMLESS = {b"vide", b"soun", b"tmcd", b"text", b"sbtl", b"subt", b"clcp", b"hint"}
PICTURE = {b"avc1", b"avc3"}
SOUND = {b"mp4a"}
MOST = 100_000  # boxes; a film has some hundred, or a few for each of its seconds
DEEPEST = 8  # in one another; what is read of a film has five


@dataclass(slots=True)
class Box:
    name: bytes
    at: int  # of its header
    body: int  # where its contents begin
    end: int


@dataclass(slots=True)
class Film:
    """What was found on the way through the boxes."""

    seconds: float = 0
    width: int = 0
    height: int = 0
    handlers: list[bytes] = field(default_factory=list)
    codings: list[bytes] = field(default_factory=list)
    bounds: Bounds = field(default_factory=lambda: Bounds(MOST, DEEPEST))


def read(file: BinaryIO) -> Holding:
    size = size_of(file)
    refuse_quicktime(file)
    film = Film()
    outermost = list(islice(boxes(file, 0, size), MOST))
    if not any(box.name == b"moov" for box in outermost):
        raise broken()
    for box in outermost:
        look(file, box, film)
    check(film)
    has_picture = b"vide" in film.handlers
    return Holding(
        ending="mp4" if has_picture else "m4a",
        has_picture=has_picture,
        seconds=film.seconds,
        begin=0,
        end=size,
        width=film.width,
        height=film.height,
        patches=tuple(film.bounds.patches),
    )


def refuse_quicktime(file: BinaryIO) -> None:
    file.seek(8)
    if file.read(4) == b"qt  ":
        raise ValidationError(
            _("This is a QuickTime film. Export it as MP4 with H.264 and AAC.")
        )


def boxes(file: BinaryIO, at: int, end: int) -> Iterator[Box]:
    """The boxes side by side between two places."""
    while end - at >= 8:
        file.seek(at)
        head = file.read(16)
        size, name, body = int.from_bytes(head[:4]), head[4:8], at + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16]), at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            raise broken()
        yield Box(name, at, body, at + size)
        at += size


def look(file: BinaryIO, box: Box, film: Film, depth: int = 0) -> None:
    film.bounds.look(depth)
    if box.name in TELLING:
        film.bounds.blank(box.end - box.at)
        film.bounds.patches.append(freed(box))
    elif box.name in OUTER:
        for inner in boxes(file, box.body, box.end):
            look(file, inner, film, depth + 1)
    elif reader := READERS.get(box.name):
        file.seek(box.body)
        reader(file.read(min(box.end - box.body, 4096)), film, box)


def freed(box: Box) -> Patch:
    """The name and what follows it: `free`, and zeros to its end."""
    return Patch(box.at + 4, b"free" + long_size(box) + bytes(box.end - box.body))


def long_size(box: Box) -> bytes:
    """The eight bytes that say the size of a large box, which stay as they are."""
    return (box.end - box.at).to_bytes(8) if box.body - box.at == 16 else b""


def read_movie(data: bytes, film: Film, box: Box) -> None:
    """How long it is; when it was made is nobody's to know."""
    is_long = data[:1] == b"\x01"
    stamps = 16 if is_long else 8
    film.bounds.patches.append(Patch(box.body + 4, bytes(stamps)))
    scale = int.from_bytes(data[4 + stamps : 8 + stamps])
    length = int.from_bytes(data[8 + stamps : (16 if is_long else 12) + stamps])
    film.seconds = length / scale if scale else 0


def read_track(data: bytes, film: Film, box: Box) -> None:
    """Its size in pixels; a track of sound has none. Turned by its matrix, or not."""
    is_long = data[:1] == b"\x01"
    film.bounds.patches.append(Patch(box.body + 4, bytes(16 if is_long else 8)))
    place = 88 if is_long else 76
    width = int.from_bytes(data[place : place + 4]) >> 16
    height = int.from_bytes(data[place + 4 : place + 8]) >> 16
    if width and height and not film.width:
        is_turned = data[place - 36 : place - 32] == bytes(4)
        film.width, film.height = (height, width) if is_turned else (width, height)


def read_media(data: bytes, film: Film, box: Box) -> None:
    film.bounds.patches.append(
        Patch(box.body + 4, bytes(16 if data[:1] == b"\x01" else 8))
    )


def read_handler(data: bytes, film: Film, _box: Box) -> None:
    film.handlers.append(data[8:12])


def read_coding(data: bytes, film: Film, _box: Box) -> None:
    film.codings.append(data[12:16])


READERS = {
    b"mvhd": read_movie,
    b"tkhd": read_track,
    b"mdhd": read_media,
    b"hdlr": read_handler,
    b"stsd": read_coding,
}


def check(film: Film) -> None:
    """Sound, or picture, in codings that every device plays; and nothing besides."""
    if not {b"vide", b"soun"} & {*film.handlers}:
        raise broken()
    if not HARMLESS.issuperset(film.handlers):
        raise telling_track()
    for handler, coding in zip(film.handlers, film.codings, strict=False):
        known = {b"vide": PICTURE, b"soun": SOUND}.get(handler)
        if known is not None and coding not in known:
            raise wrong_coding(coding.decode("latin-1").strip("\0 ") or "?")
