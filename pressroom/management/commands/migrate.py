"""`manage.py migrate`, under which the site goes on.

An ALTER TABLE waits for every transaction that reads the table, and all who come later
wait behind it. So on PostgreSQL it waits for two seconds only, lets the others through,
and is tried again: each migration runs in a transaction of its own, and what was done
stays done.
"""

import time
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import OperationalError, connections

LOCK_TIMEOUT = 2  # seconds
PATIENCE = 300  # seconds
REST = 3  # seconds, for those who waited behind us
LOCK_NOT_AVAILABLE = "55P03"


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        self.at = connections[options["database"]]
        self.is_postgres = self.at.vendor == "postgresql"
        deadline = time.monotonic() + PATIENCE
        while not self.has_migrated(*args, **options):
            if time.monotonic() > deadline:
                raise CommandError(
                    "Somebody has been reading a table for minutes that is to be "
                    "altered: look at pg_stat_activity, and run migrate again."
                )
            self.stderr.write("A table is in use: tried again in a moment.")
            time.sleep(REST)

    def migration_progress_callback(
        self,
        action: str,
        migration: Any = None,
        fake: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """What runs outside a transaction keeps nobody waiting, and must not be cut off:
        an index that is built concurrently would be left behind invalid."""
        if action in ("apply_start", "unapply_start"):
            self.wait_at_most(LOCK_TIMEOUT if migration.atomic else 0)
        super().migration_progress_callback(action, migration, fake)

    def wait_at_most(self, seconds: float) -> None:
        if self.is_postgres:
            with self.at.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{seconds * 1000:.0f}ms'")

    def has_migrated(self, *args: Any, **options: Any) -> bool:
        """Whether all of it is done; no if a table was in use for too long."""
        self.wait_at_most(LOCK_TIMEOUT)
        try:
            super().handle(*args, **options)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
                raise
            return False
        finally:
            self.wait_at_most(0)
        return True
