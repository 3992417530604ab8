"""Intake: a file becomes a recording that stories can play.

The file stays at the desk as it came. Readers get a copy without what tells of place,
device or people, under an address that nobody guesses.
"""

import logging
import tempfile
from collections import Counter
from collections.abc import Iterable
from typing import IO, Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recordings.containers import Holding, look_into
from recordings.models import Recording
from services import files
from services.commits import Later
from services.public_id import new_media_key
from staff.models import User

logger = logging.getLogger("newsroom.refresh")

CHUNK = 256 * 1024
LONGEST_SIDE = 8192


def check(file: File) -> Holding:
    """What the file holds, or ValidationError with a sentence for the editor."""
    if file.size > largest():
        raise too_large()
    holding = look_into(file)  # type: ignore[arg-type]
    sides = (holding.width, holding.height)
    if holding.has_picture and not all(0 < side <= LONGEST_SIDE for side in sides):
        raise ValidationError(
            _("The film does not say how large its picture is. Export it again.")
        )
    return holding


def largest() -> int:
    return int(settings.RECORDING_BYTES)


def too_large() -> ValidationError:
    sentence = _("The file is too large. At most %(megabytes)s MB, please.")
    return ValidationError(sentence % {"megabytes": largest() // 1_000_000})


def receive(recording: Recording, *, by: User | None, holding: Holding) -> None:
    """Note what the new file holds and save; the public copy follows the commit."""
    recording.kind = (
        Recording.Kind.VIDEO if holding.has_picture else Recording.Kind.AUDIO
    )
    recording.ending = holding.ending
    recording.seconds = max(1, round(holding.seconds))
    sides = (holding.width, holding.height) if holding.has_picture else (0, 0)
    recording.width, recording.height = sides
    recording.bytes = holding.end - holding.begin
    recording.uploaded_by = recording.uploaded_by or by
    files.take_kept(recording, "original", f"original.{holding.ending}")
    recording.save()
    make_public_soon(recording)


def make_public_soon(recording: Recording) -> None:
    """Make the public copy when this transaction is committed."""
    transaction.on_commit(Later(make_public, recording.pk), robust=True)


def make_public(pk: int) -> bool:
    """Make the public copy if it is missing, and let pages have it; safe to repeat."""
    recording = Recording.objects.not_pulled().filter(pk=pk).first()
    if recording is None:
        return False
    key = recording.media_key
    store_copy(recording, public_path(recording))
    with transaction.atomic():
        stored = Recording.objects.select_for_update(no_key=True).get(pk=pk)
        is_same = stored.media_key == key and not stored.is_pulled
        if is_same and not stored.has_file:
            stored.has_file = True
            stored.save(update_fields=["has_file"])
    if not is_same:
        files.delete_all([public_path(recording)])
    return is_same


def public_path(recording: Recording) -> str:
    return f"{recording.media_key}/{recording.file_name}"


def store_copy(recording: Recording, name: str) -> None:
    if default_storage.exists(name):
        return
    with (
        recording.original.storage.open(recording.original.name or "") as original,
        tempfile.TemporaryFile() as copy,
    ):
        write_copy(original, look_into(original), copy)  # type: ignore[arg-type]
        copy.seek(0)
        stored = default_storage.save(name, File(copy))
    if stored != name:  # somebody made the same one meanwhile
        default_storage.delete(stored)


def write_copy(original: Any, holding: Holding, copy: IO[bytes] | BinaryIO) -> None:
    """The file from begin to end, with its patches put on."""
    original.seek(holding.begin)
    left = holding.end - holding.begin
    while left and (data := original.read(min(CHUNK, left))):
        copy.write(data)
        left -= len(data)
    for patch in holding.patches:
        copy.seek(patch.at - holding.begin)
        copy.write(patch.data)


def give_new_addresses(numbers: Iterable[int]) -> None:
    """Change the public addresses of these; the old ones answer no more."""
    for recording in Recording.objects.not_pulled().filter(pk__in=list(numbers)):
        old = public_path(recording)
        recording.media_key, recording.has_file = new_media_key(), False
        recording.save(update_fields=["media_key", "has_file"])
        transaction.on_commit(Later(files.delete_all, [old]), robust=True)
        make_public_soon(recording)


TRIES = 3

# How often the copy failed, in this process: whoever starts the background again, has
# all tried once more.
failures: Counter[int] = Counter()


def tend(limit: int = 20) -> int:
    """In the background: end what has ended, make copies that are missing."""
    done = 0
    for recording in Recording.objects.ended(timezone.now())[:limit]:
        recording.save(update_fields=["usable_until"])
        done += 1
    given_up = [pk for pk, count in failures.items() if count >= TRIES]
    for recording in Recording.objects.without_file().exclude(pk__in=given_up)[:limit]:
        try:
            done += make_in_background(recording.pk)
        except OSError as error:
            # A full disk or a silent store: the next would fare no better.
            logger.warning("Recordings wait for their public files. %s", error)
            break
    return done


def make_in_background(pk: int) -> bool:
    """Make the copy; one that fails three times is set aside. Raises trouble as it is."""
    try:
        made = make_public(pk)
    except DatabaseError:
        raise  # nothing else will go through either
    except Exception as error:
        if files.is_trouble(error):
            raise
        # One file that nobody can copy must not keep the background from all else.
        failures[pk] += 1
        logger.exception("The public file of recording %s cannot be made", pk)
        if failures[pk] == TRIES:
            logger.error("Recording %s is set aside: upload its file again.", pk)
        return False
    failures.pop(pk, None)
    return made
