"""The real WSGI application on a database with real commits, as readers meet it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from django.conf import settings
from django.db import connections

from newsroom.edge import outline
from newsroom.edge.application import Edge
from newsroom.wsgi import application

DATE = "Last-Modified"


@dataclass(eq=False)
class Answer:
    """What a reader receives. Two are equal if they say the same.

    A page has its date only once the second that it names is over: where one answer
    was given before, and has none yet, the other's does not count.
    """

    status: int
    headers: dict[str, str]
    content: bytes
    number: str = ""  # X-Request-ID, another each time

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer):
            return NotImplemented
        one, another = self, other
        if not (DATE in one and DATE in another):
            one, another = one.undated(), another.undated()
        return (one.status, one.headers, one.content) == (
            another.status,
            another.headers,
            another.content,
        )

    def undated(self) -> "Answer":
        """Without the date, which is another where it was drawn anew."""
        headers = {name: said for name, said in self.headers.items() if name != DATE}
        return replace(self, headers=headers)

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    def __getitem__(self, name: str) -> str:
        return self.headers[name.title()]

    def __contains__(self, name: str) -> bool:
        return name.title() in self.headers


class Site:
    """Asks one process of the site. `edge` is what stands in front of Django."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **headers)

    def ask(
        self, method: str, address: str, *, body: bytes = b"", **headers: str
    ) -> Answer:
        """Headers as keywords: `accept_encoding="br"`. `host` and `remote` are ours."""
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": headers.pop("remote", "127.0.0.1"),
            "HTTP_HOST": headers.pop("host", "testserver"),
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        } | {named(name): value for name, value in headers.items()}
        return answered(self.edge, environ)


def named(header: str) -> str:
    """As WSGI calls the header."""
    name = header.upper()
    return name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"


def answered(call: Callable[..., Any], environ: dict[str, Any]) -> Answer:
    said: list[Any] = []
    body = call(environ, lambda *words: said.append(words))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    status, headers = said[0][:2]
    named = {name.title(): value for name, value in headers}
    number = named.pop("X-Request-Id", "")
    return Answer(
        status=int(status.split(" ")[0]),
        headers=named,
        content=content,
        number=number,
    )


@pytest.fixture
def site(transactional_db: None) -> Iterator[Site]:
    """The application that the server loads, its store empty at the start.

    Everything is really committed: the store reads over connections of its own.
    """
    assert isinstance(application, Edge)
    settings.BULLETIN.unlink(missing_ok=True)
    outline.file().unlink(missing_ok=True)
    application.begin()
    yield Site(application)
    application.close()
    for alias in settings.DATABASES:
        connections[alias].close()


@pytest.fixture
def another_process(site: Site) -> Iterator[Site]:
    """A second process of the same site, with a store and a board of its own."""
    assert isinstance(application, Edge)
    edge = Edge(application.django)
    yield Site(edge)
    edge.close()
