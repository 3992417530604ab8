"""Answering readers' questions: what is live, the best first, within bounds.

The newest thousand stories that hold what is sought are ranked among themselves and
turned page by page; who goes on gets the next thousand. A page of any depth costs the
same two queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.safestring import SafeString

from articles.models.published import PublishedArticle, PublishedArticleQuerySet
from articles.readers_search import on_postgresql, on_sqlite
from articles.readers_search.found import Batch, Found
from articles.readers_search.marking import Marker
from articles.readers_search.narrowing import scope_of
from articles.readers_search.questions import Question as Question
from articles.readers_search.questions import Sought, Term, understood
from articles.readers_search.ranking import Sign, in_order
from articles.refresh import rerender, show_card

PAGE = 20  # stories on a page
SOME = 60  # stories that lack a word, from which a page is chosen
MOST = 1_000  # stories that are counted, and ranked among themselves
LAST = MOST // PAGE  # page of as many


@dataclass(frozen=True, slots=True)
class Hit:
    """One story that was found; what was sought stands in `<mark>`."""

    story: PublishedArticle
    headline: SafeString
    extract: SafeString


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of what was found.

    `key` is its own key, empty for the first page; `older` that of the next, empty at
    the end. `total` counts up to a thousand; `is_more`: there are more than that.
    `is_partial`: no story holds all that is sought, and these hold all but one word.
    `is_in_doubt`: of one of its words they know nothing; it may be misspelled.
    `is_asked_rightly` unless the key is none: strangers can invent any number of those.
    """

    hits: tuple[Hit, ...] = ()
    key: str = ""
    older: str = ""
    total: int = 0
    is_more: bool = False
    is_partial: bool = False
    is_in_doubt: bool = False
    is_asked_rightly: bool = True

    @property
    def is_first(self) -> bool:
        return not self.key


@dataclass(frozen=True, slots=True)
class Place:
    """A page among the stories below a place; `below` is None before any is known."""

    below: int | None = None
    page: int = 1

    @property
    def key(self) -> str:
        return f"{self.below:x}-{self.page}" if self.below else ""


TOP = Place()


def ask(question: Question, now: datetime, page: str = "") -> Answer:
    """The page of that key; the first, if it is none. Two queries at most."""
    sought, place = understood(question.typed), read_key(page)
    if not sought or not question.editions:
        return Answer(is_asked_rightly=not page)
    batch = find(question, sought, now, place)
    if batch.is_partial:
        return partly(batch, sought, now, page)
    ranked = in_order(batch.stories, sought, now)[:MOST]
    start = (place.page - 1) * PAGE
    shown = ranked[start : start + PAGE]
    older = place_after(place, ranked, batch)
    return Answer(
        hits=tuple(read(shown, sought, now)),
        key=place.key,
        older=older.key if older else "",
        total=MOST if batch.reached else len(ranked),
        is_more=bool(batch.reached) or place.below is not None,
        is_asked_rightly=place.key == page and bool(shown or place == TOP),
    )


def find(question: Question, sought: Sought, now: datetime, place: Place) -> Batch:
    """The newest that hold it: one more than are counted. One query.

    If none does, and something is left without one word, some that lack one.
    """
    scope = scope_of(question, now, place.below)
    some = SOME if place == TOP and sought.can_lack_one else 0
    if connection.vendor == "postgresql":
        return on_postgresql.find(sought, scope, MOST + 1, some)
    return on_sqlite.find(sought, scope, MOST + 1, some)


def partly(batch: Batch, sought: Sought, now: datetime, page: str) -> Answer:
    """The best of the stories that hold all but one word, for who found nothing."""
    ranked = in_order(batch.stories, sought.loosened, now)[:PAGE]
    hits = tuple(read(ranked, sought, now))
    return Answer(
        hits=hits,
        total=len(hits),
        is_partial=bool(hits),
        is_in_doubt=not all(stands_somewhere(term, ranked) for term in sought.terms),
        is_asked_rightly=not page,
    )


def stands_somewhere(term: Term, stories: list[Found]) -> bool:
    """Whether headline or summary of one of the stories holds it."""
    sign = Sign(term)
    return any(sign.stands_in(one.heads) or sign.stands_in(one.tops) for one in stories)


def place_after(place: Place, ranked: list[Found], batch: Batch) -> Place | None:
    """Where the page after this one lies; None after the last."""
    if place.page * PAGE < len(ranked):
        below = place.below or max(each.place for each in ranked) + 1
        return Place(below, place.page + 1)
    if batch.reached is None:
        return None
    return Place(batch.reached + 1)


def read_key(key: str) -> Place:
    below, _, page = key.partition("-")
    try:
        place = Place(int(below, 16), int(page))
    except ValueError:
        return TOP
    is_one = 0 < (place.below or 0) < 2**63 and 1 <= place.page <= LAST
    return place if is_one and place.key == key else TOP


# ── What is shown ────────────────────────────────────────────────────────────


def read(found: list[Found], sought: Sought, now: datetime) -> Iterable[Hit]:
    """The stories in this order; those alone that are live. One query."""
    if not found:
        return
    stories = readable(now).in_bulk([each.published for each in found])
    marker = Marker(sought)
    for each in found:
        if story := stories.get(each.published):
            yield shown(story, marker)


def readable(now: datetime) -> PublishedArticleQuerySet:
    return PublishedArticle.objects.live(now).select_related("edition", "search_entry")


def shown(story: PublishedArticle, marker: Marker) -> Hit:
    """The story with its marks. A stale one is rendered anew: a name may be gone."""
    text = story.search_entry.text
    if story.is_stale:
        rendered = rerender(story)
        show_card(story, rendered)
        text = rendered.words.body
    return Hit(
        story=story,
        headline=marker.marked(story.list_headline),
        extract=marker.extract(story.summary, text),
    )
