"""What bin/upgrade leaves alone, and to whom belongs what it makes."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from pwd import getpwnam
from tempfile import TemporaryDirectory

import pytest

from tests.kept import ROOT

pytestmark = pytest.mark.pure

PATIENCE = 30  # seconds
MIGRATE = 'case "$*" in *migrate*) echo made >> var/newsroom.sqlite3 ;; esac; echo done'
PROGRAMS = ("upgrade", "keep-key", "close-files")


class House:
    """Releases as docs/operators.md lays them out, whose Python only makes a database."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.chmod(0o755)
        (home / "var").mkdir()
        (home / "current").symlink_to("releases/one")

    def unpack(self, name: str) -> Path:
        release = self.home / "releases" / name
        (release / "bin").mkdir(parents=True)
        for program in PROGRAMS:
            shutil.copy(ROOT / "bin" / program, release / "bin")
        write(release / "bin" / "install", "exit 0")
        write(release / ".venv" / "bin" / "python", MIGRATE)
        (release / "var").mkdir()
        (release / "var" / ".gitignore").write_text("*\n")
        return release

    def give_to(self, owner: str) -> None:
        subprocess.run(["chown", "-R", owner, self.home], check=True)  # noqa: S603, S607

    def upgrade(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603
            [self.home / "current" / "bin" / "upgrade", *words],
            env={"PATH": os.environ["PATH"]},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.returncode, done.stdout


def write(program: Path, line: str) -> None:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{line}\n")
    program.chmod(0o755)


@pytest.fixture
def house() -> Iterator[House]:
    with TemporaryDirectory(prefix="newsroom-house-") as folder:
        house = House(Path(folder))
        house.unpack("one")
        yield house


def test_the_first_release_is_served_from_an_empty_folder(house: House) -> None:
    code, said = house.upgrade("one")
    assert code == 0, said
    assert (house.home / "releases/one/var").readlink() == Path("../../var")
    database = house.home / "var" / "newsroom.sqlite3"
    assert database.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("which", ["one", "two"])
def test_a_newsroom_that_began_inside_a_release_is_left_alone(
    house: House, which: str
) -> None:
    house.unpack("two")
    database = house.home / "releases" / which / "var" / "newsroom.sqlite3"
    database.write_text("years of work")
    code, said = house.upgrade("two")
    assert code == 1
    assert "holds files of its own" in said
    assert database.read_text() == "years of work"
    assert (house.home / "current").readlink() == Path("releases/one")


def test_a_release_that_holds_a_newsroom_is_not_tidied_away(house: House) -> None:
    old = house.unpack("old")
    (old / "var" / "newsroom.sqlite3").write_text("years of work")
    os.utime(old, (0, 0))
    for name in ("two", "three", "four"):
        house.unpack(name)
        code, said = house.upgrade(name)
        assert code == 0, said
    assert "releases/old stays" in said
    assert not (house.home / "releases" / "one").exists()
    assert (old / "var" / "newsroom.sqlite3").exists()


def test_a_link_with_the_whole_path_keeps_its_release_too(house: House) -> None:
    (house.home / "current").unlink()
    (house.home / "current").symlink_to(house.home / "releases" / "one")
    for name in ("two", "three", "four"):
        house.unpack(name)
    os.utime(house.home / "releases" / "one", (0, 0))
    code, said = house.upgrade("four")
    assert code == 0, said
    assert (house.home / "releases" / "one").exists()  # served before


def test_the_number_of_a_killed_supervisor_is_told_nothing(house: House) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:  # noqa: S607
        try:
            (house.home / "var" / "serving").write_text(f"{stranger.pid}\nreleases/old")
            code, said = house.upgrade("one")
            assert code == 0, said
            assert "bin/serve does not run" in said
            time.sleep(0.1)
            assert stranger.poll() is None
        finally:
            stranger.kill()


def test_what_it_makes_belongs_to_the_account_of_the_site(house: House) -> None:
    owner = os.geteuid()
    if owner == 0:  # root, then, who works for another
        owner = getpwnam("nobody").pw_uid
        house.give_to("nobody")
    code, said = house.upgrade("one")
    assert code == 0, said
    made = [*(house.home / "var").iterdir(), house.home / "releases/one/var"]
    assert {file.lstat().st_uid for file in made} == {owner}
    assert "secret_key" in {file.name for file in made}
