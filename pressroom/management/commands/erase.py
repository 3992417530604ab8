"""Erases what the law orders erased; without --yes it says what would go."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pressroom import erasing, ledger
from pressroom.backup import BackupError
from pressroom.backup.afterwards import EXAMPLE, moment
from pressroom.erasing.wiping import MOST, Wiper
from pressroom.models import Erasure, JobRun


class Command(BaseCommand):
    help = (
        "Erase a story, a contributor, an account, a photo or a recording because the "
        "law orders it. Without --yes it says exactly what would go, and does nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", choices=Erasure.Kind.values)
        parser.add_argument(
            "number",
            nargs="?",
            help="The number in its address at the desk, its public id, or the name an "
            "account logs in with.",
        )
        parser.add_argument("--order", default="", help='"court order 12/2026"')
        parser.add_argument("--by", default="", help="Your name; it is kept.")
        parser.add_argument("--yes", action="store_true", help="Do it, for good.")
        parser.add_argument(
            "--again",
            type=Path,
            metavar="FILE",
            help="After a restore: go through this ledger, erase again what it says was "
            "erased, and stop what was stopped since.",
        )
        parser.add_argument(
            "--since",
            default="",
            metavar="TIME",
            help="With --again: when the backup was made, as restore says it, such as "
            f"{EXAMPLE}. What was stopped before is in it. Without it, every line counts.",
        )

    def handle(
        self,
        *args: Any,
        kind: str | None,
        number: str | None,
        order: str,
        by: str,
        yes: bool,
        again: Path | None,
        since: str,
        **options: Any,
    ) -> None:
        if again is not None:
            self.replay(again, since)
            return
        if not (kind and number):
            raise CommandError("Say what to erase: manage.py erase story 12 …")
        if not (order.strip() and by.strip()):
            raise CommandError("Say on which order and by whom: --order … --by …")
        try:
            if yes:
                wiper = erasing.erase(kind, number, order=order.strip(), by=by.strip())
            else:
                wiper = erasing.rehearse(kind, number)
        except erasing.ErasureError as refused:
            raise CommandError(str(refused)) from None
        self.say(wiper, is_done=yes)

    def replay(self, file: Path, since: str) -> None:
        if not file.exists():
            raise CommandError(f"There is no file {file}.")
        try:
            result = ledger.replay(moment(since) if since else None, file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        for line in result.lines():
            self.stdout.write(line)

    def say(self, wiper: Wiper, *, is_done: bool) -> None:
        write = self.stdout.write
        write("Erased:" if is_done else "This would go:")
        for name, number in sorted(wiper.counts.items()):
            write(f"  {number:>7}  {name}")
        self.say_list("Readers lose it at these addresses:", wiper.addresses)
        self.say_list("Mind:", wiper.remarks)
        typed = [f"{at}: {', '.join(rows)}" for at, rows in wiper.leftovers.items()]
        self.say_list(
            "Its words stand here too, typed by people. They are not touched: have them "
            "changed, or erased.",
            typed,
        )
        write(backups())
        if not is_done:
            write("Nothing was done. The same command with --yes does it, for good.")

    def say_list(self, heading: str, lines: list[str]) -> None:
        if not lines:
            return
        self.stdout.write(heading)
        for line in lines[:MOST]:
            self.stdout.write(f"  {line}")
        if len(lines) > MOST:
            self.stdout.write(f"  and {len(lines) - MOST} more")


def backups() -> str:
    """Which copies of it are out of reach of this command."""
    last = JobRun.objects.filter(pk="backup").exclude(succeeded_at=None).first()
    when = f"the last at {last.succeeded_at:%Y-%m-%d %H:%M} UTC" if last else "if any"
    return (
        f"Backups made until now hold it still ({when}), and so may archives of PostgreSQL's "
        "log, caches and search engines elsewhere. Destroy them as the order says, or run "
        "manage.py erase --again FILE --since TIME after restoring one."
    )
