"""Brings in a list of addresses of a site that was here before."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.old_address_files import FileError, read_lines
from articles.old_address_list import Plan, keep, plan
from services.models import Edition

SHOWN = 50  # refused lines


class Command(BaseCommand):
    help = (
        "Bring in old addresses from a CSV file with the columns old, new and note. "
        "If one line cannot be kept, none is, and each is named."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A CSV file in UTF-8.")
        parser.add_argument(
            "--edition",
            default="",
            metavar="PREFIX",
            help="Whose old site it was, for example fa; without it the default "
            "edition's.",
        )
        parser.add_argument(
            "--leave-out",
            action="store_true",
            help="Keep the good lines, and leave out those that cannot be kept.",
        )
        parser.add_argument(
            "--look",
            action="store_true",
            help="Say what would be done, and do nothing.",
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        edition: str,
        leave_out: bool,
        look: bool,
        **options: Any,
    ) -> None:
        owner = Edition.objects.filter(prefix=edition).first()
        if owner is None:
            raise CommandError(_("No edition has the prefix “%s”.") % edition)
        try:
            made = plan(read_lines(file.read_bytes()), owner)
        except (FileError, OSError) as error:
            raise CommandError(str(error)) from error
        self.report(made)
        if made.refused and not (leave_out or look):
            raise CommandError(_("Nothing was kept."))
        if not look:
            keep(made)

    def report(self, made: Plan) -> None:
        for each in made.refused[:SHOWN]:
            self.stderr.write(f"{each.number}: {each.old}: {each.reason}")
        counts = {
            "added": len(made.added),
            "changed": len(made.changed),
            "same": made.same,
        }
        said = _("%(added)d new, %(changed)d changed, %(same)d as before.") % counts
        self.stdout.write(said)
        if number := len(made.refused):
            refused = ngettext("%d line refused.", "%d lines refused.", number)
            self.stdout.write(refused % number)
