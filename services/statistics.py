"""What a database knows of its own tables, by which it chooses how to look rows up."""

from django.db import connection

LOOKED_AT = 1_000  # rows of an index, at most: more would tell hardly more


def count_anew() -> None:
    """Have the database look at its tables again; SQLite takes a second at most.

    PostgreSQL does so by itself, some minutes after much has changed; SQLite never.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")


def count_daily() -> None:
    """What the background does once a day, where the database does not do it itself."""
    if connection.vendor == "sqlite":
        count_anew()
