"""`manage.py restored`: after a database came back by other means than `restore`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pressroom.backup import BackupError
from pressroom.backup.afterwards import EXAMPLE, moment, see_to_the_rest
from pressroom.backup.restoring import begin_again
from pressroom.runs import recorded

NEXT = """Next:
1. Start the site and the background; /readyz must answer 200.
2. Whatever was done after {since} is not here. What the ledger tells of is named above:
   stories put on hold, scheduled versions cancelled, names withheld, pictures pulled,
   people protected, erasures repeated. Chiefs decide on each. Without a ledger, or where
   it lacks lines, do that by hand. Then set expiries and legal holds, close accounts
   and revoke previews again. Mails and pings of that time may be sent again.
3. Everybody logs in again. Open a story, a picture and the desk, and look at the log."""


class Command(BaseCommand):
    help = (
        "After the database came back to an older state (a point in time, a replica that "
        "lagged, a snapshot of the disk): no page of the lost time holds any more, caches "
        "in front are told, everybody logs in again, what the ledger says was stopped "
        "since is stopped again. restore does this by itself."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            default="",
            metavar="TIME",
            help=f"The moment that it came back to, such as {EXAMPLE}. Without it, every "
            "line of the ledger counts.",
        )

    def handle(self, *, since: str, **options: Any) -> None:
        try:
            moment_of_state = moment(since) if since else None
            with recorded("restore") as report:
                ended = begin_again()
                report.said = f"A new timeline has begun; {ended} sessions ended."
            self.stdout.write(report.said)
            for line in see_to_the_rest(moment_of_state, {}):
                self.stdout.write(line)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(NEXT.format(since=since or "that moment"))
