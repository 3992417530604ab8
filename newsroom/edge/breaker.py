"""Sparing a database that does not answer, and whoever would wait for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Breaker:
    """After a failure nobody asks for a while; then one does, until there is an answer."""

    def __init__(self) -> None:
        self.silent_since: float | None = None  # by `time.monotonic`
        self.next_try = 0.0
        self.trying = Lock()

    @contextmanager
    def trial(self) -> Iterator[bool]:
        """Whether who comes now is the one that may ask."""
        is_due = time.monotonic() >= self.next_try
        is_mine = is_due and self.trying.acquire(blocking=False)
        try:
            yield is_mine
        finally:
            if is_mine:
                self.trying.release()

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
