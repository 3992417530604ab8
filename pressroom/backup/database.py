"""The database behind the site, as backups meet it, whichever it is."""

from types import ModuleType

from django.db import connection

from pressroom.backup import on_postgresql, on_sqlite

ENGINES = {"sqlite": on_sqlite, "postgresql": on_postgresql}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# Rows that migrations and jobs write by themselves: a database that has no others is empty.
UNCOUNTED = {
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "pressroom_jobrun",
}


def engine() -> ModuleType:
    """Has FILE, copy, name, tables_with_rows, refuse_others, put_back and look_over."""
    return ENGINES[connection.vendor]


def tables_in_use() -> list[str]:
    return sorted(set(engine().tables_with_rows()) - UNCOUNTED)
