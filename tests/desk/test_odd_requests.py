"""Requests that no form of the desk sends: refused calmly, and telling nothing."""

import pytest

from articles import workflow
from tests.desk.typing_in import ADD, address, at_the_desk, credit, open_form
from tests.factories import make_article, make_live_story, stored

pytestmark = pytest.mark.either

LIST = "/admin/articles/article/"


@pytest.mark.parametrize(
    "asked",
    [
        "body__contains=secret",
        "notes__contains=secret",
        "edition__notes=secret",
        "slugline__regex=^(a%2B)%2B$",
        "slugline__regex=(((",
        "created_by__password__startswith=md5",
        "edition__id__in=" + "9" * 40,
    ],
)
def test_a_list_answers_what_its_filters_ask_and_nothing_else(english, ana, asked):
    make_article(english, by=ana, notes="secret", body="<p>secret</p>")
    assert at_the_desk(ana).get(f"{LIST}?{asked}").status_code == 400


@pytest.mark.parametrize(
    "asked", ["kind__exact=news", "readers=live", "desk=draft", "q=ferry", "o=1"]
)
def test_the_filters_beside_the_list_go_on_working(english, ana, asked):
    make_article(english, by=ana)
    client = at_the_desk(ana)
    assert client.get(f"{LIST}?{asked}").status_code == 200
    for edition in (english.pk, "9" * 30):
        answer = client.get(f"{LIST}?{asked}&edition__id__exact={edition}")
        assert answer.status_code == 200


@pytest.mark.parametrize("number", ["[]", "%00", "9" * 400, "1e9", "-1", "x"])
def test_an_odd_number_in_a_form_is_no_choice(english, ana, number):
    client = at_the_desk(ana)
    banner = client.get(f"/admin/banners/banner/add/?story={number}")
    assert banner.status_code == 200
    rows = credit("bylines", 0, contributor=number, role="author")
    rows |= credit("collaborations", 0, service=number, kind="origin")
    sent = open_form(client) | {"headline": "Ferry", "bylines-TOTAL_FORMS": 1} | rows
    assert client.post(ADD, sent | {"collaborations-TOTAL_FORMS": 1}).status_code == 200


@pytest.mark.parametrize("page", ["change", "file", "put_back", "go_back", "spike"])
def test_a_killed_text_is_for_chiefs_alone_however_it_is_asked_for(
    english, boris, chiara, page
):
    story = make_live_story(english, headline="Claim", body="<p>The claim.</p>")
    workflow.kill(story, by=chiara, reason="A court order")
    sent = {"base_version": "1", "body": "x", "number": "1"}
    for version in ("1", str(stored(story).version)):
        answer = at_the_desk(boris).post(
            address(story, page), sent | {"base_version": version}
        )
        assert answer.status_code == 403
        assert "The claim." not in answer.content.decode()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"])
def test_a_moment_that_no_calendar_has_is_refused_as_any_wrong_one(
    english, ana, moment
):
    article = make_article(english, by=ana)
    page = address(article, "schedule")
    client = at_the_desk(ana)
    sent = {"base_version": stored(article).version, "at": moment}
    answer = client.post(page, sent)
    assert answer.status_code == 200
    assert "Write date and time like 2026-11-24 14:30." in answer.text
    assert moment in answer.text


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_row_is_found_though_its_column_is_asked_for_as_nothing(english, ana, page):
    """Django's own pickers name the column of a row in `_to_field`."""
    found = make_article(english, by=ana)
    client = at_the_desk(ana)
    usual = client.get(address(found, page)).status_code
    assert client.get(f"{address(found, page)}?_to_field=").status_code == usual
