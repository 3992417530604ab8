"""The site as its server runs it: granian, several processes, on the test database."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def served(*, workers: int = 2, threads: int = 12, **variables: str) -> Iterator[int]:
    """The port at which it answers. `variables` go into its environment."""
    port = free_port()
    command = [
        str(Path(sys.executable).parent / "granian"),
        *("--interface", "wsgi", "--port", str(port), "--no-ws"),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--log-level", "error", "newsroom.wsgi:application"),
    ]
    environment = os.environ | environment_of_tests() | variables
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603
    try:
        wait_until_ready(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def environment_of_tests() -> dict[str, str]:
    """The same database, files and key as this process has."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "DATABASE_URL": database_url(),
        "BULLETIN": str(settings.BULLETIN),
    }


def database_url() -> str:
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
    deadline = time.monotonic() + 20
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
