"""The lookout: knows the editions' stamps, and notices when the database is silent."""

import logging
import time
from collections.abc import Callable
from threading import Lock

from django.db import DatabaseError, InterfaceError, close_old_connections

from newsroom.edge import outline
from newsroom.edge.deadlines import DEADLINES
from newsroom.edge.probes import UnreachableError, open_probe
from newsroom.edge.store import LASTS, StoredPage
from services import bulletin, measures
from services.board import Board, Posting, read_board
from services.breaker import Breaker

logger = logging.getLogger("newsroom.edge")

REST = 1.0  # seconds between two questions to a silent database
SOON = 0.25  # seconds before the second: the first may have met a bad moment only
PATIENCE = 2.0  # seconds for reading the board, which takes thousandths of one


LOOKOUT = "newsroom.lookout"  # in the WSGI environment: the edge's own, for /readyz


class SilentError(Exception):
    """The database gives no answer. Nothing may be drawn; what holds may be handed over."""


class Lookout:
    """Asked at the start of every request: a change is seen by the very next one.

    Several threads ask at once. Each compares the number it has read itself, so a
    board that another put in its place can be newer, never older than the request.
    """

    def __init__(self) -> None:
        self.probe = open_probe()
        self.last = Board({}, [])
        self.last_asked_at = 0  # in microseconds, as the next
        self.keeping = Lock()
        self.confirmed_at = 0  # when the last board was found right, in microseconds
        self.has_read = False  # a board from the database, not an outline of one
        self.breaker = Breaker()
        DEADLINES.is_silent = False  # nothing is known of it yet
        self.keeper = outline.Keeper(self.seen)

    def board(self) -> Board:
        """The board as it is now. Raises SilentError."""
        if self.breaker.silent_since is None:
            return self.ask()
        with self.breaker.trial() as is_mine:
            if not is_mine:
                raise SilentError
            return self.ask(REST)

    def ask(self, rest: float = 0) -> Board:
        """`rest`: seconds in which nobody asks again if this goes unanswered; else SOON."""
        now = time.time_ns() // 1000
        try:
            try:
                total = self.probe.total()
            except UnreachableError:
                if self.confirmed_at <= now:
                    raise
                total = self.probe.total()  # others were answered meanwhile
            board = self.last
            if board.total != total or not board.counters:
                board = self.read(board, now)
        except (UnreachableError, DatabaseError, InterfaceError) as error:
            self.fall_silent(error, rest)
            raise SilentError from error
        self.confirmed_at = now
        if self.breaker.silent_since is not None:
            self.wake()
        return board

    def read(self, before: Board, now: int) -> Board:
        """The board as it is now. Of an outline nothing is kept: no page is drawn by it."""
        close_old_connections()
        is_outline = before.total == outline.UNREAD
        with DEADLINES.within(PATIENCE):
            board = read_board(None if is_outline else before)
            self.keep(board, now)
            if not self.has_read:
                bulletin.renew()
                self.has_read = True
        self.confirmed_at = now
        self.keeper.changed()
        return board

    def keep(self, board: Board, asked_at: int) -> None:
        """Unless another thread has kept a newer one, that was asked for later.

        A total may fall: when an edition is deleted, its counter is missing.
        """
        with self.keeping:
            if board.total >= self.last.total or asked_at >= self.last_asked_at:
                self.last, self.last_asked_at = board, asked_at

    def fall_silent(self, error: Exception, rest: float) -> None:
        DEADLINES.is_silent = True
        if self.breaker.fail(rest or min(SOON, REST)):
            measures.database_silences.inc()
            logger.error(
                "The database is silent (%s). Stored pages are served for at most "
                "ten minutes; everything else answers 503.",
                " ".join(str(error).split()),
            )
        if not self.has_read:
            self.take_outline()

    def take_outline(self) -> None:
        """Go by what another process of ours knew: this one has never had an answer."""
        now = time.time_ns() // 1000
        found = outline.newest(now)
        if found is not None and found.confirmed_at > self.confirmed_at:
            self.last = found.board
            self.confirmed_at = min(found.confirmed_at, now)

    def seen(self) -> outline.Outline:
        """What there is to hand on; the board is not older than its confirmation."""
        confirmed_at = self.confirmed_at
        return outline.Outline(self.last, confirmed_at)

    @property
    def silent_since(self) -> float | None:
        """Since when the database gives no answer, by `time.monotonic`; None: it does."""
        return self.breaker.silent_since

    def wake(self) -> None:
        DEADLINES.is_silent = False
        if (seconds := self.breaker.mend()) is not None:
            measures.database_silent_seconds.inc(seconds)
            logger.warning("The database answers again, after %.1f seconds.", seconds)

    def judge(self, now: int) -> Callable[[StoredPage], bool]:
        """Whether a page may be handed over while the database is silent.

        Nothing is after ten minutes, and nothing of an edition that another process
        has changed since.
        """
        postings = self.last_known(now)
        return lambda page: (
            page.edition in postings and page.will_do(postings[page.edition], now)
        )

    def last_known(self, now: int) -> dict[int, Posting]:
        """The editions to go by while the database is silent; none after ten minutes.

        One that another process has changed since is left out.
        """
        if not 0 <= now - self.confirmed_at < LASTS:
            return {}
        posted = bulletin.read()
        known = self.last.counters
        return {
            number: posting
            for number, posting in self.last.postings.items()
            if posted.get(number, 0) <= known.get(number, 0)
        }

    def close(self) -> None:
        self.probe.close()
        self.keeper.close()
