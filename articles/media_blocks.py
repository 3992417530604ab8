"""Recordings and galleries in a text: how they stand there, and what they name.

<figure data-recording="5"><figcaption>…</figcaption></figure>
<figure data-gallery="12,15,17"><figcaption>…</figcaption></figure>
"""

import re
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

# As `prose.sanitize` leaves them, always in this one form.
RECORDING = re.compile(
    r'<figure data-recording="(?P<recording>[0-9]{1,9})">'
    r"<figcaption>(?P<caption>.*?)</figcaption></figure>",
    re.DOTALL,
)
GALLERY = re.compile(
    r'<figure data-gallery="(?P<photos>[0-9,]+)">'
    r"<figcaption>(?P<caption>.*?)</figcaption></figure>",
    re.DOTALL,
)


class BodyRecording(NamedTuple):
    """A sound or a film as a text has it."""

    recording: int
    caption: str  # HTML, cleaned


class BodyGallery(NamedTuple):
    """Photos in a row, each with what it says of itself."""

    photos: tuple[int, ...]
    caption: str  # HTML, cleaned: the heading


def photos_of(gallery: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, gallery["photos"].split(",")))


def recording_ids(html: str) -> tuple[int, ...]:
    """Numbers of the recordings in a stored body, each once, in its order."""
    found = (int(figure["recording"]) for figure in RECORDING.finditer(html))
    return tuple(dict.fromkeys(found))


def left_out(_block: Any) -> str:
    """Where nothing else is said, neither is drawn: their rights are their own."""
    return ""


def media_noted(block: str) -> str:
    """What they say in attributes alone, in words: the desk reads the difference."""
    block = RECORDING.sub(
        lambda found: noted(found, [_("Recording"), found["recording"]]), block
    )
    return GALLERY.sub(
        lambda found: noted(
            found, [_("Gallery of photos"), found["photos"].replace(",", ", ")]
        ),
        block,
    )


def noted(found: re.Match[str], words: list[str]) -> str:
    return (
        found[0].removesuffix("</figure>")
        + f"<p><small>{' '.join(words)}</small></p></figure>"
    )
