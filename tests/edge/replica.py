"""The replica of this test run, and which database is asked."""

import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
from django.db import connections

from services.reading import PRIMARY, REPLICA
from tests.edge.wire import Wire

AT_MOST = 20  # seconds, on a busy machine


def told(alias: str, statement: str) -> Any:
    """What the database at this alias answers, over a connection of its own."""
    given = connections[alias].get_connection_params()
    words = {name: given.get(name) for name in ("dbname", "user", "host", "port")}
    with psycopg.connect(**words, autocommit=True) as connection:
        return connection.execute(statement).fetchone()[0]


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + AT_MOST
    while not is_so():
        assert time.monotonic() < deadline, "It does not come to be so."
        time.sleep(0.02)


class Replica:
    """Follows the tests' database; it can be made to lag."""

    def catch_up(self) -> None:
        """Wait until it knows all that is committed by now."""
        written = told(PRIMARY, "SELECT pg_current_wal_insert_lsn()")
        wait_until(
            lambda: told(REPLICA, f"SELECT pg_last_wal_replay_lsn() >= '{written}'")
        )

    def pause(self) -> None:
        told(REPLICA, "SELECT pg_wal_replay_pause()")
        state = "SELECT pg_get_wal_replay_pause_state() = 'paused'"
        wait_until(lambda: told(REPLICA, state))

    def resume(self) -> None:
        told(REPLICA, "SELECT pg_wal_replay_resume()")


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How many questions each database is asked by this thread."""
    asked: Counter[str] = Counter()

    def counting(alias: str) -> Callable[..., Any]:
        def count(execute: Callable[..., Any], *given: Any) -> Any:
            asked[alias] += 1
            return execute(*given)

        return count

    with ExitStack() as stack:
        for alias in (PRIMARY, REPLICA):
            stack.enter_context(connections[alias].execute_wrapper(counting(alias)))
        yield asked


@contextmanager
def before_the_next(alias: str, act: Callable[[Any], None]) -> Iterator[list[int]]:
    """Do this once, as soon as this thread asks that database anything."""
    done: list[int] = []

    def interrupt(execute: Callable[..., Any], *given: Any) -> Any:
        if not done:
            done.append(1)
            with connections[alias].wrap_database_errors:
                act(given[-1]["cursor"].cursor)
        return execute(*given)

    with connections[alias].execute_wrapper(interrupt):
        yield done


@contextmanager
def wired(alias: str) -> Iterator[Wire]:
    """Every connection to that database goes over this wire from here on."""
    given = connections[alias].settings_dict
    before = given["HOST"], given["PORT"]
    wire = Wire(socket.AF_UNIX, f"{given['HOST']}/.s.PGSQL.{given['PORT'] or 5432}")
    connections[alias].close()
    given["HOST"], given["PORT"] = "127.0.0.1", wire.port
    try:
        yield wire
    finally:
        wire.thaw()
        connections[alias].close()
        given["HOST"], given["PORT"] = before
        wire.close()
