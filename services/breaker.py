"""Sparing a store that does not answer, and whoever would wait for it.

A silent one would else hang one thread after another, until none is left for those who
ask for nothing of it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LONGEST = 60.0  # seconds after which whoever asks is taken for lost


class Breaker:
    """After a failure nobody asks for a while; then one does, until there is an answer.

    One for each store in each process.
    """

    def __init__(self) -> None:
        self.silent_since: float | None = None  # by `time.monotonic`
        self.next_try = 0.0
        self.changing = Lock()

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether to ask: everybody may while it answers, else one, now and then."""
        if self.silent_since is None:
            yield True
            return
        with self.trial() as is_mine:
            yield is_mine

    @contextmanager
    def trial(self) -> Iterator[bool]:
        """Whether who comes now is the one that may ask. The others wait for an end."""
        until = self.claim()
        try:
            yield until > 0
        finally:
            if self.next_try == until:  # it neither failed nor was put off
                self.next_try = 0.0

    def claim(self) -> float:
        """Until when the trial is ours alone; 0: it is not."""
        with self.changing:
            now = time.monotonic()
            if now < self.next_try:
                return 0.0
            self.next_try = now + LONGEST
            return self.next_try

    def fail(self, rest: float) -> bool:
        """Ask nothing for `rest` seconds. Whether it had answered until now."""
        is_news = self.silent_since is None
        if is_news:
            self.silent_since = time.monotonic()
        self.next_try = time.monotonic() + rest
        return is_news

    def mend(self) -> float | None:
        """It answers; after how many seconds, where it had not before."""
        silent_since, self.silent_since = self.silent_since, None
        return None if silent_since is None else time.monotonic() - silent_since
