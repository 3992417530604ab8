"""Which stories stand on a page of the board: the newest news first.

A story is news when it went live somewhere, was offered, or was taken up. What is live
is read from the lists of the editions, whose index keeps their order; offers that wait
and versions begun lately are few.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.db.models.lookups import Exact, In
from django.utils.dateparse import parse_datetime

from articles.coverage.asked import NOT_OURS, OFFERED, Asked, Place
from articles.models import Adaptation, Article, Listing, Offer, PublishedArticle
from articles.models.published import live_at
from services.models import Edition
from services.rows import JSONRows

PER_PAGE = 30
MOST = 1_000  # offers that wait, and versions begun lately, on all pages together
Moments = dict[int, datetime]  # story: when it was news last


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a board is drawn: editions of their services, or of all of them."""

    own: frozenset[int]
    reads_everything: bool
    now: datetime


def stories_of(asked: Asked, reader: Reader) -> list[Place]:
    """The places of one page, and of one story more if there is one. Five queries."""
    offered = latest(waiting(asked, reader), declined_lately(asked, reader))
    begun = {} if asked.only == OFFERED else begun_lately(asked, reader)
    moments = latest(offered, begun)
    moments = latest(moments, also_live(asked, reader, moments))
    if asked.only != OFFERED:
        moments = latest(moments, live_somewhere(asked, reader))
    places = sorted(((at, pk) for pk, at in moments.items()), reverse=True)
    if asked.place:
        places = [place for place in places if place < asked.place]
    return places[: PER_PAGE + 1]


def latest(*several: Moments) -> Moments:
    found: Moments = {}
    for moments in several:
        for story, at in moments.items():
            found[story] = max(at, found.get(story, at))
    return found


# ── Live somewhere ───────────────────────────────────────────────────────────


def live_somewhere(asked: Asked, reader: Reader) -> Moments:
    """The newest of each edition, from its own list: one list of all would be sorted."""
    editions = Edition.objects.order_by()
    if asked.edition:
        editions = editions.filter(pk=asked.edition)
    lists = listings(asked, reader).filter(
        number=OuterRef(OuterRef("pk")), edition=OuterRef(OuterRef("pk"))
    )
    if asked.place:
        lists = lists.filter(
            ~Exists(newer(asked, reader)), listed_at__lte=asked.place[0]
        )
    newest = lists.newest_first().values("pk")[: PER_PAGE + 2]
    facts = JSONObject(story=F("published__story_number"), at=F("listed_at"))
    together = Listing.objects.filter(pk__in=newest).order_by()
    rows = together.annotate(all=Value(1)).values("all")
    answer = Subquery(rows.annotate(rows=JSONRows(facts)).values("rows"))
    found: Moments = {}
    for rows_of_edition in editions.annotate(rows=answer).values_list(
        "rows", flat=True
    ):
        found = latest(found, moments_in(rows_of_edition or ()))
    return found


def listings(asked: Asked, reader: Reader) -> Any:
    """What stands on editions' lists and passes the filters."""
    rows = Listing.objects.filter(kind=Listing.Kind.EDITION).live(reader.now)
    rows = rows.filter(listed_at__gte=asked.since(reader.now))
    if asked.kind:
        rows = rows.filter(published__kind=asked.kind)
    if asked.section:
        rows = rows.filter(published__section_number=asked.section)
    if asked.only == NOT_OURS:
        rows = rows.filter(~Exists(ours(reader, OuterRef("published__story_number"))))
    return rows


def newer(asked: Asked, reader: Reader) -> Any:
    """The same story live after the place: it stood on an earlier page."""
    rows = PublishedArticle.objects.filter(
        live_at(reader.now),
        of_edition(asked),
        story_number=OuterRef("published__story_number"),
        listed_at__gt=asked.place[0] if asked.place else reader.now,
    )
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return rows.filter(section_number=asked.section) if asked.section else rows


def of_edition(asked: Asked) -> Q:
    """Told so that a database without statistics begins at the story instead."""
    if not asked.edition:
        return Q()
    return Q(Exact(F("edition_id") + Value(0), asked.edition))


