"""Names that stand in a text as somebody typed them: no verb can take those off."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.models.history import Revision
from articles.models.story import Article
from articles.prose import plain_text
from articles.readers_side import ReadersSide
from articles.reference import named_photos, read_photos
from articles.snapshot import Snapshot, take
from bylines.models import Contributor, ContributorName

AROUND = 40  # characters shown on either side
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
)
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


def places(
    article: Article, side: ReadersSide, people: Iterable[Contributor]
) -> list[Place]:
    """Where these people's printed names are typed: on the desk, and before readers."""
    names = printed_names(people)
    if not names:
        return []
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    here = take(article)
    found = list(within(here, pattern, is_live=False))
    live = live_snapshot(article, side)
    if live is not None:
        found += within(live, pattern, is_live=True)
    found += in_photos(live or here, pattern)
    return found[:MOST]


def printed_names(people: Iterable[Contributor]) -> set[str]:
    """Every form of their names that the house prints."""
    people = list(people)
    rows = ContributorName.objects.filter(contributor__in=people)
    typed = [person.name for person in people]
    typed += rows.values_list("name", flat=True)
    return {plain(name) for name in typed if name.strip()}


def plain(text: str) -> str:
    """The text with its letters and blanks written in one way, for comparing."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def live_snapshot(article: Article, side: ReadersSide) -> Snapshot | None:
    if side.current is None:
        return None
    number = side.current.revision_number
    return Revision.objects.of(article).get(number=number).snapshot


def within(
    snapshot: Snapshot, pattern: re.Pattern[str], *, is_live: bool
) -> Iterator[Place]:
    texts = [(name, getattr(snapshot, name)) for name in FIELDS]
    texts.append(("body", plain_text(snapshot.body)))
    if lead := snapshot.lead_photo:
        texts += [("lead_caption", lead.caption), ("lead_alt", lead.alt)]
    for name, text in texts:
        for excerpt in excerpts(text, pattern):
            yield Place(name, excerpt, is_live)


def in_photos(snapshot: Snapshot, pattern: re.Pattern[str]) -> Iterator[Place]:
    """What the photos say themselves, wherever they are used."""
    for photo in read_photos(named_photos(snapshot)).values():
        for name in PHOTO_FIELDS:
            for excerpt in excerpts(getattr(photo, name), pattern):
                yield Place(name, excerpt, is_live=False, photo=photo.pk)


def excerpts(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The words around each place. A slug parts its words by hyphens."""
    flat = plain(text.replace("-", " "))
    for found in pattern.finditer(flat):
        begin, end = max(0, found.start() - AROUND), found.end() + AROUND
        before, after = "…" if begin else "", "…" if end < len(flat) else ""
        yield f"{before}{flat[begin:end].strip()}{after}"
