"""Erasing a photo or a recording: its files, the original too, and all it says.

The row stays, pulled for ever, so that stories which name it hold: they show nothing
there from the next request on.
"""

from collections.abc import Callable
from functools import partial

from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import PublishedArticle
from articles.refresh import made_from
from articles.social_cards.files import forget_after_commit
from photos.models import Photo, PhotoEvent, Rendition
from photos.pulling import paths
from photos.signals import photo_pulled
from pressroom.erasing.people import draw_anew
from pressroom.erasing.wiping import ERASED, ErasureError, Wiper
from recordings.intake import public_path
from recordings.models import Recording, RecordingCaptions, RecordingEvent
from recordings.signals import recording_pulled
from services.files import delete_all
from services.public_id import new_media_key


def find_photo(number: str) -> Photo:
    rows = Photo.objects.filter(public_id=number)
    if not rows.exists() and number.isdecimal():
        rows = Photo.objects.filter(pk=int(number))
    photo = rows.first()
    if photo is None:
        raise ErasureError(f"There is no photo {number}.")
    return photo


def erase_photo(photo: Photo, wiper: Wiper) -> None:
    rows = Photo.objects.select_for_update(of=("self",), no_key=True)
    photo = rows.select_related("service").get(pk=photo.pk)
    wiper.remember(photo.title, photo.caption, photo.alt, photo.original.name or "")
    name_pages("photo", photo.pk, wiper)
    old_key, files = photo.media_key, paths(photo)
    delete_after(wiper, partial(delete_all, files), len(files))
    delete_original = partial(photo.original.storage.delete, str(photo.original.name))
    delete_after(wiper, delete_original, 1)
    empty_photo(photo, wiper)
    photo_pulled.send(Photo, photo=photo, old_key=old_key, by=None)
    drop_beside_photo(photo, wiper)
    photo.save()  # marks the pages stale and bumps their stamps
    draw_anew(wiper, "photo", photo.pk)


def drop_beside_photo(photo: Photo, wiper: Wiper) -> None:
    wiper.drop(Rendition, photo=photo)
    wiper.drop(Photo.lent_to.through, photo=photo)
    wiper.empty(PhotoEvent, {"detail": {}}, photo=photo)
    wiper.empty(Recording, {"poster": None}, poster=photo)
    wiper.forget_in_admin_log(Photo, photo.pk)


def empty_photo(photo: Photo, wiper: Wiper) -> None:
    texts = (
        *("caption", "photographer", "agency", "alt", "place", "content_warning"),
        *("usage_terms", "set_aside"),
    )
    for name in texts:
        setattr(photo, name, "")
    photo.title = photo.pull_reason = ERASED
    photo.credited_to = photo.taken_on = photo.pulled_by = photo.renditions_due = None
    photo.pulled_at, photo.media_key = timezone.now(), new_media_key()
    photo.original = f"{new_media_key()}.jpg"  # a file that is nowhere
    wiper.count(Photo, 1)


def find_recording(number: str) -> Recording:
    rows = Recording.objects.filter(public_id=number)
    if not rows.exists() and number.isdecimal():
        rows = Recording.objects.filter(pk=int(number))
    recording = rows.first()
    if recording is None:
        raise ErasureError(f"There is no recording {number}.")
    return recording


def erase_recording(recording: Recording, wiper: Wiper) -> None:
    rows = Recording.objects.select_for_update(of=("self",), no_key=True)
    recording = rows.select_related("service").get(pk=recording.pk)
    wiper.remember(
        recording.title, recording.description, recording.original.name or ""
    )
    wiper.remember(*recording.transcript.split("\n"))
    name_pages("recording", recording.pk, wiper)
    old_key, file = recording.media_key, public_path(recording)
    delete_after(wiper, partial(default_storage.delete, file), 1)
    original = recording.original
    delete_after(wiper, partial(original.storage.delete, str(original.name)), 1)
    wiper.drop(RecordingCaptions, recording=recording)
    wiper.drop(Recording.lent_to.through, recording=recording)
    wiper.empty(RecordingEvent, {"detail": {}}, recording=recording)
    wiper.forget_in_admin_log(Recording, recording.pk)
    empty_recording(recording, wiper)
    recording_pulled.send(Recording, recording=recording, old_key=old_key, by=None)
    recording.save()
    draw_anew(wiper, "recording", recording.pk)


def empty_recording(recording: Recording, wiper: Wiper) -> None:
    texts = ("description", "transcript", "credit", "usage_terms", "content_warning")
    for name in texts:
        setattr(recording, name, "")
    recording.title = recording.pull_reason = ERASED
    recording.poster = recording.usable_until = None
    recording.pulled_at, recording.media_key = timezone.now(), new_media_key()
    recording.has_file = False
    recording.original = f"{new_media_key()}.{recording.ending or 'mp4'}"
    wiper.count(Recording, 1)


def name_pages(kind: str, number: int, wiper: Wiper) -> None:
    """The pages that lose it; their cards may show it and are drawn anew."""
    rows = made_from(kind, [number]).select_related("edition")
    shown = rows.exclude(standing=PublishedArticle.Standing.KILLED)
    for version in shown:
        wiper.addresses.append(version.edition.site + version.get_absolute_url())
    forget_after_commit([version.public_id for version in shown])
    if shown:
        wiper.remarks.append(
            f"Captions that editors typed for it in these stories, and their revisions, "
            f"stay: they are the stories' own words ({kind} {number})."
        )


def delete_after(wiper: Wiper, deleting: Callable[[], object], number: int) -> None:
    """Files go when all else is committed: a rehearsal deletes none."""
    wiper.counts["files"] += number
    wiper.afterwards.append(deleting)
