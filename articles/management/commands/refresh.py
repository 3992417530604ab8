"""The background work: stale pages, files of photos, purges of caches, hubs, mail."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import (
    DatabaseError,
    InterfaceError,
    close_old_connections,
    transaction,
)
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import hub_feeds, note_mails, presence, unsaved
from articles.chrome import refresh_chrome
from articles.desk_index import enter_batch
from articles.following import catch_up_all
from articles.models import Article
from articles.readers_search.entering import enter_missing
from articles.refresh import mark_stale, sweep, waiting
from bylines import sealing
from photos.finishing import ask_for_all, finish_due
from recordings import intake as recordings
from services import hubs, sums
from services.asking_anew import take_off_old_mark
from services.models import Edition
from services.purging import send_due
from services.release import release
from services.stamps import forget_old_turns
from services.statistics import count_daily

BATCH = 500  # versions between two looks at the clock
PHOTOS = 10  # photos between two looks at the stale stories
GLANCE = 1.0  # seconds between two looks for new photos
DAY = 24 * 60 * 60.0
LARGE = 10_000  # stories; a database that knows of few reads tables whole, as they grow


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
        parser.add_argument(
            "--every-story",
            action="store_true",
            help="First mark every published story stale, after a release that changes "
            "templates or words.",
        )
        parser.add_argument(
            "--desk-search",
            action="store_true",
            help="First enter every working copy into the desk's search anew, after a "
            "release that changes how words are looked up.",
        )
        parser.add_argument(
            "--readers-search",
            action="store_true",
            help="First enter the published stories that the readers' search does not "
            "know yet, after a release that brought it. Goes on where it was stopped.",
        )

    def handle(
        self,
        *args: Any,
        watch: float | None,
        remake_photos: bool,
        every_story: bool,
        desk_search: bool,
        readers_search: bool,
        **options: Any,
    ) -> None:
        if remake_photos:
            self.report_asked(ask_for_all())
        if every_story:
            mark_every_story()
        if desk_search:
            self.report_entered(enter_every_story())
        if readers_search:
            self.report_known(enter_what_is_missing())
        if watch is None:
            self.work_once()
            return
        try:
            self.keep_watch(watch)
        except KeyboardInterrupt:
            return

    def work_once(self) -> None:
        """Stale stories first: readers wait longer for those than for a photo."""
        take_off_old_mark()
        send_due()
        done = sweep_all(self.report_progress)
        self.report_photos(finish_due())
        recordings.tend()
        self.report(
            done + sweep_all(self.report_progress)
        )  # finished photos make their stories stale
        hub_feeds.send_due()
        note_mails.send_due()

    def keep_watch(self, rest: float) -> None:
        sums.begin(settings.METRICS_ROOT, process="background", release=release())
        next_sweep = next_count = 0.0
        while True:
            if time.monotonic() >= next_count:
                self.count()
                next_count = time.monotonic() + DAY
            is_time = time.monotonic() >= next_sweep
            has_more = self.work(is_time=is_time)
            if is_time:
                next_sweep = time.monotonic() + rest
            if not has_more:
                time.sleep(min(rest, GLANCE))

    def work(self, *, is_time: bool) -> bool:
        """Some photos, and if it is time the stale stories; whether photos wait."""
        take_off_old_mark()
        try:
            close_old_connections()
            send_due()
            photos = finish_due(PHOTOS)
            if is_time:
                recordings.tend()
            done = sweep_all(self.report_progress) if is_time else 0
            # Last: a dead hub and a dead mail server take their time.
            hub_feeds.send_due()
            note_mails.send_due()
        except (DatabaseError, InterfaceError) as error:
            # The database comes back, or an operator reads this line.
            self.stderr.write(_("The background waits for the database: %s") % error)
            return False
        if photos:
            self.report_photos(photos)
        if done:
            self.report(done)
        return photos == PHOTOS

    def count(self) -> None:
        """When it begins, and once a day: an archive grows."""
        try:
            close_old_connections()
            count_if_large()
        except (DatabaseError, InterfaceError) as error:
            self.stderr.write(_("The background waits for the database: %s") % error)

    def report_photos(self, done: int) -> None:
        said = ngettext("%d photo finished.", "%d photos finished.", done)
        self.stdout.write(said % done)

    def report_asked(self, count: int) -> None:
        said = ngettext(
            "%d photo is looked at again.", "%d photos are looked at again.", count
        )
        self.stdout.write(said % count)

    def report_entered(self, done: int) -> None:
        said = ngettext(
            "%d story entered into the desk's search.",
            "%d stories entered into the desk's search.",
            done,
        )
        self.stdout.write(said % done)

    def report_known(self, done: int) -> None:
        said = ngettext(
            "%d story entered into the readers’ search.",
            "%d stories entered into the readers’ search.",
            done,
        )
        self.stdout.write(said % done)

    def report_progress(self, done: int, left: int) -> None:
        """Between two batches, so that whoever watches a long sweep sees it move."""
        said = ngettext(
            "%(done)d story refreshed, %(left)d to go.",
            "%(done)d stories refreshed, %(left)d to go.",
            done,
        )
        self.stdout.write(said % {"done": done, "left": left})

    def report(self, done: int) -> None:
        said = ngettext("%d story refreshed.", "%d stories refreshed.", done)
        self.stdout.write(said % done)


@transaction.atomic
def mark_every_story() -> None:
    """Mark all that an older release drew, and compose anew what stands around it."""
    mark_stale("edition", Edition.objects.values_list("pk", flat=True))
    refresh_chrome(Edition.objects.open())


def count_if_large() -> None:
    """Have the tables counted, of an archive that is past its beginnings."""
    newest = Article.objects.aggregate(Max("pk"))["pk__max"] or 0
    if newest >= LARGE:
        count_daily()


def enter_every_story() -> int:
    """Enter all working copies, a batch in a transaction, the newest first."""
    done, lowest = 0, None
    while batch := enter_batch(below=lowest, limit=BATCH):
        done, lowest = done + len(batch), batch[-1]
    return done


def enter_what_is_missing() -> int:
    """Enter what the readers' search does not know, the newest first."""
    done, lowest = 0, None
    while batch := enter_missing(below=lowest, limit=BATCH):
        done, lowest = done + len(batch), batch[-1]
    return done


def sweep_all(tell: Callable[[int, int], None]) -> int:
    """Sweep until nothing is stale, and drop what time has overtaken.

    `tell` hears how many are done and how many are left, after each batch but the last.
    """
    now = timezone.now()
    forget_old_turns(now)
    hubs.forget_old(now)
    unsaved.sweep(now)
    presence.sweep(now)
    sealing.end_overdue(now)
    catch_up_all(now)
    done = 0
    while batch := sweep(limit=BATCH):
        done += batch
        if left := waiting():
            tell(done, left)
    return done
