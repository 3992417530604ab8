"""Which block of one text became which of another: pure lists, no HTML.

Equal runs first; then what was taken out here and put in there unchanged has moved;
what is left is paired by the words it shares, so that an edited paragraph finds itself
again below one that was put in before it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
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
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs = matcher.get_opcodes()
    moves = moved_blocks(before, after, runs)
    gone, come = Counter(moves), Counter(moves)
    found: list[Step] = []
    for op, start, end, new_start, new_end in runs:
        if op == "equal":
            found += (Step("equal", block, block) for block in before[start:end])
            continue
        old = [taken(block, gone) for block in before[start:end]]
        new = [taken(block, come) for block in after[new_start:new_end]]
        found += paired(old, new)
    return found


Run = tuple[str, int, int, int, int]


def moved_blocks(
    before: Sequence[str], after: Sequence[str], runs: Iterable[Run]
) -> Counter[str]:
    """Blocks that went in one place and came in another, unchanged."""
    gone, come = Counter[str](), Counter[str]()
    for op, start, end, new_start, new_end in runs:
        if op != "equal":
            gone.update(before[start:end])
            come.update(after[new_start:new_end])
    return gone & come


class Block(NamedTuple):
    html: str
    is_moved: bool


def taken(html: str, moves: Counter[str]) -> Block:
    is_moved = moves[html] > 0
    moves[html] -= is_moved
    return Block(html, is_moved)


def paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Step]:
    """A run that differs: like with like, in order; the rest came, went or moved."""
    row, column = 0, 0
    for a, b in best_pairs(old, new):
        yield from map(left, old[row:a])
        yield from map(arrived, new[column:b])
        yield Step("replace", old[a].html, new[b].html)
        row, column = a + 1, b + 1
    yield from map(left, old[row:])
    yield from map(arrived, new[column:])


def left(block: Block) -> Step:
    return Step("moved_away" if block.is_moved else "delete", old=block.html)


def arrived(block: Block) -> Step:
    return Step("moved" if block.is_moved else "insert", new=block.html)


def best_pairs(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """The pairs, in order in both, that share the most words in all."""
    if len(old) * len(new) > PAIRS:
        return [(at, at) for at in range(min(len(old), len(new)))]
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


def words(block: Block) -> set[str]:
    """The words of a block, and what it refers to; one that moved pairs with none."""
    return set() if block.is_moved else set(_word.findall(block.html))


def likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
