"""`manage.py restore FOLDER/TIME`: a backup in the place of what is here."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pressroom.backup import BackupError, manifest, verifying
from pressroom.backup.afterwards import moment, see_to_the_rest
from pressroom.backup.database import engine
from pressroom.backup.manifest import Manifest
from pressroom.backup.restoring import put_back
from pressroom.backup.words import bytes_of, files_of, in_words
from pressroom.management.commands.restored import NEXT
from pressroom.runs import recorded

OTHER_KEY = (
    "SECRET_KEY is not the one of the backup: authenticator apps and recovery codes "
    "cannot be read, and links in mails no longer open. Put the former key into "
    "SECRET_KEY_FALLBACKS before anybody logs in."
)

AFTERWARDS = (
    "The backup is in its place; what was stopped since is not. Run manage.py restored "
    "with the --since that is named above before readers come back."
)


class Command(BaseCommand):
    help = (
        "Put a backup in the place of the database and the files. Stop the site and the "
        "background first. Refuses where anything is, unless told to replace it."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER/TIME")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Replace what is here: rows are lost, files that the backup does not "
            "know stay. Asks for the name of the database.",
        )
        parser.add_argument(
            "--yes", action="store_true", help="With --replace: do not ask."
        )

    def handle(self, *, folder: Path, replace: bool, yes: bool, **options: Any) -> None:
        begun = time.monotonic()
        folder = folder.absolute()
        try:
            made = manifest.read(folder)
            with in_words():
                verifying.refuse_unfit(made)
                self.make_sure(verifying.what_is_here(), replace=replace, yes=yes)
            verifying.refuse_damage(folder, made)
            put_back(folder, made)
        except BackupError as error:
            raise CommandError(str(error)) from error
        with recorded("restore") as report:
            report.said = summary(made, time.monotonic() - begun)
        self.say(made, report.said)
        try:
            self.see_to_the_rest(made)
        except BackupError as error:
            raise CommandError(f"{error}\n{AFTERWARDS}") from error

    def make_sure(self, here: list[str], *, replace: bool, yes: bool) -> None:
        """Nothing is replaced that nobody has named."""
        if not here:
            return
        if not replace:
            raise CommandError(
                f"This newsroom is not empty: {'; '.join(here)}. Restore into an empty "
                "database and empty folders, or say --replace."
            )
        if yes:
            return
        name = engine().name()
        self.stdout.write(f"Here are {'; '.join(here)}. All rows will be replaced.")
        if input(f"Type the name of the database, {name}, to go on: ").strip() != name:
            raise CommandError("Nothing was changed: that is not its name.")

    def say(self, made: Manifest, said: str) -> None:
        self.stdout.write(said)
        if not verifying.has_key_of(made):
            self.stderr.write(OTHER_KEY)
        if made.missing:
            self.stderr.write(
                f"{files_of(len(made.missing))} were missing when it was made; "
                f"{manifest.NAME} names them."
            )

    def see_to_the_rest(self, made: Manifest) -> None:
        """Whatever fails now, the backup is in its place, and people are told the rest."""
        try:
            for line in see_to_the_rest(moment(made.made_at), made.files):
                self.stdout.write(line)
        finally:
            self.stdout.write(NEXT.format(since=made.made_at))


def summary(made: Manifest, seconds: float) -> str:
    return (
        f"Restored in {seconds:.0f} s as of {made.made_at}: database "
        f"{bytes_of(made.database.size)}, {files_of(made.count)} of "
        f"{bytes_of(made.size)}."
    )
