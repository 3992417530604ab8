"""The desk's view of the readers' side: what of a story readers have, or will have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.published import PublishedArticle

Slot = PublishedArticle.Slot
Standing = PublishedArticle.Standing


class ReadersState(models.TextChoices):
    """Derived from the readers' rows and the clock; stored nowhere."""

    NOT_PUBLISHED = "not_published", _("Not published")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    EXPIRED = "expired", _("Expired")
    HELD = "held", _("On hold")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    KILLED = "killed", _("Killed")


@dataclass(frozen=True, slots=True)
class ReadersSide:
    """A story's current and pending versions at one moment.

    A pending version whose time has come counts as current, as it does for readers.
    """

    current: PublishedArticle | None
    pending: PublishedArticle | None
    has_expired: bool = False  # said of the current version

    @property
    def state(self) -> ReadersState:
        if self.current is None:
            scheduled = self.pending is not None
            return ReadersState.SCHEDULED if scheduled else ReadersState.NOT_PUBLISHED
        if self.current.standing == Standing.OPEN:
            return ReadersState.EXPIRED if self.has_expired else ReadersState.LIVE
        return ReadersState(self.current.standing)


def arrange(rows: Iterable[PublishedArticle], now: datetime) -> ReadersSide:
    """The readers' side from a story's rows."""
    slots = {row.slot: row for row in rows}
    current, pending = slots.get(Slot.CURRENT), slots.get(Slot.PENDING)
    if pending is not None and pending.visible_from <= now:
        current, pending = pending, None
    has_expired = current is not None and current.has_expired(now)
    return ReadersSide(current=current, pending=pending, has_expired=has_expired)


def readers_sides(public_ids: Iterable[str], now: datetime) -> dict[str, ReadersSide]:
    """The readers' sides of several stories, in one query at most."""
    found: dict[str, list[PublishedArticle]] = {number: [] for number in public_ids}
    for row in PublishedArticle.objects.filter(public_id__in=found) if found else ():
        found[row.public_id].append(row)
    return {number: arrange(rows, now) for number, rows in found.items()}


def readers_side(public_id: str, now: datetime) -> ReadersSide:
    """The readers' side of one story, in one query."""
    return arrange(PublishedArticle.objects.filter(public_id=public_id), now)