def ours(reader: Reader, story: Any) -> QuerySet[Article]:
    """What the reader's editions have of a story; told as `of_edition` is."""
    own = (
        In(F("edition_id") + Value(0), sorted(reader.own)) if reader.own else Q(pk=None)
    )
    return Article.objects.not_spiked().filter(own, story=story)


def moments_in(rows: Iterable[dict[str, Any]]) -> Moments:
    found: Moments = {}
    for row in rows:
        at = moment(row["at"])
        found[row["story"]] = max(at, found.get(row["story"], at))
    return found


def moment(written: str) -> datetime:
    """A time as the database writes it into JSON: SQLite leaves out that it is UTC."""
    found = parse_datetime(written)
    if found is None:
        raise ValueError(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


# ── Offered, or begun lately ─────────────────────────────────────────────────


def waiting(asked: Asked, reader: Reader) -> Moments:
    """Stories offered to the reader's editions or by them, and not decided yet."""
    rows = Offer.objects.undecided().filter(concerning(reader, "edition", "article"))
    if asked.only == OFFERED:
        rows = rows.filter(edition__in=reader.own)
    if asked.edition:
        rows = rows.filter(Q(edition=asked.edition) | Q(article__edition=asked.edition))
    return few(passing(rows, asked, reader, "article"), "article__story")


def declined_lately(asked: Asked, reader: Reader) -> Moments:
    """Stories that were declined, for both sides: who was asked may take it after all."""
    rows = Offer.objects.filter(
        concerning(reader, "edition", "article"),
        state=Offer.State.DECLINED,
        decided_at__gte=asked.since(reader.now),
        article__spiked_at=None,
    )
    if not reader.reads_everything:  # what nobody offered, only its own people know
        own = Q(article__edition__in=reader.own)
        rows = rows.filter(own | Q(by__isnull=False))
    if asked.only == OFFERED:
        rows = rows.filter(edition__in=reader.own, by__isnull=False)
    if asked.edition:
        rows = rows.filter(Q(edition=asked.edition) | Q(article__edition=asked.edition))
    rows = passing(rows, asked, reader, "article")
    return few(rows, "article__story", at="decided_at")


def begun_lately(asked: Asked, reader: Reader) -> Moments:
    """Stories that the reader's editions took up, or that were taken up from them."""
    rows = Adaptation.objects.filter(
        concerning(reader, "article__edition", "source"),
        at__gte=asked.since(reader.now),
        article__spiked_at=None,
    )
    if asked.edition:
        rows = rows.filter(
            Q(article__edition=asked.edition) | Q(source__edition=asked.edition)
        )
    return few(passing(rows, asked, reader, "source"), "source__story")


def concerning(reader: Reader, edition: str, article: str) -> Q:
    """That either side is the reader's."""
    if reader.reads_everything:
        return Q()
    return Q((f"{edition}__in", reader.own)) | Q(
        (f"{article}__edition__in", reader.own)
    )


def passing(rows: Any, asked: Asked, reader: Reader, article: str) -> Any:
    if asked.kind:
        rows = rows.filter(**{f"{article}__kind": asked.kind})
    if asked.section:
        rows = rows.filter(**{f"{article}__section": asked.section})
    if asked.only == NOT_OURS:
        rows = rows.filter(~Exists(ours(reader, OuterRef(f"{article}__story"))))
    return rows


def few(rows: Any, story: str, at: str = "at") -> Moments:
    """The newest of them by story."""
    found: Moments = {}
    newest = rows.order_by(f"-{at}", "-pk").values_list(story, at)[:MOST]
    for number, moment in newest:
        found.setdefault(number, moment)
    return found


def also_live(asked: Asked, reader: Reader, moments: Moments) -> Moments:
    """When these stories were news by being live: their place is the newest of all."""
    rows = PublishedArticle.objects.naming(moments)
    rows = rows.filter(live_at(reader.now), of_edition(asked))
    times = rows.order_by().values("story_number").annotate(at=Max("listed_at"))
    return dict(times.values_list("story_number", "at"))
