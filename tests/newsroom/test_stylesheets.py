"""Readers fetch one stylesheet, with everything that it was written in."""

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from newsroom.stylesheets import JoiningStaticFilesStorage

STATIC = Path(__file__).resolve().parents[2] / "static"
SHEETS = [*STATIC.glob("css/*.css"), *STATIC.glob("css/components/*.css")]


@pytest.fixture
def sheet(tmp_path) -> str:
    """The readers' stylesheet as it goes out."""
    written = FileSystemStorage(STATIC)
    names = [str(file.relative_to(STATIC)) for file in SHEETS]
    sent = JoiningStaticFilesStorage(location=tmp_path, base_url="/static/")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((STATIC / name).read_text())
    list(sent.post_process({name: (written, name) for name in names}))
    return (tmp_path / sent.stored_name("css/newsroom.css")).read_text()


def test_the_readers_stylesheet_is_one_file(sheet):
    assert "@import" not in sheet
    assert sheet.index("@layer reset, tokens") < sheet.index("@layer reset {")


def test_every_component_is_in_it(sheet):
    for component in STATIC.glob("css/components/*.css"):
        assert component.read_text() in sheet


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.stem)
def test_a_joined_sheet_names_no_file_beside_it(file):
    """Such an address would lead elsewhere once the sheet is joined."""
    assert file.name == "newsroom.css" or "url(" not in file.read_text()
