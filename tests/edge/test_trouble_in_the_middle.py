"""The database fails while a page is drawn or a form is saved: 503, never 500.

A statement that raises an error of the server's stands for whatever can go wrong there.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction
from django.test import RequestFactory

from articles.models import Article
from articles.views import errors
from newsroom.edge import replica
from services.database_trouble import is_passing, is_unknown
from services.models import Edition
from services.reading import PRIMARY, REPLICA
from staff.models import User
from tests.edge.replica import before_the_next, told, wait_until, wired
from tests.edge.wire import Wire
from tests.factories import make_live_story, public_address
from tests.site import Site

pytestmark = pytest.mark.postgres

RAISE = "DO $$ BEGIN RAISE EXCEPTION 'as happens' USING ERRCODE = '{}'; END $$"

PASSING = {
    "a full disk": "53100",
    "too many connections": "53300",
    "a deadlock": "40P01",
    "two changed the same": "40001",
    "a lock that nobody gives": "55P03",
    "a query that took too long": "57014",
    "a server that stops": "57P01",
    "a broken file": "XX001",
    "a primary that became a replica": "25006",
}
MISTAKES = {"a missing table": "42P01", "a number too large": "22003"}

TOKEN = "a" * 32
AT_DESK = {"cookie": f"csrftoken={TOKEN}; sessionid={'b' * 32}", "x_csrftoken": TOKEN}


@pytest.fixture
def story(site: Site, english: Edition, ana: User) -> Article:
    story = make_live_story(english, by=ana, headline="Ferry sinks off Busan")
    site.edge.drawers.replica.probe = None  # all is the primary's, today
    site.edge.lookout.board()  # what is asked next is asked inside Django
    return story


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """With drawings alone: a busy server needs its time to hear that it is to give up."""
    monkeypatch.setattr(replica, "PATIENCE", {PRIMARY: 0.3, REPLICA: 0.3})


@contextmanager
def failing(code: str) -> Iterator[None]:
    with before_the_next(PRIMARY, lambda cursor: cursor.execute(RAISE.format(code))):
        yield


@pytest.mark.parametrize("code", PASSING.values(), ids=PASSING)
def test_trouble_while_a_page_is_drawn_is_a_word_of_when_to_come_back(
    code: str, site: Site, story: Article
) -> None:
    stored = site.get(public_address(story))
    with failing(code):
        answer = site.get("/latest/")
    assert (answer.status, answer["Retry-After"]) == (503, "2")
    assert "no-store" in answer["Cache-Control"]
    assert "We will be back in a moment" in answer.text
    assert site.get(public_address(story)) == stored
    assert site.get("/latest/").status == 200


@pytest.mark.parametrize("code", PASSING.values(), ids=PASSING)
def test_trouble_at_the_desk_is_said_to_have_saved_nothing(
    code: str, site: Site, story: Article
) -> None:
    for method in ("GET", "POST"):
        with failing(code):
            answer = site.ask(method, "/admin/articles/article/add/", **AT_DESK)
        assert (answer.status, answer["Retry-After"]) == (503, "2")
        assert "has not been saved" in answer.text
        assert "kept in this browser" in answer.text
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("code", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_ours_is_not_said_to_pass(
    code: str, site: Site, story: Article
) -> None:
    with failing(code):
        assert site.get("/latest/").status == 500


def test_the_first_request_after_a_restart_is_right(
    site: Site, story: Article, caplog: pytest.LogCaptureFixture
) -> None:
    """Of a process that had several connections, which are all dead."""
    probe = site.edge.lookout.probe
    probe.idle += [probe.connect() for _ in range(3)]
    connection.ensure_connection()
    told(
        PRIMARY,
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert site.get("/latest/").status == 200
    assert site.get("/").status == 200
    assert "silent" not in caplog.text


def test_no_query_holds_a_drawing_for_ever(
    site: Site, story: Article, impatient: None
) -> None:
    begun = time.monotonic()
    with before_the_next(PRIMARY, lambda cursor: cursor.execute("SELECT pg_sleep(60)")):
        assert site.get("/latest/").status == 503
    assert time.monotonic() - begun < 30
    running = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND query LIKE 'SELECT pg_sleep%'"
    )
    wait_until(lambda: told(PRIMARY, f"{running} AND state = 'active'") == 0)
    assert site.get("/latest/").status == 200


def test_no_hung_server_holds_a_drawing_for_ever(
    site: Site, story: Article, impatient: None
) -> None:
    with wired(PRIMARY) as wire:
        site.edge.lookout.probe.close()
        with before_the_next(PRIMARY, lambda cursor: wire.freeze()):
            assert site.get("/latest/").status == 503
        wire.thaw()


def test_who_works_at_the_desk_has_no_such_limit(
    site: Site, story: Article, impatient: None
) -> None:
    slow = "SELECT pg_sleep(0.8)"
    with before_the_next(PRIMARY, lambda cursor: cursor.execute(slow)):
        answer = site.get("/admin/", **AT_DESK)
    assert answer.status == 302


# ── An answer that was lost ──────────────────────────────────────────────────


def lost_at_commit(wire: Wire) -> BaseException:
    @transaction.atomic
    def save() -> None:
        Edition.objects.update(name="Nobody knows")
        wire.cut()

    with pytest.raises(OperationalError) as caught:
        save()
    return caught.value


def test_a_lost_answer_to_commit_is_neither_yes_nor_no(
    site: Site, english: Edition
) -> None:
    with wired(PRIMARY) as wire:
        error = lost_at_commit(wire)
        wire.mend()
    assert is_passing(error)
    assert is_unknown(error)
    page = said_of(error, "post")
    assert "It may be saved, or not" in page
    assert "has not been saved" not in page
    assert "has not been saved" in said_of(error, "get")


def test_a_server_that_refuses_a_commit_has_saved_nothing(
    site: Site, english: Edition
) -> None:
    error = ended_before_commit()
    assert is_passing(error)
    assert not is_unknown(error)
    assert not Edition.objects.filter(name="Never saved").exists()


def ended_before_commit() -> BaseException:
    @transaction.atomic
    def save() -> None:
        Edition.objects.update(name="Never saved")
        number = connection.connection.info.backend_pid
        told(PRIMARY, f"SELECT pg_terminate_backend({number}, 20000)")

    with pytest.raises(OperationalError) as caught:
        save()
    connection.close()
    return caught.value


def said_of(error: BaseException, method: str) -> str:
    request = getattr(RequestFactory(), method)("/admin/articles/article/1/change/")
    request.resolver_match = None
    try:
        raise error
    except OperationalError:
        return errors.server_error(request).content.decode()
