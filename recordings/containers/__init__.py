"""What a file of sound or film holds, told from its bytes and never from its name.

Each module reads one family of files, only as far as needed, and says which of its
bytes tell more than sound and picture do: places, devices, names. Those are blanked
in the copy that readers get.
"""

from collections.abc import Callable
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from recordings.containers import mp3, mp4, ogg, webm
from recordings.containers.facts import Holding, size_of

LONGEST = 7 * 24 * 60 * 60  # seconds; more says only a file that lies

Reader = Callable[[BinaryIO], Holding]


def look_into(file: BinaryIO) -> Holding:
    """What the file holds, or ValidationError with a sentence for the editor."""
    file.seek(0)
    read = reader_of(file.read(64))
    file.seek(0)
    holding = read(file)
    if not 0 < holding.seconds < LONGEST:
        raise ValidationError(
            _("The file does not say how long it is. Export it again and upload that.")
        )
    return holding


def reader_of(head: bytes) -> Reader:
    """Who reads a file that begins like this."""
    if head[4:8] == b"ftyp":
        return mp4.read
    if head[:4] == b"\x1aE\xdf\xa3":
        return webm.read
    if head[:4] == b"OggS":
        return ogg.read
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0"):
        return mp3.read
    raise ValidationError(
        _(
            "This is no recording that readers’ devices can play. Upload MP4 (H.264 "
            "and AAC), WebM, MP3, M4A or Ogg Opus."
        )
    )


__all__ = ["Holding", "look_into", "size_of"]
