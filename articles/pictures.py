"""A picture as a page shows it: files, words and size, from photo and use."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import media_path
from photos.models import Photo, Rendition
from services.calendars import format_number
from services.models import Edition

DRAWN_WIDTH = 1200  # the rendition that `src` names; browsers choose from `srcset`
CARD_WIDTH = 640
SOURCES = {"avif": "image/avif", "webp": "image/webp"}  # the smallest files first
SHAPES = ("square", "4x3", "16x9")  # the crops that search engines ask for
COLUMNS = {"inline": 672, "wide": 928, "full": 1216}  # pixels: 42, 58 and 76rem


@dataclass(frozen=True, slots=True)
class Source:
    """What a `<source>` names: the same picture in a format some browsers know."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One public file: its path and its sides in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One `<figure>`. `caption` is safe HTML, `width` and `height` are pixels.

    `card_bytes` is the size of the file at `card`, 0 where nobody has measured it.

    A small one is narrower than its column, which must not enlarge it.
    """

    src: str
    srcset: str
    sources: tuple[Source, ...]
    card: str
    width: int
    height: int
    is_small: bool
    social: ImageFile
    shapes: tuple[ImageFile, ...]
    alt: str
    caption: SafeString
    credit: str
    content_warning: str
    photographer: str = ""
    agency: str = ""
    is_file: bool = False
    layout: str = "inline"
    card_bytes: int = 0


def draw(
    photo: Photo | None,
    *,
    caption: str | SafeString = "",
    alt: str = "",
    is_file: bool | None = None,
    layout: str = "inline",
) -> Picture | None:
    """The picture, or None when readers cannot be given it.

    A photo that was pulled, is without public files, rights or credit, or that a
    screen reader could not describe, is left out; the photo desk is told elsewhere.
    Whatever files exist are shown: the background may still be making others.
    """
    if photo is None or photo.is_pulled:
        return None
    if not (photo.has_rights and (photo.is_described or alt)):
        return None
    files = list(photo.renditions.all())
    whole = [file for file in files if file.format == "jpg" and not file.crop]
    if not whole:
        return None
    drawn, card = nearest(whole, DRAWN_WIDTH), nearest(whole, CARD_WIDTH)
    is_file = photo.is_file if is_file is None else is_file
    crops = {file.crop: image_file(photo, file) for file in files if file.crop}
    return Picture(
        src=address(photo, drawn),
        srcset=source_set(photo, whole),
        sources=tuple(sources(photo, files)),
        card=address(photo, card),
        width=drawn.width,
        height=drawn.height,
        is_small=photo.width < COLUMNS.get(layout, 0),
        social=crops.get("card") or image_file(photo, drawn),
        shapes=tuple(crops[shape] for shape in SHAPES if shape in crops),
        alt="" if photo.is_decorative and not alt else alt or photo.alt,
        caption=printed_caption(caption or photo.caption, is_file=is_file),
        credit=photo.credit,
        content_warning=photo.content_warning,
        photographer=photo.printed_photographer,
        agency=photo.agency,
        is_file=is_file,
        layout=layout,
        card_bytes=card.bytes,
    )


def printed_size(picture: Picture, edition: Edition) -> str:
    """What a link to the picture costs its reader: "48 KB"."""
    number = format_number(
        math.ceil(picture.card_bytes / 1000),
        language=edition.language,
        digits=edition.digits,
    )
    return _("%(number)s KB") % {"number": number}


def printed_caption(caption: str | SafeString, *, is_file: bool) -> SafeString:
    """The caption in safe HTML, opening with FILE when the photo is a file photo."""
    text = conditional_escape(caption)
    if not is_file:
        return text
    if not text:
        return conditional_escape(_("FILE"))
    return SafeString(_("FILE - %(caption)s") % {"caption": text})


def nearest(files: list[Rendition], width: int) -> Rendition:
    """The smallest file at least that wide, or the widest there is."""
    return min(files, key=lambda file: (file.width < width, abs(file.width - width)))


def address(photo: Photo, file: Rendition) -> str:
    return media_path(photo.media_key, str(file))


def image_file(photo: Photo, file: Rendition) -> ImageFile:
    return ImageFile(address(photo, file), file.width, file.height)


def sources(photo: Photo, files: list[Rendition]) -> Iterable[Source]:
    """The formats that have files, best first."""
    for extension, content_type in SOURCES.items():
        same = [file for file in files if file.format == extension and not file.crop]
        if same:
            yield Source(content_type, source_set(photo, same))


def source_set(photo: Photo, files: list[Rendition]) -> str:
    return ", ".join(f"{address(photo, file)} {file.width}w" for file in files)
