"""Looking words up in SQLite: FTS5 walks its lists from the newest story down."""

from dataclasses import replace
from typing import Any

from django.db import connection

from articles.readers_search.entries import spaced
from articles.readers_search.found import Batch, Found
from articles.readers_search.narrowing import Group, Scope
from articles.readers_search.questions import Phrase, Sought, Term, Way


def find(sought: Sought, scope: Scope, limit: int, few: int = 0) -> Batch:
    """The newest stories that hold it, at most so many. One query.

    If none does, so few of the newest that hold all of it but one word.
    """
    moment = connection.ops.adapt_datetimefield_value(scope.now)
    asked: dict[str, Any] = {
        "held": match(sought, scope),
        "partly": match(replace(sought, may_lack_one=True), scope),
        "whole": spaced(sought.whole) if len(sought.whole) > 1 else "",
        "below": scope.below,
        "above": scope.above,
        "now": moment,
        "limit": limit,
        "few": few,
    }
    with connection.cursor() as cursor:
        cursor.execute(WHOLLY_OR_PARTLY if few else WHOLLY, asked)
        rows = cursor.fetchall()
    found = [Found._make(row[:-1]) for row in rows]
    if rows and rows[0][-1]:
        return Batch(found, None, is_partial=True)
    reached = min(each.place for each in found) if len(found) == limit else None
    return Batch(found, reached)


NEWEST = """
    SELECT entry.published_id, entry.place, entry.heads, entry.tops,
        %(whole)s <> '' AND instr(found.words, %(whole)s) > 0, {is_partial}
    FROM articles_searchwords AS found
    CROSS JOIN articles_searchentry AS entry ON entry.place = found.rowid
    WHERE articles_searchwords MATCH %({held})s
        AND found.rowid < %(below)s AND found.rowid >= %(above)s
        AND entry.visible_from <= %(now)s
        AND (entry.visible_until IS NULL OR entry.visible_until > %(now)s)
    ORDER BY found.rowid DESC LIMIT {limit}
"""
WHOLLY = NEWEST.format(is_partial="false", held="held", limit="%(limit)s")
# None are looked for, so nothing is looked up, once some hold it wholly.
IF_NONE = "(SELECT CASE WHEN EXISTS (SELECT 1 FROM wholly) THEN 0 ELSE %(few)s END)"
PARTLY = NEWEST.format(is_partial="true", held="partly", limit=IF_NONE)
WHOLLY_OR_PARTLY = f"""
    WITH wholly AS ({WHOLLY})
    SELECT * FROM wholly UNION ALL SELECT * FROM ({PARTLY})
"""  # noqa: S608


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
