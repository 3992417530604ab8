"""Names that stand in a text as somebody typed them: no verb can take those off."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from articles.models.history import Revision
from articles.models.story import Article
from articles.prose import plain_text
from articles.readers_side import ReadersSide
from articles.reference import named_photos, read_photos
from articles.snapshot import Snapshot, join_datelines, take
from bylines.models import Contributor
from bylines.names import excerpts, pattern_of, printed_names

MOST = 30  # places; more say nothing new

FIELDS = (
    "headline",
    "short_headline",
    "search_headline",
    "social_headline",
    "kicker",
    "summary",
    "content_warning",
    "slug",
    "credit_words",
)
IN_ATTRIBUTES = re.compile(r' [a-z-]+="([^"]{3,})"')
PHOTO_FIELDS = ("caption", "alt", "photographer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the field's name, the words around it, and in what.

    `photo` is the number of a photo whose own words have it, or None.
    """

    field: str
    excerpt: str
    is_live: bool
    photo: int | None = None


def anchor_of(field: str) -> str:
    """Where the story's form has it."""
    is_row = field in ("bylines", "collaborations")
    return f"#{field}-group" if is_row else f"#id_{field}"


def places(
    article: Article, side: ReadersSide, people: Iterable[Contributor]
) -> list[Place]:
    """Where these people's printed names are typed: on the desk, and before readers."""
    pattern = pattern_of(printed_names(people))
    if pattern is None:
        return []
    here = take(article)
    found = list(within(here, pattern, is_live=False))
    live = live_snapshot(article, side)
    if live is not None:
        found += within(live, pattern, is_live=True)
    found += in_photos(live or here, pattern)
    return found[:MOST]


def live_snapshot(article: Article, side: ReadersSide) -> Snapshot | None:
    if side.current is None:
        return None
    number = side.current.revision_number
    return Revision.objects.of(article).get(number=number).snapshot


def within(
    snapshot: Snapshot, pattern: re.Pattern[str], *, is_live: bool
) -> Iterator[Place]:
    for name, text in texts_of(snapshot, is_at_desk=not is_live):
        for excerpt in excerpts(text, pattern):
            yield Place(name, excerpt, is_live)


def texts_of(snapshot: Snapshot, *, is_at_desk: bool) -> Iterator[tuple[str, str]]:
    """Everything typed into it by the field's name; readers get nothing of the desk's."""
    yield from ((name, getattr(snapshot, name)) for name in FIELDS)
    yield "body", readable(snapshot.body)
    yield "datelines", join_datelines(snapshot.datelines)
    if lead := snapshot.lead_photo:
        yield "lead_caption", lead.caption
        yield "lead_alt", lead.alt
    for fact in snapshot.bylines:
        yield "bylines", f"{fact.title}\n{fact.place}"
    for helper in snapshot.collaborations:
        yield "collaborations", f"{helper.place}\n{helper.tail}\n{helper.link}"
    if is_at_desk:
        yield "slugline", snapshot.desk.slugline
        yield "notes", snapshot.desk.notes


def readable(body: str) -> str:
    """The words of a body, and what stands in its attributes: links, other words."""
    return "\n".join((plain_text(body), *map(unescape, IN_ATTRIBUTES.findall(body))))


def in_photos(snapshot: Snapshot, pattern: re.Pattern[str]) -> Iterator[Place]:
    """What the photos say themselves, wherever they are used."""
    for photo in read_photos(named_photos(snapshot)).values():
        for name in PHOTO_FIELDS:
            for excerpt in excerpts(getattr(photo, name), pattern):
                yield Place(name, excerpt, is_live=False, photo=photo.pk)
