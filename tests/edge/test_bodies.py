"""How much may be sent, and what is no HTTP: refused in words, and nothing else happens."""

import re
import socket
from typing import Any

import pytest
from django.test import Client

from newsroom.edge.bodies import AT_THE_DOOR, BESIDE, MEGABYTE
from tests.edge.hostile import FORM
from tests.edge.served import ask, served
from tests.site import Site

MULTIPART = "multipart/form-data; boundary=x"
LOGIN = "/admin/login/"
HOST = b"Host: 127.0.0.1\r\n"


@pytest.mark.either
@pytest.mark.parametrize(
    ("address", "kind", "largest"),
    [
        (LOGIN, FORM, AT_THE_DOOR),
        (LOGIN, MULTIPART, AT_THE_DOOR),
        ("/admin/account/again/", FORM, AT_THE_DOOR),
        ("/admin/articles/article/add/", FORM, 5_000_000),
        ("/admin/articles/article/credits/", "application/json", 5_000_000),
        ("/admin/photos/photo/add/", MULTIPART, 45 * MEGABYTE),
        ("/admin/recordings/recording/add/", MULTIPART, 300_000_000 + BESIDE),
    ],
)
def test_an_address_takes_what_it_is_there_for_and_no_more(
    site, address, kind, largest
):
    refused = asked(site, address, kind, largest + 1)
    assert refused.status == 413
    assert "Go back: what you typed is still there." in refused.text
    assert asked(site, address, kind, largest).status in (302, 403)


@pytest.mark.either
def test_it_is_said_in_the_language_of_the_browser(site):
    refused = asked(site, LOGIN, FORM, 10**6, accept_language="fa")
    assert 'lang="fa"' in refused.text


@pytest.mark.either
@pytest.mark.parametrize("address", ["/", "/search/", "/static/x.css", "/healthz"])
def test_readers_send_nothing(site, english, address):
    for method in ("POST", "PUT", "TRACE"):
        assert asked(site, address, FORM, 10**9, method=method).status == 405


@pytest.mark.either
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content_length": "x"}, 400),
        ({"content_length": "-1"}, 400),
        ({"content_length": "9" * 400}, 413),
        ({"content_length": "", "transfer_encoding": "chunked"}, 411),
        ({"content_type": f"{FORM}; charset=hex"}, 415),
        ({"content_type": f"{FORM}; charset=\0"}, 415),
    ],
)
def test_what_says_wrongly_what_it_brings_is_refused(site, headers, status):
    said = {"content_type": FORM, "content_length": "3"} | headers
    answer = site.ask("POST", LOGIN, body=b"a=1", **said)
    assert answer.status == status


@pytest.mark.either
def test_a_form_with_too_many_fields_is_said_to_be_too_large(ana):
    client = Client()
    answer = client.post(LOGIN, {f"field-{number}": "x" for number in range(3001)})
    assert answer.status_code == 413
    assert "Go back: what you typed is still there." in answer.content.decode()


def asked(site: Site, address: str, kind: str, length: int, **more: Any) -> Any:
    """The answer to a body of which only the length has come."""
    method = more.pop("method", "POST")
    said = {"content_type": kind, "content_length": str(length)}
    return site.ask(method, address, **said, **more)


NO_HTTP = {
    "two lengths": b"POST / HTTP/1.1\r\n%bContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "a length and chunks": b"POST / HTTP/1.1\r\n%bContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
    "unknown chunks": b"POST / HTTP/1.1\r\n%bTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks said twice": b"POST / HTTP/1.1\r\n%bTransfer-Encoding: chunked\r\n"
    b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\n%bContent-Length : 3\r\n\r\nabc",
    "a folded header": b"GET / HTTP/1.1\r\n%bX-Folded: a\r\n b\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n%bHost: evil.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a NUL in a header": b"GET / HTTP/1.1\r\n%bX-Nul: a\0b\r\n\r\n",
    "bare line feeds": b"GET / HTTP/1.1\n%b\n",
    "another version": b"GET / HTTP/9.9\r\n%b\r\n",
    "no method": b" / HTTP/1.1\r\n%b\r\n",
    "a whole address of others": b"GET http://evil.example/ HTTP/1.1\r\n%b\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\n%b\r\n",
    "an asterisk": b"OPTIONS * HTTP/1.1\r\n%b\r\n",
    "bytes of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 100,
    "headers of 100 KB": b"GET / HTTP/1.1\r\n%bX-Large: " + b"x" * 100_000 + b"\r\n\r\n",
    "2,000 headers": b"GET / HTTP/1.1\r\n%b" + b"X-Many: x\r\n" * 2000 + b"\r\n",
    "an address of 100 KB": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n%b\r\n",
    "broken chunks": b"POST /admin/login/ HTTP/1.1\r\n%bTransfer-Encoding: chunked\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nzz\r\nab",
    "half a multipart": b"POST /admin/login/ HTTP/1.1\r\n%bContent-Length: 5\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n",
}  # fmt: skip


def test_what_is_no_http_harms_nobody(site: Site, english: Any) -> None:
    with served(workers=1) as port:
        said = {name: exchange(port, sent) for name, sent in NO_HTTP.items()}
        assert ask(port, "/")[0] == 200
    for name, answer in said.items():
        statuses = [
            line[9:12] for line in answer.split(b"\r\n") if line[:5] == b"HTTP/"
        ]
        assert not [status for status in statuses if status >= b"500"], name
        assert len(statuses) <= 1, name  # one question, one answer
        assert b"Traceback" not in answer, name
        assert not re.search(rb"(?i)(granian|python|django)/", answer), name


def exchange(port: int, sent: bytes) -> bytes:
    """All that comes back until the server closes, or has nothing more to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=1) as client:
        client.sendall(sent.replace(b"%b", HOST))
        answer = b""
        try:
            while more := client.recv(65536):
                answer += more
        except OSError:  # nothing more comes, or it was cut off
            pass
        return answer
