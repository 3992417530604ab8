"""The outline: what a board says, kept for a process that starts without a database.

It is just enough to find a stored page, to know whether it holds, and to say in the
right language that there is none. It stands in a file beside the bulletin, and in
Redis, and is gone by for as long as a board is: ten minutes from when it was right.
"""

import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings

from newsroom.edge.store import LASTS, SLIP
from services import bulletin, redis, signing
from services.board import Board, Posting
from services.changes import Change
from services.models import Edition
from services.release import release

logger = logging.getLogger("newsroom.edge")

EVERY = 2.0  # seconds between two outlines of a board that stays right
SOON = 0.2  # seconds between two of boards that change
PURPOSE = "outline 2"  # the form in which outlines are written
UNREAD = -1  # a total that no database has: the board is read as soon as one answers


@dataclass(frozen=True, slots=True)
class Outline:
    """A board, and when the database last said that it was right, in microseconds."""

    board: Board
    confirmed_at: int


def newest(now: int) -> Outline | None:
    """The outline confirmed last, unless it is ten minutes old."""
    found = [opened(value) for value in (from_file(), from_redis()) if value]
    fresh = [one for one in found if one and -SLIP < now - one.confirmed_at < LASTS]
    return max(fresh, key=lambda one: one.confirmed_at, default=None)


def keep(outline: Outline) -> None:
    """Leave it where others find it, with its counters for the bulletin in Redis."""
    value = written(outline)
    try:
        if is_newer(outline, from_file()):
            put_in_place(value)
    except OSError as error:
        complain("The outline %s cannot be written: %s", file(), error)
    else:
        complaints.clear()
    with suppress(redis.SilentError):
        if is_newer(outline, from_redis()):
            redis.ask(lambda client: client.set(place(), value, px=LASTS // 1000))
    bulletin.post_to_redis(outline.board.counters)


complaints: set[str] = set()  # of this process, until all is well again


def complain(words: str, *facts: object, **more: Any) -> None:
    """Once: what fails now fails again in two seconds."""
    if words not in complaints:
        complaints.add(words)
        logger.error(words, *facts, **more)


def is_newer(outline: Outline, stands: bytes | None) -> bool:
    """Another process may be ahead; one whose clock is wrong does not count."""
    known = opened(stands) if stands else None
    return not known or not 0 < known.confirmed_at - outline.confirmed_at < SLIP


class Keeper:
    """Keeps outlines beside the requests, of which none has to wait for it."""

    def __init__(self, seen: Callable[[], Outline]) -> None:
        self.seen = seen
        self.kept_at = 0
        self.thread: Thread | None = None
        self.starting = Lock()
        self.news, self.is_over = Event(), Event()

    def changed(self) -> None:
        """There is a new board. The first one begins the work."""
        if self.thread is None:
            with self.starting:
                if self.thread is None:
                    self.begin()
        self.news.set()

    def begin(self) -> None:
        self.is_over.clear()
        self.thread = Thread(target=self.run, name="outline", daemon=True)
        self.thread.start()

    def run(self) -> None:
        while not self.is_over.is_set():
            self.news.wait(EVERY)
            self.news.clear()
            try:
                self.keep_news()
            except Exception:  # the next one may be kept
                complain("An outline could not be kept.", exc_info=True)
            self.is_over.wait(SOON)

    def keep_news(self) -> None:
        outline = self.seen()
        if outline.confirmed_at > self.kept_at:
            keep(outline)
            self.kept_at = outline.confirmed_at

    def close(self) -> None:
        """Keep the last one, and end."""
        thread, self.thread = self.thread, None
        if thread is not None:
            self.is_over.set()
            self.news.set()
            thread.join()
            self.keep_news()


# ── In writing ───────────────────────────────────────────────────────────────────────


def written(outline: Outline) -> bytes:
    board = outline.board
    facts = {
        "confirmed_at": outline.confirmed_at,
        "counters": list(board.counters.items()),
        "closed": sorted(board.closed),
        "postings": [line(posting) for posting in board.postings.values()],
    }
    # Another release may write in another form.
    return signing.signed(PURPOSE, release(), json.dumps(facts).encode())


def line(posting: Posting) -> dict[str, Any]:
    edition = posting.edition
    return {
        "edition": {
            "id": edition.pk,
            "prefix": edition.prefix,
            "own_host": edition.own_host,
            "language": edition.language,
            "labels_mark": edition.labels_mark,
        },
        "counter": posting.counter,
        "turns": posting.turns,
        "hosts": posting.hosts,
        "onion": posting.onion,
        "changes": posting.changes,
    }


def opened(value: bytes) -> Outline | None:
    """What was written by us; None for anything else."""
    said = signing.verified(PURPOSE, release(), value)
    try:
        return None if said is None else read(json.loads(said))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # signed by us, in a form that this code does not know


def read(facts: Any) -> Outline:
    postings = [
        Posting(
            edition=Edition(**one["edition"]),
            counter=one["counter"],
            turns=tuple(one["turns"]),
            hosts=tuple(one["hosts"]),
            onion=one["onion"],
            changes=tuple(Change(*change) for change in one["changes"]),
        )
        for one in facts["postings"]
    ]
    board = Board(dict(facts["counters"]), postings, frozenset(facts["closed"]))
    board.total = UNREAD
    return Outline(board, facts["confirmed_at"])


def place() -> str:
    return redis.key("outline")


def from_redis() -> bytes | None:
    try:
        found = redis.ask(lambda client: client.get(place()))
    except redis.SilentError:
        return None
    return found if isinstance(found, bytes) else None


def file() -> Path:
    return Path(settings.BULLETIN).with_suffix(".outline")


def from_file() -> bytes | None:
    try:
        return file().read_bytes()
    except OSError:
        return None


def put_in_place(value: bytes) -> None:
    """Replace the file whole, so that nobody reads half of it."""
    file().parent.mkdir(parents=True, exist_ok=True)
    new = file().with_suffix(f".outline-{os.getpid()}")
    new.write_bytes(value)
    new.replace(file())
