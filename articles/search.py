"""Finding working copies at the desk: by their words, slugline, number or address.

Newest first, within bounds: a very common word is looked up among the newest stories
only, and who wants older ones goes on from there. Any text may be typed; none is an
error. The fence is asked twice: by the marks of the index, and by `visible_to`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.db import connection
from django.db.models import Q

from articles.desk_index import BLOCK
from articles.models.story import Article
from articles.words import Term, parse
from services.models import Edition
from staff.permissions import Person, standing

CANDIDATES = 1_000  # stories that an answer is chosen from
READ = 2_000  # stories in which a phrase is looked for, on PostgreSQL
NEAR = 2  # blocks, the newest, that are searched before all others
NO_END = 2**62

STORY_ADDRESS = re.compile(r"/a/[^/]*/(?P<public_id>[0-9A-Za-z_-]{12})(?:\.html)?\b")
PUBLIC_ID = re.compile(r"[0-9A-Za-z_-]{12}")


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of stories, the newest first. `reached`: older ones are not looked at."""

    pks: list[int]
    reached: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What an entry must carry: one mark of every group."""

    groups: tuple[tuple[str, ...], ...] = ()

    def with_one_of(self, marks: Sequence[str]) -> "Marks":
        return Marks((*self.groups, tuple(marks)))


def find_stories(person: Person, typed: str, *, limit: int = 20) -> list[Article]:
    """Stories that the person may see and that `typed` names, the newest first.

    What it names exactly (slugline, public id, pasted address) comes before them.
    Four queries at most; with edition, service and section. The body is not read.
    """
    rows = Article.objects.visible_to(person)
    exact = named_exactly(typed)
    found = search(person, typed, limit=limit).pks if not exact.is_address else []
    pks = [*exact.pks, *(pk for pk in found if pk not in exact.pks)]
    stories = (
        rows.for_form().defer("body", "notes").in_bulk(pks[: limit + len(exact.pks)])
    )
    return [stories[pk] for pk in pks if pk in stories][:limit]


@dataclass(frozen=True, slots=True)
class Exact:
    """Stories that a text names exactly, unfenced; whether it can name no other."""

    pks: list[int]
    is_address: bool = False


def named_exactly(typed: str) -> Exact:
    """Stories of exactly this slugline, public id or public address. One query."""
    typed = unquote(typed.strip().replace("\0", ""))
    if not typed:
        return Exact([])
    address = STORY_ADDRESS.search(typed)
    public_id = address["public_id"] if address else typed
    if not PUBLIC_ID.fullmatch(public_id):
        public_id = ""
    sluglines = sorted({typed[:80], typed[:80].upper()})
    wanted = Q(public_id=public_id) if address else named(public_id, sluglines)
    rows = Article.objects.filter(wanted).order_by("-pk").values_list("pk", flat=True)
    return Exact(list(rows[:CANDIDATES]), is_address=address is not None)


def named(public_id: str, sluglines: list[str]) -> Q:
    is_named = Q(slugline__in=sluglines)
    return is_named | Q(public_id=public_id) if public_id else is_named


def search(
    person: Person,
    typed: str,
    *,
    limit: int = CANDIDATES,
    older_than: int | None = None,
    marks: Marks = Marks(),
    among: Sequence[int] | None = None,
) -> Found:
    """Numbers of stories that hold every word, by the index alone.

    `marks` narrow the search, `among` to these stories. Three queries at most.
    """
    query = parse(typed)
    fenced = fence(marks, person)
    if not query or fenced is None:
        return Found([])
    end = NO_END if older_than is None else older_than
    ask = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    if among is not None:
        return Found(ask(query, fenced, end=end, limit=limit, among=among).pks)
    newest = min(end, newest_number() + 1)
    lowest = max((newest >> BLOCK) + 1 - NEAR, 0)
    found = ask(
        query, fenced, end=newest, limit=limit, blocks=(lowest, newest >> BLOCK)
    )
    if lowest and len(found.pks) < limit and found.reached is None:
        found = ask(query, fenced, end=newest, limit=limit)
    return found


def newest_number() -> int:
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def fence(marks: Marks, person: Person) -> Marks | None:
    """The marks, and those of what the person may see; None: of nothing at all."""
    held = standing(person)
    if held.reads_everything:
        return marks
    services = held.services()
    if not services:
        return None
    editions = editions_of(person)
    seen = [f"e{pk}" for pk in editions] + [f"c{pk}" for pk in services]
    return marks.with_one_of(seen)


def editions_of(person: Person) -> list[int]:
    """Numbers of the editions of the person's services; asked once per request."""
    services = standing(person).services()
    known: tuple[list[int], list[int]] | None = getattr(person, "_editions", None)
    if known is None or known[0] != services:
        rows = Edition.objects.filter(service__in=services).order_by()
        known = services, list(rows.values_list("pk", flat=True))
        person._editions = known  # type: ignore[union-attr]
    return known[1]


