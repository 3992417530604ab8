"""Lists: keyed pages of published stories, equally fast at any depth."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Subquery

from articles.models.published import Listing, ListingQuerySet, PublishedArticle
from articles.reference import Mark
from articles.times import Times
from services.rows import moment_of

PAGE = 20  # stories on a page of a list


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    `key` is its own key, empty for the first page; `older` is the key of the
    next, empty at the end; `newer` that of the page before, empty where that is the
    first or nobody can say. `is_asked_rightly` unless the address named a key that is
    none, or names no place: strangers can invent any number of those.
    """

    stories: tuple[PublishedArticle, ...]
    key: str
    older: str
    is_asked_rightly: bool
    newer: str = ""

    @property
    def is_first(self) -> bool:
        return not self.key


def list_stories(
    published: PublishedArticle, lists: Iterable[Mark], times: Times
) -> None:
    """Enter the version, which stands in none, into its lists."""
    Listing.objects.bulk_create(
        Listing(
            kind=kind,
            number=number,
            edition_id=published.edition_id,
            published=published,
            listed_at=times.listed_at,
            visible_from=published.visible_from,
            visible_until=published.visible_until,
        )
        for kind, number in sorted(lists)
    )


def read_page(
    rows: ListingQuerySet, now: datetime, key: str = "", size: int = PAGE
) -> ListPage:
    """One page of the list in one query.

    A key that is none is treated as no key: an address typed wrong shows the top.
    """
    place = read_key(key)
    rows = rows.live(now)
    if place is not None:
        before = rows.newer_than(*place).as_places()[size - 1 : size]
        rows = rows.older_than(*place).annotate(newer=Subquery(before))
    rows = rows.newest_first().for_list()
    entries = list(rows[: size + 1])
    shown = entries[:size]
    return ListPage(
        stories=tuple(entry.published for entry in shown),
        key=key if place else "",
        older=write_key(shown[-1]) if len(entries) > size else "",
        is_asked_rightly=not key or bool(place and shown and spell(*place) == key),
        newer=read_place(shown[0].newer) if place and shown else "",  # type: ignore[attr-defined]
    )


def read_stories(
    rows: ListingQuerySet, now: datetime, size: int
) -> list[PublishedArticle]:
    """The newest stories of the list, with whatever `rows` read along."""
    return [entry.published for entry in rows.live(now).newest_first()[:size]]


def write_key(entry: Listing) -> str:
    """The place of an entry, as it stands in an address."""
    return spell(entry.listed_at, entry.published_id)


def read_place(place: list[Any] | None) -> str:
    """The key of a place as the database writes it into JSON."""
    if place is None:
        return ""
    text, number = place
    return spell(moment_of(text), number)


def spell(moment: datetime, number: int) -> str:
    microseconds = round(moment.timestamp() * 1_000_000)
    text = f"{microseconds}.{number}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_key(key: str) -> tuple[datetime, int] | None:
    """The moment and number a key names, or None."""
    try:
        text = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode()
        microseconds, _, number = text.partition(".")
        seconds, rest = divmod(int(microseconds), 1_000_000)
        moment = datetime.fromtimestamp(seconds, tz=UTC).replace(microsecond=rest)
        place = (moment, int(number))
    except (binascii.Error, UnicodeDecodeError, ValueError, OverflowError, OSError):
        return None
    return place if 0 < place[1] < 2**63 else None
