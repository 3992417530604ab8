"""How the site is, one line for each part, the worst first."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from pressroom.findings import Finding, State, findings, worst

CODES = {State.WELL: 0, State.LOOK: 1, State.BAD: 2}


class Command(BaseCommand):
    help = (
        "Say how the site is, the worst first, and what to do. Ends with 0 if all is "
        "well, 1 if something is to be looked at, 2 if something is bad."
    )
    requires_system_checks: list[str] = []  # they are among what it tells of

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="For machines.")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            found = findings()
        if options["json"]:
            said = [one._asdict() | {"state": one.state.value} for one in found]
            self.stdout.write(json.dumps(said, default=str, indent=1))
        else:
            for one in found:
                self.stdout.write(line(one))
        self.stdout.flush()
        sys.exit(CODES[worst(found)])


def line(one: Finding) -> str:
    advice = f" {one.advice}" if one.advice else ""
    return f"{one.state.value:4}  {one.name}: {one.words}{advice}"
