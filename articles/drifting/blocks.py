"""Which blocks of a text differ from those of another, and from which.

A block that both have is no news, wherever it stands; nor is one whose words stand in
others unchanged, as `drifting.tiles` finds them. What is left is paired by the words
that it shares.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.alignment import ALIKE
from articles.drifting.passages import REFERENCE, Passage, excerpt, passage_of
from articles.drifting.tiles import Stream, tiles_of

Numbered = tuple[int, str]
Bag = frozenset[tuple[str, int]]  # each token as often as it stands there, numbered
Above = int | tuple[str, ...] | None


class Difference(NamedTuple):
    """One changed block. `place`: where it stands in the new text; `new`: its number
    there, if it is there; `rest`: what of it is no news, as HTML.
    """

    place: int
    before: str
    after: str
    new: int | None = None
    rest: str = ""


@dataclass(slots=True)
class Side:
    """The blocks of one text that are not found whole in the other."""

    numbers: list[int]
    passages: list[Passage]
    shared: list[dict[int, set[int]]] = field(default_factory=list)
    bags: dict[tuple[int, int | None], Bag] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """`shared`: of each block its tokens that stand unchanged in each other one."""
        self.shared = [{} for _ in self.passages]

    def is_whole(self, at: int) -> bool:
        known = sum(map(len, self.shared[at].values()))
        return known == len(self.passages[at].tokens)

    def without_others(self, at: int, other: int | None) -> str:
        """The block without what stands elsewhere than in this one of the other text."""
        elsewhere = self.elsewhere(at, other)
        tokens = range(len(self.passages[at].tokens))
        return excerpt(self.passages[at], (n for n in tokens if n not in elsewhere))

    def elsewhere(self, at: int, other: int | None) -> set[int]:
        found: set[int] = set()
        for there, tokens in self.shared[at].items():
            if there != other:
                found |= tokens
        return found

    def counted(self, at: int, other: int) -> Bag:
        """The tokens of it, without what stands elsewhere than in this other one."""
        mate = other if other in self.shared[at] else None
        if (at, mate) not in self.bags:
            tokens, elsewhere = self.passages[at].tokens, self.elsewhere(at, mate)
            own = (t for n, t in enumerate(tokens) if n not in elsewhere)
            self.bags[at, mate] = bag_of(weighed(own))
        return self.bags[at, mate]

    def rest(self, at: int, other: int | None) -> str:
        return excerpt(self.passages[at], self.elsewhere(at, other))


def changed_blocks(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Whatever of one text is not in the other, block by block; see `drifting.tiles`."""
    old, new = left_over(before, after)
    if not (old.passages or new.passages):
        return []
    share(old, new)
    pairs = paired(old, new)
    pairs += in_place(before, after, old, new, pairs)
    ours, theirs = {a for a, _b in pairs}, {b for _a, b in pairs}
    gone = [a for a in not_whole(old) if a not in ours]
    mates = {old.numbers[a]: new.numbers[b] for a, b in pairs}
    places = Places(before, after, {old.numbers[a] for a in gone}, mates)
    found = (changed(old, new, a, b) for a, b in pairs)
    return [
        *(one for one in found if not is_same(one.before, one.after)),
        *(went(old, a, places.of(old.numbers[a])) for a in gone),
        *(came(new, b) for b in not_whole(new) if b not in theirs),
    ]


def is_same(one: str, other: str) -> bool:
    """Whether readers would not tell one block from the other."""
    return one == other or passage_of(one).key == passage_of(other).key


def not_whole(side: Side) -> list[int]:
    return [at for at in range(len(side.passages)) if not side.is_whole(at)]


def left_over(before: Sequence[str], after: Sequence[str]) -> tuple[Side, Side]:
    """Both texts without the blocks that both have, and without empty ones."""
    alike = Counter(before) & Counter(after)
    old = [(n, passage_of(block)) for n, block in not_in(alike, enumerate(before))]
    new = [(n, passage_of(block)) for n, block in not_in(alike, enumerate(after))]
    same = Counter(p.key for _n, p in old) & Counter(p.key for _n, p in new)
    return side_of(old, same), side_of(new, same)


def not_in(same: Counter[str], rows: Iterable[Numbered]) -> Iterator[Numbered]:
    left = Counter(same)
    for number, block in rows:
        if left[block] > 0:
            left[block] -= 1
        else:
            yield number, block


def side_of(rows: list[tuple[int, Passage]], same: Counter[tuple[str, ...]]) -> Side:
    left, numbers, passages = Counter(same), [], []
    for number, passage in rows:
        if left[passage.key] > 0:
            left[passage.key] -= 1
        elif passage.tokens:
            numbers.append(number)
            passages.append(passage)
    return Side(numbers, passages)


def share(old: Side, new: Side) -> None:
    """Note which tokens of which blocks stand unchanged in which of the others."""
    ours, theirs = Stream(old.passages), Stream(new.passages)
    for tile in tiles_of(ours, theirs):
        for here, there in zip(
            range(tile.old, tile.old + tile.size),
            range(tile.new, tile.new + tile.size),
            strict=True,
        ):
            a, b = ours.owners[here], theirs.owners[there]
            old.shared[a].setdefault(b, set()).add(here - ours.starts[a])
            new.shared[b].setdefault(a, set()).add(there - theirs.starts[b])


