"""Which block of one text became which of another: pure lists, no HTML.

Equal runs first; inside what is left, blocks are paired by the words they share, so
that an edited paragraph finds itself again below one that was put in before it.
What was taken out here and put in there unchanged has moved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

Operation = Literal["equal", "insert", "delete", "replace", "moved", "moved_away"]

ALIKE = 0.4  # two blocks share at least this much, or are two
PAIRS = 10_000  # more than these are not weighed one by one

_word = re.compile(r"\w+")


class Step(NamedTuple):
    op: Operation
    old: str = ""
    new: str = ""


def aligned(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """What became of each block, in reading order."""
    return with_moves([*steps(before, after)])


def steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for op, start, end, new_start, new_end in matcher.get_opcodes():
        if op == "equal":
            yield from (Step("equal", block, block) for block in before[start:end])
        else:
            yield from paired(before[start:end], after[new_start:new_end])


def paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """A run that differs: like with like, in order; the rest came or went."""
    if len(old) * len(new) > PAIRS:
        yield from (step(a or "", b or "") for a, b in zip_longest(old, new))
        return
    row, column = 0, 0
    for a, b in best_pairs(old, new):
        yield from (Step("delete", old=block) for block in old[row:a])
        yield from (Step("insert", new=block) for block in new[column:b])
        yield Step("replace", old[a], new[b])
        row, column = a + 1, b + 1
    yield from (Step("delete", old=block) for block in old[row:])
    yield from (Step("insert", new=block) for block in new[column:])


def step(old: str, new: str) -> Step:
    return Step("replace" if old and new else "delete" if old else "insert", old, new)


def best_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs, in order in both, that share the most words in all."""
    ours, theirs = [words(block) for block in old], [words(block) for block in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gains: dict[tuple[int, int], float] = {}
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            gain = likeness(ours[a], theirs[b])
            gains[a, b] = gain + best[a + 1][b + 1] if gain >= ALIKE else -1
            best[a][b] = max(gains[a, b], best[a + 1][b], best[a][b + 1])
    return list(path(best, gains))


def path(
    best: list[list[float]], gains: dict[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    a = b = 0
    while (a, b) in gains:
        if gains[a, b] == best[a][b]:
            yield a, b
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1


def words(block: str) -> set[str]:
    """The words of a block, and what it refers to: a photo's number counts as much."""
    return set(_word.findall(block))


def likeness(one: set[str], other: set[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def with_moves(found: list[Step]) -> list[Step]:
    """A block that went in one place and came in another was moved."""
    gone = Counter(step.old for step in found if step.op == "delete")
    come = Counter(step.new for step in found if step.op == "insert")
    moves = gone & come
    left = {"delete": Counter(moves), "insert": Counter(moves)}
    return [moved(step, left) for step in found]


def moved(step: Step, left: dict[str, Counter[str]]) -> Step:
    block = step.old or step.new
    if step.op not in left or not left[step.op][block]:
        return step
    left[step.op][block] -= 1
    return Step("moved" if step.op == "insert" else "moved_away", block, block)
