"""Intake: a file becomes a photo that can be published.

Checked by content, not by name. Only pixels reach the public files: whatever
else the file carries (place, device, names) stays in the original.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from photos import decoding
from photos.embedded import Facts, read_facts
from photos.models import ASKING, Photo
from photos.renditions import FIRST_WIDTH, make_first, store
from services import files
from services.commits import Later
from services.public_id import new_media_key
from staff.models import User

LARGEST_BYTES = 40 * 1024 * 1024
HEAD_START = timedelta(seconds=5)  # of the request, which makes the first file
LONGEST = 10  # times as long as wide; encoders have their limits


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that will do: its size upright, some pixels, and what it says of itself."""

    size: tuple[int, int]
    ending: str
    picture: Image.Image
    facts: Facts


def check(file: File) -> Checked:
    """What the file holds, or ValidationError with a sentence for the editor."""
    if file.size and file.size > LARGEST_BYTES:
        raise too_large()
    opened = decoding.opened(file)
    decoding.refuse_too_small(opened)
    refuse_too_narrow(*opened.size)
    with decoding.turn(opened):
        return looked_at(opened)


def looked_at(opened: Image.Image) -> Checked:
    """Decoded first: a file's end, too, may say how the picture stands and what it shows."""
    size = opened.size  # before decoding, which may scale
    picture = decoding.decoded(opened, enough=FIRST_WIDTH)
    return Checked(
        size=decoding.upright_size(opened, size),
        ending=decoding.ENDINGS[opened.format or ""],
        facts=read_facts(opened),
        picture=picture,
    )


def too_large() -> ValidationError:
    return ValidationError(_("The file is too large. At most 40 MB, please."))


def refuse_too_narrow(width: int, height: int) -> None:
    if max(width, height) > LONGEST * min(width, height):
        raise ValidationError(
            _(
                "The picture is too long and narrow. Crop it, so that one side is at "
                "most ten times the other."
            )
        )


def receive(photo: Photo, *, by: User | None, checked: Checked | None = None) -> None:
    """Check a new file, note its size, save the photo; a first file follows commit.

    Raises ValidationError with a sentence for the editor.
    """
    checked = checked or check(photo.original.file)
    photo.width, photo.height = checked.size
    photo.uploaded_by = photo.uploaded_by or by
    files.take_kept(photo, "original", f"original.{checked.ending}")
    photo.renditions_due = timezone.now() + HEAD_START
    photo.save()
    first = Later(make_first, photo.pk, checked.picture)
    transaction.on_commit(first, robust=True)


def give_new_addresses(photo_ids: Iterable[int]) -> None:
    """Change the public addresses of these photos; the old ones answer no more.

    The rows change in the caller's transaction, the files move after its commit.
    What does not arrive is made again in the background.
    """
    for photo in Photo.objects.filter(pk__in=list(photo_ids)):
        old_key, photo.media_key = photo.media_key, new_media_key()
        photo.ask_for_renditions()
        photo.save(update_fields=["media_key", *ASKING])
        names = [str(rendition) for rendition in photo.renditions.all()]
        move = Later(move_files, names, old_key=old_key, new_key=photo.media_key)
        transaction.on_commit(move, robust=True)


def move_files(names: Iterable[str], *, old_key: str, new_key: str) -> None:
    """Move public files from one address to another; safe to repeat."""
    for name in names:
        old, new = f"{old_key}/{name}", f"{new_key}/{name}"
        if not default_storage.exists(old):
            continue
        if not default_storage.exists(new):
            with default_storage.open(old) as file:
                store(new, file.read())
        default_storage.delete(old)
