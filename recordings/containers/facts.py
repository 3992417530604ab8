"""What every reader of files answers, and how it refuses."""

import os
from dataclasses import dataclass, field
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Patch:
    """Bytes that stand in the public copy from this place on, in place of the file's."""

    at: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a file holds. Of the public copy, `begin` to `end` remain, `patches` put on."""

    ending: str
    has_picture: bool
    seconds: float
    begin: int
    end: int
    width: int = 0
    height: int = 0
    patches: tuple[Patch, ...] = ()


@dataclass(slots=True)
class Bounds:
    """How far a file is looked into, whatever it says of itself.

    `most` pieces in all, `deepest` in one another; and what is blanked fits into memory.
    """

    most: int
    deepest: int
    looked: int = 0
    patches: list[Patch] = field(default_factory=list)
    patched: int = 0

    def look(self, depth: int) -> None:
        """Count one more piece."""
        self.looked += 1
        if self.looked > self.most or depth > self.deepest:
            raise broken()

    def blank(self, size: int) -> None:
        """Count so many bytes that are about to be blanked."""
        self.patched += size
        if self.patched > LARGEST_PATCHES:
            raise telling_track()


LARGEST_PATCHES = 32 * 1024 * 1024


def size_of(file: BinaryIO) -> int:
    """How many bytes it has; it stands where it stood."""
    here = file.tell()
    size = file.seek(0, os.SEEK_END)
    file.seek(here)
    return size


def broken() -> ValidationError:
    return ValidationError(
        _("The file is damaged or did not arrive whole. Upload it again.")
    )


def wrong_coding(name: str) -> ValidationError:
    sentence = _(
        "The file is coded as %(coding)s, which many devices cannot play. Export it as "
        "MP4 with H.264 and AAC, or as WebM."
    )
    return ValidationError(sentence % {"coding": name})


def telling_track() -> ValidationError:
    return ValidationError(
        _(
            "Beside sound and picture the file has a track of data, such as where the "
            "camera was. Export it with sound and picture alone."
        )
    )
