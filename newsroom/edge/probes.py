"""Asking the database for the one number that tells whether anything changed.

Each probe keeps connections of its own beside Django's, lends them to one thread
at a time, and gives up after LIMIT seconds, whatever the database does.
"""

import select
import sqlite3
import time
from typing import Any, Protocol
from urllib.parse import quote

from django.db import connection

LIMIT = 0.2  # seconds
CONNECT_LIMIT = 1.0  # seconds; a new connection is rarer, and dearer

TOTAL = "SELECT COALESCE(SUM(counter), 0) FROM services_stamp"


class UnreachableError(Exception):
    """The database gave no answer in time, or refused."""


class EndedError(UnreachableError):
    """The connection is gone. The database may be there: it was started anew, perhaps."""


class Probe(Protocol):
    def total(self) -> int:
        """The sum of all counters, as committed now. Raises UnreachableError."""

    def close(self) -> None:
        """Give back every connection."""


def open_probe() -> Probe:
    """A probe for the site's own database."""
    return PostgresProbe() if connection.vendor == "postgresql" else SQLiteProbe()


class SQLiteProbe:
    def __init__(self) -> None:
        self.idle: list[sqlite3.Cursor] = []

    def total(self) -> int:
        try:
            cursor = self.idle.pop()
        except IndexError:
            cursor = self.connect()
        try:
            total: int = cursor.execute(TOTAL).fetchone()[0]
        except sqlite3.Error as error:
            raise UnreachableError(str(error)) from error
        self.idle.append(cursor)
        return total

    def connect(self) -> sqlite3.Cursor:
        name = connection.get_connection_params()["database"]
        address = f"file:{quote(str(name))}?mode=rw"  # an absent file is not to be made
        try:
            return sqlite3.connect(
                address,
                uri=True,
                timeout=LIMIT,
                isolation_level=None,
                check_same_thread=False,  # one thread at a time is enough
            ).cursor()
        except sqlite3.Error as error:
            raise UnreachableError(str(error)) from error

    def close(self) -> None:
        while self.idle:
            self.idle.pop().connection.close()


class PostgresProbe:
    """Speaks libpq's own language, in which a wait can have an end.

    https://www.psycopg.org/psycopg3/docs/api/pq.html
    """

    STATEMENT = b"newsroom_total"

    def __init__(self) -> None:
        self.idle: list[Any] = []

    def total(self) -> int:
        try:
            one = self.idle.pop()
        except IndexError:
            return self.ask(self.connect())
        try:
            return self.ask(one)
        except EndedError:
            self.close()  # the others have ended with it
            return self.ask(self.connect())

    def ask(self, one: Any) -> int:
        """What it answers; the connection is idle again then, or finished."""
        try:
            total = self.total_over(one)
        except BaseException:
            one.finish()
            raise
        self.idle.append(one)
        return total

    def total_over(self, one: Any) -> int:
        from psycopg import OperationalError

        try:
            one.send_query_prepared(self.STATEMENT, [])
        except OperationalError as error:
            raise EndedError(str(error)) from error
        return int(self.result(one, time.monotonic() + LIMIT).get_value(0, 0))

    def connect(self) -> Any:
        from psycopg import OperationalError, pq
        from psycopg.conninfo import make_conninfo

        given = connection.get_connection_params()
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        words = {name: given[name] for name in given if name in known}
        deadline = time.monotonic() + CONNECT_LIMIT
        one = pq.PGconn.connect_start(make_conninfo("", **words).encode())
        try:
            self.finish_connecting(one, deadline)
            one.send_prepare(self.STATEMENT, TOTAL.encode())
            self.result(one, deadline)
        except OperationalError as error:  # there is no socket, or none any more
            said = one.error_message.decode(errors="replace").strip()
            one.finish()
            raise UnreachableError(said or str(error)) from error
        except BaseException:
            one.finish()
            raise
        return one

    def finish_connecting(self, one: Any, deadline: float) -> None:
        from psycopg.pq import PollingStatus

        waits = {
            PollingStatus.READING: select.POLLIN,
            PollingStatus.WRITING: select.POLLOUT,
        }
        status = PollingStatus.WRITING
        while status != PollingStatus.OK:
            if status not in waits:
                raise UnreachableError(
                    one.error_message.decode(errors="replace").strip()
                )
            wait_for(one.socket, waits[status], deadline)
            status = one.connect_poll()

    def result(self, one: Any, deadline: float) -> Any:
        """The answer to what was sent, its end awaited."""
        from psycopg.pq import ExecStatus

        answer = None
        while True:
            self.read(one, deadline)
            result = one.get_result()
            if result is None:
                return answer
            if result.status not in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
                raise EndedError(one.error_message.decode(errors="replace").strip())
            answer = result

    def read(self, one: Any, deadline: float) -> None:
        from psycopg import OperationalError

        try:
            while one.is_busy():
                wait_for(one.socket, select.POLLIN, deadline)
                one.consume_input()
        except OperationalError as error:
            raise EndedError(str(error)) from error

    def close(self) -> None:
        while self.idle:
            self.idle.pop().finish()


def wait_for(socket: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(socket, event)
    left = max(deadline - time.monotonic(), 0)
    if not poll.poll(left * 1000):
        raise UnreachableError(f"no answer within {LIMIT:g} seconds")
