"""Decoding: from a stranger's file to plain upright pixels, or a refusal in words.

What a file is follows from its content. Its declared size is read before anything
is decoded, and decoding keeps no more pixels than are needed.
"""

import io
import re
import struct
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from threading import RLock
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
JPEG = b"\xff\xd8\xff"
ENDINGS = {
    "JPEG": "jpg",
    "MPO": "jpg",  # what phones write: several JPEGs in one, of which the first is it
    "PNG": "png",
    "WEBP": "webp",
    "AVIF": "avif",
}
LARGEST_PIXELS = 80_000_000
HEAVY_PIXELS = 24_000_000  # that fill much memory where decoding cannot scale
MOST_SCANS = 100  # that a JPEG is made of; each is a walk over the whole picture
MOST_SEGMENTS = 5000  # in a JPEG; programs write some dozens, at most hundreds
SMALLEST_SIDE = 200  # pixels on the longer side
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1")
HEAD = 64 * 1024  # bytes in which a file declares its size
ON_ITS_SIDE = (5, 6, 7, 8)  # orientations in which width and height change places
ORIENTATION = 0x0112
SEGMENT = re.compile(rb"\xff([\xc0-\xcf\xd8-\xfe])(..)", re.DOTALL)  # kind and length
ONE_SCAN = "one scan"  # our note on a JPEG whose colours all come together
END, SCAN = 0xD9, 0xDA  # kinds of JPEG segments
SCALABLE = ("L", "LA", "RGB", "RGBA", "CMYK")

HEAVY = RLock()  # in one process, the heaviest pictures are decoded one by one

# Pillow's decoders let almost anything escape from a hostile file: struct.error,
# zlib.error, MemoryError, IndexError, AssertionError … and a new one next year.
ANYTHING = Exception


def opened(file: IO[bytes]) -> Image.Image:
    """The picture with its header read and its size allowed, nothing decoded yet."""
    file.seek(0)
    head = file.read(HEAD)
    refuse_too_many(declared_pixels(head))
    lengths = scans(file) if head.startswith(JPEG) else []
    file.seek(0)
    try:
        picture = Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise too_many_pixels() from error
    except ANYTHING as error:
        raise unreadable(head) from error
    refuse_too_many(picture.width * picture.height)
    picture.info[ONE_SCAN] = lengths == [6 + 2 * len(picture.getbands())]
    return picture


def unreadable(head: bytes) -> ValidationError:
    if head[4:12] in HEIC:
        return ValidationError(
            _("This is a HEIC picture, as some phones keep them. Send it as JPEG.")
        )
    return ValidationError(
        _("This is not a picture that can be read. Use a JPEG, PNG, WebP or AVIF file.")
    )


def refuse_too_many(pixels: int) -> None:
    if pixels > LARGEST_PIXELS:
        raise too_many_pixels()


def too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has too many pixels. At most 80 million, please.")
    )


