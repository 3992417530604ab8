"""Sitemaps: what search engines may find of an edition.

An index names a file for each month, one of the pages that stay and one of the news of
two days. A story stands in the month in which it entered the list of the latest, in
UTC: the month of its first publication, or of its rewriting.

https://www.sitemaps.org/protocol.html
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value

from articles.addresses import (
    corrections_path,
    latest_path,
    list_path,
    sitemap_path,
    standing_page_path,
    story_path,
)
from articles.models.published import Listing, ListingQuerySet, PublishedArticle
from articles.models.standing_page import StandingPage
from articles.models.topics import Topic
from articles.months import Month, MonthOfStories, months_of
from articles.sitemap_formats import Address, News
from bylines.models import Contributor
from services.models import Edition, Section

SIZE = 10_000  # addresses in a file; the protocol allows 50,000
NEWS_FOR = timedelta(hours=48)
NEWS = 1000
CHANGES = 1000  # newest changes that the index looks at

Kind = Listing.Kind


class File(NamedTuple):
    """A sitemap as the index names it; `changed` is None where nobody knows."""

    url: str
    changed: datetime | None = None


# ── The index ────────────────────────────────────────────────────────────────


def files_of(edition: Edition, now: datetime) -> list[File]:
    """All files of the edition, the newest month first."""

    def at(name: str) -> str:
        return edition.site + sitemap_path(edition.prefix, name)

    months = months_of(edition, now)
    changes = newest_changes(edition, now) if months else {}
    return [
        File(at("pages")),
        *([File(at("news"))] if months else []),
        *(
            File(at(name), max(each.newest, changes.get(each.month, each.newest)))
            for each in months
            for name in names_of(each)
        ),
    ]


def names_of(month: MonthOfStories) -> Iterator[str]:
    """`2026-11`, and `2026-11-2` and so on of a month that fills more than one file."""
    parts = max(1, -(-month.stories // SIZE))
    for part in range(1, parts + 1):
        yield f"{month.month}-{part}" if part > 1 else str(month.month)


def newest_changes(edition: Edition, now: datetime) -> dict[Month, datetime]:
    """When a story of a month last changed, as far as the newest changes tell.

    An older change is not lost: it stood in the index while it was new.
    """
    rows = PublishedArticle.objects.in_edition(edition).filter(updated_at__lte=now)
    newest = rows.order_by("-updated_at")[:CHANGES]
    found: dict[Month, datetime] = {}
    for listed_at, updated_at in newest.values_list("listed_at", "updated_at"):
        found.setdefault(Month.of(listed_at), updated_at or listed_at)
    return found


# ── The files ────────────────────────────────────────────────────────────────


def stories_of(
    edition: Edition, now: datetime, month: Month, part: int
) -> list[Address]:
    """The live stories of a month, the oldest first, so that a full file stays as it
    is.
    """
    begin, end = month.bounds
    rows = all_stories(edition, now).filter(listed_at__gte=begin, listed_at__lt=end)
    rows = rows.order_by("listed_at", "published_id")
    shown = rows[(part - 1) * SIZE : part * SIZE].values_list(
        "published__slug",
        "published__public_id",
        "published__first_published_at",
        "published__updated_at",
    )
    return [
        Address(edition.site + story_path(edition.prefix, slug, key), updated or first)
        for slug, key, first, updated in shown
    ]


def news_of(edition: Edition, now: datetime) -> list[News]:
    """The stories first published in the last two days, the newest first.

    Nothing enters a list before it is published, so the list's order finds them.
    """
    since = now - NEWS_FOR
    rows = all_stories(edition, now).filter(
        listed_at__gte=since, published__first_published_at__gte=since
    )
    shown = rows.newest_first()[:NEWS].values_list(
        "published__slug",
        "published__public_id",
        "published__first_published_at",
        "published__headline",
    )
    return [
        News(edition.site + story_path(edition.prefix, slug, key), first, headline)
        for slug, key, first, headline in shown
    ]


def all_stories(edition: Edition, now: datetime) -> ListingQuerySet:
    return Listing.objects.of(Kind.EDITION, edition.pk, edition).live(now)


def pages_of(edition: Edition, now: datetime) -> list[Address]:
    """The pages that stay: home, lists with their fronts, and standing pages."""
    prefix = edition.prefix
    paths = [edition.root, latest_path(prefix), corrections_path(prefix)]
    for kind, slug in named_pages(edition, now):
        if kind == "page":
            paths.append(standing_page_path(prefix, slug))
        else:
            paths.append(list_path(prefix, kind, slug))
    return [Address(edition.site + path) for path in paths]


def named_pages(edition: Edition, now: datetime) -> Iterable[tuple[str, str]]:
    """(kind, slug) of sections and standing pages; topics and authors with stories.

    One query. What has no story has no page: even its name is the desk's affair.
    """
    topics = Topic.objects.filter(edition=edition)
    authors = Contributor.objects.public()
    found = (
        of_kind("section", Section.objects.filter(edition=edition)),
        of_kind("page", StandingPage.objects.public().filter(edition=edition)),
        of_kind("topic", topics.filter(has_stories(Kind.TOPIC, edition, now))),
        of_kind("author", authors.filter(has_stories(Kind.AUTHOR, edition, now))),
    )
    first, *others = found
    rows: Iterable[tuple[str, str]] = first.union(*others, all=True)[:SIZE]
    return sorted(rows)


def of_kind(kind: str, rows: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    named = rows.order_by().annotate(page_kind=Value(kind, CharField()))
    found: QuerySet[Any, Any] = named.values_list("page_kind", "slug")
    return found


def has_stories(kind: str, edition: Edition, now: datetime) -> Exists:
    rows = Listing.objects.filter(kind=kind, number=OuterRef("pk"), edition=edition)
    return Exists(rows.live(now))
