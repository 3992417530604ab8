"""Drawings that take too long are called off: none keeps its place for ever.

A limit that the server keeps, `statement_timeout`, would bind the desk too, which has
the same connections, or cost each process a second set of them; and it ends nothing
where the server itself is hung. So a thread beside the drawing ones looks at the clock:
first the server is asked to give up the query, then the connection is cut.
"""

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connections

from services.reading import PRIMARY

logger = logging.getLogger("newsroom.edge")

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# Seconds
BEAT = 0.1  # between two looks
ASKING = 0.5  # that the server has to take a request to give up
GRACE = 1.0  # after which the connection is cut


class Drawing:
    """One under way, and the connections of its thread."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self.connections = [connections[alias] for alias in settings.DATABASES]
        self.lock = Lock()
        self.is_over = self.is_asked = False

    def end(self) -> None:
        """From here on its connections are somebody else's."""
        with self.lock:
            self.is_over = True

    def call_off(self, now: float, *, is_silent: bool) -> None:
        """A server that is silent is asked nothing: each question takes half a second."""
        with self.lock:
            if self.is_over or now < self.until:
                return
            act = cut if self.is_asked or is_silent else give_up
            for each in self.connections:
                if is_waiting(each):
                    act(each)
            self.is_asked, self.until = True, now + GRACE


class Deadlines:
    """The thread that looks at the clock begins with the first drawing."""

    def __init__(self) -> None:
        self.under_way: set[Drawing] = set()
        self.anything = Event()
        self.starting = Lock()
        self.thread: Thread | None = None
        self.is_silent = False  # the database, as the lookout found it
        self.has_complained = False
        # An SQLite file is never far away, and its own limit is 20 s.
        self.is_needed = connections[PRIMARY].vendor == "postgresql"

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is done here with a database is called off after so many seconds."""
        if not self.is_needed:
            yield
            return
        drawing = Drawing(seconds)
        self.under_way.add(drawing)
        self.wake()
        try:
            yield
        finally:
            self.under_way.discard(drawing)
            drawing.end()

    def wake(self) -> None:
        if not self.anything.is_set():
            self.anything.set()
        if self.thread is None:
            with self.starting:
                if self.thread is None:
                    self.thread = Thread(target=self.look, daemon=True)
                    self.thread.start()

    def look(self) -> None:
        while self.anything.wait():
            time.sleep(BEAT)
            now = time.monotonic()
            for drawing in self.under_way.copy():
                self.call_off(drawing, now)
            if not self.under_way:
                self.anything.clear()
                if self.under_way:  # one began between these two lines
                    self.anything.set()

    def call_off(self, drawing: Drawing, now: float) -> None:
        """Whatever happens to one, the others are looked at."""
        try:
            drawing.call_off(now, is_silent=self.is_silent)
        except Exception:
            if not self.has_complained:
                self.has_complained = True
                logger.exception("A drawing that takes too long is not called off.")


DEADLINES = Deadlines()  # of this process


def is_waiting(connection: "BaseDatabaseWrapper") -> bool:
    """Whether the thread waits there for an answer, and not at its other connection."""
    from psycopg.pq import TransactionStatus

    given: Any = connection.connection
    if given is None:
        return False
    return bool(given.pgconn.transaction_status == TransactionStatus.ACTIVE)


def give_up(connection: "BaseDatabaseWrapper") -> None:
    """Ask the server to end what this connection waits for, if it waits."""
    if (given := connection.connection) is not None:
        with suppress(Exception):  # a server that is gone: the connection is cut next
            given.cancel_safe(timeout=ASKING)


def cut(connection: "BaseDatabaseWrapper") -> None:
    """End the connection under whoever waits for it. It cannot be used again."""
    given: Any = connection.connection
    with suppress(Exception):  # it was closed a moment ago
        if given is not None:
            with socket.socket(fileno=given.pgconn.socket) as line:
                try:
                    line.shutdown(socket.SHUT_RDWR)
                finally:
                    line.detach()  # whose it is closes it
