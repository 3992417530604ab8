"""What is known of the stories on a page of the board, read at once for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from articles.admin.lists import HEAVY
from articles.models import Article, Offer, PublishedArticle
from articles.readers_side import ReadersSide, ReadersState, arrange
from staff.models import User

# What is told of an edition that has begun the story twice: the best of it.
WEIGHT = {
    ReadersState.LIVE: 0,
    ReadersState.HELD: 1,
    ReadersState.WITHDRAWN: 2,
    ReadersState.EXPIRED: 3,
    ReadersState.SCHEDULED: 4,
    ReadersState.NOT_PUBLISHED: 5,
    ReadersState.KILLED: 6,
}


@dataclass(frozen=True, slots=True)
class Version:
    """One edition's own version of a story, and what its readers have of it."""

    article: Article | None  # None: it was killed or put away, and readers' rows remain
    side: ReadersSide

    @property
    def is_killed(self) -> bool:
        return self.side.state == ReadersState.KILLED


@dataclass(slots=True)
class Facts:
    """Of one story: versions and offers by edition, and what the person may open."""

    story: int
    versions: dict[int, Version] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)
    visible: set[int] = field(default_factory=set)

    @property
    def first_at(self) -> datetime | None:
        """When readers got the story first, in any edition."""
        times = [
            version.side.current.first_published_at
            for version in self.versions.values()
            if version.side.current is not None and not version.is_killed
        ]
        return min(times, default=None)

    @property
    def articles(self) -> list[Article]:
        """Working copies of what is not killed, the first begun first."""
        found = (v.article for v in self.versions.values() if not v.is_killed)
        return sorted((a for a in found if a), key=lambda article: article.pk)

    def may_open(self, article: Article | None) -> bool:
        return article is not None and article.pk in self.visible


def facts_of(stories: Iterable[int], person: User, now: datetime) -> dict[int, Facts]:
    """Four queries, however many stories and editions there are."""
    numbers = list(stories)
    found = {number: Facts(number) for number in numbers}
    read_versions(found, now)
    seen = Article.objects.visible_to(person).filter(story__in=numbers).order_by()
    for story, pk in seen.values_list("story", "pk"):
        found[story].visible.add(pk)
    rows = Offer.objects.filter(article__story__in=numbers)
    # What was decided last stands in front of what another edition offered before.
    for row in (
        rows.select_related("article", "article__edition", "by", "decided_by")
        .defer(*(f"article__{name}" for name in HEAVY))
        .order_by("at", "pk")
    ):
        keep_offer(found[row.article.story_id], row)
    return found


def read_versions(found: dict[int, Facts], now: datetime) -> None:
    """The best version of each edition, by what its readers have."""
    articles = (
        Article.objects.not_spiked()
        .filter(story__in=list(found))
        .select_related("edition", "assignee")
        .defer(*HEAVY)
        .order_by("pk")
    )
    by_public_id = {article.public_id: article for article in articles}
    published: dict[str, list[PublishedArticle]] = defaultdict(list)
    for row in PublishedArticle.objects.naming(found).defer("summary", "byline"):
        published[row.public_id].append(row)
    for public_id in [*by_public_id, *(p for p in published if p not in by_public_id)]:
        rows = published.get(public_id, [])
        article = by_public_id.get(public_id)
        version = Version(article, arrange(rows, now))
        story = article.story_id if article else rows[0].story_number
        edition = article.edition_id if article else rows[0].edition_id
        keep_version(found[story], edition, version)


def keep_version(facts: Facts, edition: int, version: Version) -> None:
    there = facts.versions.get(edition)
    if there is None or WEIGHT[version.side.state] < WEIGHT[there.side.state]:
        facts.versions[edition] = version


def keep_offer(facts: Facts, row: Offer) -> None:
    """Of several, the one that waits; else the newest."""
    there = facts.offers.get(row.edition_id)
    if there is None or there.state != Offer.State.OPEN or row.state == there.state:
        facts.offers[row.edition_id] = row
