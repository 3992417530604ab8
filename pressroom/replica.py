"""How far the copy of the database is behind."""

from django.conf import settings
from django.db import connections

from services.reading import REPLICA

# A replica that has replayed all it received is not behind, however quiet the primary.
LAG = """
    SELECT CASE
        WHEN NOT pg_is_in_recovery() THEN 0
        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
        ELSE COALESCE(
            EXTRACT(EPOCH FROM now() - pg_last_xact_replay_timestamp()), 0)
    END
"""


def has_replica() -> bool:
    return REPLICA in settings.DATABASES


def lag() -> float:
    """Seconds. Raises what the database raises. Zero where it is no PostgreSQL."""
    connection = connections[REPLICA]
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute(LAG)
        return float(cursor.fetchone()[0])
