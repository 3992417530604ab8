"""What was measured, as one table, and as ratios with what was hoped for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isnan, nan
from statistics import median

from tests.bench.load import Load, Rounds

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `queries` and `size` stay None where they mean nothing."""

    stories: int
    name: str
    load: Load | None
    queries: int | None = None
    size: int | None = None
    is_served: bool = True  # or took its time in a process of its own


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two figures of the same minutes, compared. NaN, which is missed: one failed."""

    name: str
    stories: str
    value: float
    limit: float
    is_least: bool = True  # `limit` is the least wanted, else the most allowed
    digits: int = 1  # of the limit, after the point

    @property
    def is_met(self) -> bool:
        if self.is_least:
            return self.value >= self.limit
        return self.value <= self.limit


def speed(
    name: str, stories: int, ours: Rounds, other: Rounds, *, at_least: float
) -> Ratio:
    """How many times as many answers a second as the other."""
    value = compared(ours, other, lambda load: load.per_second)
    return Ratio(name, f"{stories:,}", value, at_least)


def growth(
    name: str, stories: tuple[int, int], small: Rounds, large: Rounds, *, at_most: float
) -> Ratio:
    """How many times as long half of the readers wait at the larger archive."""
    value = compared(large, small, lambda load: load.p50)
    sizes = f"{stories[0]:,} → {stories[1]:,}"
    return Ratio(name, sizes, value, at_most, is_least=False)


def compared(ours: Rounds, other: Rounds, figure: Callable[[Load], float]) -> float:
    """The median of the rounds' own ratios: what slows one round slows both sides."""
    pairs = list(zip(ours, other, strict=True))
    ratios = [figure(one) / figure(two) for one, two in pairs if one and two]
    return median(ratios) if len(ratios) == len(pairs) else nan


def table_of(rows: Iterable[Row]) -> str:
    head = ("stories", "answer", "req/s", "p50 ms", "p99 ms", "queries", "bytes", "MB")
    return lines((head, *map(cells, rows)), numbers=(0, 2, 3, 4, 5, 6, 7))


def cells(row: Row) -> tuple[str, ...]:
    load = row.load
    if load is None:
        return (f"{row.stories:,}", row.name, *[NOTHING] * 6)
    return (
        f"{row.stories:,}",
        row.name,
        f"{load.per_second:,.0f}" if row.is_served else NOTHING,
        f"{load.p50:.2f}",
        f"{load.p99:.2f}",
        NOTHING if row.queries is None else str(row.queries),
        NOTHING if row.size is None else f"{row.size:,}",
        f"{load.memory:,.0f}" if load.memory else NOTHING,
    )


def ratios_of(ratios: Iterable[Ratio]) -> str:
    head = ("ratio", "stories", "measured", "wanted", "")
    return lines((head, *map(verdict, ratios)), numbers=(2, 3))


def verdict(ratio: Ratio) -> tuple[str, ...]:
    return (
        ratio.name,
        ratio.stories,
        NOTHING if isnan(ratio.value) else f"{ratio.value:.{ratio.digits + 1}f}",
        f"{'≥' if ratio.is_least else '≤'} {ratio.limit:.{ratio.digits}f}",
        "ok" if ratio.is_met else "MISSED",
    )


def lines(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> str:
    """A Markdown table that reads well as it is; the first row is its head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    ends = ["-" * (width + 1) + ":" for width in widths]
    rule = [
        end if place in numbers else "-" * len(end) for place, end in enumerate(ends)
    ]
    head, *rest = [
        " | ".join(
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    body = [f"| {line} |" for line in rest]
    return "\n".join([f"| {head} |", f"|{'|'.join(rule)}|", *body])
