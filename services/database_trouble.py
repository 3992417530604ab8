"""Whether an error is trouble of the database, which passes, or a mistake of ours.

https://www.postgresql.org/docs/current/errcodes-appendix.html
https://www.sqlite.org/rescode.html
"""

import sqlite3
from collections.abc import Iterator
from traceback import walk_tb
from types import CodeType

from django.db import DatabaseError, InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

# Classes of SQLSTATE: the connection, what two did at once, no room, an object in use,
# an operator or a limit stepped in, files, the server itself.
PASSING = ("08", "40", "53", "55", "57", "58", "XX")
READ_ONLY = "25006"  # the primary has become a replica: somebody is switching over

# SQLite calls much an OperationalError, a missing column too.
PASSING_ON_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}
PRIMARY_CODE = 0xFF  # the rest says more exactly what it was


def fault_in(error: BaseException | None) -> BaseException | None:
    """The database's error that this one is, or came from, if it did."""
    causes = causes_of(error)
    return next(
        (e for e in causes if isinstance(e, DatabaseError | InterfaceError)), None
    )


def is_passing(error: BaseException | None) -> bool:
    """Whether the database was in trouble, so that the same may do well soon."""
    return any(map(is_trouble, causes_of(error)))


def is_unknown(error: BaseException | None) -> bool:
    """Whether nobody can say if what was done is saved: the answer to COMMIT was lost.

    A server that says why it refused has saved nothing.
    """
    commit = BaseDatabaseWrapper._commit.__code__  # type: ignore[attr-defined]
    return any(
        is_unanswered(each) and passed_through(each, commit)
        for each in all_before(error)
    )


def passed_through(error: BaseException | None, code: CodeType) -> bool:
    """Whether this function was under way when it was raised."""
    trace = error.__traceback__ if error else None
    return any(frame.f_code is code for frame, _line in walk_tb(trace))


def causes_of(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def all_before(error: BaseException | None) -> Iterator[BaseException]:
    """Those too that were on their way when this one came: connecting anew fails next."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def is_trouble(error: BaseException) -> bool:
    said = error.__cause__
    if (state := getattr(said, "sqlstate", None)) is not None:
        is_django = isinstance(error, DatabaseError | InterfaceError)
        return is_django and (state.startswith(PASSING) or state == READ_ONLY)
    if (code := getattr(said, "sqlite_errorcode", None)) is not None:
        return code & PRIMARY_CODE in PASSING_ON_SQLITE
    return isinstance(error, OperationalError | InterfaceError)


def is_unanswered(error: BaseException) -> bool:
    """Whether the connection ended without a word: only PostgreSQL's can."""
    said = error.__cause__
    is_postgres = getattr(said, "sqlstate", "") is None
    return isinstance(error, OperationalError | InterfaceError) and is_postgres
