"""Where a search looks: among which stories, back to which time, and in what steps.

Places are numbers that grow with time (`articles.models.search_entry.place_of`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

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

# How far back to look before looking at everything. Every step costs: one that holds
# little, as of one section and kind, is not taken.
STEPS = STRETCHES[:-1]

FEW = 8  # stretches: looking for many at once takes longer than leaving some rows out

Group = tuple[str, ...]  # marks, of which an entry must carry one


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


def steps(scope: Scope) -> list[Group]:
    """Marks of the time to look in, from the newest weeks to all of it.

    Each step reaches eight times as far back as the one before; an empty one is
    everything. What lies in an earlier step is in every later one as well.
    """
    last, first = second(scope.below), second(scope.above)
    levels = STEPS[len(scope.groups) - 1 :]
    reached = [bits for bits in levels if ((last >> bits) - 1) << bits > first]
    if scope.is_from_the_top:
        # Nothing is newer, so two stretches hold no story that is not asked for.
        found = [time_marks(bits, (last >> bits) - 1, last >> bits) for bits in reached]
        return [*found, since(first, last) if first else ()]
    found = [since(((last >> bits) - 1) << bits, last) for bits in reached]
    return [*found, covered(first, last)]


def since(first: int, last: int) -> Group:
    """A few marks of all seconds between these, and of some that lie before."""
    for bits in STRETCHES:
        if (last >> bits) - (first >> bits) < FEW:
            return time_marks(bits, first >> bits, last >> bits)
    return ()


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
