"""Readers fetch one stylesheet, with everything that it was written in."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

CSS = Path(__file__).resolve().parents[2] / "static/css"


@pytest.fixture
def sheet(settings, tmp_path) -> str:
    """The readers' stylesheet as it goes out."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "newsroom.stylesheets.JoiningStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return (tmp_path / staticfiles_storage.stored_name("css/newsroom.css")).read_text()


def test_the_readers_stylesheet_is_one_file(sheet):
    assert "@import" not in sheet
    assert sheet.index("@layer reset, tokens") < sheet.index("@layer reset {")


def test_every_component_is_in_it(sheet):
    for component in (CSS / "components").glob("*.css"):
        assert component.read_text() in sheet


@pytest.mark.parametrize(
    "file",
    [*CSS.glob("*.css"), *(CSS / "components").glob("*.css")],
    ids=lambda f: f.stem,
)
def test_a_joined_sheet_names_no_file_beside_it(file):
    """Such an address would lead elsewhere once the sheet is joined."""
    assert file.name == "newsroom.css" or "url(" not in file.read_text()
