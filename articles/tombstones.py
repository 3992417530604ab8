"""Tombstones: that a story which readers had is gone, told to machines that keep copies.

Those of an edition, the newest first: withdrawn, killed, or expired by the clock. A
story on hold has none; it is being checked and may come back.
"""

from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from articles.models.published import PublishedArticle
from services.models import Edition

Standing = PublishedArticle.Standing


def gone_from(
    edition: Edition, now: datetime, *, since: datetime | None = None, limit: int
) -> list[PublishedArticle]:
    """The stories that are gone, each with `gone_at` (UTC), at most `limit`.

    `since`: not those that went before. One query.
    """
    stopped = Q(standing__in=(Standing.WITHDRAWN, Standing.KILLED))
    expired = Q(standing=Standing.OPEN, expires_at__lte=now)
    rows = PublishedArticle.objects.in_edition(edition).filter(
        stopped | expired, slot=PublishedArticle.Slot.CURRENT
    )
    rows = rows.annotate(gone_at=Coalesce("stopped_at", "expires_at"))
    if since is not None:
        rows = rows.filter(gone_at__gte=since)
    return list(rows.order_by("-gone_at", "-pk")[:limit])
