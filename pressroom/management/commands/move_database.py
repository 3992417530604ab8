"""`manage.py move_database ADDRESS`: grow from one machine's SQLite to PostgreSQL."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pressroom.backup import BackupError
from pressroom.backup.moving import move
from pressroom.backup.words import in_words


class Command(BaseCommand):
    help = (
        "Copy everything from the database at ADDRESS into the empty one that "
        "DATABASE_URL names, of whichever kind. Stop the site and the background "
        "first. The old database stays as it is; files are not touched."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "address",
            metavar="ADDRESS",
            help="The former DATABASE_URL, such as sqlite:///srv/newsroom/var/newsroom.sqlite3",
        )

    def handle(self, *, address: str, **options: Any) -> None:
        begun = time.monotonic()
        try:
            with in_words():
                moved = move(address)
        except (BackupError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{moved:,} rows moved in {time.monotonic() - begun:.0f} s. Start the site "
            "with the new DATABASE_URL; keep the old database until you are sure."
        )
