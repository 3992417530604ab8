"""The checklist: what stops a story, and what would make it better.

Form, verb and list badge ask here. Only facts block; style is advice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.media_blocks import recording_ids
from articles.pictures import draw
from articles.prose import photo_uses, plain_text
from articles.reference import named_photos, read_photos, read_recordings
from articles.snapshot import Snapshot
from photos.models import Photo
from recordings.models import Recording
from services.models import Edition

# "GENEVA — ", "Seoul, South Korea - ": how a pasted text may begin.
OWN_DATELINE = re.compile(r"\w[\w ,.'’/-]{1,40}?(?: [—–-]{1,2} |—)")
Photos = Mapping[int, Photo]
Recordings = Mapping[int, Recording]

LONG_HEADLINE = 90  # characters; search results cut longer ones


@dataclass(frozen=True, slots=True)
class Check:
    """One finding, as a sentence an editor can act on."""

    name: str
    sentence: str
    is_blocking: bool


def checks(
    snapshot: Snapshot,
    edition: Edition,
    *,
    at: datetime,
    is_second_read: bool = True,
    is_lawful: bool = True,
    photos: Photos | None = None,
    recordings: Recordings | None = None,
) -> list[Check]:
    """Everything to say about going live at `at`, what blocks first.

    Who asks about many stories brings the photos and recordings that
    they name.
    """
    stops = blocking(
        snapshot, edition, at=at, is_second_read=is_second_read, is_lawful=is_lawful
    )
    return stops + advice(snapshot, edition, photos, recordings)


def blocking(
    snapshot: Snapshot,
    edition: Edition,
    *,
    at: datetime,
    is_second_read: bool = True,
    is_lawful: bool = True,
) -> list[Check]:
    """Only facts: nothing to print, not allowed yet, not cleared, read by one alone.

    `is_lawful`: legal was not asked, or has cleared exactly this text.
    """
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
    if desk.expires_at and desk.expires_at <= at:
        found.append(
            stop(
                "expiry",
                _(
                    "By then readers’ time with it has ended. Give it a later end, or none."
                ),
            )
        )
    if desk.has_legal_hold:
        found.append(
            stop(
                "legal_hold",
                _("A legal hold is on. A chief or a legal adviser lifts it."),
            )
        )
    if not is_lawful:
        found.append(
            stop("legal", _("A legal adviser or a chief has to clear this text."))
        )
    if edition.needs_second_eyes and not is_second_read:
        found.append(
            stop("second_eyes", _("Somebody else has to read it and press Ready."))
        )
    return found


def advice(
    snapshot: Snapshot,
    edition: Edition,
    photos: Photos | None = None,
    recordings: Recordings | None = None,
) -> list[Check]:
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
    if snapshot.datelines and OWN_DATELINE.match(plain_text(snapshot.body)):
        found.append(
            advise(
                "dateline", _("The text opens with a dateline of its own: two print.")
            )
        )
    if photos is None:
        photos = read_photos(named_photos(snapshot))
    uses = photo_uses_of(snapshot, photos)
    return [
        *found,
        *photo_tasks(uses),
        *undated_files(uses),
        *recording_tasks(snapshot, recordings),
    ]


def recording_tasks(
    snapshot: Snapshot, recordings: Recordings | None
) -> Iterator[Check]:
    """What keeps a recording off the page, or what somebody misses who cannot hear it."""
    numbers = recording_ids(snapshot.body)
    if recordings is None:
        recordings = read_recordings(numbers)
    for recording in filter(None, map(recordings.get, numbers)):
        names: dict[str, object] = {"recording": recording}
        if stops := recording.stops:
            sentence = _("“%(recording)s” stays off the page. %(needs)s")
            names |= {"needs": " ".join(stops)}
            yield advise("recording", sentence % names)
        for want in recording.wants:
            sentence = _("“%(recording)s”: %(want)s")
            yield advise("recording", sentence % (names | {"want": want}))


@dataclass(frozen=True, slots=True)
class Use:
    """A photo as the story uses it: as the photo says, where nothing else is said."""

    photo: Photo
    alt: str
    is_file: bool


def photo_uses_of(snapshot: Snapshot, photos: Photos) -> list[Use]:
    """The lead photo and those in the text; none that is gone from the photo desk."""
    said = [(use.photo, use.alt, use.is_file) for use in photo_uses(snapshot.body)]
    if lead := snapshot.lead_photo:
        said.insert(0, (lead.photo, lead.alt, lead.is_file))
    return [
        Use(
            photo=photos[number],
            alt=alt,
            is_file=photos[number].is_file if is_file is None else is_file,
        )
        for number, alt, is_file in said
        if number in photos
    ]


def photo_tasks(uses: Iterable[Use]) -> Iterator[Check]:
    """Photos that readers will not get until the photo desk completes them."""
    for use in uses:
        if draw(use.photo, alt=use.alt) is None:
            names = {"photo": use.photo, "needs": " ".join(use.photo.needs)}
            sentence = _("“%(photo)s” stays off the page. %(needs)s")
            yield advise("photo", sentence % names)


def undated_files(uses: Iterable[Use]) -> Iterator[Check]:
    """File photos of which nobody has said when they were taken, nor that none knows."""
    sentence = _(
        "“%(photo)s” is a file photo. Give its date, or mark the date unknown."
    )
    for use in uses:
        is_dated = use.photo.taken_on is not None or use.photo.is_undated
        if use.is_file and not is_dated:
            yield advise("file_date", sentence % {"photo": use.photo})


def stop(name: str, sentence: str) -> Check:
    return Check(name, sentence, is_blocking=True)


def advise(name: str, sentence: str) -> Check:
    return Check(name, sentence, is_blocking=False)
