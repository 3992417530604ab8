"""Breaking news from the desk: written, shown, ended, corrected."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from banners import workflow
from banners.models import Banner, BannerEdition
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, credit, fields_of, said
from tests.factories import make_banner, make_edition, make_membership

pytestmark = pytest.mark.either

ADD = "/admin/banners/banner/add/"
State = Banner.State


def page_of(banner):
    return f"/admin/banners/banner/{banner.pk}/change/"


def open_banner(client, page):
    return fields_of(client.get(page).content.decode(), "banner_form")


def test_breaking_news_is_shown_in_one_press(client, english, ana):
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD) | {"wording": "Ferry sinks", "_verb": "show"}
    answer = desk.post(ADD, sent, follow=True)
    assert "The banner is before its readers." in said(answer)
    assert "Ferry sinks" in client.get("/").content.decode()
    assert Banner.objects.get().changed_by == ana


def test_a_new_banner_starts_now_and_ends_by_its_level(english, ana):
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD)
    assert sent["starts_at"]
    typed = {"wording": "Storm", "level": "emergency", "starts_at": "", "ends_at": ""}
    desk.post(ADD, sent | typed)
    banner = Banner.objects.get()
    assert banner.ends_at - banner.starts_at == timedelta(hours=12)
    assert abs(banner.starts_at - timezone.now()) < timedelta(minutes=2)


def test_a_banner_ends_after_it_starts(english, ana):
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD) | {"wording": "Storm"}
    times = {"starts_at": "2030-01-01T10:00", "ends_at": "2030-01-01T09:00"}
    answer = desk.post(ADD, sent | times)
    assert "A banner ends after it starts." in answer.content.decode()


@pytest.fixture
def showing(english, ana):
    banner = make_banner(english)
    workflow.show(banner, by=ana)
    return banner


def test_rewording_a_showing_banner_reaches_readers(client, english, ana, showing):
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing)) | {"wording": "All are saved"}
    desk.post(page_of(showing), sent)
    assert "All are saved" in client.get("/").content.decode()


def test_a_banner_is_ended(client, english, ana, showing):
    desk = at_the_desk(ana)
    answer = desk.post(page_of(showing), {"_verb": "end"}, follow=True)
    assert "The banner is off every page." in said(answer)
    assert showing.wording not in client.get("/").content.decode()


def test_a_banner_is_corrected(client, english, ana, showing):
    desk = at_the_desk(ana)
    desk.post(page_of(showing), {"_verb": "correct", "_correction": ""})
    showing.refresh_from_db()
    assert showing.state == State.SHOWING
    desk.post(page_of(showing), {"_verb": "correct", "_correction": "Nobody drowned"})
    showing.refresh_from_db()
    assert (showing.state, showing.correction) == (State.CORRECTED, "Nobody drowned")
    assert showing.wording not in client.get("/").content.decode()


def test_taking_an_edition_off_takes_the_banner_off_its_pages(
    client, english, ana, showing
):
    other = make_edition(english.service, prefix="uz", language="uz")
    BannerEdition.objects.create(banner=showing, edition=other)
    desk = at_the_desk(ana)
    rows = {
        f"editions-{number}-DELETE": "on"
        for number, row in enumerate(showing.editions.all())
        if row.edition == english
    }
    desk.post(page_of(showing), open_banner(desk, page_of(showing)) | rows)
    assert showing.wording not in client.get("/").content.decode()
    assert showing.wording in client.get("/uz/").content.decode()


def test_an_edition_decides_for_itself(english, persian, ana):
    """A person of two services changes both rows; of one, only their own."""
    banner = make_banner(english)
    theirs = BannerEdition.objects.create(banner=banner, edition=persian)
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(banner))
    index = next(n for n in range(2) if sent.get(f"editions-{n}-id") == str(theirs.pk))
    forged = {
        f"editions-{index}-decision": "decline",
        f"editions-{index}-DELETE": "on",
    }
    desk.post(page_of(banner), sent | forged)
    theirs.refresh_from_db()
    assert theirs.decision == "use"
    make_membership(ana, persian.service, Role.EDITOR)
    desk = at_the_desk(type(ana).objects.get(pk=ana.pk))
    sent = open_banner(desk, page_of(banner))
    desk.post(page_of(banner), sent | {f"editions-{index}-decision": "decline"})
    theirs.refresh_from_db()
    assert theirs.decision == "decline"


def test_no_other_edition_is_added(english, persian, ana):
    desk = at_the_desk(ana)
    rows = credit("editions", 0, edition=persian.pk, decision="use")
    answer = desk.post(ADD, open_banner(desk, ADD) | rows | {"wording": "Storm"})
    assert "Select a valid choice." in answer.content.decode()
    assert not Banner.objects.exists()


@pytest.mark.parametrize("verb", ["show", "end", "correct"])
def test_a_reporter_presses_nothing(english, boris, showing, verb):
    answer = at_the_desk(boris).post(page_of(showing), {"_verb": verb})
    assert answer.status_code == 403
    showing.refresh_from_db()
    assert showing.state == State.SHOWING


@pytest.mark.parametrize("verb", ["show", "end", "correct"])
def test_another_service_presses_nothing(english, vera, showing, verb):
    answer = at_the_desk(vera).post(page_of(showing), {"_verb": verb})
    assert answer.status_code == 404
    showing.refresh_from_db()
    assert showing.state == State.SHOWING


def test_the_list_says_times_on_the_newsrooms_clock(persian, vera):
    starts = datetime(2031, 3, 1, 20, 30, tzinfo=UTC)
    make_banner(persian, starts_at=starts, ends_at=starts + timedelta(hours=2))
    page = at_the_desk(vera).get("/admin/banners/banner/").content.decode()
    assert "March 2, 2031, 00:00 Tehran time" in page
    assert "March 2, 2031, 02:00 Tehran time" in page


def test_a_long_list_costs_what_a_short_one_does(english, ana):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_the_desk(ana).get("/admin/banners/banner/")
        return len(queries)

    make_banner(english)
    few = cost()
    for _number in range(5):
        make_banner(english)
    assert cost() == few
