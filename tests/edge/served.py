"""The site as its server runs it: granian, several processes, on the test database."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from services.reading import PRIMARY, REPLICA

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds in which a server has begun, or ended


class Server:
    """The site at one port. `variables` go into its environment."""

    def __init__(
        self, *, workers: int = 2, threads: int = 12, **variables: str
    ) -> None:
        self.port = free_port()
        self.command = [sys.executable, "-m", "newsroom.server"]
        self.environment = os.environ | environment_of_tests() | variables
        self.environment |= {
            "PORT": str(self.port),
            "WORKERS": str(workers),
            "THREADS": str(threads),
        }

    def start(self) -> None:
        """Begin, and wait until it answers. It has a process group of its own."""
        self.process = subprocess.Popen(  # noqa: S603
            self.command, cwd=ROOT, env=self.environment, start_new_session=True
        )
        wait_until_ready(self.port)

    def kill(self) -> None:
        """At once, with all its workers: nothing that was begun is finished."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=PATIENCE)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@contextmanager
def running(**facts: Any) -> Iterator[Server]:
    """A server that can be killed and started again."""
    server = Server(**facts)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def served(**facts: Any) -> Iterator[int]:
    """The port at which a server answers."""
    with running(**facts) as server:
        yield server.port


def environment_of_tests() -> dict[str, str]:
    """The same database, files and key as this process has."""
    replica = (
        {"DATABASE_REPLICA_URL": database_url(connections[REPLICA])}
        if REPLICA in settings.DATABASES
        else {}
    )
    return replica | {
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "DATABASE_URL": database_url(connections[PRIMARY]),
        "BULLETIN": str(settings.BULLETIN),
        "SERVED_REDIS_URL": settings.REDIS_URL,
    }


def database_url(connection: BaseDatabaseWrapper) -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    host = quote(given["HOST"], safe="")
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgres://{given['USER']}@{host}{port}/{given['NAME']}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if ask(port, "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("The server did not start.")


def ask(port: int, path: str) -> tuple[int, str]:
    """Status and text, over a connection of its own."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asking.request("GET", path)
        answer = asking.getresponse()
        return answer.status, answer.read().decode()
    finally:
        asking.close()
