"""Disks and stores in trouble: real ones, as far as an ordinary user can have them."""

import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from botocore.config import Config

from services.object_storage import CONFIG, ObjectStorage

ROOM = 1000  # bytes that a file may have on the full disk

HASTY = Config(
    **CONFIG
    | {
        "connect_timeout": 0.3,
        "read_timeout": 0.3,
        "retries": {"mode": "standard", "total_max_attempts": 1},
    }
)


@contextmanager
def no_room() -> Iterator[None]:
    """The system refuses what a file has beyond ROOM: OSError, as from a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def silent_server() -> Iterator[str]:
    """The address of a server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


Answer = Callable[[BaseHTTPRequestHandler], Any]


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """The address of a server that answers every request in this way."""

    class Handler(BaseHTTPRequestHandler):
        def __getattr__(self, name: str) -> Any:
            if not name.startswith("do_"):
                raise AttributeError(name)
            return lambda: answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def refusing(status: int, code: str) -> Answer:
    body = f"<Error><Code>{code}</Code><Message>No.</Message></Error>".encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    return answer


def store_at(address: str) -> ObjectStorage:
    store = ObjectStorage(
        endpoint_url=address,
        region_name="us-east-1",
        access_key="newsroom",
        secret_key="newsroom",
        bucket_name="photos",
        client_config=HASTY,
    )
    store.haste = HASTY
    return store
