"""A replica draws what it knows as well as the primary, and nobody notices how it is.

One cluster follows the other by streaming, as bin/with-postgres starts them. While one
test makes it lag, those of other workers that need it wait.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import outside, workflow
from articles.models import Article, OldAddress
from newsroom.edge import deadlines
from newsroom.edge import replica as drawing
from services.board import Board, read_board
from services.models import Edition
from services.reading import PRIMARY, REPLICA
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.edge.replica import Replica, before_the_next, counted, wired
from tests.edge.wire import Wire
from tests.factories import make_live_story, public_address, stored
from tests.kept import locked
from tests.site import Site

pytestmark = pytest.mark.stores

PAGES = (
    *("/", "/latest/", "/section/world/", "/feed.rss", "/sitemap.xml"),
    *("/search/?q=ferry", "/api/v1/stories"),
)


@pytest.fixture
def follower(site: Site) -> Iterator[Replica]:
    """It follows, and nobody else holds it up."""
    with locked("replica"):
        follower = Replica()
        yield follower
        follower.resume()


@pytest.fixture
def story(follower: Replica, english: Edition, persian: Edition, ana: User) -> Article:
    story = make_live_story(english, by=ana, headline="Ferry sinks off Busan")
    follower.catch_up()
    return story


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a hung database gives up in a moment, not in seconds."""
    monkeypatch.setattr(drawing, "REST", 0.05)
    monkeypatch.setattr(drawing, "PATIENCE", {PRIMARY: 0.5, REPLICA: 0.3})
    monkeypatch.setattr(deadlines, "ASKING", 0.1)
    monkeypatch.setattr(deadlines, "GRACE", 0.1)


# ── Who draws ────────────────────────────────────────────────────────────────


def test_a_replica_that_is_as_new_draws_every_page(site: Site, story: Article) -> None:
    site.edge.lookout.board()
    for path in (public_address(story), *PAGES):
        with counted() as asked:
            site.get(path)
        assert asked[REPLICA], path
        assert not asked[PRIMARY], path


def test_whatever_the_lag_readers_get_what_was_published(
    site: Site, follower: Replica, story: Article, ana: User
) -> None:
    address = public_address(story)
    site.get(address)
    follower.pause()
    workflow.publish(rewrite(story, ana, "Ferry saved off Busan"), by=ana)
    for path in (address, "/", "/latest/", "/search/?q=ferry"):
        with counted() as asked:
            assert "Ferry saved" in site.get(path).text
        assert not asked[REPLICA]
    workflow.withdraw(stored(story), by=ana, reason="It never sailed.")
    assert site.get(address).status == 410
    follower.resume()
    follower.catch_up()
    with counted() as asked:
        assert "Ferry saved" not in site.get("/section/world/").text
    assert asked[REPLICA]


def test_one_editions_news_do_not_stand_in_for_anothers(
    site: Site, story: Article, english: Edition, persian: Edition
) -> None:
    """As if a change of the one had been sent before an earlier one of the other."""
    may_serve = site.edge.drawers.replica.may_serve
    known = read_board().counters
    assert may_serve(Board(known, []))
    behind = known | {
        english.pk: known[english.pk] + 1,
        persian.pk: known[persian.pk] - 1,
    }
    assert not may_serve(Board(behind, []))


def test_what_no_stamp_tells_is_read_from_the_primary(
    site: Site, follower: Replica, story: Article, ana: User, english: Edition
) -> None:
    ends_at, token = (
        timezone.now() + timedelta(hours=1),
        outside.offered(outside.offer()),
    )
    outside.give(story, by=ana, for_whom="Lee", ends_at=ends_at, token=token)
    OldAddress.objects.create(edition=english, path="/old", story=story.public_id)
    follower.catch_up()
    with counted() as asked:
        assert site.get(f"/preview/{token}/").status == 200
    assert not asked[REPLICA]
    follower.pause()
    outside.revoke(story, by=ana)
    OldAddress.objects.all().delete()
    assert site.get(f"/preview/{token}/").status == 404
    assert site.get("/old").status == 404


def test_the_desk_and_photos_are_the_primarys(site: Site, story: Article) -> None:
    with counted() as asked:
        site.get("/admin/", cookie=f"sessionid={'a' * 32}")
        site.get(f"/media/{'a' * 16}/400.jpg")
    assert asked[PRIMARY]
    assert not asked[REPLICA]


# ── When it fails ────────────────────────────────────────────────────────────


def cancelled(wire: Wire, cursor: Any) -> None:
    """As in favour of what the primary has cleared away, or by the server's limit."""
    cursor.execute("SET statement_timeout = 20; SELECT pg_sleep(20)")


def terminated(wire: Wire, cursor: Any) -> None:
    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(20)")


def without_rights(wire: Wire, cursor: Any) -> None:
    cursor.execute("SELECT * FROM a_table_that_its_account_may_not_read")


def stopped(wire: Wire, cursor: Any) -> None:
    wire.cut()


def hung(wire: Wire, cursor: Any) -> None:
    wire.freeze()


WAYS = [cancelled, terminated, without_rights, stopped, hung]


@pytest.mark.parametrize("fail", WAYS)
def test_a_replica_that_fails_in_the_middle_is_nothing_to_readers(
    fail: Callable[[Wire, Any], None],
    site: Site,
    story: Article,
    impatient: None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING, "newsroom.edge")
    with wired(REPLICA) as wire:
        with before_the_next(REPLICA, lambda cursor: fail(wire, cursor)) as done:
            answer = site.get("/latest/")
        assert done
        assert (answer.status, "Ferry sinks" in answer.text) == (200, True)
        assert site.get("/section/world/").status == 200
        assert site.get("/latest/") == answer
        wire.thaw()
        wire.mend()
        serve_again(site)
    said = [
        line.getMessage() for line in caplog.records if line.name == "newsroom.edge"
    ]
    assert len(said) == 2
    assert said[0].startswith("The replica fails (")
    assert said[1].startswith("The replica answers again, after ")


def serve_again(site: Site) -> None:
    board = read_board()
    for _ in range(100):
        if site.edge.drawers.replica.may_serve(board):
            return
        time.sleep(0.05)
    raise AssertionError("The replica is not asked again.")
