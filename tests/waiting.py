"""Two at once, on a database that lets them: one holds a row, the other waits for it."""

import time
from threading import Thread

from django.db import connection

PATIENCE = 30  # seconds

# Of this database alone: the other test processes have theirs on the same server.
WAITING = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def until_it_waits(other: Thread) -> None:
    """Until this one has come to a row that is held, or has ended without one."""
    ends = time.monotonic() + PATIENCE
    while other.is_alive() and not somebody_waits():
        assert time.monotonic() < ends, "It neither waits nor ends."
        time.sleep(0.01)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])
