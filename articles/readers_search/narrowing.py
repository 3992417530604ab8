"""Where a search looks: among which stories, back to which time, and in what steps.

Places are numbers that grow with time (`articles.models.search_entry.place_of`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from articles.models.search_entry import NUMBERS, place_of
from articles.readers_search.entries import (
    MARK,
    STRETCHES,
    edition_mark,
    kind_mark,
    section_mark,
)
from articles.readers_search.questions import Question

AHEAD = timedelta(hours=1)  # a story may be listed a little after a reader's clock

# How far back to look before looking at everything: from seven weeks to seventeen years.
REACHES = tuple(1 << bits for bits in range(22, 30))
FEW = 8  # stretches: looking for many at once takes longer than leaving some rows out

Group = tuple[str, ...]  # marks, of which an entry must carry one


class Stretch(NamedTuple):
    """The newest of a scope: how many seconds of it, and the marks of those."""

    seconds: int
    marks: Group


@dataclass(frozen=True, slots=True)
class Scope:
    """What an entry must carry, and between which places it must lie."""

    groups: tuple[Group, ...]
    below: int  # places, without this one
    above: int  # with this one
    now: datetime
    is_from_the_top: bool = True


def scope_of(question: Question, now: datetime, below: int | None) -> Scope:
    groups = [tuple(map(edition_mark, dict.fromkeys(question.editions)))]
    if question.section is not None:
        groups.append((section_mark(question.section),))
    if question.kind:
        groups.append((kind_mark(question.kind),))
    end = place_of(question.until or now + AHEAD)
    return Scope(
        groups=tuple(groups),
        below=end if below is None else min(end, below),
        above=place_of(question.since) if question.since else 0,
        now=now,
        is_from_the_top=below is None and question.until is None,
    )


def stretches(scope: Scope) -> list[Stretch]:
    """How far back one may look, each twice as far as the one before; all at the end."""
    last, first = second(scope.below), second(scope.above)
    found = []
    for reach in REACHES:
        bits = level(last - reach, last)
        begin = (last - reach) >> bits << bits
        if begin > first:
            found.append(Stretch(last - begin, since(begin, last)))
    return [*found, Stretch(last, everything(scope, first, last))]


def everything(scope: Scope, first: int, last: int) -> Group:
    if not scope.is_from_the_top:
        return covered(first, last)
    # Nothing is newer, so a few stretches hold no story that is not asked for.
    return since(first, last) if first else ()


def since(first: int, last: int) -> Group:
    """A few marks of all seconds between these, and of some that lie before."""
    bits = level(first, last)
    return time_marks(bits, first >> bits, last >> bits)


def level(first: int, last: int) -> int:
    """Bits of the stretches of which a few reach from one to the other."""
    fine = (bits for bits in STRETCHES if (last >> bits) - (first >> bits) < FEW)
    return next(fine, STRETCHES[-1])


def covered(first: int, last: int) -> Group:
    """The marks of all seconds between these, to the week, in as few as it takes."""
    marks: list[str] = []
    low, high = first >> STRETCHES[0], last >> STRETCHES[0]
    for bits, next_bits in zip(STRETCHES, (*STRETCHES[1:], None), strict=True):
        if next_bits is None:
            return (*marks, *time_marks(bits, low, high))
        wide = 1 << (next_bits - bits)
        while low <= high and low % wide:
            marks += time_marks(bits, low, low)
            low += 1
        while low <= high and (high + 1) % wide:
            marks += time_marks(bits, high, high)
            high -= 1
        if low > high:
            break
        low, high = low // wide, high // wide
    return tuple(marks)


def time_marks(bits: int, first: int, last: int) -> Group:
    return tuple(f"{MARK}t{bits}x{number}" for number in range(max(first, 0), last + 1))


def second(place: int) -> int:
    return place >> NUMBERS
