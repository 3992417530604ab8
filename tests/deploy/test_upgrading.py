"""A release with a migration takes the place of another, under load, behind nginx."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import urlencode

import pytest

from tests.deploy.conftest import start_nginx
from tests.edge.asking import reading
from tests.edge.served import PATIENCE, ask, free_port, wait_until_ready
from tests.kept import ROOT
from tests.migrated import migrated_file

pytestmark = pytest.mark.either

NOT_TAKEN = {".git", ".venv", "var", "tests", "docs", "__pycache__", ".ci"}
SLOW = ["css", "js", "svg", "txt", "json", "mjs", "html", "md"]  # to be compressed
SECRET = "a-key-for-tests-of-more-than-fifty-characters-and-no-more-than-that"

MIGRATION = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("staff", "{last}")]
    operations = [
        migrations.AddField("user", "motto", models.CharField(max_length=90, db_default="", default=""))
    ]
"""
# A stand-in for an editor's save: it writes a row, and says which release did.
DESK = """

from django.http import HttpResponse as _Answer
from django.views.decorators.csrf import csrf_exempt as _exempt

@_exempt
def save_for_the_test(request):
    from django.contrib.auth import get_user_model
    if request.method == "POST":
        get_user_model().objects.create(username=request.POST["name"]{motto})
    return _Answer("{release}")

from django.urls import path as _path
urlpatterns = [_path("admin/save-for-the-test/", save_for_the_test), *urlpatterns]
"""
RESTART = """#!/bin/bash
# A supervisor that is not systemd: ends a server, and starts it from what is current.
set -eu
cd "{home}"
[ "$1" != newsroom-background ] || exit 0
port=${{1#newsroom@}}
if [ -f "$port.pid" ]; then
  kill "$(cat "$port.pid")"
  while kill -0 "$(cat "$port.pid")" 2>/dev/null; do sleep 0.1; done
fi
PORT=$port nohup current/bin/serve web >>"$port.log" 2>&1 </dev/null &
echo $! >"$port.pid"
"""


