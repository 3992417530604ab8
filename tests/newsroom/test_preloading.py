"""A running process is of one release, whatever happens to the files on the disk."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import RequestFactory

from newsroom.at_desk import StaticFiles

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
from pathlib import Path
import newsroom.wsgi
from newsroom.preloading import modules_in
from django.template import engines
for app in ("articles", "fronts", "newsroom", "photos", "services", "staff"):
    for name in modules_in(Path(app)):
        assert app + name in sys.modules, name
names = [str(file.relative_to("templates")) for file in Path("templates").rglob("*.html")]
opened = []
sys.addaudithook(lambda event, facts: opened.append(facts[0]) if event == "open" else None)
for name in names:
    engines["django"].get_template(name)
assert len(names) > 100
assert not opened, opened
"""


def test_a_worker_has_read_all_before_it_begins() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def not_here(request: HttpRequest) -> HttpResponse:
    return HttpResponseNotFound()


@pytest.mark.django_db  # closing an answer closes connections
def test_a_style_sheet_of_the_next_release_is_found(
    settings: Any, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    (tmp_path / "secret.0123456789ab.css").write_text("not for readers")
    site = StaticFiles(not_here)
    for name in ("new.0123456789ab.css", "new.css"):
        (settings.STATIC_ROOT / name).write_text("p {}")
    ask = RequestFactory().get
    found = site(ask("/static/new.0123456789ab.css"))
    assert b"".join(found.streaming_content) == b"p {}"
    found.close()
    assert site(ask("/static/new.css")).status_code == 404
    assert site(ask("/static/gone.0123456789ab.css")).status_code == 404
    assert site(ask("/static/../secret.0123456789ab.css")).status_code == 404
