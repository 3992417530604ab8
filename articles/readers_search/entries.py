"""The index of what readers have: which words stand in which published version.

Written in the transaction that stores a version, and gone in the one that stops it. A
version that waits for its time has an entry too, which says from when it is found.

Beside its words an entry carries marks, which no text can hold: edition, sections,
kind, and the stretches of time it was listed in, from a week to years. So filters and
“the newest first” are looked up like words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zlib import crc32

from django.db import connection

from articles.models.published import Listing, PublishedArticle
from articles.models.search_entry import NUMBERS, SearchEntry, pack, place_of
from articles.readers_search.stemming import stems_of
from articles.readers_search.texts import SearchText
from articles.words import MOST_WORDS

if TYPE_CHECKING:
    from articles.rendering import Rendered

MARK, PAIR = "\ue000", "\ue001"  # no word begins so
STRETCHES = (19, 22, 25, 28)  # bits of seconds: six days, seven weeks, a year, eight
DRAWERS = 1 << 20  # in which pairs of neighbouring words are kept
GAP = 2  # places between two parts of a story: no phrase reaches across


@dataclass(frozen=True, slots=True)
class Entry:
    """One version as it is looked up."""

    published: int
    place: int
    visible_from: datetime
    visible_until: datetime | None
    heads: tuple[str, ...]
    tops: tuple[str, ...]
    body: tuple[str, ...]
    marks: tuple[str, ...]
    text: str

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(filter(None, (self.heads, self.tops, self.body)))


def enter(published: PublishedArticle, rendered: "Rendered") -> None:
    """Let readers find the version by what its page says. Two queries at most."""
    lists = rendered.lists
    sections = [number for kind, number in lists if kind == Listing.Kind.SECTION]
    write([entry_of(published, rendered.words, sections)])


def forget(published: PublishedArticle) -> None:
    """Let nobody find the version, and keep none of its words."""
    SearchEntry.objects.filter(published=published).delete()


def forget_all(versions: Any) -> None:
    """The same of all these versions, a queryset or numbers."""
    SearchEntry.objects.filter(published__in=versions).delete()


def ends_at(published: PublishedArticle) -> None:
    """The version ends at another moment than its entry says."""
    SearchEntry.objects.filter(published=published).update(
        visible_until=published.visible_until
    )


def entry_of(
    published: PublishedArticle, words: SearchText, sections: Iterable[int]
) -> Entry:
    place = place_of(published.listed_at, published.pk)
    marks = (
        edition_mark(published.edition_id),
        kind_mark(published.kind),
        *map(section_mark, sorted(sections)),
        *(time_mark(place, bits) for bits in STRETCHES),
    )
    return Entry(
        published=published.pk,
        place=place,
        visible_from=published.visible_from,
        visible_until=published.visible_until,
        heads=tuple(stems_of(words.headline)),
        tops=tuple(stems_of(words.beside)),
        body=tuple(stems_of(words.body)[:MOST_WORDS]),
        marks=marks,
        text=words.body,
    )


# ── Marks ────────────────────────────────────────────────────────────────────


def edition_mark(number: int) -> str:
    return f"{MARK}e{number}"


def section_mark(number: int) -> str:
    return f"{MARK}s{number}"


def kind_mark(kind: str) -> str:
    return f"{MARK}k{''.join(filter(str.isalnum, kind))}"


def time_mark(place: int, bits: int) -> str:
    return f"{MARK}t{bits}x{place >> NUMBERS >> bits}"


def pair_mark(word: str, following: str) -> str:
    """The drawer of two words that stand side by side; rarely, others share it."""
    number = crc32(f"{word} {following}".encode()) % DRAWERS
    return f"{PAIR}{number:05x}"


# ── How each database keeps it ───────────────────────────────────────────────


def write(entries: list[Entry]) -> None:
    """Enter these versions; what was known of them before is forgotten."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rows = [(*columns(entry), vector(entry)) for entry in entries]
            cursor.executemany(ON_POSTGRESQL, rows)
            return
        cursor.executemany(ENTRY_ON_SQLITE, [columns(entry) for entry in entries])
        cursor.executemany(WORDS_ON_SQLITE, [words_row(entry) for entry in entries])


COLUMNS = (
    *("published_id", "place", "visible_from", "visible_until"),
    *("heads", "tops", "packed_text"),
)
UPSERT = """
    INSERT INTO articles_searchentry ({columns}) VALUES ({places})
    ON CONFLICT (published_id) DO UPDATE SET {changes}
"""
ON_POSTGRESQL = UPSERT.format(
    columns=", ".join((*COLUMNS, "words")),
    places=", ".join(["%s"] * len(COLUMNS)) + ", %s::tsvector",
    changes=", ".join(f"{name} = EXCLUDED.{name}" for name in (*COLUMNS[1:], "words")),
)
ENTRY_ON_SQLITE = UPSERT.format(
    columns=", ".join(COLUMNS),
    places=", ".join(["%s"] * len(COLUMNS)),
    changes=", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:]),
)
WORDS_ON_SQLITE = """
    INSERT OR REPLACE INTO articles_searchwords (rowid, words) VALUES (%s, %s)
"""


def columns(entry: Entry) -> tuple[Any, ...]:
    moment = connection.ops.adapt_datetimefield_value
    return (
        entry.published,
        entry.place,
        moment(entry.visible_from),
        moment(entry.visible_until),
        spaced(entry.heads),
        spaced(entry.tops),
        pack(entry.text),
    )


def spaced(words: Iterable[str]) -> str:
    """Words as `ranking` looks for them: ` ferry sinks `."""
    return f" {' '.join(words)} "


def vector(entry: Entry) -> str:
    """Words with their places; marks and pairs of neighbours without."""
    places: dict[str, list[str]] = {}
    for place, word in with_places(entry):
        places.setdefault(word, []).append(str(place))
    lexemes = [f"'{word}':{','.join(at)}" for word, at in places.items()]
    lexemes += [f"'{mark}'" for mark in entry.marks]
    lexemes += [f"'{mark}'" for mark in pair_marks(entry)]
    return " ".join(lexemes)


def with_places(entry: Entry) -> Iterator[tuple[int, str]]:
    place = 0
    for part in entry.parts:
        for word in part:
            place += 1
            yield place, word
        place += GAP


def pair_marks(entry: Entry) -> set[str]:
    return {pair_mark(*pair) for part in entry.parts for pair in pairwise(part)}


def words_row(entry: Entry) -> tuple[int, str]:
    """One line for FTS5; marks stand between the parts, so no phrase reaches across."""
    parts = [spaced(part) for part in entry.parts]
    return entry.place, f"{MARK.join(parts)}{' '.join(entry.marks)}"
