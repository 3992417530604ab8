"""Five hundred clients that send or take a byte now and then keep nobody else waiting."""

import socket
import time
from collections.abc import Iterator

import pytest

from services.models import Edition
from staff.models import User
from tests.edge.served import ask, served
from tests.factories import make_live_story, public_address
from tests.site import Site

pytestmark = pytest.mark.either

CLIENTS = 500
HOST = b"Host: 127.0.0.1\r\n"
BEGINNINGS = {
    "send their headers": b"GET / HTTP/1.1\r\n" + HOST + b"X-Slow: ",
    "send a body nobody wants": b"POST / HTTP/1.1\r\n"
    + HOST
    + b"Content-Length: 9999\r\n\r\nx",
    "send a form to the desk": b"POST /admin/login/ HTTP/1.1\r\n"
    + HOST
    + b"Cookie: csrftoken=abcdefghijklmnopqrstuvwxyz012345\r\n"
    + b"Content-Type: application/x-www-form-urlencoded\r\n"
    + b"Content-Length: 9999\r\n\r\nusername=",
    "take their page": b"GET / HTTP/1.1\r\n" + HOST + b"\r\n",
}


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    with served(workers=1) as port:
        yield port


def test_slow_clients_keep_no_reader_waiting(
    port: int, english: Edition, ana: User
) -> None:
    address = public_address(make_live_story(english, by=ana))
    assert ask(port, address)[0] == 200
    for beginning in BEGINNINGS.values():
        slow = [begin(port, beginning) for _ in range(CLIENTS)]
        time.sleep(0.3)  # they have all arrived
        begun = time.monotonic()
        assert [ask(port, address)[0] for _ in range(20)] == [200] * 20
        assert time.monotonic() - begun < 5  # a stuck server would take for ever
        for one in slow:
            one.close()


def begin(port: int, beginning: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.connect(("127.0.0.1", port))
    client.sendall(beginning)
    return client
