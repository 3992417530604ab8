"""What of a story travels into another edition: its text, and photos that may."""

import re
from dataclasses import replace
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.prose import FIGURE, sanitize
from articles.reference import named_photos
from articles.snapshot import LeadPhoto, Snapshot
from photos.models import Photo
from services.models import Edition


class LeftOut(NamedTuple):
    """A photo that could not come along, and why."""

    title: str
    why: str


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
    body = pack_body(snapshot.body, usable)
    return replace(snapshot, lead_photo=lead, body=body), left


def why_not(photo: Photo, edition: Edition) -> str:
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


def pack_body(html: str, usable: dict[int, Photo]) -> str:
    def pack(found: re.Match[str]) -> str:
        photo = usable.get(int(found["photo"]))
        return with_words(found, photo) if photo else ""

    return sanitize(FIGURE.sub(pack, sanitize(html)))


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
    """Let the edition's service find the photos that it now uses."""
    numbers = named_photos(snapshot)
    for photo in Photo.objects.filter(pk__in=numbers).exclude(
        service=edition.service_id
    ):
        photo.lent_to.add(edition.service_id)
