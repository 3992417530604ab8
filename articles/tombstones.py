"""Tombstones: what feeds and the API say of a story that is gone. That it is, when it went, and of
a withdrawn one the reason that readers were given; never a headline.

Every feed of an edition names all that its edition lost in the last days, in whatever
lists it stood: an id tells nothing, and whoever never had the entry has nothing to
delete. A story on hold is none of them, since it may come back; nor is one whose time
has not come.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject

from articles.models.published import PublishedArticle
from services.models import Edition
from services.rows import JSONRows

KEPT = timedelta(days=7)  # a feed reader that asks once a week hears of it
MOST = 100

Rows = QuerySet[PublishedArticle]
Standing = PublishedArticle.Standing


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`reason` is public, and empty unless the story was withdrawn."""

    key: str
    gone_at: datetime
    reason: str


def tombstones_of(edition: Edition, now: datetime) -> dict[str, Subquery]:
    """What a query reads along to learn of the edition's tombstones; `read` reads it."""
    return {
        "stopped": together(stopped(edition, now, now - KEPT), "stopped_at"),
        "expired": together(expired(edition, now, now - KEPT), "expires_at"),
    }


def read(row: Any) -> tuple[Tombstone, ...]:
    """The tombstones, the newest first, from a row that was read with them."""
    facts = [*(row.stopped or ()), *(row.expired or ())]
    found = (
        Tombstone(story_urn(each["id"]), moment(each["at"]), each["reason"])
        for each in facts
    )
    return tuple(sorted(found, key=lambda one: (one.gone_at, one.key), reverse=True))


def story_urn(public_id: str) -> str:
    """What an entry is known by: it stays, whatever becomes of headline and address."""
    return f"urn:newsroom:story:{public_id}"


def gone_since(
    edition: Edition, now: datetime, since: datetime
) -> list[PublishedArticle]:
    """The last stories that are gone, the newest first. Two queries."""
    found = [*stopped(edition, now, since), *expired(edition, now, since)]
    return sorted(found, key=lambda one: (went(one), one.public_id), reverse=True)


def went(gone: PublishedArticle) -> datetime:
    """When a story that is gone went."""
    ended = gone.stopped_at or gone.expires_at
    assert ended is not None  # noqa: S101  one of both has taken it away
    return ended


def stopped(edition: Edition, now: datetime, since: datetime) -> Rows:
    """Withdrawn or killed after readers had it."""
    rows = PublishedArticle.objects.in_edition(edition).filter(
        standing__in=(Standing.WITHDRAWN, Standing.KILLED),
        stopped_at__gt=since,
        stopped_at__lte=now,
        visible_from__lte=F("stopped_at"),
    )
    return newest(rows, "stopped_at")


def expired(edition: Edition, now: datetime, since: datetime) -> Rows:
    """Taken away by the clock, with nothing in its place.

    The edition is compared in a way that no index serves: the one by the end of a
    version is short, and the edition's holds all that it ever published.
    """
    ended = PublishedArticle.objects.annotate(of=F("edition_id") + 0).filter(
        of=edition.pk,
        standing=Standing.OPEN,
        expires_at__gt=since,
        expires_at__lte=now,
        visible_from__lt=F("expires_at"),
    )
    there = PublishedArticle.objects.live(now).filter(public_id=OuterRef("public_id"))
    return newest(ended.filter(~Exists(there)), "expires_at")


def newest(rows: Rows, ended: str) -> Rows:
    first = rows.order_by(f"-{ended}", "-pk")[:MOST]
    return PublishedArticle.objects.filter(pk__in=first.values("pk"))


def together(rows: Rows, ended: str) -> Subquery:
    """The rows as one value."""
    is_withdrawn = When(standing=Standing.WITHDRAWN, then=F("stop_reason"))
    reason = Case(is_withdrawn, default=Value(""), output_field=CharField())
    facts = JSONObject(id="public_id", at=ended, reason=reason)
    one = rows.order_by().annotate(all=Value(1)).values("all")
    return Subquery(one.annotate(rows=JSONRows(facts)).values("rows"))


def moment(text: str) -> datetime:
    """As a database writes it into JSON; SQLite leaves out that it is UTC."""
    at = datetime.fromisoformat(text)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
