"""Pulling: a picture taken off every story at once, its public files deleted.

The original stays, so that a chief can put it back. Stories are marked stale in one
statement: it costs the same whether one shows the picture or ten thousand.
"""

import logging
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from photos.models import ASKING, Photo, PhotoEvent, Rendition
from photos.renditions import make_one, path
from photos.signals import photo_pulled, uses_asked
from services.commits import Later
from services.files import delete_all
from services.public_id import new_media_key
from staff.models import User
from staff.permissions import Person, Role, standing

security = logging.getLogger("newsroom.security")

# Stopping is easier than starting: whoever may edit a picture may pull it.
PULLERS = frozenset({Role.PHOTO_EDITOR, Role.EDITOR, Role.CHIEF})
RETURNERS = frozenset({Role.CHIEF})  # a duty editor counts as one until their hour


class PhotoError(Exception):
    """A photo's verb was refused; the message is a sentence an editor can act on."""


@dataclass(frozen=True, slots=True)
class Use:
    """One story that shows a photo, as the person may see it at the desk."""

    title: str
    edition: str
    state: str
    address: str


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a photo is in use: the newest stories by name, and all by number.

    `elsewhere` are those of services whose desk the person does not see.
    """

    stories: list[Use] = field(default_factory=list)
    number: int = 0
    elsewhere: int = 0
    editions: list[str] = field(default_factory=list)

    @property
    def unnamed(self) -> int:
        """Of the person's own services, beyond those that are named."""
        return self.number - self.elsewhere - len(self.stories)


def may_pull(person: Person, photo: Photo) -> bool:
    return standing(person).has(photo.service_id, *PULLERS)


def may_put_back(person: Person, photo: Photo) -> bool:
    return standing(person).has(photo.service_id, *RETURNERS)


@transaction.atomic
def pull(photo: Photo, *, by: User, reason: str) -> None:
    """Take the picture off every story, at once; its files go after the commit."""
    if not may_pull(by, photo):
        deny(by, "pull", photo)
    reason = reason.strip()
    if not reason:
        raise PhotoError(_("Say why it is pulled. Only the desk will see this."))
    photo = locked(photo)
    if photo.is_pulled:
        raise PhotoError(_("This photo was pulled already."))
    old_key, files = photo.media_key, paths(photo)
    photo.pulled_at, photo.pulled_by = timezone.now(), by
    photo.pull_reason = reason
    photo.media_key, photo.renditions_due = new_media_key(), None
    PhotoEvent.objects.create(
        photo=photo, action="pulled", actor=by, detail={"reason": reason}
    )
    Rendition.objects.filter(photo=photo).delete()
    photo_pulled.send(Photo, photo=photo, old_key=old_key, by=by)
    photo.save(update_fields=CHANGED)  # bumps the stamps, so it comes last
    transaction.on_commit(Later(delete_all, files), robust=True)


@transaction.atomic
def put_back(photo: Photo, *, by: User, reason: str = "") -> None:
    """Let stories show the picture again, at new addresses.

    One file is made as soon as this is committed, so that they show it on the next
    request; the background makes the others.
    """
    if not may_put_back(by, photo):
        deny(by, "put_back", photo)
    photo = locked(photo)
    if not photo.is_pulled:
        raise PhotoError(_("This photo was not pulled."))
    photo.pulled_at, photo.pulled_by, photo.pull_reason = None, None, ""
    photo.ask_for_renditions()
    PhotoEvent.objects.create(
        photo=photo, action="put_back", actor=by, detail={"reason": reason.strip()}
    )
    photo.save(update_fields=CHANGED)
    transaction.on_commit(Later(make_one, photo.pk), robust=True)


CHANGED = ("pulled_at", "pulled_by", "pull_reason", "media_key", *ASKING)


def locked(photo: Photo) -> Photo:
    """The photo with its row held, as whoever takes in new files holds it."""
    rows = Photo.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("service").get(pk=photo.pk)


def deny(person: User, action: str, photo: Photo) -> None:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning("Refused: person %s, %s, photo %s", person.pk, action, photo.pk)
    raise PermissionDenied(
        _("This is not yours to do with this photo. Ask a chief of %(service)s.")
        % {"service": photo.service}
    )


def paths(photo: Photo) -> list[str]:
    return [path(photo, file) for file in photo.renditions.all()]


def uses_of(photo: Photo, person: Person) -> Uses:
    """Where the photo is in use, asked of whoever holds stories."""
    answers: Any = uses_asked.send(Photo, photo=photo, person=person)
    found: list[Uses] = [uses for _receiver, uses in answers if uses]
    return found[0] if found else Uses()
