"""The desk's view of the readers' side: which front they have, and will have."""

from dataclasses import dataclass
from datetime import datetime

from fronts.models import Front, PublishedFront

Slot = PublishedFront.Slot


@dataclass(frozen=True, slots=True)
class ReadersSide:
    """A front's current and pending copies at one moment.

    A pending one whose time has come counts as current, as it does for readers.
    Without a current one they have the automatic front.
    """

    current: PublishedFront | None
    pending: PublishedFront | None

    @property
    def is_automatic(self) -> bool:
        return self.current is None


def readers_side(front: Front, now: datetime) -> ReadersSide:
    """The readers' side of one front, in one query."""
    rows = PublishedFront.objects.filter(front_number=front.pk)
    slots = {row.slot: row for row in rows}
    current, pending = slots.get(Slot.CURRENT), slots.get(Slot.PENDING)
    if pending is not None and pending.visible_from <= now:
        current, pending = pending, None
    return ReadersSide(current=current, pending=pending)
