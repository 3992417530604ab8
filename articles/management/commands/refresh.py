"""The sweep: store anew what a changed name, caption or label made stale."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.refresh import sweep
from services.stamps import forget_old_turns

BATCH = 500  # versions between two looks at the clock


class Command(BaseCommand):
    help = "Render stale stories again and store them. Safe to stop and to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch",
            type=float,
            nargs="?",
            const=5.0,
            metavar="SECONDS",
            help="Go on for ever, resting this long when nothing is stale (5).",
        )

    def handle(self, *args: Any, watch: float | None, **options: Any) -> None:
        if watch is None:
            self.report(sweep_all())
            return
        try:
            self.keep_watch(watch)
        except KeyboardInterrupt:
            return

    def keep_watch(self, rest: float) -> None:
        while True:
            close_old_connections()
            try:
                done = sweep_all()
            except DatabaseError as error:
                # The database comes back, or an operator reads this line.
                self.stderr.write(_("The sweep waits for the database: %s") % error)
                done = 0
            if done:
                self.report(done)
            time.sleep(rest)

    def report(self, done: int) -> None:
        self.stdout.write(_("%d stories refreshed.") % done)


def sweep_all() -> int:
    """Sweep until nothing is stale, and drop turns that time has overtaken."""
    forget_old_turns(timezone.now())
    done = 0
    while batch := sweep(limit=BATCH):
        done += batch
    return done
