"""The database stops or hangs: what is stored and known to hold is still served."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection

from articles import workflow
from articles.models import Article
from banners import workflow as banner_workflow
from newsroom.edge import lookout
from newsroom.edge.lookout import Lookout
from newsroom.edge.probes import UnreachableError
from services import bulletin
from services.models import Edition
from services.page import front_key
from services.stamps import bump
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.edge.conftest import Database
from tests.edge.wire import Wire
from tests.factories import make_banner, make_live_story, public_address
from tests.site import Site

SECOND = timedelta(seconds=1)


def banner_ends(story: Article, *, by: User) -> None:
    banner = make_banner(story.edition, wording="Ferry in distress")
    banner_workflow.show(banner, by=by)
    banner_workflow.end(banner, by=by)


@pytest.fixture
def story(database: Database, english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


def test_stored_pages_go_on_being_served(
    site: Site, database: Database, story: Article
) -> None:
    address = public_address(story)
    pages = {path: site.get(path) for path in (address, "/", "/latest/")}
    tag = pages["/"]["ETag"]
    database.stop()
    for path, page in pages.items():
        assert site.get(path) == page
    assert site.get("/", if_none_match=tag).status == 304
    assert site.get("/", accept_encoding="br")["Content-Encoding"] == "br"


def test_news_just_before_takes_nothing_else_away(
    site: Site, database: Database, story: Article, english: Edition, ana: User
) -> None:
    """Lists lack the newest story then, and say the older headline of another."""
    paths = (public_address(story), "/", "/latest/", "/feed.rss", "/live/banners.json")
    pages = {path: site.get(path) for path in paths}
    other = make_live_story(english, by=ana, headline="Port of Busan opens again")
    workflow.publish(rewrite(other, by=ana, headline="Busan: port is open"), by=ana)
    site.get(public_address(other))  # so that the process knows of it
    database.stop()
    for path, page in pages.items():
        assert site.get(path) == page


def test_what_was_put_right_just_before_is_said_wrongly_nowhere(
    site: Site, database: Database, story: Article, english: Edition, ana: User
) -> None:
    other = make_live_story(english, by=ana, headline="Port of Busan opens again")
    paths = (public_address(other), "/latest/")  # it names the story below its own
    quiet = site.get("/live/banners.json")
    for path in paths:
        assert "Ferry sinks" in site.get(path).text
    notice = "The ferry did not sink."
    rewritten = rewrite(story, by=ana, headline="Ferry afloat off Busan")
    workflow.correct(rewritten, by=ana, text=notice)
    site.get("/section/world/")
    database.stop()
    for path in paths:
        assert site.get(path).status == 503
    assert site.get("/live/banners.json") == quiet


def test_a_front_arranged_just_before_takes_the_home_page_alone(
    site: Site, database: Database, story: Article, english: Edition, ana: User
) -> None:
    address = public_address(story)
    page = site.get(address)
    site.get("/")
    bump([english.pk], about=front_key(english.pk))
    site.get("/latest/")
    database.stop()
    assert site.get(address) == page
    assert site.get("/").status == 503


def test_the_story_of_a_banner_is_news_as_any_other(
    site: Site, database: Database, story: Article, english: Edition, ana: User
) -> None:
    other = make_live_story(english, by=ana, headline="Port of Busan opens again")
    banner = make_banner(english, wording="Ferry in distress", story=other.story)
    banner_workflow.show(banner, by=ana)
    paths = (public_address(story), "/latest/", "/live/banners.json")
    pages = {path: site.get(path) for path in paths}
    assert public_address(other) in pages["/live/banners.json"].text
    workflow.publish(rewrite(other, by=ana, headline="Busan: port is open"), by=ana)
    site.get(public_address(other))
    database.stop()
    for path, page in pages.items():
        assert site.get(path) == page


def test_a_story_that_was_itself_rewritten_just_before_is_not_shown_as_it_was(
    site: Site, database: Database, story: Article, ana: User
) -> None:
    address = public_address(story)
    site.get(address)
    workflow.publish(rewrite(story, by=ana, headline="Ferry afloat off Busan"), by=ana)
    site.get("/latest/")
    database.stop()
    assert site.get(address).status == 503


@pytest.mark.parametrize("stop", [workflow.hold, banner_ends])
def test_after_any_other_change_no_page_from_before_it_is_shown(
    site: Site,
    database: Database,
    story: Article,
    english: Edition,
    ana: User,
    stop: Callable[..., Any],
) -> None:
    address = public_address(story)
    other = make_live_story(english, by=ana, headline="Port of Busan opens again")
    site.get(address)
    stop(other, by=ana)
    site.get("/latest/")
    database.stop()
    assert site.get(address).status == 503


def test_what_is_not_stored_is_asked_for_again_later(
    site: Site, database: Database, story: Article, persian: Edition
) -> None:
    site.get("/fa/")
    database.stop()
    answer = site.get("/latest/")
    assert answer.status == 503
    assert answer["Retry-After"] == "2"
    assert "no-store" in answer["Cache-Control"]
    assert "We will be back in a moment" in answer.text
    assert 'lang="fa" dir="rtl"' in site.get("/fa/latest/").text
    assert site.ask("HEAD", "/latest/").content == b""
    assert site.ask("POST", "/latest/").status in (405, 503)


def test_the_desk_is_told_that_nothing_was_saved(
    site: Site, database: Database, story: Article
) -> None:
    site.get("/")
    database.stop()
    answer = site.ask("POST", "/admin/login/", body=b"username=ana")
    assert answer.status == 503
    assert "has not been saved" in answer.text
    assert site.get("/healthz").status == 200


def test_it_is_noticed_when_the_database_is_back(
    site: Site, database: Database, story: Article, caplog: pytest.LogCaptureFixture
) -> None:
    site.get("/")
    database.stop()
    for _ in range(5):
        site.get("/latest/")
    database.start()
    time.sleep(0.1)
    assert site.get("/latest/").status == 200
    lines = [
        line.getMessage() for line in caplog.records if line.name == "newsroom.edge"
    ]
    said = [line for line in lines if line.startswith("The database")]
    assert len(said) == 2  # not one for every request
    assert said[0].startswith("The database is silent (")
    assert said[1].startswith("The database answers again, after ")


def test_a_change_made_meanwhile_is_seen_as_soon_as_it_is_back(
    site: Site, database: Database, story: Article, ana: User
) -> None:
    address = public_address(story)
    site.get(address)
    database.stop()
    assert site.get(address).status == 200
    database.start()
    workflow.hold(story, by=ana)
    time.sleep(0.1)
    assert site.get(address).status == 404


def test_nothing_is_served_unasked_for_more_than_ten_minutes(
    site: Site, database: Database, story: Article
) -> None:
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        site.get("/")
        clock.move_to(now + timedelta(minutes=4, seconds=59))
        site.get("/")
        database.stop()
        clock.move_to(now + timedelta(minutes=9, seconds=59))
        assert site.get("/").status == 200
        clock.move_to(now + timedelta(minutes=10))
        assert site.get("/").status == 503


def test_a_turn_ends_what_was_stored_before_it(
    site: Site, database: Database, story: Article, ana: User
) -> None:
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        banner = make_banner(
            story.edition, wording="Second ferry missing", ends_at=now + 60 * SECOND
        )
        banner_workflow.show(banner, by=ana)
        assert "Second ferry" in site.get("/").text
        database.stop()
        clock.move_to(now + 59 * SECOND)
        answer = site.get("/")
        assert "Second ferry" in answer.text
        assert "s-maxage=1" in answer["Cache-Control"]
        clock.move_to(now + 60 * SECOND)
        assert site.get("/").status == 503


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_process_that_slept_through_a_stop_shows_nothing_of_it(
    verb: str,
    site: Site,
    another_process: Site,
    database: Database,
    story: Article,
    chiara: User,
) -> None:
    """It cannot ask any more; the bulletin tells it."""
    paths = [public_address(story), "/", "/latest/", "/section/world/"]
    for process in (site, another_process):
        assert all("Ferry sinks" in process.get(path).text for path in paths)
    reason = {} if verb == "hold" else {"reason": "Danger."}
    getattr(workflow, verb)(story, by=chiara, **reason)
    database.stop(another_process)
    for process in (site, another_process):
        for path in paths:
            assert "Ferry sinks" not in process.get(path).text


def test_an_unreadable_bulletin_stops_nobody(
    site: Site, database: Database, story: Article, settings: object
) -> None:
    site.get("/")
    settings.BULLETIN.write_text("{not json")
    workflow.publish(
        rewrite(story, story.created_by, "Ferry saved"), by=story.created_by
    )
    assert bulletin.read() == bulletin.committed()
    site.get("/")
    settings.BULLETIN.write_text("[]")
    database.stop()
    assert "Ferry saved" in site.get("/").text


def test_a_bulletin_that_cannot_be_written_stops_no_verb(
    site: Site,
    story: Article,
    ana: User,
    settings: object,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.BULLETIN.unlink()
    settings.BULLETIN.mkdir()
    workflow.hold(story, by=ana)
    settings.BULLETIN.rmdir()
    assert "cannot be written" in caplog.text
    assert site.get(public_address_of(story)).status == 404


def public_address_of(story: Article) -> str:
    return f"/a/any/{story.public_id}.html"


@pytest.mark.postgres
def test_a_hung_database_holds_nobody_up(
    site: Site, wire: Wire, english: Edition, ana: User
) -> None:
    address = public_address(make_live_story(english, by=ana))
    page = site.get(address)
    wire.freeze()
    waits = []
    for path, status in [(address, 200), (address, 200), ("/latest/", 503)] * 3:
        begun = time.monotonic()
        assert site.get(path).status == status
        waits.append(time.monotonic() - begun)
    assert site.get(address) == page
    assert waits[0] < 0.5  # a fifth of a second, and some for a busy machine
    assert max(waits[1:]) < 0.1
    wire.thaw()
    time.sleep(1.1)
    assert site.get("/latest/").status == 200


@pytest.mark.postgres
def test_a_database_started_anew_between_two_requests_is_not_noticed(
    site: Site, wire: Wire, english: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    """Connections that have ended with it say nothing of how it is now."""
    site.get("/")
    probe = site.edge.lookout.probe
    probe.idle += [probe.connect() for _ in range(3)]
    wire.cut()
    wire.mend()
    assert site.get("/latest/").status == 200
    assert len(probe.idle) == 1
    assert "is silent" not in caplog.text


@pytest.mark.postgres
def test_after_one_slow_answer_it_is_soon_asked_again(
    site: Site, wire: Wire, english: Edition
) -> None:
    site.get("/")
    wire.freeze()
    assert site.get("/latest/").status == 503
    wire.thaw()
    assert site.edge.lookout.breaker.next_try - time.monotonic() <= lookout.SOON
    wait_until(lambda: time.monotonic() > site.edge.lookout.breaker.next_try)
    assert site.get("/latest/").status == 200


@pytest.mark.postgres
def test_a_second_silence_in_a_row_is_given_a_second(site: Site, wire: Wire) -> None:
    site.get("/nowhere/")
    wire.freeze()
    site.get("/nowhere/")
    wait_until(lambda: time.monotonic() > site.edge.lookout.breaker.next_try)
    site.get("/nowhere/")
    assert site.edge.lookout.breaker.next_try - time.monotonic() > lookout.SOON


def test_who_waits_in_vain_while_others_are_answered_asks_once_more(
    site: Site, another_process: Site, english: Edition
) -> None:
    """On a busy machine one question may be late, though the database is well."""
    site.get("/nowhere/")
    busy = BusyProbe(site.edge.lookout)
    site.edge.lookout.probe = busy
    assert site.get("/nowhere/").status == 404
    assert busy.asked == 2


@pytest.mark.postgres
def test_a_database_whose_socket_is_gone_is_silent(
    site: Site, english: Edition, tmp_path: Path
) -> None:
    page = site.get("/")
    site.edge.lookout.probe.close()
    given = connection.settings_dict
    host, given["HOST"] = given["HOST"], str(tmp_path)
    try:
        assert site.get("/") == page
        assert site.get("/latest/").status == 503
    finally:
        given["HOST"] = host


class BusyProbe:
    """The first question is late, while another thread's is answered."""

    def __init__(self, lookout: Lookout) -> None:
        self.lookout, self.probe = lookout, lookout.probe
        self.asked = 0

    def total(self) -> int:
        self.asked += 1
        if self.asked == 1:
            self.lookout.confirmed_at = time.time_ns() // 1000 + 1
            raise UnreachableError
        return self.probe.total()

    def close(self) -> None:
        self.probe.close()


def wait_until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.01)
