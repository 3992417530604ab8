"""How a front stands, in words: what readers have, what is scheduled, who changed it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from fronts.models import Front, FrontRevision, PublishedFront
from fronts.readers_side import ReadersSide
from services import clock

Slot = PublishedFront.Slot


def sides_of(fronts: Iterable[Front], now: datetime) -> dict[int, ReadersSide]:
    """The readers' sides by the fronts' numbers; one query for all of them."""
    rows: dict[int, dict[str, PublishedFront]] = {front.pk: {} for front in fronts}
    for row in PublishedFront.objects.filter(front_number__in=rows):
        rows[row.front_number][row.slot] = row
    return {number: side_of(slots, now) for number, slots in rows.items()}


def side_of(slots: dict[str, PublishedFront], now: datetime) -> ReadersSide:
    """A pending copy whose time has come is what readers have."""
    current, pending = slots.get(Slot.CURRENT), slots.get(Slot.PENDING)
    if pending is not None and pending.visible_from <= now:
        current, pending = pending, None
    return ReadersSide(current=current, pending=pending)


def newest_revision(front: Front) -> int:
    """The number of the arrangement that stands on the desk; 0 if nobody saved one."""
    found = FrontRevision.objects.of(front).aggregate(newest=Max("number"))
    return found["newest"] or 0


def have_words(front: Front, side: ReadersSide, newest: int, now: datetime) -> str:
    """`Revision 3 of 14:30 Seoul time, changed since`; `newest` is the desk's."""
    if side.current is None:
        return _("The automatic front: the newest stories")
    words = {
        "number": side.current.revision_number,
        "when": clock.at(side.current.visible_from, front.edition.time_zone, now),
    }
    if newest > side.current.revision_number:
        return _("Revision %(number)s of %(when)s, changed since") % words
    return _("Revision %(number)s of %(when)s") % words


def scheduled_words(front: Front, side: ReadersSide, now: datetime) -> str:
    if side.pending is None:
        return ""
    return _("Revision %(number)s at %(when)s") % {
        "number": side.pending.revision_number,
        "when": clock.at_in(side.pending.visible_from, front.edition.time_zone, now),
    }


def changed_words(front: Front, now: datetime) -> str:
    if front.changed_at is None:
        return _("Nobody has arranged it yet")
    return _("%(when)s, %(name)s") % {
        "when": clock.at(front.changed_at, front.edition.time_zone, now),
        "name": front.changed_by or _("somebody"),
    }
