"""What of a story travels into another edition: its text, and photos that may."""

import re
from collections.abc import Set
from dataclasses import replace
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.media_blocks import GALLERY, RECORDING, photos_of, recording_ids
from articles.prose import FIGURE, sanitize
from articles.reference import named_photos
from articles.snapshot import LeadPhoto, Snapshot
from photos.models import Photo
from recordings.models import Recording
from services.models import Edition


class LeftOut(NamedTuple):
    """A photo or a recording that could not come along, and why."""

    title: str
    why: str
    is_recording: bool = False

    @property
    def sentence(self) -> str:
        words = (
            _("The recording “%(title)s” could not come along. %(why)s")
            if self.is_recording
            else _("The photo “%(title)s” could not come along. %(why)s")
        )
        return words % {"title": self.title, "why": self.why}


def packed(
    snapshot: Snapshot, edition: Edition
) -> tuple[Snapshot, tuple[LeftOut, ...]]:
    """The text with the photos that the edition may use, and what stays behind.

    What a photo says of itself stands in its service's language; it comes along as the
    words for this story, so that somebody translates them.
    """
    photos = Photo.objects.in_bulk(list(named_photos(snapshot)))
    refused = {
        number: why
        for number, photo in photos.items()
        if (why := why_not(photo, edition))
    }
    usable = {n: photo for n, photo in photos.items() if n not in refused}
    left = tuple(LeftOut(photos[n].title, why) for n, why in sorted(refused.items()))
    lead = pack_lead(snapshot.lead_photo, usable)
    recordings = Recording.objects.in_bulk(list(recording_ids(snapshot.body)))
    stay = {n: why for n, r in recordings.items() if (why := why_not(r, edition))}
    left += tuple(
        LeftOut(recordings[n].title, why, is_recording=True)
        for n, why in sorted(stay.items())
    )
    body = pack_body(snapshot.body, usable, recordings.keys() - stay.keys())
    return replace(snapshot, lead_photo=lead, body=body), left


def why_not(photo: Photo | Recording, edition: Edition) -> str:
    """Why the edition may not use it, in a sentence, or an empty string."""
    if photo.service_id == edition.service_id:
        return _("It was pulled.") if photo.is_pulled else ""
    if photo.is_pulled:
        return _("It was pulled.")
    if photo.reach == Photo.Reach.OWN:
        return _("Its licence is for %(service)s only.") % {"service": photo.service}
    if not photo.has_rights:
        return _("Nobody has said by whom it may be used.")
    return ""


def pack_lead(lead: LeadPhoto | None, usable: dict[int, Photo]) -> LeadPhoto | None:
    photo = usable.get(lead.photo) if lead else None
    if lead is None or photo is None:
        return None
    return replace(
        lead, caption=lead.caption or photo.caption, alt=lead.alt or photo.alt
    )


def pack_body(html: str, usable: dict[int, Photo], playable: Set[int]) -> str:
    def gallery(found: re.Match[str]) -> str:
        """One photo that is left alone stands as any other."""
        kept = [number for number in photos_of(found) if number in usable]
        if len(kept) == 1:
            return (
                f'<figure data-photo="{kept[0]}" data-layout="inline">'
                "<figcaption></figcaption></figure>"
            )
        if not kept:
            return ""
        numbers = ",".join(map(str, kept))
        return found[0].replace(found["photos"], numbers, 1)

    def recording(found: re.Match[str]) -> str:
        return found[0] if int(found["recording"]) in playable else ""

    def pack(found: re.Match[str]) -> str:
        photo = usable.get(int(found["photo"]))
        return with_words(found, photo) if photo else ""

    body = RECORDING.sub(recording, GALLERY.sub(gallery, sanitize(html)))
    return sanitize(FIGURE.sub(pack, body))


def with_words(found: re.Match[str], photo: Photo) -> str:
    """The figure with caption and alternative text of its own."""
    caption = found["caption"] or escape(photo.caption, quote=False)
    alt = found["alt"] or escape(photo.alt)
    file = f' data-file="{found["file"]}"' if found["file"] else ""
    described = f' data-alt="{alt}"' if alt else ""
    return (
        f'<figure data-photo="{photo.pk}" data-layout="{found["layout"]}"'
        f"{file}{described}><figcaption>{caption}</figcaption></figure>"
    )


def lend(snapshot: Snapshot, edition: Edition) -> None:
    """Let the edition's service find the photos and recordings that it now uses."""
    numbers = named_photos(snapshot)
    for photo in Photo.objects.filter(pk__in=numbers).exclude(
        service=edition.service_id
    ):
        photo.lent_to.add(edition.service_id)
    used = recording_ids(snapshot.body)
    for recording in Recording.objects.filter(pk__in=used).exclude(
        service=edition.service_id
    ):
        recording.lent_to.add(edition.service_id)
