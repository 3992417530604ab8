"""Which stretches of one text stand unchanged in another.

Both texts are read as one stream of tokens each, in which the end of a paragraph
weighs nothing: so a paragraph may have been split or merged anywhere, even within a
sentence. A *tile* is a stretch that both have. It begins and ends where a paragraph
does in one of the texts, or a sentence in both; words that changed places within a
sentence are therefore no tiles.

What stands next to each other in a paragraph must be explained: two tiles meet within
a paragraph only where one of them began or ended a paragraph in the other text. So
whole paragraphs, or halves of a split one, may be moved and merged, while an answer
that went from one question to another is a change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import pairwise

from articles.drifting.passages import Passage

NEAR = 400  # starts of the same words that are compared; no text repeats itself more


@dataclass(slots=True)
class Stream:
    """Passages as one row of tokens."""

    passages: Sequence[Passage]
    tokens: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # of each token, its passage
    edges: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)  # of each passage

    def __post_init__(self) -> None:
        for number, passage in enumerate(self.passages):
            begin = len(self.tokens)
            self.starts.append(begin)
            self.tokens += passage.tokens
            self.owners += [number] * len(passage.tokens)
            self.edges |= {begin + at for at in passage.edges}
            self.ends |= {begin + at for at in passage.ends}

    def places(self) -> dict[str, list[int]]:
        """Where each token stands."""
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            found.setdefault(token, []).append(at)
        return found


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """Tokens `old` to `old + size` of one stream are `new` to `new + size` of the other."""

    new: int
    old: int
    size: int


def tiles_of(old: Stream, new: Stream) -> list[Tile]:
    """The stretches that stand in both, each token in at most one, the longest first."""
    found = Laying(old, new).longest_first()
    while wrong := unexplained(found, old, new):
        found = [rest for tile in found if (rest := wrong.get(tile, tile)).size]
    return found


@dataclass(slots=True)
class Laying:
    """Tiles laid on two streams, one after the other."""

    old: Stream
    new: Stream
    old_used: set[int] = field(default_factory=set)
    new_used: set[int] = field(default_factory=set)

    def longest_first(self) -> list[Tile]:
        waiting = [(-tile.size, tile) for tile in self.candidates()]
        heapify(waiting)
        found = []
        while waiting:
            _size, tile = heappop(waiting)
            size = self.alike(tile.old, tile.new, tile.size)
            if size == tile.size:
                found.append(tile)
                self.old_used.update(range(tile.old, tile.old + size))
                self.new_used.update(range(tile.new, tile.new + size))
            elif size:
                heappush(waiting, (-size, Tile(tile.new, tile.old, size)))
        return found

    def candidates(self) -> Iterator[Tile]:
        """From every place where both may be cut, as far as they go together."""
        for here, there in self.beginnings():
            most = min(len(self.old.tokens) - here, len(self.new.tokens) - there)
            if size := self.alike(here, there, most):
                yield Tile(there, here, size)

    def beginnings(self) -> Iterator[tuple[int, int]]:
        """Places that may begin a tile, and go on with the same token."""
        theirs = self.new.places()
        for token, here in self.old.places().items():
            there = theirs.get(token, [])[:NEAR]
            first = [b for b in there if b in self.new.ends]
            begun = [b for b in there if b in self.new.edges]
            for a in here[:NEAR]:
                is_end, is_edge = a in self.old.ends, a in self.old.edges
                for b in there if is_end else begun if is_edge else first:
                    yield a, b

    def may_cut(self, here: int, there: int) -> bool:
        """Where a paragraph ends in one text, or a sentence in both."""
        if here in self.old.ends or there in self.new.ends:
            return True
        return here in self.old.edges and there in self.new.edges

    def alike(self, here: int, there: int, most: int) -> int:
        """How many tokens are alike and free, up to the last place that may be cut."""
        size, has_words = 0, False
        for length in range(most):
            a, b = here + length, there + length
            if a in self.old_used or b in self.new_used:
                break
            if self.old.tokens[a] != self.new.tokens[b]:
                break
            has_words = has_words or is_word(self.old.tokens[a])
            if not self.may_cut(a + 1, b + 1):
                continue
            if has_words or (size and not self.is_end(here + size, there + size)):
                size, has_words = length + 1, False
            elif not size and self.is_end(a + 1, b + 1):
                break
        return size

    def is_end(self, here: int, there: int) -> bool:
        return here in self.old.ends or there in self.new.ends


def is_word(token: str) -> bool:
    return token[0] == "\ue000" or any(map(str.isalnum, token))


def unexplained(tiles: list[Tile], old: Stream, new: Stream) -> dict[Tile, Tile]:
    """What is left of tiles that met within a paragraph though neither began or ended
    one before: without their part in that paragraph.
    """
    found: dict[Tile, Tile] = {}
    for side, here, there in (("new", new, old), ("old", old, new)):
        for one, other in meetings(tiles, side):
            at, other_side = getattr(other, side), "old" if side == "new" else "new"
            end = getattr(one, other_side) + one.size
            if at in here.ends or explained(end, getattr(other, other_side), there):
                continue
            if one in found or other in found:
                continue
            back = min(one.size, at - max(e for e in here.ends if e < at))
            front = min(other.size, min(e for e in here.ends if e > at) - at)
            if back < front:
                found[one] = Tile(one.new, one.old, one.size - back)
            else:
                found[other] = Tile(
                    other.new + front, other.old + front, other.size - front
                )
    return found


def meetings(tiles: list[Tile], side: str) -> Iterator[tuple[Tile, Tile]]:
    """Tiles that stand next to each other on one side."""
    row = sorted(tiles, key=lambda tile: getattr(tile, side))
    for one, other in pairwise(row):
        if getattr(one, side) + one.size == getattr(other, side):
            yield one, other


def explained(end: int, start: int, stream: Stream) -> bool:
    """Whether one ended a paragraph there, the other began one, or nothing is new."""
    return end in stream.ends or start in stream.ends or end == start


def size_of(tile: Tile) -> int:
    return tile.size
