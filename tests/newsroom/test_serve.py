"""Serving: web and background run together, and stop together."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

SERVE = Path(__file__).parents[2] / "bin" / "serve"
ENDLESS = "sleep 60"
PROGRAMS = {"server": "granian", "background": "python"}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with bin/serve and two programs that go on until stopped."""
    for folder in ("bin", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SERVE, tmp_path / "bin")
    for name in PROGRAMS:
        install(tmp_path, name, ENDLESS)
    return tmp_path


def install(house: Path, name: str, act: str) -> None:
    """A program that notes its process and then does this."""
    program = house / ".venv" / "bin" / PROGRAMS[name]
    program.write_text(f"#!/usr/bin/env bash\necho $$ > {house}/{name}\n{act}\n")
    program.chmod(0o755)


def serve(house: Path) -> Any:
    """Hears Ctrl-C even where the tests themselves were told not to."""
    program = ["env", "--default-signal=INT", house / "bin" / "serve"]
    return subprocess.Popen(program, stderr=subprocess.PIPE)  # noqa: S603


def wait_for(house: Path) -> None:
    deadline = time.monotonic() + 10
    while not all((house / name).exists() for name in PROGRAMS):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.2)  # both have begun; now the script comes to wait for them


def is_running(house: Path, name: str) -> bool:
    try:
        os.kill(int((house / name).read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("name", PROGRAMS)
def test_when_one_ends_the_other_stops_and_a_line_says_so(
    name: str, house: Path
) -> None:
    others = " && ".join(f"[ -s {house}/{other} ]" for other in PROGRAMS)
    install(house, name, f"until {others}; do sleep 0.02; done; exit 7")
    process = serve(house)
    said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 1
    assert f"The {name} ended with code 7: everything stops." in said
    assert not any(is_running(house, other) for other in PROGRAMS)


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_when_told_to_stop_both_stop_in_peace(word: int, house: Path) -> None:
    process = serve(house)
    wait_for(house)
    process.send_signal(word)
    said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 0
    assert "everything stops" not in said
    assert not any(is_running(house, name) for name in PROGRAMS)
