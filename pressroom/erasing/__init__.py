"""Erasing what the law orders erased. An operator's command, `manage.py erase`.

All of it in one transaction, under lifted guards. What it would do is found out by
doing it and taking it back, so that the two cannot differ. That something was erased,
when, by whom and on which order, is a row of `Erasure`, a line of the security log and
a line of the ledger; never what.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from articles.models import Article
from bylines.models import Contributor
from photos.models import Photo
from pressroom import ledger
from pressroom.erasing import media, people, scouring, story, words
from pressroom.erasing.wiping import ErasureError as ErasureError
from pressroom.erasing.wiping import Wiper
from pressroom.models import Erasure
from recordings.models import Recording
from staff.guards import lifted
from staff.models import User

security = logging.getLogger("newsroom.security")
log = logging.getLogger("newsroom.jobs")

Kind = Erasure.Kind


@dataclass(frozen=True, slots=True)
class Eraser:
    model: type[Model]
    find: Callable[[str], Any]
    erase: Callable[[Any, Wiper], None]


ERASERS = {
    Kind.STORY: Eraser(Article, story.find, story.erase),
    Kind.CONTRIBUTOR: Eraser(
        Contributor, people.find_contributor, people.erase_contributor
    ),
    Kind.ACCOUNT: Eraser(User, people.find_account, people.erase_account),
    Kind.PHOTO: Eraser(Photo, media.find_photo, media.erase_photo),
    Kind.RECORDING: Eraser(Recording, media.find_recording, media.erase_recording),
}


def lasting_number(row: Any) -> str:
    """What it is called after a restore, too: its public id, an account's number."""
    return str(getattr(row, "public_id", row.pk))


def find(kind: str, number: str) -> Any:
    """The thing, or ErasureError: not there, or erased already."""
    row = ERASERS[Kind(kind)].find(number)
    refuse_done(kind, row)
    return row


def find_again(kind: str, number: str) -> Any:
    """By its lasting number alone, whatever else is called so now. Raises ErasureError."""
    name = "pk" if kind == Kind.ACCOUNT else "public_id"
    rows = ERASERS[Kind(kind)].model._base_manager
    row = rows.filter(**{name: number}).first()
    if row is None:
        raise ErasureError(f"There is no {kind} {number}.")
    refuse_done(kind, row)
    return row


def refuse_done(kind: str, row: Any) -> None:
    done = Erasure.objects.filter(kind=kind, number=lasting_number(row)).first()
    if done:
        raise ErasureError(
            f"This {Kind(kind).label.lower()} was erased already, "
            f"{done.at:%Y-%m-%d %H:%M} UTC, by order of {done.order}."
        )


def rehearse(kind: str, number: str) -> Wiper:
    """What would go. Everything is done and taken back: rows are locked meanwhile."""
    row = find(kind, number)
    with transaction.atomic():
        wiper = wipe(kind, row)
        words.list_leftovers(wiper)  # now, while what would go has gone
        transaction.set_rollback(True)
    return wiper


def erase(kind: str, number: str, *, order: str, by: str) -> Wiper:
    """Erase it, for good. Safe to begin again after a crash: all or nothing went, and
    files that were left are deleted by the job `tidy`.
    """
    return erase_row(kind, find(kind, number), order=order, by=by)


def erase_row(kind: str, row: Any, *, order: str, by: str) -> Wiper:
    name = lasting_number(row)
    scouring.begin()
    with transaction.atomic():
        wiper = wipe(kind, row)
        erasure = Erasure.objects.create(
            at=timezone.now(),
            kind=kind,
            number=name,
            order=order[:200],
            by=by[:150],
            counts=dict(wiper.counts),
        )
    security.warning(
        "Erased by law: a %s, erasure %s, order %r, by %r", kind, erasure.pk, order, by
    )
    facts = {"kind": kind, "number": name, "order": order, "by": by}
    ledger.write("erased", at=erasure.at, **facts)
    finish(wiper)
    words.list_leftovers(wiper)  # looks through every table, and holds none of them
    return wiper


def wipe(kind: str, row: Any) -> Wiper:
    wiper = Wiper()
    with lifted(connection):
        ERASERS[Kind(kind)].erase(row, wiper)
        words.take_out_of_logs(wiper)
    return wiper


def finish(wiper: Wiper) -> None:
    """What follows the commit. One that fails is logged and does not stop the next."""
    for act in wiper.afterwards:
        try:
            act()
        except Exception:
            log.exception("Something was left to the background after an erasure")
    scouring.scour(wiper.counts)
