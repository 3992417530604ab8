"""The checklist: what stops a story, and what would make it better.

Form, verb and list badge ask here. Only facts block; style is advice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.pictures import draw
from articles.prose import plain_text
from articles.reference import named_photos, read_photos
from articles.snapshot import Snapshot
from photos.models import Photo
from services.models import Edition

LONG_HEADLINE = 90  # characters; search results cut longer ones


@dataclass(frozen=True, slots=True)
class Check:
    """One finding, as a sentence an editor can act on."""

    name: str
    sentence: str
    is_blocking: bool


def checks(
    snapshot: Snapshot, edition: Edition, *, at: datetime, is_second_read: bool = True
) -> list[Check]:
    """Everything to say about going live at `at`, what blocks first."""
    stops = blocking(snapshot, edition, at=at, is_second_read=is_second_read)
    return stops + advice(snapshot, edition)


def blocking(
    snapshot: Snapshot, edition: Edition, *, at: datetime, is_second_read: bool = True
) -> list[Check]:
    """Only facts: nothing to print, not allowed yet, not cleared, read by one alone."""
    desk = snapshot.desk
    found = []
    if not snapshot.headline.strip():
        found.append(stop("headline", _("Write a headline.")))
    if not plain_text(snapshot.body).strip():
        found.append(stop("body", _("Write at least one sentence of text.")))
    if desk.embargo_until and desk.embargo_until > at:
        found.append(
            stop("embargo", _("The embargo has not ended. Schedule it for later."))
        )
    if desk.has_legal_hold:
        found.append(
            stop("legal_hold", _("A legal hold is on. An editor has to take it off."))
        )
    if edition.needs_second_eyes and not is_second_read:
        found.append(
            stop("second_eyes", _("Somebody else has to read it and press Ready."))
        )
    return found


def advice(snapshot: Snapshot, edition: Edition) -> list[Check]:
    """What an editor may fix now, later or never."""
    found = []
    if not snapshot.summary.strip():
        found.append(advise("summary", _("A summary helps lists and search engines.")))
    if len(snapshot.headline) > LONG_HEADLINE:
        found.append(
            advise("long_headline", _("The headline is long; lists may cut it."))
        )
    if snapshot.section is None and edition.default_section_id is None:
        found.append(advise("section", _("It has no section, so no section lists it.")))
    if snapshot.lead_photo is None:
        found.append(advise("lead_photo", _("It has no lead photo.")))
    if not snapshot.topics:
        found.append(advise("topics", _("It has no topics.")))
    photos = read_photos(named_photos(snapshot)).values()
    return [*found, *photo_tasks(snapshot, photos), *undated_files(snapshot, photos)]


def photo_tasks(snapshot: Snapshot, photos: Iterable[Photo]) -> Iterator[Check]:
    """Photos that readers will not get until the photo desk completes them."""
    sentence = _(
        "“%(photo)s” stays off the page: it needs alternative text, and rights."
    )
    for photo in photos:
        if draw(photo, alt=lead_alt(snapshot, photo.pk)) is None:
            yield advise("photo", sentence % {"photo": photo})


def undated_files(snapshot: Snapshot, photos: Iterable[Photo]) -> Iterator[Check]:
    """File photos of which nobody has said when they were taken, nor that none knows."""
    sentence = _(
        "“%(photo)s” is a file photo. Give its date, or mark the date unknown."
    )
    for photo in photos:
        is_dated = photo.taken_on is not None or photo.is_undated
        if is_file_here(snapshot, photo) and not is_dated:
            yield advise("file_date", sentence % {"photo": photo})


def is_file_here(snapshot: Snapshot, photo: Photo) -> bool:
    """Whether the caption opens with FILE: as the story says, or else the photo."""
    lead = snapshot.lead_photo
    if lead and lead.photo == photo.pk and lead.is_file is not None:
        return lead.is_file
    return photo.is_file


def lead_alt(snapshot: Snapshot, photo: int) -> str:
    lead = snapshot.lead_photo
    return lead.alt if lead and lead.photo == photo else ""


def stop(name: str, sentence: str) -> Check:
    return Check(name, sentence, is_blocking=True)


def advise(name: str, sentence: str) -> Check:
    return Check(name, sentence, is_blocking=False)
