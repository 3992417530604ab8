"""What follows a commit; and whether there was one, of which no later error must say no."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection

NO_CHANGE = (
    "SELECT",
    "BEGIN",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SET",
    "PRAGMA",
    "EXPLAIN",
)


class Later(partial[Any]):
    """What is done after a commit: `transaction.on_commit(Later(...), robust=True)`.

    Of a hook that fails Django writes the name into the log. A plain partial has none,
    so that it would break the request there, and skip all hooks behind it.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(self.func, name)


@contextmanager
def telling_of_commits(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` when this thread's connection has committed what was written here."""
    noticing = Noticing(connection.commit, tell)
    connection.commit = noticing.commit  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(noticing.execute):
            yield
    finally:
        del connection.commit


class Noticing:
    """Django tells nobody of a COMMIT but those who asked before, in that transaction."""

    def __init__(self, commit: Callable[[], None], tell: Callable[[], None]) -> None:
        self.really_commit = commit
        self.tell = tell
        self.has_written = False

    def commit(self) -> None:
        self.really_commit()
        if self.has_written:
            self.tell()

    def execute(
        self,
        execute: Any,
        sql: str,
        params: Any,
        many: bool,  # noqa: FBT001 (its signature)
        context: Any,
    ) -> Any:
        answer = execute(sql, params, many, context)
        if not sql.lstrip(" (\n").upper().startswith(NO_CHANGE):
            self.has_written = True
            if not connection.in_atomic_block:
                self.tell()
        return answer
