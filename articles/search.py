"""Finding working copies at the desk: by their words, slugline, number or address.

Newest first, within bounds: a very common word is looked up among the newest stories
only, and who wants older ones goes on from there. Any text may be typed; none is an
error. The fence is asked twice: by the marks of the index, and by `visible_to`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.db import connection

from articles.desk_index import BLOCK
from articles.models.story import Article
from articles.words import LONGEST_QUERY, Term, parse
from services.models import Edition
from staff.permissions import Person, standing

CANDIDATES = 1_000  # stories that an answer is chosen from
READ = 2_000  # stories in which a phrase is looked for, on PostgreSQL
NEAR = 2  # blocks, the newest, that are searched before all others

STORY_ADDRESS = re.compile(r"/a/[^/]*/(?P<public_id>[0-9A-Za-z_-]{12})(?:\.html)?\b")


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
    found: list[int] = []
    if not exact.is_address:
        found = search(person, typed, newest=exact.newest, limit=limit).pks
    pks = [*exact.pks, *(pk for pk in found if pk not in exact.pks)]
    stories = (
        rows.for_form().defer("body", "notes").in_bulk(pks[: limit + len(exact.pks)])
    )
    return [stories[pk] for pk in pks if pk in stories][:limit]


@dataclass(frozen=True, slots=True)
class Exact:
    """Stories that a text names exactly, unfenced; whether it can name no other.

    `newest` is the number of the newest story of all.
    """

    pks: list[int]
    is_address: bool = False
    newest: int = 0


def named_exactly(typed: str) -> Exact:
    """Stories of exactly this slugline, public id or public address. One query."""
    typed = unquote(typed.strip().replace("\0", ""))[:LONGEST_QUERY]
    address = STORY_ADDRESS.search(typed)
    public_id = address["public_id"] if address else typed
    sluglines = ["", ""] if address else [typed, typed.upper()]
    with connection.cursor() as cursor:
        cursor.execute(EXACTLY, [*sluglines, public_id, typed and public_id])
        rows = cursor.fetchall()
    pks = sorted({pk for sort, pk in rows if sort == "named"}, reverse=True)
    newest = next(pk or 0 for sort, pk in rows if sort == "newest")
    return Exact(pks, is_address=address is not None, newest=newest)


EXACTLY = """
    SELECT 'newest', max(id) FROM articles_article
    UNION ALL SELECT 'named', id FROM (
        SELECT id FROM articles_article
        WHERE slugline IN (%s, %s) AND slugline <> '' ORDER BY id DESC LIMIT 50
    ) AS by_slugline
    UNION ALL SELECT 'named', id FROM articles_article WHERE public_id = %s AND %s <> ''
"""


def search(
    person: Person,
    typed: str,
    *,
    newest: int,
    limit: int = CANDIDATES,
    marks: Marks = Marks(),
    among: Sequence[int] | None = None,
) -> Found:
    """Numbers of stories that hold every word, by the index alone.

    None above `newest`; `marks` narrow the search, `among` to these stories. Two
    queries at most.
    """
    query = parse(typed)
    fenced = fence(marks, person)
    if not query or fenced is None:
        return Found([])
    ask = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    found = ask(query, fenced, newest=newest, limit=limit, among=among)
    return found if among is None else Found(found.pks)


def fence(marks: Marks, person: Person) -> Marks | None:
    """The marks, and those of what the person may see; None: of nothing at all."""
    held = standing(person)
    if held.reads_everything:
        return marks
    services = held.services()
    if not services:
        return None
    editions = editions_of(person)
    seen = [f"{mark}{pk}" for pk in editions for mark in ("e", "o")]
    return marks.with_one_of([*seen, *(f"c{pk}" for pk in services)])


def editions_of(person: Person) -> list[int]:
    """Numbers of the editions of the person's services; asked once per request."""
    services = standing(person).services()
    known: tuple[list[int], list[int]] | None = getattr(person, "_editions", None)
    if known is None or known[0] != services:
        rows = Edition.objects.filter(service__in=services).order_by()
        known = services, list(rows.values_list("pk", flat=True))
        remember_editions(person, known[1])
    return known[1]


def remember_editions(person: Person, editions: list[int]) -> None:
    """Keep what was read already, for `editions_of`."""
    known = standing(person).services(), editions
    person._editions = known  # type: ignore[union-attr]


# ── PostgreSQL ───────────────────────────────────────────────────────────────


def on_postgresql(
    query: tuple[Term, ...],
    marks: Marks,
    *,
    newest: int,
    limit: int,
    among: Sequence[int] | None,
) -> Found:
    """Words and marks by the index; phrases by reading the newest that hold all words.

    The newest blocks are searched first. Where they hold enough, PostgreSQL leaves the
    other search out: a condition that names no row is asked once, before any is read.
    """
    last = newest >> BLOCK
    blocks = [f"b{number}" for number in range(max(last + 1 - NEAR, 0), last + 1)]
    phrases = phrase_tsquery(query)
    asked: dict[str, Any] = {
        "near": tsquery(query, marks.with_one_of(blocks)),
        "all": tsquery(query, marks),
        "phrases": phrases,
        "newest": newest,
        "among": None if among is None else list(among),
        "chosen": READ if phrases else limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(IN_TWO_STEPS, asked)
        rows = cursor.fetchall()
    pks = [pk for pk, is_said in rows if is_said]
    if len(pks) > limit:
        return Found(pks[:limit], pks[limit - 1])
    return Found(pks, rows[-1][0] if len(rows) == asked["chosen"] else None)


# The sum keeps the planner from walking the table from its newest row down.
NEWEST_THAT_HOLD = """
    SELECT article_id, words FROM articles_deskentry
    WHERE words @@ %({held})s::tsquery AND article_id + 0 <= %(newest)s
        AND (%(among)s::bigint[] IS NULL OR article_id = ANY(%(among)s))
        AND {condition}
    ORDER BY article_id + 0 DESC LIMIT %(chosen)s
"""
IN_TWO_STEPS = """
    WITH near AS MATERIALIZED ({near}), other AS ({other}), found AS (
        SELECT * FROM near WHERE (SELECT count(*) FROM near) = %(chosen)s
        UNION ALL SELECT * FROM other
    )
    SELECT article_id, %(phrases)s = '' OR words @@ %(phrases)s::tsquery
    FROM found ORDER BY article_id DESC
""".format(  # noqa: S608
    near=NEWEST_THAT_HOLD.format(held="near", condition="true"),
    other=NEWEST_THAT_HOLD.format(
        held="all", condition="(SELECT count(*) FROM near) < %(chosen)s"
    ),
)


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
    newest: int,
    limit: int,
    among: Sequence[int] | None,
) -> Found:
    """FTS5 walks its lists from the newest story down and stops when it has enough."""
    where = ""
    if among is not None:
        where = f"AND rowid IN ({', '.join(str(int(pk)) for pk in among)})"
    sql = f"""
        SELECT rowid FROM articles_deskwords
        WHERE articles_deskwords MATCH %s AND rowid <= %s {where}
        ORDER BY rowid DESC LIMIT {int(limit)}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [match(query, marks), newest])
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
