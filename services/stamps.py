"""Stamps and turns: how every process knows that public pages changed.

The effective stamp of an edition is (counter, latest turn not after now). Any
stored page made under another effective stamp is stale. It is read in one query
*before* anything is rendered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from services.models import Edition, Stamp, Turn


@dataclass(frozen=True, slots=True)
class EffectiveStamp:
    counter: int
    turn: datetime | None

    def __str__(self) -> str:
        moment = int(self.turn.timestamp() * 1_000_000) if self.turn else 0
        return f"{self.counter}-{moment}"


def bump(edition_ids: Iterable[int]) -> None:
    """Say that these editions' public pages changed. Last act of a transaction.

    One statement an edition, in id order, so that two verbs never wait for each
    other crosswise.
    """
    for edition_id in sorted(set(edition_ids)):
        if not Stamp.objects.filter(pk=edition_id).update(counter=F("counter") + 1):
            Stamp.objects.create(edition_id=edition_id, counter=1)


def set_turns(edition_ids: Iterable[int], *moments: datetime | None) -> None:
    """Note the moments (UTC) at which the clock changes these editions' pages."""
    Turn.objects.bulk_create(
        [
            Turn(edition_id=edition_id, at=moment)
            for edition_id in sorted(set(edition_ids))
            for moment in moments
            if moment is not None
        ],
        ignore_conflicts=True,
    )


def with_effective_stamp(
    editions: "QuerySet[Edition]", now: datetime
) -> "QuerySet[Edition]":
    """The editions, each with its stamp row and `turned_at`, in the same query."""
    latest = (
        Turn.objects.filter(edition=OuterRef("pk"), at__lte=now)
        .order_by()
        .values("edition")
        .annotate(latest=Max("at"))
        .values("latest")
    )
    return editions.select_related("stamp").annotate(turned_at=Subquery(latest))


def effective_stamp(edition: Edition) -> EffectiveStamp:
    """The stamp of an edition read through `with_effective_stamp`."""
    stamp: Stamp | None = getattr(edition, "stamp", None)
    return EffectiveStamp(
        counter=stamp.counter if stamp else 0,
        turn=getattr(edition, "turned_at", None),
    )


def forget_old_turns(now: datetime) -> int:
    """Drop turns that a later one has overtaken; how many. For the sweep.

    The latest turn of an edition is part of its effective stamp and stays.
    """
    latest = (
        Turn.objects.filter(at__lte=now - timedelta(hours=1))
        .values("edition")
        .annotate(latest=Max("at"))
    )
    dropped = 0
    for row in latest:
        dropped += Turn.objects.filter(
            edition=row["edition"], at__lt=row["latest"]
        ).delete()[0]
    return dropped