def declared_pixels(head: bytes) -> int:
    """Pixels that a WebP or AVIF file declares; 0 for any other.

    Their readers claim memory for all of them while they open the file.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return webp_pixels(head)
    if head[4:8] == b"ftyp":
        return avif_pixels(head)
    return 0


def webp_pixels(head: bytes) -> int:
    """https://developers.google.com/speed/webp/docs/riff_container"""
    kind, data = head[12:16], head[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        width = 1 + int.from_bytes(data[4:7], "little")
        return width * (1 + int.from_bytes(data[7:10], "little"))
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (1 + (bits & 0x3FFF)) * (1 + (bits >> 14 & 0x3FFF))
    width, height = struct.unpack("<HH", data[6:10])
    return int((width & 0x3FFF) * (height & 0x3FFF))


def avif_pixels(head: bytes) -> int:
    """The largest of the sizes declared in `ispe` boxes: of the picture or a tile."""
    found = [0]
    at = head.find(b"ispe")
    while at != -1:
        sides = head[at + 8 : at + 16]  # past the name, a version and flags
        if len(sides) == 8:
            width, height = struct.unpack(">II", sides)
            found.append(width * height)
        at = head.find(b"ispe", at + 4)
    return max(found)


def scans(file: IO[bytes]) -> list[int]:
    """The lengths of the headers of a JPEG's scans, which tell how many colours it has.

    A small file can have its decoder walk over all pixels thousands of times.
    """
    found = []
    for count, (kind, length) in enumerate(segments(file)):
        if kind == SCAN:
            found.append(length)
        if len(found) > MOST_SCANS or count > MOST_SEGMENTS:
            raise broken()
    return found


def segments(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """The kinds and lengths of a JPEG's segments, found as its decoder finds them.

    Up to the end of the first picture: phones append more pictures, even films.
    """
    at = 2
    while True:
        file.seek(at)
        piece = file.read(HEAD)
        if found := SEGMENT.search(piece):
            kind, length = found[1][0], int.from_bytes(found[2], "big")
            if kind == END:
                return
            yield kind, length
            at += found.start() + 2 + max(2, length)
        elif len(piece) < HEAD:
            return
        else:
            at += len(piece) - 3  # the next may begin in the last three bytes


def broken() -> ValidationError:
    return ValidationError(
        _("The file is broken. Export the picture again and upload that.")
    )


def upright_size(picture: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    """Width and height as the picture is looked at, from those that the file has."""
    width, height = size
    return (height, width) if orientation(picture) in ON_ITS_SIDE else (width, height)


def orientation(picture: Image.Image) -> int:
    try:
        return int(exif(picture).get(ORIENTATION, 1))
    except ANYTHING:
        return 1  # broken facts about a picture do not make the picture broken


def exif(picture: Image.Image) -> Image.Exif:
    """What has been read of the picture's EXIF.

    A PNG's own method decodes the picture first, to look for facts at its end.
    """
    return Image.Image.getexif(picture)


def refuse_too_small(picture: Image.Image) -> None:
    if max(picture.size) < SMALLEST_SIDE:
        raise ValidationError(
            _(
                "The picture is too small: its longer side needs at least "
                "%(pixels)s pixels."
            )
            % {"pixels": SMALLEST_SIDE}
        )


def decoded(picture: Image.Image, *, enough: int) -> Image.Image:
    """The pixels, upright and in the web's colours; a broken file is refused here.

    A large picture is scaled down on the way, both sides staying above `enough`.
    """
    try:
        with turn(picture):
            return plain(upright(reduced(picture, enough)))
    except ANYTHING as error:
        raise broken() from error


def turn(picture: Image.Image) -> AbstractContextManager[object]:
    """A turn to decode: at once, unless the picture is a heavy one."""
    is_large = picture.width * picture.height > HEAVY_PIXELS
    return HEAVY if is_large and not can_scale(picture) else nullcontext()


def can_scale(picture: Image.Image) -> bool:
    """Whether decoding holds few pixels at a time: a JPEG's that comes in one scan.

    Of one in several, progressive or colour by colour, all is kept to the last.
    """
    if ENDINGS[picture.format or ""] != "jpg":
        return False
    return not picture.info.get("progressive") and bool(picture.info.get(ONE_SCAN))


def reduced(picture: Image.Image, enough: int) -> Image.Image:
    """Decode; JPEG scales while it decodes, the others right after."""
    picture.draft(None, (enough, enough))
    picture.load()
    factor = min(picture.size) // enough
    if factor < 2 or picture.mode not in SCALABLE or "transparency" in picture.info:
        return picture
    return picture.reduce(factor)


def upright(picture: Image.Image) -> Image.Image:
    if orientation(picture) == 1:
        return picture
    return ImageOps.exif_transpose(picture)


def plain(picture: Image.Image) -> Image.Image:
    """RGB in sRGB on white, and nothing else that the file carried."""
    profile = picture.info.get("icc_profile")
    picture = opaque(picture)
    if profile and picture.mode in ("RGB", "CMYK"):
        picture = in_srgb(picture, profile)
    picture = picture.convert("RGB")
    # Comments and profiles ride along in `info` and would be written out again.
    picture.info.clear()
    return picture


def opaque(picture: Image.Image) -> Image.Image:
    """On white where it is transparent, in eight bits where it has sixteen."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not picture.has_transparency_data:
        return picture
    picture = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in the colours of the web; a broken profile spoils none."""
    try:
        return (
            ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            or picture
        )
    except ANYTHING:
        return picture
