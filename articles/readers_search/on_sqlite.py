"""Looking words up in SQLite: FTS5 walks its lists from the newest story down."""

from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.readers_search.entries import spaced
from articles.readers_search.found import Batch, Found
from articles.readers_search.narrowing import Group, Scope
from articles.readers_search.questions import Phrase, Sought, Term, Way


def find(sought: Sought, scope: Scope, limit: int) -> Batch:
    """The newest stories that hold it, at most so many. One query."""
    whole = spaced(sought.whole) if len(sought.whole) > 1 else ""
    asked = [whole, whole, *asked_of(sought, scope, limit)]
    with connection.cursor() as cursor:
        cursor.execute(FACTS + NEWEST, asked)
        rows = list(map(Found._make, cursor.fetchall()))
    return Batch(rows, rows[-1].place if len(rows) == limit else None)


def numbers(sought: Sought, scope: Scope, limit: int) -> RawSQL:
    """The numbers of those stories, for another query to hold them."""
    asked = asked_of(sought, scope, limit)
    return RawSQL("SELECT entry.published_id" + NEWEST, asked)  # noqa: S611  constants


def asked_of(sought: Sought, scope: Scope, limit: int) -> list[Any]:
    moment = connection.ops.adapt_datetimefield_value(scope.now)
    where = (match(sought, scope), scope.below, scope.above)
    return [*where, moment, moment, limit]


FACTS = """
    SELECT entry.published_id, entry.place, entry.heads, entry.tops,
        %s <> '' AND instr(found.words, %s) > 0
"""
NEWEST = """
    FROM articles_searchwords AS found
    CROSS JOIN articles_searchentry AS entry ON entry.place = found.rowid
    WHERE articles_searchwords MATCH %s AND found.rowid < %s AND found.rowid >= %s
        AND entry.visible_from <= %s
        AND (entry.visible_until IS NULL OR entry.visible_until > %s)
    ORDER BY found.rowid DESC LIMIT %s
"""


def match(sought: Sought, scope: Scope) -> str:
    """The question in the words of FTS5; all are quoted, so none is an operator."""
    wanted = [any_of(group) for group in scope.groups]
    wanted.append(f"({' OR '.join(map(all_ways, sought.choices))})")
    said = " AND ".join(wanted)
    if not sought.unwanted:
        return said
    unwanted = " OR ".join(map(any_way, sought.unwanted))
    return f"({said}) NOT ({unwanted})"


def all_ways(terms: tuple[Term, ...]) -> str:
    return f"({' AND '.join(map(any_way, terms))})"


def any_way(term: Term) -> str:
    return f"({' OR '.join(map(all_of, term.ways))})"


def all_of(way: Way) -> str:
    return f"({' AND '.join(map(quoted, way))})"


def any_of(marks: Group) -> str:
    return f"({' OR '.join(quoted((mark,)) for mark in marks)})"


def quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
