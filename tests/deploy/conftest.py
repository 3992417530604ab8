"""The shipped nginx.conf before the real site: what readers meet in production."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socketserver import ThreadingMixIn
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.db import connections

from newsroom.edge.application import Edge
from tests.site import Answer, Site

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "nginx.conf"
PATIENCE = 10  # seconds


class Handler(WSGIRequestHandler):
    def handle(self) -> None:
        """Or break off in the middle, as a worker does that is killed."""
        if self.server.breaks_off:  # type: ignore[attr-defined]
            self.server.breaks_off -= 1  # type: ignore[attr-defined]
            self.rfile.readline()
        else:
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingMixIn, WSGIServer):
    """A thread a request, which gives its database connection back at the end."""

    daemon_threads = True
    request_queue_size = 100
    breaks_off = 0  # so many of the next requests

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        super().process_request_thread(request, client_address)
        connections.close_all()


class Origin:
    """The site behind nginx, with a note of all that it was asked."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        self.environs: list[dict[str, Any]] = []
        self.also_said = ""  # of caching, beside what the site says
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.set_app(self.answer)
        self.port = self.server.server_port
        self.thread = Thread(target=self.server.serve_forever, args=(0.05,))
        self.thread.start()
        self.is_up = True

    def answer(self, environ: dict[str, Any], start: Any) -> Any:
        self.environs.append(dict(environ))

        def start_saying_more(status: str, headers: list[tuple[str, str]]) -> Any:
            more = {"Cache-Control": self.also_said}
            return start(
                status, [(name, v + more.get(name, "")) for name, v in headers]
            )

        return self.edge(environ, start_saying_more)

    def asked(self, path: str) -> int:
        return sum(environ["PATH_INFO"] == path for environ in self.environs)

    def stop(self) -> None:
        if self.is_up:
            self.is_up = False
            self.server.shutdown()
            self.server.server_close()
            self.thread.join()


class Front:
    """nginx, asked like a browser does."""

    def __init__(self, root: Path, port: int, onion: int) -> None:
        self.root = root
        self.port = port
        self.onion = onion  # where Tor knocks

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **headers)

    def ask(
        self,
        method: str,
        address: str,
        *,
        body: bytes = b"",
        port: int = 0,
        **headers: str,
    ) -> Answer:
        """Headers as keywords: `accept_encoding="br"`. `host` is ours unless given."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        given.setdefault("host", "testserver")
        given.setdefault("accept-encoding", "")  # the client's own would be "identity"
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body or None, given)
            response = connection.getresponse()
            said = {name.title(): value for name, value in response.getheaders()}
            number = said.pop("X-Request-Id", "")
            return Answer(response.status, said, response.read(), number)
        finally:
            connection.close()


@pytest.fixture
def origin(site: Site) -> Iterator[Origin]:
    origin = Origin(site.edge)
    yield origin
    origin.stop()


@pytest.fixture
def front(origin: Origin, settings: Any) -> Iterator[Front]:
    """nginx as its configuration says, except for the ports and the root."""
    with TemporaryDirectory(prefix="newsroom-nginx-") as folder:
        root = Path(folder)
        root.chmod(0o755)  # as root, nginx works as "nobody"
        (root / "deploy").mkdir()
        (root / "var" / "nginx" / "cache").mkdir(parents=True)
        settings.ASK_ANEW = root / "var" / "ask_anew"
        port, between, onion = free_ports()
        ports = {"8080": port, "8081": between, "8082": onion, "8000": origin.port}
        ports["8001"] = origin.port  # one server: there is no other
        (root / "deploy" / "nginx.conf").write_text(configuration(ports))
        process = start_nginx(root)
        try:
            wait_for(process, port)
            yield Front(root, port, onion)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def configuration(ports: dict[str, int]) -> str:
    text = CONFIGURATION.read_text()
    for shipped, ours in ports.items():
        assert f" 127.0.0.1:{shipped}" in text
        text = text.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{ours}")
        text = text.replace(f"        {shipped} ", f"        {ours} ")  # in a map
    return text


def free_ports() -> tuple[int, int, int]:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as other,
        socket.create_server(("127.0.0.1", 0)) as third,
    ):
        return one.getsockname()[1], other.getsockname()[1], third.getsockname()[1]


def start_nginx(root: Path) -> subprocess.Popen[bytes]:
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"  # not on everyone's PATH
    words = ["-e", "stderr", "-p", root, "-c", "deploy/nginx.conf"]
    return subprocess.Popen([nginx, *words, "-g", "daemon off;"])  # noqa: S603


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = monotonic() + PATIENCE
    while True:
        assert process.poll() is None, "nginx has not started: it says why above"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert monotonic() < deadline
            sleep(0.01)
        else:
            return
