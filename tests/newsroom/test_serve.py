"""Serving: web and background run together, and each is started again when it ends."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.edge.served import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds
PROGRAMS = {"web": "newsroom/server.py", "background": "manage.py"}
PLAYED = """
import os, signal, sys, time
from newsroom.processes import notify
with open("{name}", "a") as told: print(os.getpid(), file=told)
{act}
notify("READY=1")
signal.pause()
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with bin/serve and two programs that go on until stopped."""
    for folder in ("bin", ".venv/bin", "newsroom", "var"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "bin" / "serve", tmp_path / "bin")
    for name in ("__init__", "supervisor", "processes", "listening"):
        shutil.copy(ROOT / "newsroom" / f"{name}.py", tmp_path / "newsroom")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    for name in PROGRAMS:
        install(tmp_path, name)
    return tmp_path


def install(house: Path, name: str, act: str = "") -> None:
    """A program that notes its process, does this, and is ready."""
    program = house / PROGRAMS[name]
    program.write_text(PLAYED.format(name=name, act=act))


@pytest.fixture
def serve(house: Path) -> Iterator[Callable[[], Any]]:
    """Starts bin/serve; it hears Ctrl-C even where the tests were told not to."""
    begun = []

    def start() -> Any:
        process = subprocess.Popen(  # noqa: S603
            ["/usr/bin/env", "--default-signal=INT", house / "bin" / "serve"],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PORT": str(free_port())},
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.wait(PATIENCE)
        process.stderr.close()


def starts(house: Path, name: str) -> list[int]:
    try:
        return [int(line) for line in (house / name).read_text().split()]
    except FileNotFoundError:
        return []


def until(is_so: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def both_run(house: Path) -> bool:
    return (house / "var" / "serving").exists() and bool(starts(house, "background"))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("name", PROGRAMS)
def test_when_one_is_killed_it_is_started_again_and_a_line_says_so(
    name: str, house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    [other] = {*PROGRAMS} - {name}
    os.kill(starts(house, name)[0], signal.SIGKILL)
    until(lambda: len(starts(house, name)) == 2)
    assert len(starts(house, other)) == 1
    process.terminate()
    said = process.communicate(timeout=PATIENCE)[1]
    assert f"The {name} ended with code -9: started again in 0 s." in said


def test_what_ends_again_and_again_is_given_ever_longer_rests(
    house: Path, serve: Callable[[], Any]
) -> None:
    install(house, "background", "sys.exit(7)")
    process = serve()
    until(lambda: len(starts(house, "background")) == 3)
    process.terminate()
    said = process.communicate(timeout=PATIENCE)[1]
    assert said.count("The background ended with code 7: started again in") >= 2
    assert "in 0 s." in said
    assert "in 1 s." in said


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_when_told_to_stop_both_stop_in_peace(
    word: int, house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    process.send_signal(word)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert "ended with code" not in said
    assert not any(is_running(starts(house, name)[0]) for name in PROGRAMS)


def test_a_killed_watch_leaves_nobody_behind(
    house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    process.kill()
    until(lambda: not any(is_running(starts(house, name)[0]) for name in PROGRAMS))


def test_a_server_that_cannot_begin_is_not_tried_without_end(
    house: Path, serve: Callable[[], Any]
) -> None:
    install(house, "web", 'print("SECRET_KEY is weak.", file=sys.stderr); sys.exit(78)')
    process = serve()
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 1
    assert "SECRET_KEY is weak." in said
    assert "The server cannot begin" in said
    assert len(starts(house, "web")) == 1


def test_on_reload_the_new_server_is_ready_before_the_old_one_leaves(
    house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    [old] = starts(house, "web")
    install(house, "web", f"os.kill({old}, 0)  # it is still there")
    process.send_signal(signal.SIGHUP)
    until(lambda: len(starts(house, "background")) == 2)
    until(lambda: not is_running(old))
    assert is_running(starts(house, "web")[1])
    process.terminate()
    assert "ended with code" not in process.communicate(timeout=PATIENCE)[1]


def test_a_new_server_that_does_not_begin_leaves_the_old_one_alone(
    house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    [old] = starts(house, "web")
    install(house, "web", "sys.exit(78)")
    process.send_signal(signal.SIGHUP)
    until(lambda: len(starts(house, "web")) == 2)
    until(lambda: "The new server did not begin" in process.stderr.readline())
    assert is_running(old)
    assert len(starts(house, "background")) == 1


def test_a_server_that_was_well_is_brought_back_at_once_however_often_it_is_killed(
    house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    for time_ in range(1, 4):
        was = (house / "var" / "serving").stat().st_mtime_ns
        os.kill(starts(house, "web")[-1], signal.SIGKILL)
        until(lambda: (house / "var" / "serving").stat().st_mtime_ns > was)  # noqa: B023
        assert len(starts(house, "web")) == time_ + 1
    process.terminate()
    said = process.communicate(timeout=PATIENCE)[1]
    assert said.count("started again in 0 s.") == 1
    assert said.count("started again in 1 s.") == 2


def test_what_cannot_be_started_ends_nobody_and_is_tried_again(
    house: Path, serve: Callable[[], Any]
) -> None:
    process = serve()
    until(lambda: both_run(house))
    [web], [background] = starts(house, "web"), starts(house, "background")
    program = house / "bin" / "serve"
    program.rename(house / "away")
    process.send_signal(signal.SIGHUP)
    os.kill(background, signal.SIGKILL)
    until(lambda: "The background cannot be started" in process.stderr.readline())
    assert is_running(web)
    (house / "away").rename(program)
    until(lambda: len(starts(house, "background")) == 2)
    assert process.poll() is None


def test_who_is_called_while_one_comes_begins_after_it(
    house: Path, serve: Callable[[], Any]
) -> None:
    """Two releases may follow each other closely: the last one is served."""
    process = serve()
    until(lambda: both_run(house))
    install(house, "web", "time.sleep(1)")
    process.send_signal(signal.SIGHUP)
    until(lambda: len(starts(house, "web")) == 2)
    process.send_signal(signal.SIGHUP)
    until(lambda: len(starts(house, "web")) == 3)
    until(lambda: not is_running(starts(house, "web")[1]))
    assert is_running(starts(house, "web")[2])


def test_a_new_server_that_is_never_ready_makes_room_for_the_next(
    house: Path, serve: Callable[[], Any]
) -> None:
    watch = house / "newsroom" / "supervisor.py"
    watch.write_text(watch.read_text().replace("START = 60.0", "START = 1.0"))
    process = serve()
    until(lambda: both_run(house))
    [old] = starts(house, "web")
    install(house, "web", "time.sleep(1000)")
    process.send_signal(signal.SIGHUP)
    until(lambda: "The web is late: killed." in process.stderr.readline())
    assert is_running(old)
    install(house, "web")
    process.send_signal(signal.SIGHUP)
    until(lambda: not is_running(old))


def test_only_the_program_itself_can_say_that_it_is_ready(
    house: Path, serve: Callable[[], Any]
) -> None:
    """A socket without a file is open to the whole machine."""
    told = 'print(os.environ["NOTIFY_SOCKET"], file=open("ears", "w"), flush=True)'
    install(house, "web", f'{told}\nwhile not os.path.exists("may"): time.sleep(0.1)')
    serve()
    ears = house / "ears"
    until(lambda: ears.exists() and ears.read_text().strip())
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"READY=1", ears.read_text().strip().replace("@", "\0", 1))
    time.sleep(0.5)
    assert not (house / "var" / "serving").exists()
    (house / "may").touch()
    until((house / "var" / "serving").exists)


@pytest.mark.parametrize("form", ["json", "line"])
def test_its_lines_have_the_form_that_the_site_has(
    form: str, house: Path, serve: Callable[[], Any], monkeypatch: Any
) -> None:
    monkeypatch.setenv("LOG_FORMAT", form)
    process = serve()
    until(lambda: both_run(house))
    process.terminate()
    [line, *_] = process.communicate(timeout=PATIENCE)[1].splitlines()
    if form == "json":
        assert json.loads(line)["message"].startswith("The web server is ready")
    else:
        assert " INFO newsroom.serve: The web server is ready" in line
