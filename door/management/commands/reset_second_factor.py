from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from door import second_factor


class Command(BaseCommand):
    help = (
        "Take away the second factor of somebody who lost it, and log them out "
        "everywhere. They are told by mail; the security log keeps the reason."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the name they log in with")
        parser.add_argument("--reason", required=True, help="why, for the log")

    def handle(self, *args: Any, username: str, reason: str, **options: Any) -> None:
        person = second_factor.person_named(username)
        if person is None:
            raise CommandError(f"Nobody has the name “{username}”.")
        try:
            second_factor.reset(person, by=None, reason=reason)
        except second_factor.CannotResetError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{username} logs in with the password alone, once.")
