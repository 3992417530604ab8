"""The background work: stale pages, files of photos, purges of caches, hubs, mail."""

import logging
import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import ngettext

from articles.chrome import refresh_chrome
from articles.desk_index import enter_batch
from articles.readers_search.entering import enter_missing
from articles.refresh import mark_stale
from photos.finishing import ask_for_all
from pressroom.background import Background
from pressroom.jobs import JOBS, Job, Turn, photos_finished, stories_refreshed
from pressroom.runs import recorded
from services import sums
from services.models import Edition
from services.release import release

log = logging.getLogger("newsroom.jobs")

BATCH = 500  # stories in a transaction
FREQUENT = tuple(job for job in JOBS if not job.is_rare)
SWEEP = next(job for job in JOBS if job.name == "sweep")


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
        else:
            self.keep_watch(watch)

    def work_once(self) -> None:
        """Every frequent job once, until nothing is left; of each that failed, why.

        Stale stories first, for readers wait longer for those than for a photo, and
        once more at the end: finished photos make their stories stale.
        """
        failed: list[str] = []
        done = {job.name: self.run_job(job, failed) for job in FREQUENT}
        if "sweep" not in failed:
            done["sweep"] += self.run_job(SWEEP, failed)
        self.stdout.write(photos_finished(done["photos"]))
        self.stdout.write(stories_refreshed(done["sweep"]))
        if failed:
            raise CommandError("Failed: " + ", ".join(failed))

    def run_job(self, job: Job, failed: list[str]) -> int:
        turn = Turn(tell=self.report_progress)
        try:
            with recorded(job.name) as report:
                done = job.run(turn)
                report.said = job.sentence(done)
        except (OperationalError, InterfaceError):
            raise  # nothing else will go through either
        except Exception:
            log.exception("Job %s failed. The others go on.", job.name)
            failed.append(job.name)
            return 0
        return done

    def keep_watch(self, rest: float) -> None:
        sums.begin(settings.METRICS_ROOT, process="background", release=release())
        background = Background(
            say=self.stdout.write,
            complain=self.stderr.write,
            rest=rest,
            progress=self.report_progress,
        )
        stop_when_told(background.stop)
        self.stdout.write("The background has begun.")
        self.stdout.flush()
        try:
            has_ended = background.watch()
        except KeyboardInterrupt:
            return
        if not has_ended:
            # Somebody outside is slow to answer; whatever was being sent is sent again.
            self.stdout.flush()
            os._exit(1 if background.has_died else 0)
        if background.has_died:
            raise CommandError("A part of the background has died. Its log says why.")

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


def stop_when_told(stop: threading.Event) -> None:
    """On SIGTERM end at the next safe place; only a process's first thread hears it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: stop.set())


@transaction.atomic
def mark_every_story() -> None:
    """Mark all that an older release drew, and compose anew what stands around it."""
    mark_stale("edition", Edition.objects.values_list("pk", flat=True))
    refresh_chrome(Edition.objects.open())


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
