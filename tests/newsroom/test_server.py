"""The server stops, is replaced and loses workers, and nobody's question is lost."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.edge.asking import reading
from tests.edge.served import PATIENCE, Server, environment_of_tests, running

pytestmark = [pytest.mark.either]


@pytest.fixture(scope="module")
def one_server(django_db_setup: None) -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def server(one_server: Server) -> Server:
    """It takes seconds to begin; a test that stops it leaves that to the next."""
    if one_server.process.poll() is not None:
        one_server.start()
    return one_server


def workers(server: Server) -> list[int]:
    pid = server.process.pid
    return sorted(
        map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    )


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_no_question_is_lost_when_all_workers_are_replaced(server: Server) -> None:
    before = workers(server)
    with reading(server.port) as readers:
        readers.wait_for(50)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: not {*before} & {*workers(server)})
        until(lambda: len(workers(server)) == 2)
        readers.wait_for(50)
    assert not readers.failed


def test_the_next_server_at_the_same_socket_takes_over_without_a_loss(
    server: Server,
) -> None:
    """As bin/serve does on reload, and systemd with a socket of its own."""
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as door:
        processes = [begin_at(door, server)]
        with reading(door.getsockname()[1]) as readers:
            readers.wait_for(50)
            processes.append(begin_at(door, server))
            until(lambda: len(children(processes[1].pid)) == 2)
            processes[0].terminate()
            processes[0].wait(PATIENCE)
            readers.wait_for(50)
        processes[1].terminate()
        processes[1].wait(PATIENCE)
    assert not readers.failed


def begin_at(door: socket.socket, server: Server) -> "subprocess.Popen[bytes]":
    """In a shell that puts the socket where systemd would."""
    number = door.fileno()
    return subprocess.Popen(  # noqa: S603
        [
            "/bin/bash",
            *("-c", 'exec 3<&"$1"; exec "${@:2}"', "bash", str(number)),
            *server.command,
        ],
        env=server.environment | {"LISTEN_FDS": "1"},
        pass_fds=[number],
        cwd=Path(__file__).parents[2],
    )


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_whoever_was_let_in_is_answered_when_the_server_stops(server: Server) -> None:
    with reading(server.port) as readers:
        readers.wait_for(50)
        server.stop()
    del readers.failed["ConnectionRefusedError"]  # who came when it was gone
    assert not readers.failed
    assert server.process.returncode == 0


def test_a_killed_worker_is_followed_by_another_and_the_queue_stays(
    server: Server,
) -> None:
    """What it was just answering is lost, and nothing else."""
    with reading(server.port) as readers:
        readers.wait_for(50)
        before = workers(server)
        os.kill(before[0], signal.SIGKILL)
        until(lambda: len({*workers(server)} - {*before}) == 1)
        readers.wait_for(50)
    assert readers.failed.total() <= readers.count
    assert readers.failed.keys() <= {"RemoteDisconnected", "ConnectionResetError"}


def test_a_killed_server_leaves_no_worker_behind(server: Server) -> None:
    pids = workers(server)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait(PATIENCE)
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))


def test_it_answers_at_a_file_as_well(django_db_setup: None, tmp_path: Path) -> None:
    path = tmp_path / "site.sock"
    server = Server(workers=1, SOCKET=str(path))
    server.process = subprocess.Popen(  # noqa: S603
        server.command, env=server.environment, cwd=Path(__file__).parents[2]
    )
    try:
        until(path.exists)
        asking = http.client.HTTPConnection("127.0.0.1", timeout=PATIENCE)
        asking.sock = socket.socket(socket.AF_UNIX)
        asking.sock.connect(str(path))
        asking.request("GET", "/healthz")
        assert asking.getresponse().status == 200
        asking.close()
    finally:
        server.stop()
    assert not path.exists()


def test_unsafe_settings_are_refused_at_once_and_in_a_sentence() -> None:
    settings = environment_of_tests() | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    refused = subprocess.run(
        [sys.executable, "-m", "newsroom.server"],
        env=os.environ
        | settings
        | {"SITE_URL": "http://news.example", "PLAIN_HTTP": "0"}
        | {"PORT": "0"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert refused.returncode == 78
    assert "SITE_URL must begin with https:// in production." in refused.stderr
    assert "Traceback" not in refused.stderr
