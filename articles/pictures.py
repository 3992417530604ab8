"""A picture as a page shows it: files, words and size, from photo and use."""

from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import media_path
from photos.models import Photo, Rendition

DRAWN_WIDTH = 1200  # the rendition that `src` names; browsers choose from `srcset`
CARD_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Picture:
    """One `<figure>`. `caption` is safe HTML, `width` and `height` are pixels."""

    src: str
    srcset: str
    webp_srcset: str
    card: str
    width: int
    height: int
    alt: str
    caption: SafeString
    credit: str
    content_warning: str
    layout: str = "inline"


def draw(
    photo: Photo | None,
    *,
    caption: str | SafeString = "",
    alt: str = "",
    is_file: bool | None = None,
    layout: str = "inline",
) -> Picture | None:
    """The picture, or None when readers cannot be given it.

    A photo without public files, without rights or credit, or that a screen
    reader could not describe, is left out; the photo desk is told elsewhere.
    """
    if photo is None or not (photo.is_publishable or (alt and photo.credit)):
        return None
    files = [file for file in photo.renditions.all() if file.format == "jpg"]
    if not files:
        return None
    drawn = nearest(files, DRAWN_WIDTH)
    return Picture(
        src=address(photo, drawn),
        srcset=source_set(photo, "jpg"),
        webp_srcset=source_set(photo, "webp"),
        card=address(photo, nearest(files, CARD_WIDTH)),
        width=drawn.width,
        height=drawn.height,
        alt="" if photo.is_decorative and not alt else alt or photo.alt,
        caption=printed_caption(
            caption or photo.caption,
            is_file=photo.is_file if is_file is None else is_file,
        ),
        credit=photo.credit,
        content_warning=photo.content_warning,
        layout=layout,
    )


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
    return media_path(photo.media_key, file.width, file.format)


def source_set(photo: Photo, extension: str) -> str:
    return ", ".join(
        f"{address(photo, file)} {file.width}w"
        for file in photo.renditions.all()
        if file.format == extension
    )
