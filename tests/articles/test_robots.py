"""What crawlers are told at each host, and whom to tell of a weakness."""

from datetime import UTC, datetime
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
import time_machine

from newsroom.checks import check_security_contact
from services.models import Edition, EditionHost
from tests.site import Site

pytestmark = pytest.mark.either

ONION = f"{'abcdefg234567'.ljust(56, 'a')}.onion"
SECURITY = "/.well-known/security.txt"


def rules(client: Any, host: str = "testserver") -> RobotFileParser:
    response = client.get("/robots.txt", HTTP_HOST=host)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    read = RobotFileParser()
    read.parse(response.content.decode().splitlines())
    return read


@pytest.fixture
def hosted(persian: Edition) -> Edition:
    """The Persian edition at its own host, at a mirror and at an onion address."""
    persian.own_host = "fa.example"
    persian.save()
    EditionHost.objects.create(edition=persian, host="mirror.example", kind="mirror")
    EditionHost.objects.create(edition=persian, host=ONION, kind="onion")
    return persian


def test_the_house_names_the_sitemaps_of_all_that_answer_there(
    client: Any, english: Edition, persian: Edition
) -> None:
    read = rules(client)
    assert read.site_maps() == [
        "http://testserver/sitemap.xml",
        "http://testserver/sitemap-news.xml",
        "http://testserver/fa/sitemap.xml",
        "http://testserver/fa/sitemap-news.xml",
    ]
    for path in ("/", "/fa/", "/section/world/", "/lite/", "/feed.rss", "/sitemap.xml"):
        assert read.can_fetch("anybot", path), path
    for path in (
        "/admin/",
        "/preview/x",
        "/search/?q=x",
        "/fa/search/",
        "/lite/search/",
    ):
        assert not read.can_fetch("anybot", path), path
    persian.is_open = False
    persian.save()
    assert len(rules(client).site_maps() or ()) == 2


def test_an_own_host_names_its_editions(
    client: Any, english: Edition, hosted: Edition
) -> None:
    read = rules(client, "fa.example")
    assert read.site_maps() == [
        "http://fa.example/fa/sitemap.xml",
        "http://fa.example/fa/sitemap-news.xml",
    ]
    assert read.can_fetch("anybot", "/")
    assert not read.can_fetch("anybot", "/search/?q=x")
    assert len(rules(client).site_maps() or ()) == 2


@pytest.mark.parametrize("host", ["mirror.example", ONION])
def test_nobody_finds_a_mirror_by_a_search_engine(
    site: Site, english: Edition, hosted: Edition, host: str
) -> None:
    answer = site.get("/robots.txt", host=host)
    assert answer.text == "User-agent: *\nDisallow: /\n"


def test_the_file_is_a_hosts_and_no_editions(
    client: Any, english: Edition, persian: Edition
) -> None:
    for path in ("/fa/robots.txt", f"/fa{SECURITY}"):
        assert client.get(path).status_code == 404
    assert client.post("/robots.txt").status_code == 405
    Edition.objects.update(is_open=False)
    assert rules(client).site_maps() is None


def test_a_weakness_is_reported_to_whom_the_house_has_named(
    client: Any, settings: Any, english: Edition, hosted: Edition
) -> None:
    assert client.get(SECURITY).status_code == 404
    settings.SECURITY_CONTACT = ["mailto:security@news.example", "https://x.example/"]
    with time_machine.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC), tick=False):
        response = client.get(SECURITY)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:security@news.example",
        "Contact: https://x.example/",
        "Expires: 2027-05-23T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: http://fa.example{SECURITY}",
        f"Canonical: http://testserver{SECURITY}",
    ]


def test_a_contact_that_nobody_can_open_stops_the_start(settings: Any) -> None:
    settings.SECURITY_CONTACT = [
        *("mailto:a@b.example", "tel:+1-201-555-0123", "https://b.example/contact")
    ]
    assert check_security_contact() == []
    settings.SECURITY_CONTACT = ["a@b.example", "http://b.example/", "mailto:nobody"]
    assert [each.id for each in check_security_contact()] == ["newsroom.E010"] * 3
