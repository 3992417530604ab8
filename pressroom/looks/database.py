"""The database: whether it answers, how fast, and what it is short of."""

import time
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, connection
from django.utils.translation import gettext as _

from pressroom import replica
from pressroom.looks.finding import Finding, bad, look, well

SLOW = 0.1  # seconds for the smallest question
CROWDED = 0.85  # of the connections that the server allows
LONG = 300.0  # seconds of one transaction
APART = 2.0  # seconds between two clocks
BEHIND = 10.0  # seconds of a replica

ACTIVITY = """
    SELECT (SELECT count(*) FROM pg_stat_activity),
           current_setting('max_connections')::int,
           (SELECT COALESCE(max(EXTRACT(EPOCH FROM now() - xact_start)), 0)
              FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid())
"""


def database() -> Iterator[Finding]:
    try:
        seconds = answer_time()
    except (DatabaseError, InterfaceError):
        yield silent()
        return
    said = {
        "engine": connection.display_name,
        "version": ".".join(map(str, connection.get_database_version())),
        "ms": f"{1000 * seconds:.1f}",
    }
    words = _("%(engine)s %(version)s answers in %(ms)s ms.") % said
    if seconds > SLOW:
        advice = _(
            "See what it is busy with: long queries, a full disk, other work on its machine."
        )
        yield look("database", words, advice)
    else:
        yield well("database", words)
    if connection.vendor == "postgresql":
        yield from of_postgres()


def silent() -> Finding:
    return bad(
        "database",
        _(
            "The database does not answer. Readers get stored pages for ten minutes; the desk is shut."
        ),
        _(
            "Start it again, or bring the line to it back. Nothing else has to be done: the site asks it again every second."
        ),
    )


def answer_time() -> float:
    connection.ensure_connection()
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return time.perf_counter() - begun


def of_postgres() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(ACTIVITY)
        used, most, longest = cursor.fetchone()
    words = _("%(used)s of %(most)s connections are in use.")
    words %= {"used": used, "most": most}
    if used > CROWDED * most:
        advice = _(
            "Raise max_connections, or run fewer processes: each takes up to 14."
        )
        yield look("connections", words, advice)
    else:
        yield well("connections", words)
    if longest > LONG:
        words = _("A transaction has been open for %(minutes)s minutes.")
        advice = _(
            "Find it in pg_stat_activity and end it with pg_terminate_backend: it keeps the database from tidying up."
        )
        yield look("transactions", words % {"minutes": round(longest / 60)}, advice)


def following() -> Iterator[Finding]:
    """The replica, where there is one."""
    if not replica.has_replica():
        return
    try:
        seconds = replica.lag()
    except (DatabaseError, InterfaceError):
        yield look(
            "replica",
            _("The replica does not answer. Pages are drawn from the primary."),
            _("Start it again. Watch the primary meanwhile: it does all the work."),
        )
        return
    words = _("The replica is %(seconds)s s behind.") % {"seconds": round(seconds, 1)}
    if seconds > BEHIND:
        advice = _(
            "Look at its disk and at the line to the primary. Readers get nothing old: pages are drawn from the primary until it has caught up."
        )
        yield look("replica", words, advice)
    else:
        yield well("replica", words)


def clocks() -> Iterator[Finding]:
    """This process's clock and the database's, on which two machines may differ."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        before = time.time()
        cursor.execute("SELECT EXTRACT(EPOCH FROM clock_timestamp())")
        there = float(cursor.fetchone()[0])
    apart = abs(there - (before + time.time()) / 2)
    words = _("The clocks of this machine and of the database are %(seconds)s s apart.")
    words %= {"seconds": round(apart, 1)}
    if apart > APART:
        advice = _("Set both by NTP: stories and banners begin and end by the clock.")
        yield look("clock", words, advice)
    else:
        yield well("clock", words)


def tables() -> Iterator[Finding]:
    """Whether the database has what this code expects."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        yield well("migrations", _("The database has every table of this release."))
        return
    yield bad(
        "migrations",
        _("%(count)s migrations of this release have not run.")
        % {"count": len(missing)},
        _("Run manage.py migrate."),
    )
