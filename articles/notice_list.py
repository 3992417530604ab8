"""The pages of an edition's notices, equally fast at any depth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Subquery

from articles.addresses import story_path
from articles.listing import PAGE, read_key, read_place, spell
from articles.models.public_notices import PublishedNotice
from articles.models.published import PublishedArticle
from articles.notices import PrintedNotice, printed
from services.calendars import with_beside
from services.models import Edition


@dataclass(frozen=True, slots=True)
class NoticePage:
    """One page of notices; its keys are as those of `listing.ListPage`."""

    notices: tuple[PublishedNotice, ...]
    key: str
    older: str
    is_asked_rightly: bool
    newer: str = ""

    @property
    def is_first(self) -> bool:
        return not self.key


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice, and its story as lists call it now; empty unless that is live."""

    notice: PrintedNotice
    headline: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    entries: tuple[Entry, ...]


def read_notices(edition: Edition, key: str = "", size: int = PAGE) -> NoticePage:
    """One page in one query. A key that is none is treated as no key."""
    place = read_key(key)
    rows = PublishedNotice.objects.in_edition(edition)
    if place is not None:
        before = rows.newer_than(*place).as_places()[size - 1 : size]
        rows = rows.older_than(*place).annotate(newer=Subquery(before))
    rows = rows.newest_first()
    found = list(rows[: size + 1])
    shown = found[:size]
    return NoticePage(
        notices=tuple(shown),
        key=key if place else "",
        older=spell(shown[-1].at, shown[-1].number) if len(found) > size else "",
        is_asked_rightly=not key or bool(place and shown and spell(*place) == key),
        newer=read_place(shown[0].newer) if place and shown else "",  # type: ignore[attr-defined]
    )


def by_day(page: NoticePage, edition: Edition, now: datetime) -> list[Day]:
    """The page's notices under the days of the edition's own calendar."""
    stories = live_stories(edition, now, (row.public_id for row in page.notices))
    entries = [entry(row, edition, stories) for row in page.notices]
    return [
        Day(name=name, entries=tuple(group))
        for name, group in groupby(entries, key=day_of)
    ]


def day_of(entry: Entry) -> str:
    moment = entry.notice.moment
    return with_beside(moment.day, moment.beside)


def entry(
    row: PublishedNotice, edition: Edition, stories: dict[str, tuple[str, str]]
) -> Entry:
    headline, slug = stories.get(row.public_id, ("", ""))
    return Entry(
        notice=printed(row.told, edition),
        headline=headline,
        url=story_path(edition.prefix, slug, row.public_id) if headline else "",
    )


def live_stories(
    edition: Edition, now: datetime, public_ids: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Headline and web address of those that readers may see at this moment."""
    live = PublishedArticle.objects.live(now).in_edition(edition)
    rows = live.of_stories(set(public_ids))
    return {
        public_id: (headline, slug)
        for public_id, headline, slug in rows.values_list(
            "public_id", "list_headline", "slug"
        )
    }
