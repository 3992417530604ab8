"""Looking words up in PostgreSQL: a `tsvector` under a GIN index, in steps of time.

Phrases are looked up as pairs of neighbours, so that no text is read to find them;
what was found is then held to the phrase itself, of a bounded number of stories.
"""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from articles.readers_search import steps
from articles.readers_search.entries import pair_mark, spaced
from articles.readers_search.found import Batch, Found
from articles.readers_search.narrowing import Group, Scope, Stretch, stretches
from articles.readers_search.questions import Phrase, Sought, Term, Way
from services.reading import source


def find(sought: Sought, scope: Scope, limit: int, few: int = 0) -> Batch:
    """The newest stories that hold it, at most so many. One query.

    If none does, so few of the newest that hold all of it but one word.
    """
    reaches = stretches(scope)
    asked = facts(sought, scope, reaches) | {"limit": limit, "few": few}
    said = statement(sought, len(scope.groups), len(reaches), is_partly=few > 0)
    with source().cursor() as cursor:
        cursor.execute(said, asked)
        cursor.nextset()
        rows = cursor.fetchall()
    if rows and rows[0][-1]:
        some = [Found._make(row[:-2]) for row in rows if row[-1]]
        return Batch(some, None, is_partial=True)
    reached = rows[-1][1] if len(rows) == limit else None
    return Batch([Found._make(row[:-2]) for row in rows if row[-2]], reached)


def facts(sought: Sought, scope: Scope, reaches: list[Stretch]) -> dict[str, Any]:
    """What the statement is filled with."""
    asked = {
        "below": scope.below,
        "above": scope.above,
        "now": scope.now,
        "held": tsquery(sought),
        "partly": tsquery(replace(sought, may_lack_one=True)),
        "exact": any_choice(sought, side_by_side),
        "near": side_by_side(sought.whole),
        "pairs": as_pairs(sought.whole),
        "whole": spaced(sought.whole),
    }
    for number, group in enumerate(scope.groups):
        asked[f"group{number}"] = any_of(group)
    for number, (seconds, marks) in enumerate(reaches):
        asked[f"seconds{number}"] = seconds
        asked[f"marks{number}"] = any_of(marks) if marks else None
    return asked


# ── The statement ────────────────────────────────────────────────────────────

# Of steps that are rarely taken the planner expects much, and would spend ten times the
# search on compiling them. It holds for this transaction alone.
UNCOMPILED = "SET LOCAL jit = off;"

# Long texts lie far from their rows, so none is read to tell whether two words stand
# side by side: the index knows. Of more words it knows that each two of them do.
IN_SHORT = "strpos(heads, %(whole)s) > 0 OR strpos(tops, %(whole)s) > 0"
IS_NEARLY = "published_id IN (SELECT published_id FROM nearly)"
IS_NEAR = f"""
    CASE WHEN {IN_SHORT} THEN true
        WHEN {IS_NEARLY} THEN words @@ %(near)s::tsquery ELSE false END
"""
IS_PHRASE = f"CASE WHEN {IN_SHORT} THEN true ELSE words @@ %(exact)s::tsquery END"
NEARLY = """
    nearly AS MATERIALIZED (
        SELECT published_id FROM articles_searchentry
        WHERE words @@ {held} AND {groups} AND random() >= 0
    )
"""
FOUND = """
    found AS MATERIALIZED (
        SELECT published_id, place, heads, tops, {near} AS is_near, {exact} AS is_held
        FROM articles_searchentry WHERE ctid = ANY(ARRAY({spots}))
    )
"""
ANSWER = """
    SELECT published_id, place, heads, tops, is_near, is_held, false AS is_partial
    FROM found
"""
IN_ORDER = "ORDER BY is_partial DESC, place DESC"
PARTLY = """
    UNION ALL SELECT published_id, place, heads, tops, false, true, true
    FROM articles_searchentry WHERE ctid = ANY(ARRAY({spots}))
"""
NONE_HELD = "NOT EXISTS (SELECT FROM found WHERE is_held)"


GROUP = "words @@ %(group{number})s::tsquery"


def statement(sought: Sought, groups: int, count: int, *, is_partly: bool) -> str:
    # The narrowest first: a kind, a section, the editions.
    within = " AND ".join(GROUP.format(number=n) for n in reversed(range(groups)))
    wholly = steps.Steps("step", count, within, held="held", limit="limit")
    near, exact = near_and_exact(sought)
    parts = [steps.reaches(count), *wholly.parts()]
    if IS_NEARLY in near:
        parts.append(NEARLY.format(groups=within, held=wholly.last("pairs")))
    parts.append(FOUND.format(near=near, exact=exact, spots=wholly.spots))
    answer = ANSWER
    if is_partly:
        partly = steps.Steps("part", count, within, "partly", "few", gate=NONE_HELD)
        parts += partly.parts()
        answer += PARTLY.format(spots=partly.spots)
    return f"{UNCOMPILED} WITH {', '.join(parts)} {answer} {IN_ORDER}"


def near_and_exact(sought: Sought) -> tuple[str, str]:
    """Whether all words stand side by side, and whether the phrases in quotes do."""
    phrases = [phrase for term in sought.terms for phrase in term.marked]
    if len(sought.whole) == 1:
        return "false", "true"
    if phrases == [sought.whole]:
        return "true", IS_PHRASE
    is_told = all(len(phrase) == 1 for phrase in phrases)
    near = IS_NEARLY if len(sought.whole) == 2 else IS_NEAR
    return near, "true" if is_told else "words @@ %(exact)s::tsquery"


# ── The words of a tsquery. They hold letters and digits only ────────────────


def tsquery(sought: Sought) -> str:
    """What the index is asked: words, and pairs of neighbours."""
    wanted = [any_choice(sought, as_pairs)]
    wanted += [f"!{any_way(term, as_pairs)}" for term in sought.unwanted]
    return " & ".join(wanted)


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
