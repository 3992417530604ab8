"""What became of each row of bylines or collaborations between two snapshots."""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any, Generic, Literal, NamedTuple, TypeVar

Fact = TypeVar("Fact")
Key = tuple[int, int]  # who, and which of their rows: somebody may have two
RowOp = Literal["same", "added", "removed", "changed", "moved"]

WHO: dict[str, Callable[[Any], int]] = {
    "bylines": lambda fact: fact.contributor,
    "collaborations": lambda fact: fact.service,
}


class RowChange(NamedTuple, Generic[Fact]):
    op: RowOp
    old: Fact | None
    new: Fact | None


def row_changes(
    old: Sequence[Fact], new: Sequence[Fact], who: Callable[[Fact], int]
) -> list[RowChange[Fact]]:
    """The rows in today's order, then those that went."""
    before, after = by_key(old, who), by_key(new, who)
    in_place = unmoved([*before], [*after])
    found = [
        RowChange(operation(before, key, fact, in_place), before.get(key), fact)
        for key, fact in after.items()
    ]
    gone = (fact for key, fact in before.items() if key not in after)
    return found + [RowChange("removed", fact, None) for fact in gone]


def by_key(facts: Sequence[Fact], who: Callable[[Fact], int]) -> dict[Key, Fact]:
    seen: Counter[int] = Counter()
    found: dict[Key, Fact] = {}
    for fact in facts:
        seen[who(fact)] += 1
        found[who(fact), seen[who(fact)]] = fact
    return found


def unmoved(before: list[Key], after: list[Key]) -> set[Key]:
    """Those in both that still follow each other as they did."""
    both = {*before} & {*after}
    ours, theirs = (
        [key for key in before if key in both],
        [key for key in after if key in both],
    )
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return {
        key
        for start, _at, size in matcher.get_matching_blocks()
        for key in ours[start : start + size]
    }


def operation(
    before: dict[Key, Fact], key: Key, fact: Fact, in_place: set[Key]
) -> RowOp:
    if key not in before:
        return "added"
    if before[key] != fact:
        return "changed"
    return "same" if key in in_place else "moved"
