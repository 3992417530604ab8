"""Hubs hear that feeds changed, after the commit, and each says so on record."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.hub_feeds import send_due
from newsroom.checks import check_hubs
from services.hubs import KEPT, MOST_TRIES
from services.models import Edition, HubPing
from staff.models import User
from tests.desk.typing_in import at_the_desk
from tests.factories import make_article, make_contributor, make_live_story, stored
from tests.site import Site

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
HOUR = timedelta(hours=1)


class HubOfOurs(ThreadingHTTPServer):
    """A hub that keeps what it was told, and answers as it is bidden."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Ears)
        self.told: list[str] = []
        self.refused = ""  # part of the addresses that it will not hear of

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def heard(self) -> list[str]:
        """What it was told since it was asked last."""
        told, self.told = self.told, []
        return told


class Ears(BaseHTTPRequestHandler):
    server: HubOfOurs

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        said = parse_qs(self.rfile.read(length).decode())
        assert said["hub.mode"] == ["publish"]
        (feed,) = said["hub.url"]
        self.server.told.append(feed)
        refused = self.server.refused and self.server.refused in feed
        self.send_response(503 if refused else 204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def hub(settings: Any) -> Iterator[HubOfOurs]:
    server = HubOfOurs()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    settings.WEBSUB_HUBS = [server.address]
    yield server
    server.shutdown()
    server.server_close()


def of(*pages: str) -> set[str]:
    forms = ("rss", "atom", "json")
    return {f"{SITE}{page}feed.{form}" for page in pages for form in forms}


def test_a_hub_hears_of_every_feed_that_a_story_stands_in(
    hub: HubOfOurs, english: Edition, ana: User
) -> None:
    lena = make_contributor("Lena Marsh", english.service)
    make_live_story(english, by=ana, bylines=(lena,), topics=("Sea",))
    assert hub.heard() == []
    call_command("refresh", verbosity=0)
    told = hub.heard()
    assert set(told) == of(
        *("/", "/section/world/", "/topic/sea/", "/author/lena-marsh/"),
        "/service/english/",
    )
    assert len(told) == len(set(told))
    receipt = HubPing.objects.get()
    assert receipt.confirmed_at
    assert (receipt.tries, receipt.answer, receipt.feeds) == (1, "204", [])
    call_command("refresh", verbosity=0)
    assert hub.heard() == []


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_hub_hears_of_the_feeds_that_lost_a_story_and_of_no_hidden_name(
    hub: HubOfOurs, english: Edition, chiara: User, verb: str
) -> None:
    make_live_story(english, topics=("Sea",))
    story = make_live_story(english, topics=("Sea", "Secret"))
    send_due()
    hub.heard()
    reason = {} if verb == "hold" else {"reason": "Danger."}
    getattr(workflow, verb)(stored(story), by=chiara, **reason)
    send_due()
    assert set(hub.heard()) == of(
        "/", "/section/world/", "/topic/sea/", "/service/english/"
    )


def test_a_scheduled_story_is_told_of_when_its_turn_comes(
    hub: HubOfOurs, english: Edition, ana: User
) -> None:
    at = timezone.now() + HOUR
    story = make_article(english, by=ana, topics=("Secret",))
    workflow.mark_ready(story, by=ana)
    workflow.schedule(stored(story), by=ana, at=at)
    send_due()
    assert hub.heard() == []
    with time_machine.travel(at + timedelta(seconds=1), tick=False):
        send_due()
    assert of("/topic/secret/") <= set(hub.heard())


def test_an_end_is_told_of_when_it_comes(
    hub: HubOfOurs, english: Edition, ana: User
) -> None:
    at = timezone.now() + HOUR
    workflow.set_expiry(make_live_story(english, by=ana), by=ana, at=at)
    send_due()
    hub.heard()
    with time_machine.travel(at + timedelta(seconds=1), tick=False):
        send_due()
    assert of("/", "/section/world/") <= set(hub.heard())


def test_what_a_hub_refused_is_sent_again_later_and_later(
    hub: HubOfOurs, english: Edition, ana: User
) -> None:
    hub.refused = "/section/world/feed.atom"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_live_story(english, by=ana)
        send_due()
        hub.heard()
        receipt = HubPing.objects.get()
        assert receipt.confirmed_at is None
        assert receipt.feeds == [f"{SITE}/section/world/feed.atom"]
        assert receipt.answer == "503 Service Unavailable"
        assert receipt.next_try_at == timezone.now() + timedelta(seconds=2)
        send_due()
        assert hub.heard() == []
        for rest in (2, 4):
            clock.shift(timedelta(seconds=rest))
            send_due()
            assert hub.heard() == [f"{SITE}/section/world/feed.atom"]
        hub.refused = ""
        clock.shift(timedelta(seconds=8))
        send_due()
        assert HubPing.objects.get().confirmed_at
        assert HubPing.objects.get().tries == 4
        clock.shift(KEPT + HOUR)
        call_command("refresh", verbosity=0)
        assert not HubPing.objects.exists()


def test_a_hub_that_is_gone_is_given_up(
    settings: Any, english: Edition, ana: User
) -> None:
    settings.WEBSUB_HUBS = ["http://127.0.0.1:9/"]
    make_live_story(english, by=ana)
    HubPing.objects.update(tries=MOST_TRIES - 1)
    send_due()
    ping = HubPing.objects.get()
    assert (ping.confirmed_at, ping.next_try_at) == (None, None)
    assert "refused" in ping.answer
    page = at_the_desk(ana).get("/admin/services/hubping/?confirmed=no")
    assert ping.public_id in page.content.decode()
    one = at_the_desk(ana).get(f"/admin/services/hubping/{ping.pk}/change/")
    assert f"{SITE}/feed.rss" in one.content.decode()


def test_feeds_name_their_hubs_and_themselves(
    client: Any, settings: Any, english: Edition
) -> None:
    settings.WEBSUB_HUBS = ["https://hub.example/", "https://other.example/"]
    for form in ("rss", "atom", "json"):
        assert client.get(f"/feed.{form}")["Link"] == (
            '<https://hub.example/>; rel="hub", <https://other.example/>; rel="hub", '
            f'<{SITE}/feed.{form}>; rel="self"'
        )
    for form in ("rss", "atom"):
        root = etree.fromstring(client.get(f"/feed.{form}").content)
        links = root.iterfind(".//{http://www.w3.org/2005/Atom}link[@rel='hub']")
        assert [link.get("href") for link in links] == settings.WEBSUB_HUBS
    hubs = json.loads(client.get("/feed.json").content)["hubs"]
    assert hubs[0] == {"type": "WebSub", "url": "https://hub.example/"}


def test_without_hubs_nothing_is_written_and_nothing_named(
    client: Any, english: Edition, ana: User
) -> None:
    workflow.hold(make_live_story(english), by=ana)
    assert not HubPing.objects.exists()
    assert "hub" not in client.get("/feed.rss").content.decode()
    assert "hubs" not in json.loads(client.get("/feed.json").content)


def test_a_stored_feed_keeps_its_links(
    site: Site, settings: Any, english: Edition
) -> None:
    settings.WEBSUB_HUBS = ["https://hub.example/"]
    for _ in range(2):
        assert 'rel="hub"' in site.get("/feed.rss")["Link"]


@pytest.mark.parametrize("hub", ["hub.example", "ftp://hub.example/", "https:///x"])
def test_an_address_that_is_none_stops_the_start(settings: Any, hub: str) -> None:
    settings.WEBSUB_HUBS = [hub]
    (error,) = check_hubs()
    assert error.id == "newsroom.E009"
