"""Write the list of readers' sentences that editions and translators work from."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.readers_words import FILE, listed


class Command(BaseCommand):
    help = "Write locale/readers.pot: every sentence of readers' pages."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        FILE.write_bytes(listed())
