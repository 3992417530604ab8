"""Scouring: what was erased is taken out of the database's own files, too.

A deleted row stays in them until its place is needed. A vacuum gives the places back;
SQLite also overwrites them, and its search tables are packed anew, since they keep the
words of rows that have gone until then.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection

SEARCH_TABLES = ("articles_deskwords", "articles_searchwords")


def begin() -> None:
    """Before anything is erased; of this connection alone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def scour(labels: Iterable[str]) -> None:
    """After the commit. Readers go on meanwhile; on SQLite editors wait while the
    search tables are packed, some seconds of a large archive.
    """
    if connection.vendor == "sqlite":
        pack_search_tables()
    if connection.in_atomic_block:
        return  # the rest needs a transaction of its own
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in tables_of(labels):
            cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


def pack_search_tables() -> None:
    with connection.cursor() as cursor:
        for table in SEARCH_TABLES:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608


def tables_of(labels: Iterable[str]) -> list[str]:
    known = {model._meta.label: model._meta.db_table for model in apps.get_models()}
    beside = {"articles_deskentry", "articles_searchentry", "articles_publishedpage"}
    return sorted(beside | {known[label] for label in labels if label in known})
