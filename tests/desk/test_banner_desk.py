"""Breaking news from the desk: written, shown, ended, corrected."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from banners import workflow
from banners.models import Banner, BannerEdition
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import (
    make_banner,
    make_edition,
    make_membership,
    make_person,
    make_service,
)

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
    assert "Emergency, 12 h" in desk.get(ADD).content.decode()
    sent = open_banner(desk, ADD)
    desk.post(ADD, sent | {"wording": "Storm", "level": "emergency"})
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
    banner.refresh_from_db()
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


def of(edition, name):
    return f"edition-{edition.pk}-{name}"


def test_declining_takes_the_banner_off_an_edition_s_pages(
    client, english, ana, showing
):
    other = make_edition(english.service, prefix="uz", language="uz")
    BannerEdition.objects.create(banner=showing, edition=other, decision="use")
    desk = at_the_desk(ana)
    typed = {of(english, "decision"): "decline", of(english, "reason"): "Too local"}
    desk.post(page_of(showing), open_banner(desk, page_of(showing)) | typed)
    assert showing.wording not in client.get("/").content.decode()
    assert showing.wording in client.get("/uz/").content.decode()
    assert showing.editions.get(edition=english).reason == "Too local"


def ask(banner, edition):
    return BannerEdition.objects.create(banner=banner, edition=edition, audience="in")


def test_an_edition_that_is_asked_decides_for_itself_and_changes_nothing_else(
    client, english, persian, ana, vera, showing
):
    ask(showing, persian)
    desk = at_the_desk(vera)
    page = desk.get(page_of(showing)).content.decode()
    assert "Use as it is, in English" in page
    sent = open_banner(desk, page_of(showing))
    forged = {
        "wording": "Mine",
        "level": "emergency",
        of(english, "decision"): "decline",
        of(persian, "audience"): "out",
        of(persian, "wording"): "کشتی غرق شد",
    }
    desk.post(page_of(showing), sent | forged)
    showing.refresh_from_db()
    assert (showing.wording, showing.level) == (
        "Ferry with 300 aboard sinks",
        "breaking",
    )
    assert showing.editions.get(edition=english).decision == "use"
    row = showing.editions.get(edition=persian)
    assert (row.decision, row.wording, row.audience) == ("own", "کشتی غرق شد", "in")
    assert "کشتی غرق شد" in client.get("/fa/").content.decode()
    for verb in ("end", "extend", "correct"):
        sent = {"_verb": verb, "_correction": "No."}
        answer = desk.post(page_of(showing), sent, follow=True)
        assert "Only editors of English Service" in said(answer), verb
    sent = open_banner(desk, page_of(showing)) | {"_verb": "show"}
    assert desk.post(page_of(showing), sent).status_code == 403
    showing.refresh_from_db()
    assert (showing.state, showing.correction) == (State.SHOWING, "")


def test_the_banner_s_editors_ask_and_leave_out_but_do_not_decide(
    english, persian, ana, showing
):
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing))
    assert of(persian, "decision") not in sent
    forged = {of(persian, "decision"): "use"}
    for audience in ("in", "out"):
        typed = {of(persian, "audience"): audience} | forged
        desk.post(page_of(showing), open_banner(desk, page_of(showing)) | typed)
        row = showing.editions.get(edition=persian)
        assert (row.audience, row.decision) == (audience, "not_yet")


def test_everywhere_asks_every_edition(english, persian, ana, vera, showing):
    assert at_the_desk(vera).get(page_of(showing)).status_code == 404
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing)) | {"is_everywhere": "on"}
    desk.post(page_of(showing), sent)
    page = at_the_desk(vera).get("/admin/").content.decode()
    assert "has not decided" in page
    assert at_the_desk(vera).get(page_of(showing)).status_code == 200


@pytest.mark.parametrize(("decision", "word"), [("decline", "Decline"), ("use", "Use")])
def test_an_edition_decides_from_the_first_page(
    client, english, ana, showing, decision, word
):
    other = make_edition(
        make_service("africa"), prefix="africa", language="en", native_name="English"
    )
    editor = make_person("amina", other.service, Role.EDITOR)
    ask(showing, other)
    desk = at_the_desk(editor)
    assert word in desk.get("/admin/").content.decode()
    sent = {
        "_verb": "decide",
        "_from": "first_page",
        "_edition": other.pk,
        "_decision": decision,
    }
    answer = desk.post(page_of(showing), sent, follow=True)
    assert "Decided for" in said(answer)
    assert "has not decided" not in answer.content.decode()
    assert showing.editions.get(edition=other).decision == decision
    shown = client.get("/africa/").content.decode()
    assert (showing.wording in shown) is (decision == "use")
    assert ("Take it off here" in answer.content.decode()) is (decision == "use")


@pytest.mark.parametrize("sent", [{"_edition": "x"}, {"_decision": "own"}, {}])
def test_what_cannot_be_decided_is_said(english, ana, showing, sent):
    whole = {"_verb": "decide", "_edition": english.pk, "_decision": "use"}
    wrong = (whole | sent) if sent else {"_verb": "decide"}
    answer = at_the_desk(ana).post(page_of(showing), wrong, follow=True)
    assert "Choose an edition of yours" in said(answer)


def test_an_hour_longer_and_undone_in_one_press_each(english, ana, showing):
    desk = at_the_desk(ana)
    ends = showing.ends_at
    assert "One hour longer" in desk.get("/admin/").content.decode()
    desk.post(page_of(showing), {"_verb": "extend", "_from": "first_page"})
    showing.refresh_from_db()
    assert showing.ends_at == ends + timedelta(hours=1)
    sent = open_banner(desk, page_of(showing))
    answer = desk.post(page_of(showing), sent | {"_verb": "undo"}, follow=True)
    assert "Undone." in said(answer)
    showing.refresh_from_db()
    assert showing.ends_at == ends
    answer = desk.post(page_of(showing), sent | {"_verb": "undo"}, follow=True)
    assert "Somebody has changed this banner since." in said(answer)


def test_much_the_same_is_said_and_stops_nobody(client, english, ana, showing):
    desk = at_the_desk(ana)
    alike = "Ferry sinks with 300 aboard"
    heard = desk.get("/admin/banners/banner/alike/", {"wording": alike}).json()
    (found,) = heard["alike"]
    assert (found["said"], found["address"]) == (showing.wording, page_of(showing))
    sent = open_banner(desk, ADD) | {"wording": alike}
    answer = desk.post(ADD, sent | {"_verb": "show"}, follow=True)
    assert f"much the same: “{showing.wording}”" in said(answer)
    assert alike in client.get("/").content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"wording": "Quite another thing"},
        {"wording": ""},
        {"wording": "Ferry with 300"},
    ],
)
def test_what_differs_or_is_the_banner_itself_is_not_said(english, ana, showing, asked):
    asked |= {"banner": str(showing.pk)}
    heard = at_the_desk(ana).get("/admin/banners/banner/alike/", asked)
    assert heard.json() == {"alike": []}


def test_others_banners_are_nobody_s_likeness(english, vera, showing):
    asked = {"wording": showing.wording, "banner": "x"}
    heard = at_the_desk(vera).get("/admin/banners/banner/alike/", asked)
    assert heard.json() == {"alike": []}


def test_a_long_wording_is_advised_against_and_never_cut(client, english, ana):
    desk = at_the_desk(ana)
    long = "Ferry with three hundred people aboard sinks off Busan " * 8
    page = desk.get(ADD).content.decode()
    assert 'data-advised-length="90"' in page
    assert "maxlength" not in page.split('name="wording"')[1].split(">")[0]
    sent = open_banner(desk, ADD) | {"wording": long + "\n", "_verb": "show"}
    desk.post(ADD, sent)
    assert long.strip() in client.get("/").content.decode()
    endless = {"wording": "Ferry " * 200}
    answer = desk.post(ADD, open_banner(desk, ADD) | endless)
    assert "at most 1000 characters" in answer.content.decode()
    assert fields_of(answer.content.decode(), "banner_form")["wording"].strip() == (
        endless["wording"].strip()
    )


def test_the_history_tells_every_wording(english, ana, showing):
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing)) | {"wording": "All are saved"}
    desk.post(page_of(showing), sent)
    desk.post(page_of(showing), {"_verb": "end"})
    page = desk.get(page_of(showing)).content.decode()
    for words in (
        '<del dir="auto">Ferry with 300 aboard sinks</del>',
        "Shown",
        "Ended",
    ):
        assert words in page


def test_whoever_has_several_services_begins_in_the_first(
    client, english, persian, ana
):
    make_membership(ana, persian.service, Role.EDITOR)
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD)
    assert sent["service"] == str(english.service_id)
    desk.post(ADD, sent | {"wording": "Storm", "_verb": "show"})
    assert "Storm" in client.get("/").content.decode()
    assert "Storm" not in client.get("/fa/").content.decode()


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


def test_the_chosen_service_s_edition_shows_it(client, english, persian, ana):
    make_membership(ana, persian.service, Role.EDITOR)
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD) | {"service": persian.service_id, "_verb": "show"}
    desk.post(ADD, sent | {"wording": "کشتی غرق شد"})
    assert Banner.objects.get().language == "fa"
    assert "کشتی غرق شد</span>" in client.get("/fa/").content.decode()
    assert "کشتی غرق شد" not in client.get("/").content.decode()
