"""The page store: a stored page is handed over only while nothing has changed."""

import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.listing import PAGE
from articles.models import Article
from banners import workflow as banner_workflow
from bylines.models import Contributor
from services.models import Edition, EditionHost
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.factories import (
    make_banner,
    make_contributor,
    make_live_story,
    public_address,
    stored,
)
from tests.site import Site

NOON = datetime(2030, 6, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def queries_of(site: Site, address: str) -> int:
    """What Django asks of the database for this; a stored page asks nothing."""
    with ExitStack() as stack:
        captured = [
            stack.enter_context(CaptureQueriesContext(one)) for one in connections.all()
        ]
        site.get(address)
        return sum(map(len, captured))


@pytest.fixture
def story(site: Site, english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


def test_the_second_reader_gets_the_stored_page(site: Site, story: Article) -> None:
    address = public_address(story)
    first = site.get(address)
    assert first.status == 200
    assert queries_of(site, address) == 0
    assert site.get(address) == first


def test_a_page_costs_two_questions_when_it_is_drawn(
    site: Site, story: Article
) -> None:
    site.get("/nowhere/")  # the board is read
    assert queries_of(site, public_address(story)) == 1  # beside the lookout's own


@pytest.mark.parametrize(
    "address", ["/", "/latest/", "/section/world/", "/service/english/"]
)
def test_lists_are_stored_too(site: Site, story: Article, address: str) -> None:
    assert "Ferry sinks" in site.get(address).text
    assert queries_of(site, address) == 0


def test_what_is_published_is_seen_by_the_next_request_in_every_process(
    site: Site, another_process: Site, story: Article, ana: User
) -> None:
    address = public_address(story)
    for process in (site, another_process):
        process.get(address)
        process.get("/")
    workflow.publish(rewrite(story, ana, "Ferry saved"), by=ana)
    for process in (site, another_process):
        assert "Ferry saved" in process.get(public_address(story)).text
        assert "Ferry saved" in process.get("/").text


@pytest.mark.parametrize(
    ("verb", "status"), [("hold", 404), ("withdraw", 410), ("kill", 410)]
)
def test_what_is_stopped_is_gone_on_the_next_request_in_every_process(
    verb: str,
    status: int,
    site: Site,
    another_process: Site,
    story: Article,
    chiara: User,
) -> None:
    address = public_address(story)
    for process in (site, another_process):
        process.get(address)
        process.get("/latest/")
    reason = {} if verb == "hold" else {"reason": "The source took it back."}
    getattr(workflow, verb)(story, by=chiara, **reason)
    for process in (site, another_process):
        for _ in range(2):  # drawn, then stored
            answer = process.get(address)
            assert answer.status == status
            assert "Ferry" not in answer.text
        assert "Ferry" not in process.get("/latest/").text


def test_a_banner_shows_and_ends_by_hand(site: Site, story: Article, ana: User) -> None:
    site.get("/")
    banner = make_banner(story.edition, wording="Second ferry missing")
    banner_workflow.show(banner, by=ana)
    assert "Second ferry missing" in site.get("/").text
    banner_workflow.end(banner, by=ana)
    assert "Second ferry missing" not in site.get("/").text


def test_a_banner_begins_and_ends_by_the_clock(
    site: Site, story: Article, ana: User
) -> None:
    address = public_address(story)
    with time_machine.travel(NOON, tick=False) as clock:
        banner = make_banner(
            story.edition,
            wording="Second ferry missing",
            starts_at=NOON + SECOND,
            ends_at=NOON + 10 * SECOND,
        )
        banner_workflow.show(banner, by=ana)
        seen = []
        for second in range(12):
            clock.move_to(NOON + second * SECOND)
            pages = [site.get(at).text for at in ("/", address)]
            seen.append([("Second ferry" in page) for page in pages])
    shows = [[False] * 2] + [[True] * 2] * 9 + [[False] * 2] * 2
    assert seen == shows


def test_a_scheduled_version_is_there_on_its_second(
    site: Site, another_process: Site, story: Article, ana: User
) -> None:
    address = public_address(story)
    with time_machine.travel(NOON, tick=False) as clock:
        update = rewrite(story, ana, "Ferry saved")
        workflow.schedule(update, by=ana, at=NOON + 5 * SECOND)
        for process in (site, another_process):
            clock.move_to(NOON + 5 * SECOND - timedelta(microseconds=1))
            assert "Ferry sinks" in process.get(address).text
            clock.move_to(NOON + 5 * SECOND)
            assert "Ferry saved" in process.get(public_address(stored(story))).text


def test_who_asked_a_moment_before_it_was_published_finds_it_too(
    site: Site, english: Edition, ana: User
) -> None:
    """The request's moment may lie before the commit that it already reads."""
    story = make_live_story(english, by=ana, headline="Ferry sinks off Busan")
    address = public_address(story)
    for _ in range(2):
        with time_machine.travel(datetime.now(UTC) - SECOND, tick=False):
            assert site.get(address).status == 200
            assert "Ferry sinks" in site.get("/").text
        workflow.publish(
            rewrite(story, ana, f"Ferry sinks again {time.time()}"), by=ana
        )


def test_protecting_someone_takes_the_name_off_every_stored_page(
    site: Site, english: Edition, ana: User
) -> None:
    person = make_contributor("Lena Marsh", english.service)
    story = make_live_story(english, by=ana, bylines=(person,))
    addresses = ["/", "/latest/", public_address(story), "/author/lena-marsh/"]
    assert all("Lena Marsh" in site.get(address).text for address in addresses)
    person.protection = Contributor.Protection.SAY_SO
    person.save()
    for address in addresses:
        assert "Lena Marsh" not in site.get(address).text


def test_only_the_edition_that_changed_is_drawn_anew(
    site: Site, story: Article, persian: Edition, vera: User
) -> None:
    site.get("/")
    site.get("/fa/")
    make_live_story(persian, by=vera, headline="کشتی نجات یافت")
    assert "کشتی نجات یافت" in site.get("/fa/").text
    assert queries_of(site, "/") == 0


def test_closing_an_edition_closes_it_at_once(
    site: Site, persian: Edition, vera: User
) -> None:
    address = public_address(make_live_story(persian, by=vera))
    assert site.get(address).status == site.get("/fa/").status == 200
    persian.is_open = False
    persian.save()
    assert site.get(address).status == site.get("/fa/").status == 404


def test_a_new_host_answers_at_once_and_a_dropped_one_no_longer(
    site: Site, story: Article, persian: Edition
) -> None:
    def language() -> str:
        return site.get("/", host="localhost")["Content-Language"]

    assert language() == "en"
    host = EditionHost.objects.create(edition=persian, host="localhost")
    assert language() == "fa"
    host.delete()
    assert language() == "en"


def test_a_page_is_drawn_anew_after_five_minutes(site: Site, story: Article) -> None:
    """So that it has as long again when the database falls silent."""
    address = public_address(story)
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        site.get(address)
        clock.move_to(now + timedelta(minutes=4, seconds=59))
        assert queries_of(site, address) == 0
        clock.move_to(now + timedelta(minutes=5))
        assert queries_of(site, address) == 1


def test_a_page_differs_by_host_and_scheme_of_ours_only(
    site: Site, story: Article
) -> None:
    address = public_address(story)
    site.get(address)
    assert queries_of(site, address) == 0
    assert site.get(address, host="TESTSERVER:8000").status == 200
    assert len(site.edge.store.pages) == 1
    assert site.get(address, host="localhost").status == 200
    assert len(site.edge.store.pages) == 2
    assert site.get(address, host="evil.example").status == 400
    assert len(site.edge.store.pages) == 2


@pytest.mark.parametrize(
    "query", ["utm_source=mail", "after=", "x=1&x=2", "%FF", "a[]=1&&=", "page=2"]
)
def test_parameters_that_no_view_declares_change_nothing(
    site: Site, story: Article, query: str
) -> None:
    for address in (public_address(story), "/latest/"):
        plain = site.get(address)
        assert site.get(f"{address}?{query}") == plain
        assert queries_of(site, f"{address}?{query}") == 0
    assert len(site.edge.store.pages) == 2


def test_each_page_of_a_list_is_stored_by_its_key(
    site: Site, english: Edition, ana: User
) -> None:
    for number in range(PAGE + 1):
        make_live_story(english, by=ana, headline=f"Number {number:02} of many")
    first = site.get("/latest/").text
    older = first.partition("?after=")[2].partition('"')[0]
    address = f"/latest/?after={older}"
    assert "Number 00" in site.get(address).text
    assert queries_of(site, f"{address}&utm_source=mail") == 0
    assert "Number 00" in site.get(f"/latest/?after=x&after={older}").text
    assert "Number 00" not in site.get("/latest/").text


@pytest.mark.parametrize("key", ["nonsense", "MTIz", "x" * 3000])
def test_an_invented_key_is_answered_but_not_stored(
    site: Site, story: Article, key: str
) -> None:
    site.get("/latest/")
    before = len(site.edge.store.pages)
    assert site.get(f"/latest/?after={key}").status == 200
    assert len(site.edge.store.pages) == before


def test_junk_addresses_leave_nothing_behind(site: Site, story: Article) -> None:
    address = public_address(story)
    site.get(address)
    size = site.edge.store.size
    for number in range(500):
        assert site.get(f"/{number}/nowhere").status == 404
        assert site.get(f"/a/junk-{number}/{'a' * 12}.html").status == 404
    assert site.edge.store.size == size
    assert not site.edge.herd.drawing
    assert queries_of(site, address) == 0