def paired(old: Side, new: Side) -> list[tuple[int, int]]:
    """Changed blocks of both, those most alike first; each has at most one partner.

    Then, for a block that lost or gained a sentence and is whole otherwise, the one
    that has the rest of it.
    """
    pairs = Pairs()
    pairs.take(alike_pairs(old, new))
    pairs.take(
        (-len(tokens), a, b)
        for a in not_whole(old)
        for b, tokens in old.shared[a].items()
    )
    pairs.take(
        (-len(tokens), a, b)
        for b in not_whole(new)
        for a, tokens in new.shared[b].items()
    )
    return sorted(pairs.mates.items())


class Pairs:
    def __init__(self) -> None:
        self.mates: dict[int, int] = {}
        self.taken: set[int] = set()

    def take(self, weighed: Iterable[tuple[float, int, int]]) -> None:
        for _weight, a, b in sorted(weighed):
            if a not in self.mates and b not in self.taken:
                self.mates[a] = b
                self.taken.add(b)


def alike_pairs(old: Side, new: Side) -> Iterator[tuple[float, int, int]]:
    """Blocks that both differ, and share enough of what stands nowhere else."""
    ours, theirs = not_whole(old), not_whole(new)
    words = {b: frozenset(weighed(new.passages[b].tokens)) for b in theirs}
    for a in ours:
        own = frozenset(weighed(old.passages[a].tokens))
        for b in theirs:
            if 4 * len(own & words[b]) < min(len(own), len(words[b])):
                continue
            alike = likeness(old.counted(a, b), new.counted(b, a))
            is_shared = b in old.shared[a]
            if alike >= ALIKE or is_shared:
                yield -alike - is_shared, a, b


def in_place(
    before: Sequence[str],
    after: Sequence[str],
    old: Side,
    new: Side,
    pairs: list[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Blocks that share no words, one of which stands where the other stood."""
    ours, theirs = {a for a, _b in pairs}, {b for _a, b in pairs}
    went = {old.numbers[a]: a for a in not_whole(old) if a not in ours}
    came = {new.numbers[b]: b for b in not_whole(new) if b not in theirs}
    there = {new.numbers[b]: new.numbers[b] for _a, b in pairs}
    here = {old.numbers[a]: new.numbers[b] for a, b in pairs}
    open_places: dict[Above, list[int]] = {}
    for number, a in went.items():
        above = what_is_above(number, before, went, here)
        open_places.setdefault(above, []).append(a)
    for number, b in came.items():
        waiting = open_places.get(what_is_above(number, after, came, there))
        if waiting:
            yield waiting.pop(0), b


def what_is_above(
    number: int, blocks: Sequence[str], left: Container[int], mates: Mapping[int, int]
) -> Above:
    """The nearest block above that both texts have: its words, or where it is now."""
    for above in range(number - 1, -1, -1):
        if above in mates:
            return mates[above]
        if above not in left and (key := passage_of(blocks[above]).key):
            return key
    return None


def weighed(tokens: Iterable[str]) -> Counter[str]:
    """The tokens, and what sort of thing each reference is: a photo is like a photo."""
    found = Counter(tokens)
    sorts = [token.partition(" ")[0] for token in found if token[0] == REFERENCE]
    return found + Counter(sorts)


def bag_of(counted: Counter[str]) -> Bag:
    """As a set: what two have in common is then found at the speed of sets."""
    return frozenset(
        (token, number) for token, often in counted.items() for number in range(often)
    )


def likeness(one: Bag, other: Bag) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def changed(old: Side, new: Side, a: int, b: int) -> Difference:
    return Difference(
        place=new.numbers[b],
        before=old.without_others(a, b),
        after=new.without_others(b, a),
        new=new.numbers[b],
        rest=new.rest(b, a),
    )


def came(new: Side, b: int) -> Difference:
    number = new.numbers[b]
    after, rest = new.without_others(b, None), new.rest(b, None)
    return Difference(place=number, before="", after=after, new=number, rest=rest)


def went(old: Side, a: int, place: int) -> Difference:
    return Difference(place=place, before=old.without_others(a, None), after="")


class Places:
    """Where blocks that went would stand in the new text: below what was above them."""

    def __init__(
        self,
        before: Sequence[str],
        after: Sequence[str],
        gone: set[int],
        mates: Mapping[int, int],
    ) -> None:
        self.before, self.gone, self.mates = before, gone, mates
        self.new = (
            {passage_of(block).key: n for n, block in enumerate(after)} if gone else {}
        )
        self.most = len(after)

    def of(self, number: int) -> int:
        above = what_is_above(number, self.before, self.gone, self.mates)
        if above is None:
            return 0
        if isinstance(above, int):
            return above + 1
        return self.new.get(above, min(number, self.most) - 1) + 1
