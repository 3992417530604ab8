"""Compile the translations without any tool of the system's."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile every locale/*/LC_MESSAGES/*.po that is newer than its .mo."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for catalogue in Path(folder).glob("*/LC_MESSAGES/*.po"):
                if is_newer(catalogue):
                    compile_catalogue(catalogue)


def is_newer(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


def compile_catalogue(catalogue: Path) -> None:
    with catalogue.open("rb") as source:
        messages = read_po(source, abort_invalid=True)
    with catalogue.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, messages)
