"""From which database is read: the primary, unless a reader's page was sent to its replica.

Only the edge sends there, after it has seen that the replica knows all that the page
must show (newsroom/edge/replica.py). Models follow by newsroom/routing.py; whoever
writes SQL of their own for readers' pages asks `source()`. The desk never reads there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connections

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

PRIMARY, REPLICA = "default", "replica"  # names in DATABASES

_chosen: ContextVar[str] = ContextVar("chosen", default=PRIMARY)


def chosen() -> str:
    """The name of the database that is read from here."""
    return _chosen.get()


def source() -> "BaseDatabaseWrapper":
    """This thread's connection to it."""
    return connections[_chosen.get()]


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    token = _chosen.set(alias)
    try:
        yield
    finally:
        _chosen.reset(token)
