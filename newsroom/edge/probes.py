"""Asking a database for the one number that tells whether anything changed, and a
replica for all the numbers that it is the sum of.

Each probe keeps connections of its own beside Django's, lends them to one thread
at a time, and gives up after LIMIT seconds, whatever the database does.
"""

import select
import sqlite3
import time
from typing import Any, Protocol
from urllib.parse import quote

from django.db import connection, connections

from services.reading import PRIMARY, REPLICA

LIMIT = 0.2  # seconds
CONNECT_LIMIT = 1.0  # seconds; a new connection is rarer, and dearer

TOTAL = "SELECT COALESCE(SUM(counter), 0) FROM services_stamp"
COUNTERS = "SELECT edition_id, counter FROM services_stamp"


class UnreachableError(Exception):
    """The database gave no answer in time, or refused."""


class LateError(UnreachableError):
    """There was no answer in time; whoever asks again would wait again."""


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

    STATEMENT = b"newsroom"
    connect_limit = CONNECT_LIMIT

    def __init__(self, alias: str = PRIMARY, question: str = TOTAL) -> None:
        self.alias, self.question = alias, question
        self.idle: list[Any] = []

    def total(self) -> int:
        return int(self.answer().get_value(0, 0))

    def answer(self) -> Any:
        """What the question yields. Raises UnreachableError."""
        try:
            one = self.idle.pop()
        except IndexError:
            return self.asked(self.connect())
        try:
            return self.asked(one)
        except LateError:
            raise
        except UnreachableError:  # all are dead after the server was started again
            self.close()
            return self.asked(self.connect())

    def asked(self, one: Any) -> Any:
        try:
            answer = self.ask(one)
        except BaseException:
            one.finish()
            raise
        self.idle.append(one)
        return answer

    def ask(self, one: Any) -> Any:
        from psycopg import OperationalError

        deadline = time.monotonic() + LIMIT
        try:
            one.send_query_prepared(self.STATEMENT, [])
        except OperationalError as error:
            raise UnreachableError(str(error)) from error
        return self.result(one, deadline)

    def connect(self) -> Any:
        from psycopg import OperationalError, pq
        from psycopg.conninfo import make_conninfo

        given = connections[self.alias].get_connection_params()
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        words = {name: given[name] for name in given if name in known}
        deadline = time.monotonic() + self.connect_limit
        one = pq.PGconn.connect_start(make_conninfo("", **words).encode())
        try:
            self.finish_connecting(one, deadline)
            one.send_prepare(self.STATEMENT, self.question.encode())
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
                raise refusal(one)
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
                raise refusal(one)
            answer = result

    def read(self, one: Any, deadline: float) -> None:
        from psycopg import OperationalError

        try:
            while one.is_busy():
                wait_for(one.socket, select.POLLIN, deadline)
                one.consume_input()
        except OperationalError as error:
            raise UnreachableError(str(error)) from error

    def close(self) -> None:
        while self.idle:
            self.idle.pop().finish()


class ReplicaProbe(PostgresProbe):
    """Asks the replica, for every edition's counter. The primary can do without it."""

    connect_limit = LIMIT

    def __init__(self) -> None:
        super().__init__(REPLICA, COUNTERS)

    def counters(self) -> dict[int, int]:
        """Each edition's, as the replica has them now. Raises UnreachableError."""
        rows = self.answer()
        return {
            int(rows.get_value(number, 0)): int(rows.get_value(number, 1))
            for number in range(rows.ntuples)
        }


def refusal(one: Any) -> UnreachableError:
    return UnreachableError(one.error_message.decode(errors="replace").strip())


def wait_for(socket: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(socket, event)
    left = max(deadline - time.monotonic(), 0)
    if not poll.poll(left * 1000):
        raise LateError(f"no answer within {LIMIT:g} seconds")
