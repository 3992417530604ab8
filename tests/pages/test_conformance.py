"""Every kind of public page is HTML without an error and without a warning.

The checker is a Java program: it starts once for all pages.
"""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from services.models import Edition
from tests.factories import make_person
from tests.pages.page_kinds import draw_pages

pytestmark = [pytest.mark.conformance, pytest.mark.django_db]

BROKEN = '<!DOCTYPE html><html lang="en"><title>Broken</title><p><img></p>'


def checker() -> str:
    """Where the checker lies; fetched if it does not lie there yet."""
    run = subprocess.run(  # noqa: S603
        [settings.BASE_DIR / "bin/vnu-jar"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def check(files: list[Path]) -> list[dict]:
    """What the checker complains of in these files."""
    words = ["--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    run = subprocess.run(  # noqa: S603
        ["java", "-jar", checker(), *words],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)["messages"]


def sentence(message: dict) -> str:
    """File, line and what is wrong there."""
    file = message["url"].rpartition("/")[2]
    line = message.get("lastLine", 0)
    return f"{file}:{line}: {message['message']} {message.get('extract', '')!r}"


def write(folder: Path, name: str, html: str) -> Path:
    file = folder / f"{name}.html"
    file.write_text(html, encoding="utf-8")
    return file


def test_every_kind_of_page_is_sound_html(
    english: Edition, persian: Edition, tmp_path: Path
) -> None:
    pages = []
    for edition in (english, persian):
        chief = make_person(f"{edition.language}-chief", edition.service, "chief")
        pages += draw_pages(edition, chief)
    files = [write(tmp_path, page.name, page.html) for page in pages]
    assert len(set(files)) == len(pages)

    found = check([*files, write(tmp_path, "broken", BROKEN)])

    told = {is_broken: [] for is_broken in (True, False)}
    for message in found:
        told["broken.html" in message["url"]].append(sentence(message))
    assert told[False] == [], "\n".join(told[False])
    assert told[True], "The checker finds nothing in a page that is broken."
