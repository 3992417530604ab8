"""A process that starts while the database is silent goes by what others knew."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from redis import Redis

from articles import workflow
from articles.models import Article
from newsroom.edge import outline
from newsroom.edge.application import Edge
from newsroom.wsgi import application
from services import bulletin, signing
from services.board import Board
from services.models import Edition, EditionHost
from services.release import release
from staff.models import User
from tests.edge.conftest import Database
from tests.edge.served import ask, running
from tests.edge.test_shared_pages import older_page
from tests.edge.test_silent_database import wait_until
from tests.factories import make_live_story, public_address
from tests.site import Site

STORES = pytest.mark.stores


@pytest.fixture
def story(database: Database, english: Edition, ana: User) -> Article:
    make_live_story(english, by=ana, headline="Ferry leaves Busan")
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


@pytest.fixture
def start() -> Iterator[Callable[[], Site]]:
    """A function that starts one more process of the site."""
    edges = []

    def start_one() -> Site:
        assert isinstance(application, Edge)
        edges.append(Edge(application.django))
        return Site(edges[-1])

    yield start_one
    for edge in edges:
        edge.close()


def leave(site: Site) -> None:
    """All that this process knows is where others find it."""
    site.edge.lookout.keeper.close()


@STORES
def test_it_hands_over_what_others_have_drawn(
    redis: Redis, site: Site, database: Database, story: Article, start: Any
) -> None:
    paths = (public_address(story), "/", older_page(), "/live/banners.json")
    pages = {path: site.get(path) for path in paths}
    leave(site)
    database.stop()
    new = start()
    for path, page in pages.items():
        assert new.get(path) == page
    assert new.get("/section/world/").status == 503


@STORES
def test_it_hands_over_nothing_that_was_stopped_since(
    redis: Redis,
    site: Site,
    database: Database,
    story: Article,
    ana: User,
    start: Any,
    settings: Any,
) -> None:
    """On another machine, where there is no file: Redis alone tells."""
    address = public_address(story)
    assert site.get(address).status == 200
    leave(site)
    workflow.hold(story, by=ana)
    for file in (settings.BULLETIN, outline.file()):
        file.unlink()
    database.stop()
    assert start().get(address).status == 503
    assert site.get(address).status == 503


@STORES
def test_a_process_elsewhere_that_slept_through_a_stop_shows_nothing_of_it(
    redis: Redis,
    site: Site,
    database: Database,
    story: Article,
    ana: User,
    settings: Any,
) -> None:
    address = public_address(story)
    site.get(address)
    workflow.hold(story, by=ana)
    settings.BULLETIN.unlink()
    database.stop()
    assert site.get(address).status == 503


@STORES
def test_an_emptied_redis_learns_again_what_the_bulletin_says(
    redis: Redis, site: Site, english: Edition
) -> None:
    site.get("/")
    redis.flushdb()
    redis.set(bulletin.place(), "rubbish")
    site.edge.lookout.keeper.kept_at = 0
    leave(site)
    assert bulletin.read_redis() == bulletin.committed()
    assert redis.get(outline.place())


def test_it_knows_the_languages_and_the_closed_hosts(
    site: Site, database: Database, persian: Edition, english: Edition, start: Any
) -> None:
    EditionHost.objects.create(edition=persian, host="persian.example.org")
    site.get("/fa/")
    leave(site)
    database.stop()
    new = start()
    for host, path in (("testserver", "/fa/"), ("persian.example.org", "/")):
        answer = new.get(path, host=host)
        assert answer.status == 503
        assert 'lang="fa" dir="rtl"' in answer.text
    assert 'lang="en"' in new.get("/").text


def test_it_draws_by_the_real_board_once_there_is_one(
    site: Site, database: Database, story: Article, start: Any
) -> None:
    drawn = site.get("/latest/")
    leave(site)
    database.stop()
    new = start()
    assert new.get("/latest/").status == 503
    database.start()
    new.edge.lookout.breaker.next_try = 0.0
    assert new.get("/latest/").content == drawn.content
    assert new.edge.lookout.last.postings[story.edition_id].edition.name


@pytest.mark.parametrize(("age", "is_known"), [(599, True), (600, False)])
def test_an_outline_lasts_ten_minutes(
    age: int,
    is_known: bool,  # noqa: FBT001
    site: Site,
    database: Database,
    english: Edition,
) -> None:
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        site.get("/nowhere/")
        leave(site)
        clock.move_to(now + timedelta(seconds=age))
        found = outline.newest(int(now.timestamp() * 1_000_000) + age * 1_000_000)
    assert (found is not None) == is_known


@pytest.mark.parametrize("damage", [b"", b"rubbish", None])
def test_a_damaged_outline_is_none(
    damage: bytes | None, site: Site, database: Database, english: Edition, start: Any
) -> None:
    site.get("/nowhere/")
    leave(site)
    said = outline.file().read_bytes()
    outline.file().write_bytes(said[:-1] if damage is None else damage)
    database.stop()
    assert start().get("/").status == 503


def test_an_outline_that_cannot_be_written_stops_nobody(
    site: Site, english: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    outline.file().mkdir()
    site.get("/nowhere/")
    leave(site)
    outline.file().rmdir()
    assert "cannot be written" in caplog.text


def test_an_older_outline_does_not_take_the_place_of_a_newer(
    site: Site, another_process: Site, english: Edition
) -> None:
    for process in (another_process, site):
        process.get("/nowhere/")
        process.edge.lookout.keeper.close()
    newer = outline.file().read_bytes()
    outline.keep(another_process.edge.lookout.seen())
    assert outline.file().read_bytes() == newer


@STORES
def test_a_server_killed_and_started_without_its_database_serves_on(
    redis: Redis, site: Site, database: Database, story: Article
) -> None:
    paths = (public_address(story), "/", "/latest/")
    with running(workers=1) as server:
        pages = [ask(server.port, path) for path in paths]
        assert [status for status, _ in pages] == [200, 200, 200]
        wait_until(lambda: outline.newest(time.time_ns() // 1000) is not None)
        database.stop()
        server.kill()
        server.start()
        assert [ask(server.port, path) for path in paths] == pages
        assert ask(server.port, "/section/world/")[0] == 503


def test_an_outline_in_a_form_that_is_not_known_is_none(english: Edition) -> None:
    for said in (b"[]", b"{}", b'{"postings": [{"edition": 1}]}', b"no JSON"):
        value = signing.signed(outline.PURPOSE, release(), said)
        assert outline.opened(value) is None


def test_a_keeper_goes_on_after_an_error_and_says_so_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "SOON", 0.01)
    monkeypatch.setattr(outline, "EVERY", 0.01)
    asked = []

    def seen() -> outline.Outline:
        asked.append(1)
        if len(asked) < 5:
            raise KeyError("as happens")
        return outline.Outline(Board({}, []), 0)

    keeper = outline.Keeper(seen)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keeper.changed(), range(8)))
    wait_until(lambda: len(asked) > 5)
    keeper.close()
    assert caplog.text.count("An outline could not be kept") == 1
    outline.complaints.clear()


def test_a_board_that_was_read_earlier_takes_no_newer_ones_place(site: Site) -> None:
    lookout = site.edge.lookout
    newer, older, smaller = (Board({1: number}, []) for number in (6, 5, 4))
    lookout.keep(newer, asked_at=20)
    lookout.keep(older, asked_at=10)
    assert lookout.last is newer
    lookout.keep(smaller, asked_at=30)  # an edition was deleted
    assert lookout.last is smaller