@dataclass
class Editor:
    """Saves again and again, each time once, and notes what was confirmed."""

    port: int
    confirmed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    def work(self) -> None:
        number = 0
        while not self.ended.wait(0.05):
            number += 1
            try:
                status, _ = self.save(f"save-{number}")
            except (OSError, HTTPException) as error:
                self.failed.append(repr(error))
            else:
                (self.confirmed if status == 200 else self.failed).append(
                    f"save-{number}" if status == 200 else str(status)
                )

    def save(self, name: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            body = urlencode({"name": name})
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/admin/save-for-the-test/", body, kind)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


class House:
    """An installation as docs/operators.md lays it out, with two servers and nginx."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.chmod(0o755)  # as root, nginx works as "nobody"
        (home / "var" / "nginx" / "cache").mkdir(parents=True)
        self.ports = [str(free_port()) for _ in range(2)]
        self.front = free_port()
        shutil.copyfile(migrated_file(), home / "var" / "newsroom.sqlite3")
        script = home / "restart"
        script.write_text(RESTART.format(home=home))
        script.chmod(0o755)
        self.environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": SECRET,
            "SITE_URL": "http://127.0.0.1",
            "PLAIN_HTTP": "1",
            "TRUSTED_PROXIES": "127.0.0.1",
            "WORKERS": "1",
            "DATABASE_URL": f"sqlite:///{home}/var/newsroom.sqlite3",
            "SERVERS": " ".join(self.ports),
            "RESTART": str(script),
        }

    def unpack(self, name: str, motto: str = "") -> None:
        release = self.home / "releases" / name
        shutil.copytree(
            ROOT, release, ignore=lambda _, names: NOT_TAKEN & {*names}, symlinks=True
        )
        (release / ".venv").symlink_to(Path(sys.executable).parents[1])
        install = release / "bin" / "install"
        install.write_text("#!/bin/sh\n")  # it has everything already
        with (release / "newsroom" / "settings.py").open("a") as settings:
            settings.write(f"WHITENOISE_SKIP_COMPRESS_EXTENSIONS = {SLOW}\n")
        with (release / "newsroom" / "urls.py").open("a") as urls:
            urls.write(DESK.format(release=name, motto=motto))

    def change_models(self, name: str) -> None:
        """One more field of people, and the migration for it."""
        staff = self.home / "releases" / name / "staff"
        last = max(file.stem for file in (staff / "migrations").glob("0*.py"))
        (staff / "migrations" / "0999_motto.py").write_text(MIGRATION.format(last=last))
        [models] = [
            file for file in staff.rglob("*.py") if "class User(" in file.read_text()
        ]
        text = models.read_text()
        line = (
            '    motto = models.CharField(max_length=90, default="", db_default="")\n'
        )
        where = re.search(
            r"class User\(.*?\):\n(?:    \"\"\".*?\"\"\"\n)?", text, re.DOTALL
        )
        assert where
        models.write_text(text[: where.end()] + "\n" + line + text[where.end() :])

    def run(self, *words: str, release: str = "current") -> str:
        done = subprocess.run(  # noqa: S603
            [self.home / release / "bin" / "upgrade", *words],
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=4 * PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr + self.logs()
        return done.stdout

    def logs(self) -> str:
        return "".join(
            file.read_text()[-3000:] for file in sorted(self.home.glob("*.log"))
        )

    def configure(self) -> None:
        text = (ROOT / "deploy" / "nginx.conf").read_text()
        ours = {8080: self.front, 8081: free_port(), 8082: free_port()}
        ours |= {8000: int(self.ports[0]), 8001: int(self.ports[1])}
        for shipped, port in ours.items():
            text = text.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{port}")
        (self.home / "deploy").mkdir()
        (self.home / "deploy" / "nginx.conf").write_text(text)

    def end(self) -> None:
        for file in self.home.glob("*.pid"):
            with suppress(ProcessLookupError):
                os.kill(int(file.read_text()), signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while any(is_running(file) for file in self.home.glob("*.pid")):
            assert time.monotonic() < deadline
            time.sleep(0.1)


def is_running(file: Path) -> bool:
    try:
        os.kill(int(file.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def house(django_db_setup: None) -> Iterator[House]:
    with TemporaryDirectory(prefix="newsroom-house-") as folder:
        house = House(Path(folder))
        house.unpack("one")
        (house.home / "current").symlink_to("releases/one")
        house.configure()
        nginx = None
        try:
            house.run("one")
            nginx = start_nginx(house.home)
            wait_until_ready(house.front)
            yield house
        finally:
            if nginx:
                nginx.terminate()
                nginx.wait(PATIENCE)
            house.end()


def releases_that_answer(house: House) -> set[str]:
    return {ask(int(port), "/admin/save-for-the-test/")[1] for port in house.ports}


def test_an_upgrade_under_load_fails_nobody_and_loses_no_save(house: House) -> None:
    house.unpack("two", motto=', motto="Slow and right"')
    house.change_models("two")
    editor = Editor(house.front)
    working = Thread(target=editor.work)
    with reading(house.front, path="/robots.txt", count=4, rest=0.05) as readers:
        working.start()
        readers.wait_for(20)
        house.run("two")
        readers.wait_for(20)
        editor.ended.set()
        working.join(PATIENCE)
    assert not readers.failed
    assert not editor.failed
    assert releases_that_answer(house) == {"two"}
    assert {*editor.confirmed} <= saved(house)
    assert "back to releases/one" in house.run("--back")
    assert releases_that_answer(house) == {"one"}


def saved(house: House) -> set[str]:
    """As the database has it."""
    release = house.home / "releases" / "two"
    asked = (
        "from django.contrib.auth import get_user_model as who\n"
        "print(*who().objects.values_list('username', flat=True))"
    )
    done = subprocess.run(  # noqa: S603
        [release / ".venv/bin/python", "manage.py", "shell", "-v0", "-c", asked],
        env=house.environment,
        cwd=release,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return {*done.stdout.split()}
