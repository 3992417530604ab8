"""One look for one person's name, for one reader at the desk."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from articles.scan.finds import Spot
from articles.scan.holding import Holds, Needles, needles_of
from bylines.names import excerpts, pattern_of
from staff.models import User

ENOUGH = 0.8  # seconds; the rest of the past is a page of its own
CLOSELY = 300  # rows of a kind that are looked at closely; the rest is counted
MOST_SPOTS = 6  # of one thing


@dataclass
class Look:
    names: set[str]
    person: User
    begun: float = field(default_factory=time.monotonic)
    below: int | None = None  # the past is looked through from this revision down
    rest: int | None = None  # where it was left, if it was
    unseen: Counter[str] = field(default_factory=Counter)  # by urgency, only counted

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        found = pattern_of(self.names)
        if found is None:
            raise ValueError("There is no name to look for.")
        return found

    @cached_property
    def needles(self) -> Needles:
        return needles_of(self.names)

    def holds(self, *columns: str, is_json: bool = False) -> Holds:
        """For `filter`: rows that may have the name in one of these columns."""
        return Holds(*columns, needles=self.needles, is_json=is_json)

    @property
    def is_late(self) -> bool:
        """Whether the page should be there by now."""
        return time.monotonic() - self.begun > ENOUGH

    def spots(
        self,
        texts: Iterable[tuple[str, str]],
        label: Callable[[str], str],
        address: Callable[[str], str],
    ) -> list[Spot]:
        """Where the name really stands in these texts, by field."""
        return [
            Spot(label(name), excerpt, address(name))
            for name, text in texts
            for excerpt in excerpts(text, self.pattern)
        ][:MOST_SPOTS]
