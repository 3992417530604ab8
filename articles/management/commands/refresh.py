"""The background work: public files of photos, and pages that went stale."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.refresh import sweep
from photos.finishing import ask_for_all, finish_due
from services.stamps import forget_old_turns

BATCH = 500  # versions between two looks at the clock
PHOTOS = 10  # photos between two looks at the stale stories
GLANCE = 1.0  # seconds between two looks for new photos


class Command(BaseCommand):
    help = (
        "Make the public files of new photos, and render stale stories again and "
        "store them. Safe to stop and to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch",
            type=float,
            nargs="?",
            const=5.0,
            metavar="SECONDS",
            help="Go on for ever: look for new photos every second, and for stale "
            "stories after resting this long (5).",
        )
        parser.add_argument(
            "--remake-photos",
            action="store_true",
            help="First have every photo's public files looked at: lost ones are made "
            "again, photos set aside are tried again.",
        )

    def handle(
        self, *args: Any, watch: float | None, remake_photos: bool, **options: Any
    ) -> None:
        if remake_photos:
            self.stdout.write(_("%d photos are looked at again.") % ask_for_all())
        if watch is None:
            self.work_once()
            return
        try:
            self.keep_watch(watch)
        except KeyboardInterrupt:
            return

    def work_once(self) -> None:
        self.report_photos(finish_due())
        self.report(sweep_all())

    def keep_watch(self, rest: float) -> None:
        next_sweep = 0.0
        while True:
            is_time = time.monotonic() >= next_sweep
            has_more = self.work(is_time=is_time)
            if is_time:
                next_sweep = time.monotonic() + rest
            if not has_more:
                time.sleep(min(rest, GLANCE))

    def work(self, *, is_time: bool) -> bool:
        """Some photos, and if it is time the stale stories; whether photos wait."""
        try:
            close_old_connections()
            photos = finish_due(PHOTOS)
            done = sweep_all() if is_time else 0
        except (DatabaseError, InterfaceError) as error:
            # The database comes back, or an operator reads this line.
            self.stderr.write(_("The background waits for the database: %s") % error)
            return False
        if photos:
            self.report_photos(photos)
        if done:
            self.report(done)
        return photos == PHOTOS

    def report_photos(self, done: int) -> None:
        self.stdout.write(_("%d photos finished.") % done)

    def report(self, done: int) -> None:
        self.stdout.write(_("%d stories refreshed.") % done)


def sweep_all() -> int:
    """Sweep until nothing is stale, and drop turns that time has overtaken."""
    forget_old_turns(timezone.now())
    done = 0
    while batch := sweep(limit=BATCH):
        done += batch
    return done
