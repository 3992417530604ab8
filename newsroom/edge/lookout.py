"""The lookout: knows the editions' stamps, and notices when the database is silent."""

import logging
import time

from django.db import DatabaseError, InterfaceError, close_old_connections

from newsroom.edge.breaker import Breaker
from newsroom.edge.deadlines import DEADLINES
from newsroom.edge.probes import UnreachableError, open_probe
from newsroom.edge.store import LASTS
from services import bulletin
from services.board import Board, EffectiveStamp, read_board

logger = logging.getLogger("newsroom.edge")

REST = 1.0  # seconds between two questions to a silent database
PATIENCE = 2.0  # seconds for reading the board, which takes thousandths of one


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
        self.confirmed_at = 0  # when the last board was found right, in microseconds
        self.breaker = Breaker()

    def board(self) -> Board:
        """The board as it is now. Raises SilentError."""
        if self.breaker.silent_since is None:
            return self.ask()
        with self.breaker.trial() as is_mine:
            if not is_mine:
                raise SilentError
            return self.ask()

    def ask(self) -> Board:
        now = time.time_ns() // 1000
        try:
            total = self.probe.total()
            board = self.last
            if board.total != total or not board.counters:
                close_old_connections()
                with DEADLINES.within(PATIENCE):
                    board = self.last = read_board(board)
                if not self.confirmed_at:
                    bulletin.renew()
        except (UnreachableError, DatabaseError, InterfaceError) as error:
            self.fall_silent(error)
            raise SilentError from error
        self.confirmed_at = now
        if self.breaker.silent_since is not None:
            self.wake()
        return board

    def fall_silent(self, error: Exception) -> None:
        if self.breaker.fail(REST):
            logger.error(
                "The database is silent (%s). Stored pages are served for at most "
                "ten minutes; everything else answers 503.",
                " ".join(str(error).split()),
            )

    def wake(self) -> None:
        if (seconds := self.breaker.mend()) is not None:
            logger.warning("The database answers again, after %.1f seconds.", seconds)

    def last_known(self, now: int) -> dict[int, EffectiveStamp]:
        """The stamps to go by while the database is silent; none after ten minutes.

        An edition that another process of this machine has changed since is left out.
        """
        if not 0 <= now - self.confirmed_at < LASTS:
            return {}
        posted = bulletin.read()
        known = self.last.counters
        _, stamps = self.last.stamps(now)
        return {
            number: stamp
            for number, stamp in stamps.items()
            if posted.get(number, 0) <= known.get(number, 0)
        }

    def close(self) -> None:
        self.probe.close()
