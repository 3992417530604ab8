"""`manage.py back_up FOLDER`: a whole backup, while the site runs."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pressroom.backup import BackupError
from pressroom.backup.making import Made, back_up
from pressroom.backup.words import bytes_of, files_of
from pressroom.runs import recorded

NAMED = 5  # missing files that are named
APART = (
    "Not in it, and needed to use it: SECRET_KEY, the other settings of the environment, "
    "certificates. Keep them apart from it."
)


class Command(BaseCommand):
    help = (
        "Back up the database and all files into a new folder below FOLDER, while the "
        "site runs. What is unchanged since the backup before is linked to it."
    )
    requires_system_checks = ()  # a site that may not start can still be backed up

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--keep",
            type=positive,
            default=0,
            metavar="N",
            help="Afterwards remove all but the newest N backups in FOLDER.",
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="Read every file of the backup again, those of earlier backups too, "
            "and copy anew what the disk has damaged.",
        )

    def handle(self, *, folder: Path, keep: int, verify: bool, **options: Any) -> None:
        begun = time.monotonic()
        try:
            with recorded("backup") as report:
                made = back_up(folder.absolute(), keep=keep, verify=verify)
                report.said = summary(made, time.monotonic() - begun)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.say(made, report.said)

    def say(self, made: Made, said: str) -> None:
        self.stdout.write(f"{made.folder}\n{said}\n{APART}")
        if made.mended:
            self.stdout.write(
                f"{files_of(made.mended)} of earlier backups were damaged and copied "
                "anew. Look after that disk."
            )
        if made.manifest.missing:
            self.stderr.write(missing(made.manifest.missing))


def positive(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise ValueError
    return number


def summary(made: Made, seconds: float) -> str:
    held = made.manifest
    removed = f", {made.removed} older removed" if made.removed else ""
    gone = f", {len(held.missing)} missing" if held.missing else ""
    return (
        f"Whole in {seconds:.0f} s: database {bytes_of(held.database.size)}, "
        f"{files_of(held.count)} of {bytes_of(held.size)}, {made.linked:,} of them "
        f"linked{gone}{removed}."
    )


def missing(names: list[str]) -> str:
    more = ", …" if len(names) > NAMED else ""
    return (
        f"{files_of(len(names))} that the database names are gone, and not in the "
        f"backup: {', '.join(names[:NAMED])}{more}. Public ones are made again by "
        "manage.py refresh --remake-photos; for originals look in earlier backups."
    )
