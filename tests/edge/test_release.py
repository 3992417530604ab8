"""Processes of one release share pages; two releases do not."""

from pathlib import Path
from typing import Any

from services import release
from services.release import files

digest = release.release.__wrapped__


def test_a_release_is_told_by_its_files_and_by_what_pages_show_of_settings(
    settings: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    one = digest()
    assert digest() == one
    settings.SITE_URL = "https://news.example"
    other = digest()
    assert other != one
    more = settings.BASE_DIR / "manage.py"
    monkeypatch.setattr(release, "files", lambda: [*files(), more])
    assert digest() not in (one, other)


def test_all_that_pages_are_made_of_counts_and_no_library(settings: Any) -> None:
    base = settings.BASE_DIR
    found = {file.relative_to(base).parts[0] for file in files()}
    assert {"articles", "newsroom", "services", "templates", "locale"} <= found
    assert ".venv" not in found
    assert "tests" not in found
