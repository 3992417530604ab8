"""The replica: draws for readers whatever it knows as well as the primary does.

A replica follows by a moment, or by minutes. It serves a page only if each edition's
counter has there what the board, read from the primary, has: whatever was committed
with a counter is then there too. The sum would not do. Commits can be seen at the
primary in another order than they are written for replicas, so that one edition's
change could stand in for another's.
"""

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings

from articles.views.errors import Broken
from newsroom.edge.deadlines import DEADLINES
from newsroom.edge.probes import ReplicaProbe, UnreachableError
from services.board import Board
from services.breaker import Breaker
from services.database_trouble import fault_in
from services.reading import PRIMARY, REPLICA, reading_from

logger = logging.getLogger("newsroom.edge")

# Seconds
REST = 1.0  # for a replica that failed
PATIENCE = {PRIMARY: 10.0, REPLICA: 2.0}  # for one drawing


class Drawn(NamedTuple):
    """What Django answered."""

    response: Any
    status: str
    headers: list[tuple[str, str]]


class Replica:
    """Whether it may serve, and what is said of it when it cannot."""

    def __init__(self) -> None:
        self.probe = ReplicaProbe() if REPLICA in settings.DATABASES else None
        self.breaker = Breaker()

    def may_serve(self, board: Board) -> bool:
        if self.probe is None:
            return False
        with self.breaker.turn() as may_ask:
            return may_ask and self.is_as_new(board)

    def is_as_new(self, board: Board) -> bool:
        """Whether it knows all that the board knows. One that is behind fails nobody."""
        assert self.probe is not None  # noqa: S101
        try:
            known = self.probe.counters()
        except UnreachableError as error:
            self.fail(error)
            return False
        self.mend()
        return all(
            known.get(number, 0) >= counter
            for number, counter in board.counters.items()
        )

    def fail(self, error: BaseException) -> None:
        if self.breaker.fail(REST):
            logger.error(
                "The replica fails (%s). The primary draws its pages meanwhile.",
                " ".join(str(error).split()),
            )

    def mend(self) -> None:
        if (seconds := self.breaker.mend()) is not None:
            logger.warning("The replica answers again, after %.1f seconds.", seconds)

    def close(self) -> None:
        if self.probe is not None:
            self.probe.close()


class Drawers:
    """Have Django draw for readers, at the replica where it can, else at the primary."""

    def __init__(self, django: Callable[..., Any]) -> None:
        self.django = django
        self.replica = Replica()

    def draw(self, environ: dict[str, Any], board: Board) -> Drawn:
        """The answer. What fails at the replica is begun again at the primary."""
        if self.replica.may_serve(board):
            drawn = self.ask(environ, REPLICA)
            if (error := fault_of(drawn.response)) is None:
                return drawn
            self.replica.fail(error)
            drawn.response.close()
        return self.ask(environ, PRIMARY)

    def ask(self, environ: dict[str, Any], alias: str) -> Drawn:
        said: list[Any] = []
        with DEADLINES.within(PATIENCE[alias]), reading_from(alias):
            response = self.django({**environ}, lambda *words: said.append(words))
        return Drawn(response, *said[0][:2])

    def close(self) -> None:
        self.replica.close()


def fault_of(response: Any) -> BaseException | None:
    """The database's error that broke this page, whatever it was, if one did.

    At a replica each kind counts: the primary then shows whose fault it is.
    """
    return fault_in(response.error) if isinstance(response, Broken) else None
