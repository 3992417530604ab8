"""Odd addresses: whatever a stranger types, readers' pages answer calmly."""

import pytest
from django.test import Client

from services.models import Edition
from tests.factories import make_live_story

pytestmark = pytest.mark.either

ODD = [
    "/%00",
    "/%00/latest/",
    "/fa%00/",
    "/section/%00/",
    "/topic/a%00b/",
    "/author/%00/",
    "/service/%00/",
    "/latest/?after=%00",
    "/latest/?after=%FF%FE",
    "/latest/?after=" + "A" * 5000,
    "/latest/?after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE",
    "/a/%00/abcdefghjkmn.html",
    "/a/x/ABCDEFGHJKMN.html",
    "/a/x/%00bcdefghjkmn.html",
    "/section/%FF%FE/",
    "/section/" + "x" * 4000 + "/",
    "/media/" + "f" * 32 + "/99999999999999999999.jpg",
    "/media/" + "f" * 32 + "/0.jpg",
    "//evil.example/",
    "/fa//evil.example",
    "/..%2f..%2fetc/passwd",
    "/section/%E2%80%AE%D8%AE%D8%A8%D8%B1/",
    "/admin/%00",
]


@pytest.mark.parametrize("address", ODD)
def test_an_odd_address_is_answered_without_an_error(
    address: str, english: Edition, persian: Edition, client: Client
) -> None:
    make_live_story(english)
    response = client.get(address)
    assert response.status_code in (200, 302, 301, 400, 404)
    location = response.headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("host", ["evil.example", "testserver:99999x", "a\x00b"])
def test_an_unknown_host_is_refused(
    host: str, english: Edition, client: Client
) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400
