"""What the background does, and how it goes. Ends with 1 if something is not well."""

import sys
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pressroom.jobs import BACKUP, Standing, Turn, named, standings
from pressroom.runs import recorded

HEADS = ("JOB", "EVERY", "LAST DONE", "TOOK", "STATE", "WHAT IT DOES", "SAID")


class Command(BaseCommand):
    help = (
        "List what the background does and how it goes: code 1 if a job is failing or "
        "overdue. `jobs run NAME` runs one now."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", nargs="?", choices=["list", "run"], default="list")
        parser.add_argument("name", nargs="?", help="Of the job to run.")

    def handle(self, *args: Any, act: str, name: str | None, **options: Any) -> None:
        if act == "run":
            self.run_one(name or "")
            return
        rows = standings(timezone.now())
        for line in table([HEADS, *map(cells, rows)]):
            self.stdout.write(line)
        if not all(row.is_well for row in rows):
            sys.exit(1)

    def run_one(self, name: str) -> None:
        job = named(name)
        if name == BACKUP.name:
            raise CommandError("manage.py back_up FOLDER makes a backup.")
        if job is None:
            raise CommandError(f"There is no job {name!r}. manage.py jobs lists them.")
        with recorded(job.name) as report:
            done = job.run(Turn())
            report.said = job.sentence(done)
        self.stdout.write(report.said or "Done.")


def cells(row: Standing) -> tuple[str, ...]:
    run = row.run
    done = ago(run.succeeded_at, row.now) if run else "never"
    state = row.state
    if run and run.failures:
        state = f"failing, {run.failures}× in a row"
    return (
        row.job.name,
        span(timedelta(seconds=row.job.every)),
        done,
        span(row.took) if row.took is not None else "–",
        state,
        str(row.job.words),
        run.said if run else "",
    )


def ago(moment: datetime | None, now: datetime) -> str:
    return f"{span(now - moment)} ago" if moment else "never"


def span(time: timedelta) -> str:
    """`3 s`, `5 min`, `2 h`, `9 d`."""
    seconds = max(0, round(time.total_seconds()))
    for size, name in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {name}"
    return f"{seconds} s"


def table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
