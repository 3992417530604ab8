"""Stamps and turns: how every process knows that public pages changed.

The effective stamp of an edition is (counter, latest turn not after now). Any
stored page made under another effective stamp is stale. It is read *before*
anything is rendered; services/board.py reads it.
"""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max

from services import bulletin, changes
from services.models import Edition, Stamp, Turn


def bump(edition_ids: Iterable[int], *, about: str = changes.EVERYTHING) -> None:
    """Say that these editions' public pages changed. Last act of a transaction.

    One statement an edition, in id order, so that two verbs never wait for each
    other crosswise. `about`: what alone it changed, if that is known; see `changes`.
    """
    numbers = sorted(set(edition_ids))
    if not numbers:
        return
    raised = {"counter": F("counter") + 1, "recent": changes.noted(about)}
    for edition_id in numbers:
        if not Stamp.objects.filter(pk=edition_id).update(**raised):
            Stamp.objects.create(edition_id=edition_id, counter=1)
    bulletin.announce()


def lock(edition_ids: Iterable[int]) -> None:
    """Hold these editions' stamps until the end of the transaction, in id order.

    For who finds out only then which of them to bump.
    """
    rows = Stamp.objects.filter(pk__in=set(edition_ids)).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))


@transaction.atomic
def begin_new_timeline() -> None:
    """Say that the database is not the one that it was: it came back from a copy.

    Every edition's counter goes above any that the lost time can have reached: above
    the seconds since 1970, since no edition changes once a second for ever, and above
    what processes of this machine last posted. So no page that a process, a shared
    store or a cache keeps from that time holds again.
    """
    posted, now = bulletin.read(), int(time.time())
    for edition_id in Edition.objects.order_by("pk").values_list("pk", flat=True):
        stamp, _is_new = Stamp.objects.select_for_update().get_or_create(
            edition_id=edition_id
        )
        counter = max(stamp.counter, posted.get(edition_id, 0)) + 1
        Stamp.objects.filter(pk=edition_id).update(counter=max(counter, now))
    transaction.on_commit(bulletin.renew)


def set_turns(edition_ids: Iterable[int], *moments: datetime | None) -> None:
    """Note the moments (UTC) at which the clock changes these editions' pages.

    The caller bumps their stamps afterwards: only so does any process learn of it.
    """
    Turn.objects.bulk_create(
        [
            Turn(edition_id=edition_id, at=moment)
            for edition_id in sorted(set(edition_ids))
            for moment in moments
            if moment is not None
        ],
        ignore_conflicts=True,
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
