"""Many readers at once, each of whose questions has to be answered."""

import http.client
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

PATIENCE = 60  # seconds


@dataclass
class Readers:
    """Who asks for `path` until told to stop, and what became of it.

    Half of them take a new connection for every question; half keep theirs, and like
    browsers ask again when one that they had kept was closed before a word came back.
    """

    port: int
    path: str = "/healthz"
    count: int = 8
    rest: float = 0.01  # seconds between two questions of one reader
    answered: int = 0
    asked_again: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.ended = Event()
        self.threads = [
            Thread(target=self.ask_on, args=(bool(number % 2),))
            for number in range(self.count)
        ]

    def ask_on(self, keeps: bool) -> None:  # noqa: FBT001
        kept: http.client.HTTPConnection | None = None
        while not self.ended.is_set():
            kept = self.ask(kept, keeps)
            time.sleep(self.rest)
        if kept:
            kept.close()

    def ask(
        self,
        kept: http.client.HTTPConnection | None,
        keeps: bool,  # noqa: FBT001
    ) -> http.client.HTTPConnection | None:
        connection = kept or self.connection()
        try:
            connection.request(
                "GET", self.path, headers={} if keeps else {"Connection": "close"}
            )
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            if kept and isinstance(error, ConnectionError):
                self.asked_again += 1
            else:
                self.failed[type(error).__name__] += 1
            return None
        if answer.status >= 400:
            self.failed[str(answer.status)] += 1
        self.answered += 1
        if keeps and not answer.will_close:
            return connection
        connection.close()
        return None

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def wait_for(self, answers: int) -> None:
        """Until so many more were given."""
        wanted, deadline = self.answered + answers, time.monotonic() + PATIENCE
        while self.answered < wanted:
            assert time.monotonic() < deadline, "Nobody answers."
            time.sleep(0.02)


@contextmanager
def reading(port: int, **facts: object) -> Iterator[Readers]:
    readers = Readers(port, **facts)  # type: ignore[arg-type]
    for thread in readers.threads:
        thread.start()
    try:
        yield readers
    finally:
        readers.ended.set()
        for thread in readers.threads:
            thread.join(PATIENCE)
