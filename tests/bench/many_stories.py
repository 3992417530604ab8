"""Fills a scratch database with what the readers' search needs of many stories.

The words are the demo archive's. A text serves several stories, at other times: to a
search they are as many as stories, and a million are there within minutes.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from django.db import connection, transaction

from articles.kinds import Kind
from articles.models import PublishedArticle, SearchEntry
from articles.models.search_entry import NUMBERS, place_of
from articles.readers_search import entries
from articles.readers_search.texts import SearchText
from newsroom.demo.rows import Table, stored_moment
from newsroom.demo.wordlists import WORDS
from services.models import Edition, Section, Service

TEXTS = 5_000  # that differ; every other story has the words of one of them
EVERY = timedelta(minutes=17)
BATCH = 2_000
SECTIONS = 10
KINDS = list(Kind)


def fill(count: int, newest: datetime) -> list[Edition]:
    """So many stories, in an edition for each language of the archive.

    The database copies the first of them by itself. PostgreSQL builds its index at
    the end.
    """
    editions = make_editions()
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        run("DROP INDEX IF EXISTS search_words")
    for start in range(PublishedArticle.objects.count(), min(count, TEXTS), BATCH):
        write(range(start, min(start + BATCH, count, TEXTS)), editions, newest)
    for number in range(1, count // TEXTS):
        copy(number, with_words=is_postgresql)
    if is_postgresql:
        run("SET maintenance_work_mem = '1GB'")
        run("CREATE INDEX search_words ON articles_searchentry USING gin (words)")
        run("VACUUM articles_searchentry")
    run("ANALYZE")
    return editions


@transaction.atomic
def copy(number: int, *, with_words: bool) -> None:
    """The same words in as many older stories."""
    moved = moved_by(number)
    run(copied(PublishedArticle, moved))
    if with_words:
        run(copied(SearchEntry, moved | {"words": marks_on_postgresql(moved["place"])}))
        return
    run(copied(SearchEntry, moved))
    run(f"""
        INSERT INTO articles_searchwords (rowid, words)
        SELECT {moved["place"]}, {marks_on_sqlite(moved["place"])}
        FROM articles_searchentry JOIN articles_searchwords
            ON articles_searchwords.rowid = place
        WHERE published_id <= {TEXTS}
    """)  # noqa: S608


def moved_by(number: int) -> dict[str, str]:
    """Columns of the copies that differ; their times are told by their places alone."""
    after, seconds = number * TEXTS, number * TEXTS * int(EVERY.total_seconds())
    place = (
        f"(((place >> {NUMBERS}) - {seconds}) << {NUMBERS}) + published_id + {after}"
    )
    return {
        "id": f"id + {after}",
        "public_id": f"'{number:04}' || substr(public_id, 5)",
        "published_id": f"published_id + {after}",
        "place": place,
    }


def time_marks(place: str) -> list[str]:
    return [
        f"'{entries.MARK}t{bits}x' || CAST(({place}) >> {NUMBERS + bits} AS text)"
        for bits in entries.STRETCHES
    ]


def marks_on_postgresql(place: str) -> str:
    before, after = (", ".join(time_marks(each)) for each in ("place", place))
    return f"ts_delete(words, ARRAY[{before}]) || array_to_tsvector(ARRAY[{after}])"


def marks_on_sqlite(place: str) -> str:
    words = "words"
    for before, after in zip(time_marks("place"), time_marks(place), strict=True):
        words = f"replace({words}, {before}, {after})"
    return words


def copied(model: Any, changes: dict[str, str]) -> str:
    names = [str(field.column) for field in model._meta.concrete_fields]
    names += [name for name in changes if name == "words"]
    values = ", ".join(changes.get(name, f'"{name}"') for name in names)
    table, number = model._meta.db_table, model._meta.pk.column
    columns = ", ".join(f'"{name}"' for name in names)
    return f"""
        INSERT INTO {table} ({columns})
        SELECT {values} FROM {table} WHERE {number} <= {TEXTS}
    """  # noqa: S608


def run(statement: str, *asked: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)


def make_editions() -> list[Edition]:
    if Edition.objects.exists():
        return list(Edition.objects.order_by("pk"))
    made = []
    for language in WORDS:
        service = Service.objects.create(code=language, name=language)
        edition = Edition.objects.create(
            service=service,
            name=language,
            language=language,
            native_name=language,
            time_zone="UTC",
            prefix="" if language == "en" else language,
        )
        for number in range(SECTIONS):
            Section.objects.create(
                edition=edition, name=f"S{number}", slug=f"s{number}"
            )
        made.append(edition)
    return made


@cache
def sections_of(edition: int) -> list[int]:
    return list(Section.objects.filter(edition=edition).values_list("pk", flat=True))


@cache
def text_of(number: int, language: str) -> tuple[SearchText, entries.Entry]:
    chance, words = Random(number), WORDS[language]  # noqa: S311
    paragraphs = [words.paragraph(chance) for _ in range(chance.randint(4, 8))]
    said = SearchText(
        words.headline(chance), words.paragraph(chance), "\n".join(paragraphs)
    )
    return said, entries.entry_of(some_version(), said, [])


def some_version() -> PublishedArticle:
    now = datetime.now(UTC)
    return PublishedArticle(
        pk=1, edition_id=1, kind="news", listed_at=now, visible_from=now
    )


@transaction.atomic
def write(numbers: range, editions: list[Edition], newest: datetime) -> None:
    rows, found = [], []
    for number in numbers:
        edition = editions[number % len(editions)]
        said, entry = text_of(number % TEXTS, edition.language)
        at = newest - number * EVERY
        section = sections_of(edition.pk)[number // len(editions) % SECTIONS]
        kind = KINDS[number // 7 % len(KINDS)].value
        rows.append(row_of(number + 1, edition, said, at, section, kind))
        found.append(moved(entry, rows[-1], at, edition.pk))
    Table(PublishedArticle).write(rows)
    entries.write(found)


def row_of(
    pk: int, edition: Edition, said: SearchText, at: datetime, section: int, kind: str
) -> dict[str, Any]:
    moment = stored_moment(at)
    return {
        "id": pk,
        "public_id": f"{pk:012}",
        "slot": "current",
        "edition_id": edition.pk,
        "story_number": pk,
        "revision_number": 1,
        "digest": "",
        "significance": "update",
        "visible_from": moment,
        "first_published_at": moment,
        "listed_at": moment,
        "kind": kind,
        "headline": said.headline,
        "list_headline": said.headline,
        "summary": said.beside,
        "section_number": section,
    }


def moved(
    entry: entries.Entry, row: dict[str, Any], at: datetime, edition: int
) -> entries.Entry:
    """The same words, of another story at another time."""
    place = place_of(at, row["id"])
    marks = (
        entries.edition_mark(edition),
        entries.kind_mark(row["kind"]),
        entries.section_mark(row["section_number"]),
        *(entries.time_mark(place, bits) for bits in entries.STRETCHES),
    )
    return replace(
        entry, published=row["id"], place=place, visible_from=at, marks=marks
    )
