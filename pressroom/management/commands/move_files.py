"""Moving a newsroom's files from folders to an object store, or back."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError

from services.files import is_trouble

STEP = 1000  # files between two lines


class Command(BaseCommand):
    help = (
        "Copy photos, recordings, cards and fonts from MEDIA_ROOT and ORIGINALS_ROOT to "
        "the buckets, or back. Safe to stop and to repeat: what is there already, in "
        "its full size, is not copied again. Nothing is deleted where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--to-buckets", action="store_true")
        where.add_argument("--to-folders", action="store_true")

    def handle(self, *args: Any, to_buckets: bool, **options: Any) -> None:
        if not settings.FILES_IN_BUCKETS:
            raise CommandError("Name both buckets first: docs/operators.md.")
        kinds: list[dict[str, Any]] = [
            settings.FILES_IN_FOLDERS,
            settings.FILES_IN_BUCKETS,
        ]
        try:
            for alias in kinds[0]:
                pair = [storages.create_storage(kind[alias]) for kind in kinds]
                source, target = pair if to_buckets else reversed(pair)
                self.copy_all(alias, source, target)
        except OSError as error:
            if not is_trouble(error):
                raise
            raise CommandError(
                f"{error} Run the command again: it goes on where it stopped."
            ) from error

    def copy_all(self, alias: str, source: Any, target: Any) -> None:
        there = dict(target.walk())
        copied = kept = 0
        for name, size in source.walk():
            if there.get(name) == size:
                kept += 1
            else:
                copied += self.copy(name, source, target)
            if (copied + kept) % STEP == 0:
                self.stdout.write(f"{alias}: {copied + kept} files so far.")
        self.stdout.write(f"{alias}: {copied} files copied, {kept} were there.")

    def copy(self, name: str, source: Any, target: Any) -> bool:
        """Copy one file; whether it was still there to be copied."""
        try:
            file = source.open(name)
        except FileNotFoundError:
            return False  # deleted since the list was made
        with file:
            target.delete(name)  # what lies there has another size
            stored = target.save(name, file)
            if (stored, target.size(name)) != (name, file.size):
                raise CommandError(f"{name} did not arrive whole. Run it again.")
        return True
