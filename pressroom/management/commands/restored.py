"""`manage.py restored`: after a database came back by other means than `restore`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pressroom.backup.restoring import begin_again, replay
from pressroom.runs import recorded

NEXT = """Next:
1. Start the site and the background; /readyz must answer 200.
2. Whatever was done after {since} is not here: stop again the stories that were held,
   withdrawn or killed since, pull pictures, protect people, close accounts, revoke
   previews, repeat erasures. Mails and pings of that time may be sent again.
3. Everybody logs in again. Open a story, a picture and the desk, and look at the log."""


class Command(BaseCommand):
    help = (
        "After the database came back to an older state (a point in time, a replica that "
        "lagged, a snapshot of the disk): no page of the lost time holds any more, caches "
        "in front are told, everybody logs in again. restore does this by itself."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            default="",
            metavar="TIME",
            help="The moment that it came back to, such as 2026-05-03T10:00:00+00:00.",
        )

    def handle(self, *, since: str, **options: Any) -> None:
        with recorded("restore") as report:
            ended = begin_again()
            report.said = f"A new timeline has begun; {ended} sessions ended."
        self.stdout.write(report.said)
        for line in replay(since) if since else ():
            self.stdout.write(line)
        self.stdout.write(NEXT.format(since=since or "that moment"))
