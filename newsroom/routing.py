"""Which database a query goes to. See services/reading.py."""

from typing import Any

from services.reading import PRIMARY, chosen


class ReadersRouter:
    """Reads where the request was sent, writes to the primary, always.

    Whatever a row came from: editions on the board, read from the primary, lead to
    stories on the replica, and the other way round.
    """

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return chosen()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True  # it is one database, and a copy of it

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == PRIMARY