# ── PostgreSQL ───────────────────────────────────────────────────────────────


def on_postgresql(
    query: tuple[Term, ...],
    marks: Marks,
    *,
    end: int,
    limit: int,
    blocks: tuple[int, int] | None = None,
    among: Sequence[int] | None = None,
) -> Found:
    """Words and marks by the index; phrases by reading the newest that hold all words."""
    if blocks:
        numbers = range(blocks[0], blocks[1] + 1)
        marks = marks.with_one_of([f"b{number}" for number in numbers])
    held, phrases = tsquery(query, marks), phrase_tsquery(query)
    chosen = READ if phrases else limit
    where, arguments = "", [held, end]
    if among is not None:
        where, arguments = "AND article_id = ANY(%s)", [held, end, list(among)]
    # The sum keeps the planner from walking the table from its newest row down.
    is_said = "words @@ %s::tsquery" if phrases else "true"
    sql = f"""
        SELECT article_id, {is_said}
        FROM (
            SELECT article_id, words FROM articles_deskentry
            WHERE words @@ %s::tsquery AND article_id + 0 < %s {where}
            ORDER BY article_id + 0 DESC LIMIT {int(chosen)}
        ) AS newest
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [phrases, *arguments] if phrases else arguments)
        rows = cursor.fetchall()
    pks = [pk for pk, is_said in rows if is_said]
    if len(pks) > limit:
        return Found(pks[:limit], pks[limit - 1])
    return Found(pks, rows[-1][0] if len(rows) == chosen else None)


def tsquery(query: tuple[Term, ...], marks: Marks) -> str:
    """All words and marks, wherever they stand. Words hold letters and digits only."""
    groups = [either([f"_{mark}" for mark in group]) for group in marks.groups]
    for term in query:
        *whole, last = term.words
        groups += [quoted(word) for word in whole]
        groups.append(
            either([last, f"^{term.beginning}"]) if term.beginning else quoted(last)
        )
    return " & ".join(groups)


def phrase_tsquery(query: tuple[Term, ...]) -> str:
    """The words that must stand side by side; empty if none must."""
    phrases = [term for term in query if len(term.words) > 1]
    return " & ".join(map(side_by_side, phrases))


def side_by_side(term: Term) -> str:
    phrase = " <-> ".join(map(quoted, term.words))
    if not term.beginning:
        return f"({phrase})"
    return f"(({phrase}) | {quoted(f'^{term.beginning}')})"


def either(words: Sequence[str]) -> str:
    return f"({' | '.join(map(quoted, words))})"


def quoted(word: str) -> str:
    return f"'{word}'"


# ── SQLite ───────────────────────────────────────────────────────────────────


def on_sqlite(
    query: tuple[Term, ...],
    marks: Marks,
    *,
    end: int,
    limit: int,
    blocks: tuple[int, int] | None = None,
    among: Sequence[int] | None = None,
) -> Found:
    """FTS5 walks its lists from the newest story down and stops when it has enough."""
    where, arguments = "", [match(query, marks), end - 1]
    if blocks:
        where, arguments = "AND rowid >= %s", [*arguments, blocks[0] << BLOCK]
    if among is not None:
        where = f"AND rowid IN ({', '.join(str(int(pk)) for pk in among)})"
    sql = f"""
        SELECT rowid FROM articles_deskwords
        WHERE articles_deskwords MATCH %s AND rowid <= %s {where}
        ORDER BY rowid DESC LIMIT {int(limit)}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        pks = [pk for (pk,) in cursor.fetchall()]
    return Found(pks, pks[-1] if len(pks) == limit else None)


def match(query: tuple[Term, ...], marks: Marks) -> str:
    """The same in the words of FTS5; every string is quoted, so none is an operator."""
    groups = [
        " OR ".join(f'marks : "{mark}"' for mark in group) for group in marks.groups
    ]
    groups += map(said, query)
    return " AND ".join(f"({group})" for group in groups)


def said(term: Term) -> str:
    phrase = f'words : "{" ".join(term.words)}"'
    if not term.beginning:
        return phrase
    others = [f'words : "{word}"' for word in term.words[:-1]]
    begun = " AND ".join([*others, f'beginnings : "{term.beginning}"'])
    return f"{phrase} OR ({begun})"
