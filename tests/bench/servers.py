"""Starts servers on ports of their own, and stops whatever was started."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "var" / "bench"
HOST = "127.0.0.1"
STARTS = 60  # seconds in which a server must answer
STOPS = 15  # seconds in which it must be gone


class ServerError(Exception):
    """A server does not come up."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, at `url` without a slash at its end."""

    pid: int
    url: str

    def memory(self) -> float:
        """Megabytes of their own that granian's workers hold together."""
        return sum(own_memory(pid) for pid in workers(self.pid)) / 1_000_000


@contextmanager
def serving(
    name: str, command: list[str], *, port: int, environment: dict[str, str]
) -> Iterator[Server]:
    """The server, once it answers; stopped at the end, however that comes."""
    BENCH.mkdir(parents=True, exist_ok=True)
    log = BENCH / f"{name}.log"
    with log.open("w") as file:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,  # Ctrl-C is for the benchmark, which then stops it
        )
    try:
        wait_for(process, port, log)
        yield Server(process.pid, f"http://{HOST}:{port}")
    finally:
        stop(process)


def run(*arguments: str, environment: dict[str, str]) -> str:
    """What the project's Python prints, run to its end; progress goes to the console."""
    done = subprocess.run(  # noqa: S603
        [".venv/bin/python", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + STARTS
    while not listens(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServerError(f"A server did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


def listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def stop(process: "subprocess.Popen[bytes]") -> None:
    """In peace, else by force with all its children. A second Ctrl-C waits for it."""
    words = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(word, signal.SIG_IGN) for word in words]
    try:
        children = family(process.pid)
        process.terminate()
        try:
            process.wait(STOPS)
        except subprocess.TimeoutExpired:
            for pid in children:
                kill(pid)
            process.wait()
    finally:
        for word, handler in zip(words, before, strict=True):
            signal.signal(word, handler)


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def free_ports(count: int) -> list[int]:
    """Ports at which nothing listens, all different."""
    held = [socket.create_server((HOST, 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


# ── The site and the floors, on granian ──────────────────────────────────────


@contextmanager
def serving_site(name: str, environment: dict[str, str]) -> Iterator[Server]:
    """The site with the work behind it, as bin/serve runs it for anyone."""
    [port] = free_ports(1)
    told = environment | {"PORT": str(port), "HOST": HOST}
    command = ["bin/local", "bin/serve"]
    with serving(name, command, port=port, environment=told) as server:
        yield server


@contextmanager
def serving_floors(name: str, page: Path) -> Iterator[Server]:
    """The floors in floors.py, on the same server with the same flags."""
    [port] = free_ports(1)
    told = {"PORT": str(port), "HOST": HOST, "FLOOR_PAGE": str(page)}
    page.with_name("floors.sqlite3").unlink(missing_ok=True)
    run("-m", "tests.bench.floors", environment=told)
    told["APPLICATION"] = "tests.bench.floors"
    command = ["bin/serve", "web"]
    with serving(name, command, port=port, environment=told) as server:
        yield server


# ── What /proc knows ─────────────────────────────────────────────────────────


def family(root: int) -> dict[int, int]:
    """The process and all below it, each with its parent."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        parents[int(path.parent.name)] = int(said[1])
    members = {root: parents.get(root, 0)}
    while found := [
        pid
        for pid, parent in parents.items()
        if parent in members and pid not in members
    ]:
        members.update({pid: parents[pid] for pid in found})
    return members


def workers(root: int) -> list[int]:
    """The server's workers: processes of its own below one of its own."""
    members = family(root)
    servers = {pid for pid in members if "newsroom.server" in command_of(pid)}
    return [pid for pid in servers if members[pid] in servers]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def own_memory(pid: int) -> int:
    """Bytes that are the process's own.

    Without what it has mapped of the database file: that is the system's cache,
    counted once more for every connection.
    """
    try:
        said = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^RssAnon:\s+(\d+) kB$", said, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
