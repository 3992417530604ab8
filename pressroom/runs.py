"""Keeping a record of how jobs go, for operators.

A job that runs every second is written down when its outcome changes, and otherwise
every quarter of a minute: its record must not cost more than its work.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, models
from django.db.models import F
from django.utils import timezone

from pressroom.models import JobRun
from services.tracing import known_as

LONGEST = 200  # characters of what a job says
WRITTEN_EVERY = 15.0  # seconds, while nothing changes
FELL_SILENT = timedelta(hours=1)  # a rare job that began and never ended is begun anew


class Report:
    """What a job says of its run, in one line."""

    said = ""


@contextmanager
def recorded(name: str) -> Iterator[Report]:
    """Write down when the job began and ended, whether it succeeded, what it said.

    What it raises is raised on. A silent database is no reason to stop: then nothing
    is written.
    """
    write(name, begun_at=timezone.now(), ended_at=None)
    report = Report()
    try:
        with known_as(name):
            yield report
    except BaseException as error:
        failed = {"said": words_of(error), "failures": F("failures") + 1}
        write(name, ended_at=timezone.now(), **failed)
        raise
    now = timezone.now()
    write(name, ended_at=now, succeeded_at=now, said=report.said, failures=0)


def words_of(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def write(name: str, **facts: Any) -> None:
    if isinstance(facts.get("said"), str):
        facts["said"] = " ".join(facts["said"].split())[:LONGEST]
    with suppress(DatabaseError, InterfaceError):
        if not JobRun.objects.filter(pk=name).update(**facts):
            plain = {k: v for k, v in facts.items() if not isinstance(v, models.F)}
            if "failures" in facts and "failures" not in plain:
                plain["failures"] = 1
            JobRun.objects.get_or_create(pk=name, defaults=plain)


@dataclass(slots=True)
class Keeper:
    """Writes down how one job of the background goes, and seldom."""

    name: str
    failures: int = 0
    said: str = ""  # not written yet
    written_at: float | None = None
    clock: Any = field(default=time.monotonic)

    def succeeded(self, begun: datetime, said: str = "") -> None:
        """`said` is empty of a run that found nothing to do: then the last word stays."""
        was_failing, self.failures = self.failures > 0, 0
        self.said = said or self.said
        if not was_failing and not self.is_time():
            return
        now = timezone.now()
        facts: dict[str, Any] = {"begun_at": begun, "ended_at": now}
        if self.said or was_failing:
            facts["said"] = self.said
        self.note(failures=0, succeeded_at=now, **facts)
        self.said = ""

    def failed(self, begun: datetime, error: BaseException) -> None:
        is_first, self.failures = self.failures == 0, self.failures + 1
        if is_first or self.is_time():
            self.note(
                begun_at=begun,
                ended_at=timezone.now(),
                said=words_of(error),
                failures=self.failures,
            )

    def is_time(self) -> bool:
        since = self.written_at
        return since is None or self.clock() - since >= WRITTEN_EVERY

    def note(self, **facts: Any) -> None:
        write(self.name, **facts)
        self.written_at = self.clock()


def claim(name: str, every: timedelta, rest: timedelta = timedelta(0)) -> bool:
    """Whether a rare job is due, and now ours to run: of two hosts only one does.

    `rest`: how long to wait after it has failed.
    """
    now = timezone.now()
    run, _is_new = JobRun.objects.get_or_create(pk=name)
    if not is_due(run, now, every, rest):
        return False
    mine = JobRun.objects.filter(pk=name, begun_at=run.begun_at, ended_at=run.ended_at)
    return bool(mine.update(begun_at=now, ended_at=None))


def let_go(name: str) -> None:
    """A claimed job was stopped on its way: whoever starts next begins it anew."""
    write(name, begun_at=None, ended_at=None)


def is_due(run: JobRun, now: datetime, every: timedelta, rest: timedelta) -> bool:
    if run.begun_at is None:
        return True
    if run.ended_at is None:
        return now - run.begun_at >= FELL_SILENT
    if run.failures:
        return now - run.ended_at >= rest
    return now - run.begun_at >= every
