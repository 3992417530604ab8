"""The desk's front page: what a person should see first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from articles import workflow
from tests.desk.typing_in import address, at_the_desk
from tests.factories import make_article, make_live_story, make_person, stored


def test_it_shows_drafts_what_waits_and_what_is_live(english, boris, ana):
    draft = make_article(english, by=boris, slugline="DRAFT")
    waiting = make_article(english, by=boris, slugline="WAITING")
    workflow.file(waiting, by=boris)
    live = make_live_story(english, slugline="LIVE")
    page = at_the_desk(boris).get("/admin/").content.decode()
    assert page.index("My drafts") < page.index(address(draft))
    assert page.index("Waiting for an editor") < page.index(address(stored(waiting)))
    assert page.index("Before readers") < page.index(address(live))
    assert "Write a story" in page


def test_it_shows_nobody_elses_drafts(english, boris, ana):
    draft = make_article(english, by=boris)
    assert address(draft) not in at_the_desk(ana).get("/admin/").content.decode()


def test_it_shows_nothing_of_other_services(english, persian, vera):
    make_live_story(english, headline="English ferry")
    page = at_the_desk(vera).get("/admin/").content.decode()
    assert "English ferry" not in page


def test_a_photo_editor_is_not_asked_to_write(english, pavel):
    assert "Write a story" not in at_the_desk(pavel).get("/admin/").content.decode()


def test_it_costs_the_same_with_many_stories(english, ana):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_the_desk(ana).get("/admin/")
        return len(queries)

    make_live_story(english, by=ana)
    make_article(english, by=ana)
    few = cost()
    for number in range(5):
        make_live_story(english, by=ana, headline=f"Live {number}")
        make_article(english, by=ana, headline=f"Draft {number}")
    assert cost() == few


def test_the_desk_speaks_the_persons_language(english):
    olga = make_person("olga", english.service, interface_language="fa")
    page = at_the_desk(olga).get("/admin/")
    assert '<html lang="fa" dir="rtl">' in page.content.decode()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("articles/article", "Articles"),
        ("photos/photo", "Photos"),
        ("banners/banner", "Banners"),
        ("bylines/contributor", "Contributors"),
    ],
)
def test_a_list_is_headed_by_what_it_holds(english, ana, path, heading):
    page = at_the_desk(ana).get(f"/admin/{path}/")
    assertContains(page, f"<h1>{heading}</h1>", html=True)


def test_login_leads_to_the_desk(client, english, ana):
    sent = {"username": "ana", "password": "newsroom", "next": "/admin/"}
    assert client.post("/admin/login/", sent).url == "/admin/"
