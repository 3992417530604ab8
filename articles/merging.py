"""Two people changed one story: what both did, put together.

Everything is compared with the text from which both began. What only one of them
changed is taken; where both changed the same, nothing that either typed is lost.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.prose import blocks, sanitize

Whose = Literal["same", "mine", "theirs", "both", "unlike"]
Blocks = list[str]
JOINED = ("same", "mine", "theirs")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of blocks, and whose it is.

    `both`: both typed something between the same two blocks. `unlike`: both changed the
    same blocks, so both versions stand, theirs first. `base`: what stood there before;
    None where it cannot be told.
    """

    whose: Whose
    theirs: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    base: tuple[str, ...] | None = None

    @property
    def blocks(self) -> tuple[str, ...]:
        if self.whose in ("same", "theirs"):
            return self.theirs
        return self.mine if self.whose == "mine" else self.theirs + self.mine


@dataclass(frozen=True, slots=True)
class Edit:
    """Blocks from `start` to `end` of the common text became `new`."""

    start: int
    end: int
    new: tuple[str, ...]
    is_mine: bool

    def meets(self, start: int, end: int) -> bool:
        """Whether it changes what stands there, or adds at the very same place."""
        if self.start == self.end or start == end:
            return start < self.start < end or self.start == start == end == self.end
        return self.start < end


def put_together(base: str, mine: str, theirs: str) -> tuple[Piece, ...]:
    """The two bodies in one, as pieces in reading order."""
    begun, my_blocks, their_blocks = (
        blocks(sanitize(body)) for body in (base, mine, theirs)
    )
    edits = [*edits_of(begun, my_blocks, is_mine=True)]
    edits += edits_of(begun, their_blocks, is_mine=False)
    return tuple(joined(pieces(begun, edits)))


def body_of(found: Iterable[Piece]) -> str:
    return "".join(block for piece in found for block in piece.blocks)


def edits_of(base: Blocks, changed: Blocks, *, is_mine: bool) -> Iterator[Edit]:
    """What somebody did to each stretch; of equal length, block by block."""
    steps = SequenceMatcher(None, base, changed, autojunk=False).get_opcodes()
    for op, start, end, new_start, new_end in steps:
        new = tuple(changed[new_start:new_end])
        if op == "replace" and end - start == len(new):
            for at, block in enumerate(new, start=start):
                yield Edit(at, at + 1, (block,), is_mine)
        elif op != "equal":
            yield Edit(start, end, new, is_mine)


def pieces(base: Blocks, edits: list[Edit]) -> Iterator[Piece]:
    at = 0
    for group in groups(sorted(edits, key=lambda edit: (edit.start, edit.end))):
        start, end = group[0].start, max(edit.end for edit in group)
        yield Piece("same", tuple(base[at:start]))
        yield from decided(base, start, end, group)
        at = end
    yield Piece("same", tuple(base[at:]))


def groups(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Edits that touch the same blocks belong together."""
    group: list[Edit] = []
    end = 0
    for edit in edits:
        if group and not any(edit.meets(one.start, one.end) for one in group):
            yield group
            group, end = [], 0
        group.append(edit)
        end = max(end, edit.end)
    if group:
        yield group


def decided(
    base: Blocks, start: int, end: int, group: Sequence[Edit]
) -> Iterator[Piece]:
    """One stretch as each of the two left it, and what stands in the end."""
    mine = version(base, start, end, [edit for edit in group if edit.is_mine])
    theirs = version(base, start, end, [edit for edit in group if not edit.is_mine])
    before = tuple(base[start:end])
    if all(edit.is_mine for edit in group):
        yield Piece("mine", mine=mine, base=before)
    elif not any(edit.is_mine for edit in group):
        yield Piece("theirs", theirs, base=before)
    elif mine == theirs:
        yield Piece("same", theirs)
    else:
        yield from unlike(mine, theirs, before)


def version(
    base: Blocks, start: int, end: int, edits: Iterable[Edit]
) -> tuple[str, ...]:
    """The stretch after the edits of one person."""
    found: list[str] = []
    for edit in edits:
        found += [*base[start : edit.start], *edit.new]
        start = edit.end
    return (*found, *base[start:end])


def unlike(
    mine: tuple[str, ...], theirs: tuple[str, ...], base: tuple[str, ...]
) -> Iterator[Piece]:
    """Both versions one after the other; what is alike at their ends stands once."""
    head = alike(mine, theirs)
    tail = alike(mine[head:][::-1], theirs[head:][::-1])
    yield Piece("same", theirs[:head])
    yield Piece(
        "unlike" if base else "both",
        theirs[head : len(theirs) - tail],
        mine[head : len(mine) - tail],
        None if head or tail else base,
    )
    yield Piece("same", theirs[len(theirs) - tail :])


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items the two share from their beginning."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; nothing empty."""
    last: Piece | None = None
    for piece in found:
        if piece.whose == "same" and not piece.theirs:
            continue
        if last and last.whose == piece.whose and piece.whose in JOINED:
            last = Piece(
                piece.whose,
                last.theirs + piece.theirs,
                last.mine + piece.mine,
                (last.base or ()) + (piece.base or ()),
            )
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def chosen(
    base: Iterable[str], mine: Iterable[str], theirs: Iterable[str]
) -> list[str]:
    """A set that both changed, such as topics: what each added and took away."""
    base, mine, theirs = list(base), list(mine), list(theirs)
    kept = [one for one in theirs if one in mine or one not in base]
    return kept + [one for one in mine if one not in theirs and one not in base]
