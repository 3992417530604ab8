"""Readers, who look closely at what they are given."""

import random
import re
import time
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread

from tests.hostile.books import Books, Diary

HOST = "127.0.0.1"
PATIENCE = 20  # seconds
WORD = re.compile(rb"the log says ([a-z]+)\.")


class Readers:
    """Threads that ask at a given pace together; none: as fast as they can."""

    def __init__(self, books: Books, port: int, addresses: dict[str, list[str]]):
        self.books, self.port, self.addresses = books, port, addresses
        self.diaries: dict[str, Diary] = {}
        self.stopped = Event()
        self.pace = 0.0  # answers a second of one thread
        self.threads: list[Thread] = []

    def begin(self, count: int, pace: float = 0.0) -> None:
        self.pace = pace / count
        self.stopped.clear()
        self.threads = [Thread(target=self.read, args=(n,)) for n in range(count)]
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def read(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        kinds = list(self.addresses)
        weights = [{"story": 6, "diary": 3, "list": 2}.get(kind, 1) for kind in kinds]
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE)
        due = time.monotonic()
        while not self.stopped.is_set():
            kind = chance.choices(kinds, weights)[0]
            path = chance.choice(self.addresses[kind])
            if not self.ask(connection, kind, path):
                connection.close()
            if self.pace:
                due = max(due + 1 / self.pace, time.monotonic() - 1)
                time.sleep(max(0.0, due - time.monotonic()))

    def ask(self, connection: HTTPConnection, kind: str, path: str) -> bool:
        """Ask once and judge; whether the connection is still good."""
        begun, asked_at = time.monotonic(), self.books.now()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, HTTPException) as error:
            self.books.answer(kind, type(error).__name__, time.monotonic() - begun)
            self.books.fault("no whole answer", f"{path} {error!r}")
            return False
        self.books.answer(kind, answer.status, time.monotonic() - begun)
        self.judge(kind, path, answer.status, body, asked_at)
        return not answer.will_close

    def judge(
        self, kind: str, path: str, status: int, body: bytes, asked_at: float
    ) -> None:
        diary = self.diaries.get(path)
        was_held = diary is not None and diary.was_held(asked_at)
        if status not in (200, 503) and not (was_held and status == 404):
            self.books.fault(f"{kind}: {status}", path)
        if status == 503 and kind in ("story", "list", "diary"):
            self.books.fault(f"{kind}: not readable", path)
        if kind in ("photo", "poll"):
            return
        if not body.rstrip().endswith(b"</html>"):
            self.books.fault("half a page", f"{path} {status} {body[-60:]!r}")
        if status == 200 and kind == "story" and path.encode() not in body:
            self.books.fault("another page", path)
        if status == 200 and diary is not None:
            self.judge_diary(diary, path, body, asked_at)

    def judge_diary(
        self, diary: Diary, path: str, body: bytes, asked_at: float
    ) -> None:
        found = WORD.search(body)
        if diary.is_held and diary.held_at < asked_at - 1 and found:
            self.books.fault("held, and shown", path)
        elif found and diary.confirmed:
            number = diary.number_of(found[1].decode())
            if number < diary.oldest_allowed(asked_at):
                wanted = diary.tried[diary.oldest_allowed(asked_at)]
                self.books.fault("old", f"{path} shows {found[1]!r}, not {wanted}")
