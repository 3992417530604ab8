"""The form of a banner at odd moments: two at once, a refused press, a doubled hour."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from banners import workflow
from banners.models import Banner, BannerEdition
from staff.models import DeskLogEntry
from tests.desk.test_banner_desk import ADD, State, ask, of, open_banner, page_of
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import make_banner, make_edition

pytestmark = pytest.mark.either


@pytest.fixture
def showing(english, ana):
    banner = make_banner(english)
    workflow.show(banner, by=ana)
    banner.refresh_from_db()
    return banner


def test_two_people_s_changes_both_stay(english, ana, chiara, showing):
    first, second = at_the_desk(ana), at_the_desk(chiara)
    opened = open_banner(first, page_of(showing))
    sent = open_banner(second, page_of(showing)) | {"level": "live"}
    second.post(page_of(showing), sent)
    first.post(page_of(showing), opened | {"wording": "All are saved"})
    showing.refresh_from_db()
    assert (showing.wording, showing.level) == ("All are saved", "live")


def test_what_both_changed_is_asked_about_and_nothing_typed_is_lost(
    english, ana, chiara, showing
):
    first, second = at_the_desk(ana), at_the_desk(chiara)
    opened = open_banner(first, page_of(showing))
    sent = open_banner(second, page_of(showing)) | {"wording": "All are saved"}
    second.post(page_of(showing), sent)
    answer = first.post(page_of(showing), opened | {"wording": "Most are saved"})
    page = answer.content.decode()
    assert "Somebody has changed this to “All are saved” meanwhile." in page
    again = fields_of(page, "banner_form")
    assert again["wording"].strip() == "Most are saved"
    first.post(page_of(showing), again)
    showing.refresh_from_db()
    assert showing.wording == "Most are saved"


@pytest.mark.parametrize("verb", ["end", "extend", "undo", "correct"])
def test_no_press_loses_what_was_typed_beside_it(english, ana, showing, verb):
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing)) | {"wording": "All are saved"}
    desk.post(page_of(showing), sent | {"_verb": verb, "_correction": "Nobody died."})
    showing.refresh_from_db()
    assert showing.wording == "All are saved"
    ends = {"end": "ended", "undo": "draft", "correct": "corrected"}
    assert showing.state == ends.get(verb, "showing")


def test_a_press_in_the_doubled_hour_is_no_question(client, english, ana):
    english.time_zone = "Europe/Berlin"
    english.save()
    with time_machine.travel(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), tick=False):
        desk = at_the_desk(ana)
        sent = open_banner(desk, ADD) | {"wording": "Storm", "_verb": "show"}
        answer = desk.post(ADD, sent, follow=True)
        assert "The banner is before its readers." in said(answer)
        banner = Banner.objects.get()
        sent = open_banner(desk, page_of(banner)) | {"wording": "Storm rises"}
        desk.post(page_of(banner), sent)
        banner.refresh_from_db()
        assert banner.wording == "Storm rises"


def test_two_changes_that_make_no_sense_together_are_refused(
    english, ana, chiara, showing
):
    first, second = at_the_desk(ana), at_the_desk(chiara)
    opened = open_banner(first, page_of(showing))
    middle = showing.starts_at + timedelta(hours=1)
    sent = open_banner(second, page_of(showing))
    second.post(page_of(showing), sent | {"ends_at": f"{middle:%Y-%m-%dT%H:%M:%S}"})
    late = middle + timedelta(minutes=5)
    answer = first.post(
        page_of(showing), opened | {"starts_at": f"{late:%Y-%m-%dT%H:%M:%S}"}
    )
    assert "A banner ends after it starts." in answer.content.decode()


def test_a_time_to_come_is_said(english, ana):
    later = timezone.now() + timedelta(hours=3)
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD) | {"wording": "Storm", "_verb": "show"}
    answer = desk.post(
        ADD, sent | {"starts_at": f"{later:%Y-%m-%dT%H:%M}"}, follow=True
    )
    assert "The banner waits until" in said(answer)


def test_a_refused_press_keeps_the_banner_and_logs_nothing(english, ana):
    desk = at_the_desk(ana)
    sent = open_banner(desk, ADD) | {"wording": "Storm", "_verb": "show"}
    answer = desk.post(ADD, sent | {of(english, "decision"): "not_yet"}, follow=True)
    assert "No edition uses this banner yet." in said(answer)
    assert Banner.objects.get().state == State.DRAFT
    assert not DeskLogEntry.objects.exists()


def test_what_is_right_is_never_saved_away(english, ana, showing):
    desk = at_the_desk(ana)
    sent = open_banner(desk, page_of(showing))
    sent |= {"_correction": "Nobody drowned.", "_save": "1"}
    page = desk.post(page_of(showing), sent).content.decode()
    assert "press Correct, or empty it" in page
    assert fields_of(page, "banner_form")["_correction"] == "Nobody drowned."


def test_a_correction_that_is_refused_is_not_lost(english, ana, showing):
    desk = at_the_desk(ana)
    endless = "The ferry did not sink. " * 50
    sent = open_banner(desk, page_of(showing))
    sent |= {"_verb": "correct", "_correction": endless, "wording": "All are saved"}
    answer = desk.post(page_of(showing), sent)
    assert "This is too long" in said(answer)
    again = fields_of(answer.content.decode(), "banner_form")
    assert again["_correction"] == endless
    assert again["wording"].strip() == "All are saved"
    showing.refresh_from_db()
    assert showing.state == State.SHOWING


def test_nobody_is_offered_to_undo_what_is_not_theirs(
    english, persian, ana, vera, showing
):
    ask(showing, persian)
    desk = at_the_desk(vera)
    assert "Undo" not in desk.get(page_of(showing)).content.decode()
    typed = {of(persian, "wording"): "کشتی غرق شد"}
    desk.post(page_of(showing), open_banner(desk, page_of(showing)) | typed)
    page = desk.get(page_of(showing)).content.decode()
    assert "Undo “Changed”" in page
    sent = fields_of(page, "banner_form") | {of(persian, "reason"): "Later"}
    desk.post(page_of(showing), sent | {"_verb": "undo"})
    row = showing.editions.get(edition=persian)
    assert (row.decision, row.reason) == ("not_yet", "Later")


def test_who_is_left_out_sees_nothing(english, persian, ana, vera, showing):
    Banner.objects.update(is_everywhere=True)
    row = ask(showing, persian)
    for audience, status in (("in", 200), ("out", 404), ("", 200)):
        BannerEdition.objects.filter(pk=row.pk).update(audience=audience)
        assert at_the_desk(vera).get(page_of(showing)).status_code == status
        showing.refresh_from_db()
        assert workflow.is_asked(vera, showing) is (status == 200)


def test_the_form_costs_the_same_with_many_editions(english, chiara):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_the_desk(chiara).get(ADD)
        return len(queries)

    cost()  # what a process reads once is read now
    few = cost()
    for number in range(5):
        make_edition(english.service, prefix=f"en-{number}", language="en")
    assert cost() == few
