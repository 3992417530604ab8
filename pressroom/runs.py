"""Keeping a record of how jobs go, for operators."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DatabaseError, InterfaceError, models
from django.db.models import F
from django.utils import timezone

from pressroom.models import JobRun
from services.tracing import known_as

LONGEST = 200  # characters of what a job says


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
        said = f"{type(error).__name__}: {error}"
        write(name, ended_at=timezone.now(), said=said, failures=F("failures") + 1)
        raise
    now = timezone.now()
    write(name, ended_at=now, succeeded_at=now, said=report.said, failures=0)


def write(name: str, **facts: Any) -> None:
    if isinstance(facts.get("said"), str):
        facts["said"] = " ".join(facts["said"].split())[:LONGEST]
    with suppress(DatabaseError, InterfaceError):
        if not JobRun.objects.filter(pk=name).update(**facts):
            plain = {k: v for k, v in facts.items() if not isinstance(v, models.F)}
            JobRun.objects.get_or_create(pk=name, defaults=plain)
