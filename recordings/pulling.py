"""Pulling: a recording taken off every story at once, its public file deleted.

The original stays, so that a chief can put it back.
"""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from photos.pulling import PULLERS, RETURNERS, Uses
from recordings.intake import make_public_soon, public_path
from recordings.models import Recording, RecordingEvent
from recordings.signals import recording_pulled, uses_asked
from services.commits import Later
from services.files import delete_all
from services.public_id import new_media_key
from staff.models import User
from staff.permissions import Person, standing

security = logging.getLogger("newsroom.security")


class RecordingError(Exception):
    """A recording's verb was refused; the message is a sentence an editor can act on."""


def may_pull(person: Person, recording: Recording) -> bool:
    return standing(person).has(recording.service_id, *PULLERS)


def may_put_back(person: Person, recording: Recording) -> bool:
    return standing(person).has(recording.service_id, *RETURNERS)


@transaction.atomic
def pull(recording: Recording, *, by: User, reason: str) -> None:
    """Take it off every story, at once; its file goes after the commit."""
    if not may_pull(by, recording):
        deny(by, "pull", recording)
    reason = reason.strip()
    if not reason:
        raise RecordingError(_("Say why it is pulled. Only the desk will see this."))
    recording = locked(recording)
    if recording.is_pulled:
        raise RecordingError(_("This recording was pulled already."))
    old_key, file = recording.media_key, public_path(recording)
    recording.pulled_at, recording.pull_reason = timezone.now(), reason
    recording.media_key, recording.has_file = new_media_key(), False
    note(recording, "pulled", by, reason)
    recording_pulled.send(Recording, recording=recording, old_key=old_key, by=by)
    recording.save(update_fields=CHANGED)  # bumps the stamps, so it comes last
    transaction.on_commit(Later(delete_all, [file]), robust=True)


@transaction.atomic
def put_back(recording: Recording, *, by: User, reason: str = "") -> None:
    """Let stories play it again, at a new address."""
    if not may_put_back(by, recording):
        deny(by, "put_back", recording)
    recording = locked(recording)
    if not recording.is_pulled:
        raise RecordingError(_("This recording was not pulled."))
    recording.pulled_at, recording.pull_reason = None, ""
    note(recording, "put_back", by, reason.strip())
    recording.save(update_fields=CHANGED)
    make_public_soon(recording)


CHANGED = ("pulled_at", "pull_reason", "media_key", "has_file")


def note(recording: Recording, action: str, by: User, reason: str) -> None:
    RecordingEvent.objects.create(
        recording=recording, action=action, actor=by, detail={"reason": reason}
    )


def locked(recording: Recording) -> Recording:
    rows = Recording.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("service").get(pk=recording.pk)


def deny(person: User, action: str, recording: Recording) -> None:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning(
        "Refused: person %s, %s, recording %s", person.pk, action, recording.pk
    )
    raise PermissionDenied(
        _("This is not yours to do with this recording. Ask a chief of %(service)s.")
        % {"service": recording.service}
    )


def uses_of(recording: Recording, person: Person) -> Uses:
    """Where the recording is in use, asked of whoever holds stories."""
    answers: Any = uses_asked.send(Recording, recording=recording, person=person)
    found: list[Uses] = [uses for _receiver, uses in answers if uses]
    return found[0] if found else Uses()
