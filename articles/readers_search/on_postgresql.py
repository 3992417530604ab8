"""Looking words up in PostgreSQL: a `tsvector` under a GIN index, in steps of time.

Phrases are looked up as pairs of neighbours, so that no text is read to find them;
what was found is then held to the phrase itself, of a bounded number of stories.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.readers_search.entries import pair_mark
from articles.readers_search.found import Batch, Found
from articles.readers_search.narrowing import Group, Scope, steps
from articles.readers_search.questions import Phrase, Sought, Term, Way


def find(sought: Sought, scope: Scope, limit: int) -> Batch:
    """The newest stories that hold it, at most so many. One query."""
    with connection.cursor() as cursor:
        cursor.execute(*asking(sought, scope, limit, ANSWER))
        rows = cursor.fetchall()
    reached = rows[-1][1] if len(rows) == limit else None
    return Batch([Found._make(row[:-1]) for row in rows if row[-1]], reached)


def numbers(sought: Sought, scope: Scope, limit: int) -> RawSQL:
    """The numbers of those stories, for another query to hold them."""
    statement, asked = asking(sought, scope, limit, NUMBERS_ALONE)
    names = re.findall(r"%\((\w+)\)s", statement)
    in_order = re.sub(r"%\(\w+\)s", "%s", statement)
    return RawSQL(in_order, [asked[name] for name in names])  # noqa: S611  constants


def asking(
    sought: Sought, scope: Scope, limit: int, answer: str
) -> tuple[str, dict[str, Any]]:
    groups = steps(scope)
    asked: dict[str, Any] = {
        "below": scope.below,
        "above": scope.above,
        "now": scope.now,
        "limit": limit,
        "exact": exactly(sought),
        "near": near(sought),
    }
    for number, group in enumerate(groups):
        asked[f"held{number}"] = tsquery(sought, (*scope.groups, group))
    return statement(len(groups), answer), asked


# The sum keeps the planner from walking the table from its newest row down, and
# random(), which is always true here, from starting workers for steps not taken.
STEP = """
    step{number} AS MATERIALIZED (
        SELECT published_id FROM (
            SELECT published_id, place FROM articles_searchentry
            WHERE words @@ %(held{number})s::tsquery
                AND place + 0 < %(below)s AND place + 0 >= %(above)s
                AND visible_from <= %(now)s
                AND (visible_until IS NULL OR visible_until > %(now)s)
                AND random() >= 0 AND {condition}
            ORDER BY place + 0 DESC LIMIT %(limit)s
        ) AS newest
    )
"""
# A condition that names no row is asked once, before any row is read.
UNLESS_FULL = "(SELECT count(*) FROM step{number}) < %(limit)s"
ANSWER = """
    SELECT published_id, place, heads, tops,
        %(near)s <> '' AND words @@ %(near)s::tsquery,
        %(exact)s = '' OR words @@ %(exact)s::tsquery
    FROM articles_searchentry WHERE published_id IN ({found})
    ORDER BY place DESC
"""
NUMBERS_ALONE = "{found}"
KEPT = "SELECT published_id FROM step{number} WHERE {condition}"
IF_FULL = "(SELECT count(*) FROM step{number}) = %(limit)s"


def statement(count: int, answer: str) -> str:
    """The steps, each taken only where all before found too few."""
    numbers, last = range(count), count - 1
    gates = [UNLESS_FULL.format(number=number) for number in numbers]
    steps = [
        STEP.format(number=n, condition=" AND ".join(gates[:n]) or "true")
        for n in numbers
    ]
    found = [
        KEPT.format(
            number=n, condition="true" if n == last else IF_FULL.format(number=n)
        )
        for n in numbers
    ]
    return f"WITH {', '.join(steps)} {answer.format(found=' UNION '.join(found))}"


# ── The words of a tsquery. They hold letters and digits only ────────────────


def tsquery(sought: Sought, groups: Iterable[Group]) -> str:
    """What the index is asked: words, pairs of neighbours, and marks."""
    wanted = [any_of(group) for group in groups if group]
    wanted.append(any_choice(sought, as_pairs))
    wanted += [f"!{any_way(term, as_pairs)}" for term in sought.unwanted]
    return " & ".join(wanted)


def exactly(sought: Sought) -> str:
    """What must be true of the text itself; empty where the index tells all."""
    phrases = [phrase for term in sought.terms for phrase in term.marked]
    if not any(len(phrase) > 1 for phrase in phrases):
        return ""
    return any_choice(sought, side_by_side)


def near(sought: Sought) -> str:
    return side_by_side(sought.whole) if len(sought.whole) > 1 else ""


def any_choice(sought: Sought, spelled: Any) -> str:
    choices = [
        " & ".join(any_way(term, spelled) for term in terms) for terms in sought.choices
    ]
    return f"({' | '.join(f'({choice})' for choice in choices)})"


def any_way(term: Term, spelled: Any) -> str:
    return f"({' | '.join(all_of(way, spelled) for way in term.ways)})"


def all_of(way: Way, spelled: Any) -> str:
    return f"({' & '.join(map(spelled, way))})"


def as_pairs(phrase: Phrase) -> str:
    pairs = [pair_mark(*pair) for pair in pairwise(phrase)]
    return " & ".join(map(quoted, (*phrase, *pairs)))


def side_by_side(phrase: Phrase) -> str:
    return f"({' <-> '.join(map(quoted, phrase))})"


def any_of(marks: Group) -> str:
    return f"({' | '.join(map(quoted, marks))})"


def quoted(word: str) -> str:
    return f"'{word}'"
