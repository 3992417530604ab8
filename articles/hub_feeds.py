"""Which feeds a hub is told of when a story changes, and when.

For the background and the verbs: readers' code needs none of it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.addresses import feed_path, list_path
from articles.feed_formats import FORMS
from articles.models.published import Listing, PublishedArticle
from articles.models.story import Article
from articles.models.topics import Topic
from articles.permissions import Verb
from articles.reference import Mark, gather
from articles.refresh import revision_of
from articles.rendering import lists
from bylines.models import Contributor
from services import hubs
from services.models import Edition, HubPing, Section, Service

Kind = Listing.Kind

# Nothing is before readers that was not there: only the clock will bring it.
LATER = frozenset({Verb.SCHEDULE, Verb.UNSCHEDULE})


def ask_hubs(article: Article, verb: Verb, now: datetime) -> None:
    """Have the hubs told of what a verb changes for readers, now and by the clock.

    Inside the verb's transaction. Without hubs it asks nothing.
    """
    if not settings.WEBSUB_HUBS:
        return
    rows = PublishedArticle.objects.filter(public_id=article.public_id)
    turns = rows.values_list("visible_from", "visible_until")
    moments = {at for row in turns for at in row if at and at > now}
    if verb not in LATER:
        moments.add(now)
    hubs.ask(article.public_id, article.edition_id, moments)


def send_due() -> int:
    """Tell the hubs what is due; how many pings. For the background."""
    return hubs.send_due(feeds_of)


def feeds_of(ping: HubPing) -> list[str]:
    """The addresses of the feeds that have the story, or had it until it was stopped."""
    edition = ping.edition
    if not edition.is_open:
        return []
    pages = [edition.root, *pages_of(edition, marks_of(ping))]
    return [
        edition.site + feed_path(page, form)
        for page in dict.fromkeys(pages)
        for form in FORMS
    ]


def marks_of(ping: HubPing) -> set[Mark]:
    """The lists of the version that readers had last. One to come has none yet."""
    now = ping.next_try_at or ping.asked_at
    rows = PublishedArticle.objects.filter(
        public_id=ping.public_id, visible_from__lte=now
    ).select_related("edition")
    found: set[Mark] = set()
    for version in rows:
        listed = Listing.objects.filter(published=version)
        marks = set(listed.values_list("kind", "number"))
        found |= marks or lists_before(version)
    return found


def lists_before(version: PublishedArticle) -> set[Mark]:
    """The lists that a stopped version stood in."""
    snapshot = revision_of(version).snapshot
    return set(lists(snapshot, version.edition, gather(snapshot, version.edition)))


def pages_of(edition: Edition, marks: Iterable[Mark]) -> Iterator[str]:
    """The lists' addresses, but for those that no reader can open: a hub is a stranger."""
    numbers: dict[str, set[int]] = {}
    for kind, number in marks:
        numbers.setdefault(kind, set()).add(number)
    numbers.setdefault(Kind.SERVICE, set()).add(edition.service_id)
    rows: dict[str, tuple[QuerySet, str]] = {
        Kind.SECTION: (Section.objects.filter(edition=edition), "slug"),
        Kind.TOPIC: (with_stories(Topic.objects.all(), Kind.TOPIC, edition), "slug"),
        Kind.AUTHOR: (
            with_stories(Contributor.objects.public(), Kind.AUTHOR, edition),
            "slug",
        ),
        Kind.SERVICE: (Service.objects.all(), "code"),
    }
    for kind, (known, name) in rows.items():
        named = known.filter(pk__in=numbers.get(kind, ())).order_by(name)
        for slug in named.values_list(name, flat=True):
            yield list_path(edition.prefix, kind, slug)


def with_stories(rows: QuerySet, kind: str, edition: Edition) -> QuerySet:
    listed = Listing.objects.filter(kind=kind, number=OuterRef("pk"), edition=edition)
    return rows.filter(Exists(listed.live(timezone.now())))
