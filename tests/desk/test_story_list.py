"""The list of stories: filters, turning pages, columns, its price, and saved views."""

from datetime import timedelta
from types import SimpleNamespace

import lxml.html
import pytest
import time_machine
from django.contrib import admin
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, SavedView
from articles.readers_side import ReadersState, readers_side
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_membership,
    make_person,
    make_photo,
    make_section,
)

LIST = "/admin/articles/article/"
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


def names(page):
    """The sluglines in the list, from its first row down."""
    root = lxml.html.fromstring(page.content.decode())
    return [cell.text_content() for cell in root.find_class("field-slugline_or_id")]


def listed(client, **asked):
    page = client.get(LIST, asked)
    assert page.status_code == 200, page.status_code
    return names(page)


def answered(person, query):
    """The sluglines that the list would show, without drawing its page."""
    request = RequestFactory().get(f"{LIST}?{query}")
    request.user = person
    found = admin.site.get_model_admin(Article).get_changelist_instance(request)
    return [story.slugline for story in found.result_list]


@pytest.fixture
def archive(english, persian, ana, boris, chiara, vera):
    """One story of every sort, the oldest first."""
    sport = make_section(english, "Sport")
    now = timezone.now()

    def live(name, **facts):
        return make_live_story(english, by=ana, slugline=name, **facts)

    with time_machine.travel(now - timedelta(days=5), tick=False):
        live("LIVE-OLD", kind="opinion", section=sport)
        make_article(english, by=boris, slugline="DRAFT-OLD", assignee=ana)
    with time_machine.travel(now - timedelta(days=2), tick=False):
        workflow.hold(live("HELD"), by=ana)
        workflow.withdraw(live("WITHDRAWN"), by=ana, reason="Wrong.")
        workflow.kill(live("KILLED"), by=chiara, reason="Wrong.")
        begun = make_article(english, by=ana, slugline="BEGUN-BY-CLOCK")
        workflow.schedule(begun, by=ana, at=now - timedelta(days=1))
    spiked = make_article(english, by=ana, slugline="SPIKED", kind="opinion")
    workflow.spike(spiked, by=ana)
    filed = make_article(english, by=boris, slugline="FILED", assignee=boris)
    workflow.file(filed, by=boris)
    Article.objects.filter(pk=filed.pk).update(waits_at="sub", waits_since=now)
    planned = make_article(english, by=ana, slugline="PLANNED", section=sport)
    workflow.schedule(planned, by=ana, at=now + timedelta(days=1))
    dropped = make_article(english, by=ana, slugline="DROPPED")
    workflow.schedule(dropped, by=ana, at=now + timedelta(days=1))
    workflow.unschedule(dropped, by=ana)
    updated = live("UPDATE-PLANNED")
    updated.headline = "Ferry is raised"
    updated.save()
    workflow.schedule(updated, by=ana, at=now + timedelta(days=1))
    make_article(persian, by=vera, slugline="OF-OTHERS")
    make_article(persian, by=vera, slugline="SHARED", collaborations=(english.service,))
    return SimpleNamespace(ana=ana, english=english, persian=persian, sport=sport)


def sees(story, ana):
    editions = ("", "fa") if story.slugline == "SHARED" else ("",)
    return story.edition.prefix in editions


ASKED = {
    "desk=draft": lambda s, _w: not s.spiked_at and s.state == "draft",
    "desk=in_review": lambda s, _w: not s.spiked_at and s.state == "in_review",
    "desk=ready": lambda s, _w: not s.spiked_at and s.state == "ready",
    "desk=spiked": lambda s, _w: s.spiked_at,
    "desk=nonsense": lambda s, _w: not s.spiked_at,
    "": lambda s, _w: not s.spiked_at,
    **{
        f"readers={state}": lambda s, _w, state=state: (
            not s.spiked_at and side_of(s) == state
        )
        for state in ReadersState.values
    },
    "waits=sub": lambda s, _w: s.waits_at == "sub",
    "waits=legal": lambda s, _w: s.waits_at == "legal",
    "with=me": lambda s, w: (
        not s.spiked_at
        and (
            s.assignee_id == w.ana.pk
            or (
                s.assignee_id is None
                and s.created_by_id == w.ana.pk
                and side_of(s) == ReadersState.NOT_PUBLISHED
            )
        )
    ),
    "with=colleague": lambda s, w: (
        not s.spiked_at and s.assignee_id not in (None, w.ana.pk)
    ),
    "with=nobody": lambda s, _w: not s.spiked_at and s.assignee_id is None,
    "by=me": lambda s, w: not s.spiked_at and s.changed_by_id == w.ana.pk,
    "since=today": lambda s, _w: not s.spiked_at and is_since(s, 1),
    "since=3days": lambda s, _w: not s.spiked_at and is_since(s, 3),
    "since=week": lambda s, _w: not s.spiked_at and is_since(s, 7),
    "kind__exact=opinion": lambda s, _w: not s.spiked_at and s.kind == "opinion",
    "section__id__exact={w.sport.pk}": lambda s, w: s.section_id == w.sport.pk,
    "edition__id__exact={w.english.pk}": lambda s, w: (
        not s.spiked_at and s.edition_id == w.english.pk
    ),
    "desk=ready&readers=live&kind__exact=opinion": lambda s, _w: (
        s.slugline == "LIVE-OLD"
    ),
}


def side_of(story):
    return readers_side(story.public_id, timezone.now()).state


def is_since(story, days):
    return story.changed_at >= timezone.now() - timedelta(days=days)


def test_every_filter_keeps_what_it_says_searched_or_not(archive):
    every = list(Article.objects.select_related("edition").order_by("-pk"))
    every = [story for story in every if sees(story, archive.ana)]
    for asked, is_kept in ASKED.items():
        query = asked.format(w=archive)
        kept = [story.slugline for story in every if is_kept(story, archive)]
        assert answered(archive.ana, query) == kept, asked
        searched = answered(archive.ana, f"{query}&q=ferry")
        spiked = ["SPIKED"] if asked in SHOW_SPIKED and searched else []
        found = {*kept, *spiked} & {*sluglines(every)} - {"KILLED"}  # has no words
        assert sorted(searched) == sorted(found), asked


# A search looks among spiked stories too, unless a filter says where to look.
SHOW_SPIKED = {
    "",
    "desk=nonsense",
    "readers=not_published",
    "with=me",
    "with=nobody",
    "by=me",
    "since=today",
    "since=3days",
    "since=week",
    "kind__exact=opinion",
    "edition__id__exact={w.english.pk}",
}


def sluglines(stories):
    return [story.slugline for story in stories]


def test_others_stories_are_in_no_list_however_it_is_asked(archive, vera):
    client = at_the_desk(archive.ana)
    for query in ("", "q=others", f"edition__id__exact={archive.persian.pk}"):
        assert "OF-OTHERS" not in names(client.get(f"{LIST}?{query}"))
    assert listed(at_the_desk(vera)) == ["SHARED", "OF-OTHERS"]
    assert listed(at_the_desk(make_central(archive.english)), q="of-others")


def make_central(edition):
    carla = make_person("carla")
    make_membership(carla, edition.service, is_central=True)
    return carla


@pytest.mark.parametrize("query", [{}, {"q": "ferry"}, {"o": "1"}, {"o": "-8"}])
def test_pages_turn_without_a_count_and_lose_no_story(english, ana, monkeypatch, query):
    monkeypatch.setattr("articles.admin.turning.PER_PAGE", 2)
    for number in range(5):
        make_article(english, slugline=f"FERRY-{number}")
    client = at_the_desk(ana)
    seen, address = [], LIST
    for _page in range(3):
        page = client.get(address, query if address == LIST else None)
        seen += names(page)
        found = lxml.html.fromstring(page.content.decode()).find_rel_links("next")
        address = LIST + found[0].get("href") if found else ""
    assert not address
    assert sorted(seen) == [f"FERRY-{number}" for number in range(5)]
    assert seen == sorted(seen, reverse=query != {"o": "1"})


@pytest.mark.parametrize("place", ["x", "-1", "9" * 40, "~", "x~1", "2026-13-01~5"])
def test_a_place_that_is_none_begins_at_the_front(english, ana, place):
    make_article(english, slugline="FERRY")
    client = at_the_desk(ana)
    for query in ({}, {"q": "ferry"}, {"o": "-8"}):
        page = client.get(LIST, {"before": place, **query})
        assert page.status_code == 200


def test_the_list_costs_the_same_for_few_and_many(english, persian, ana):
    person = make_contributor("Golnaz", english.service)
    photo = make_photo(english.service)
    make_article(persian, collaborations=(english.service,))  # she sees it too

    def one_more():
        make_article(english, bylines=(person,), topics=("Korea",), lead_photo=photo)

    one_more()
    client = at_the_desk(ana)
    prices = []
    for stories in range(2):
        for query in ({}, {"q": "ferry"}, {"readers": "held", "q": "ferry"}):
            prices.append(price(client, query))  # noqa: PERF401
        for _story in range(4 * (1 - stories)):
            one_more()
    assert prices[0] == prices[3]
    assert prices[1] == prices[4]
    assert max(prices) <= 15, prices


def price(client, query):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST, query).status_code == 200
    return len([q for q in queries if not q["sql"].startswith(UNCOUNTED)])


def test_the_badge_says_what_the_story_s_own_checklist_says(english, ana):
    make_article(english, headline="", body="", slugline="EMPTY", has_legal_hold=True)
    page = at_the_desk(ana).get(LIST).content.decode()
    badge = lxml.html.fromstring(page).find_class("desk-badge--stop")[0].text_content()
    assert badge.startswith("3 stop it, ")
    assert "Write a headline." in badge
    assert "A legal hold is on." in badge


def test_the_state_says_with_whom_and_since_when(english, ana, boris):
    make_article(english, slugline="ONE", assignee=boris)
    story = make_article(english, slugline="TWO")
    now = timezone.now()
    Article.objects.filter(pk=story.pk).update(waits_at="legal", waits_since=now)
    page = at_the_desk(ana).get(LIST).content.decode()
    assert "Draft · With Boris since " in page
    assert "Draft · Waits at Legal since " in page


# Saved views


def keep(client, name, query):
    sent = fields_of(client.get(LIST).content.decode())  # the token
    return client.post(f"{LIST}views/keep/", sent | {"name": name, "query": query})


def test_a_view_is_kept_under_a_name_found_again_and_forgotten(english, ana, chiara):
    make_article(english, slugline="FERRY")
    client = at_the_desk(ana)
    answer = keep(client, " My  desk ", "?desk=draft&q=ferry&before=3&evil=1")
    assert answer.url == f"{LIST}?desk=draft&q=ferry"
    page = client.get(answer.url).content.decode()
    (tab,) = lxml.html.fromstring(page).find_class("desk-tabs__tab--own")
    assert (tab.text_content(), tab.get("href")) == ("My desk", "?desk=draft&q=ferry")
    assert tab.get("aria-current") == "page"
    keep(client, "My desk", "?readers=live")
    view = SavedView.objects.get()
    assert view.query == "readers=live"
    others = at_the_desk(chiara)
    assert "My desk" not in others.get(LIST).content.decode()
    assert others.post(f"{LIST}views/{view.pk}/forget/").status_code == 404
    assert client.post(f"{LIST}views/{view.pk}/forget/").url == LIST
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("  ", "", "Give the view a name"),
        ("x" * 41, "", "40 letters at most"),
        ("Long", "?q=" + "x" * 700, "too long to be kept"),
    ],
)
def test_a_view_that_cannot_be_kept_says_why(english, ana, name, query, sentence):
    client = at_the_desk(ana)
    answer = keep(client, name, query)
    assert sentence in client.get(answer.url).content.decode()
    assert not SavedView.objects.exists()


def test_twenty_views_are_enough(english, ana):
    SavedView.objects.bulk_create(
        SavedView(person=ana, name=f"View {number}") for number in range(20)
    )
    client = at_the_desk(ana)
    keep(client, "One more", "")
    assert "Forget one first." in client.get(LIST).content.decode()
    assert SavedView.objects.count() == 20


def test_empty_lists_say_what_to_do(english, ana):
    client = at_the_desk(ana)
    assert "Press “Write a story”" in client.get(LIST).content.decode()
    assert "has all of “zebra”" in client.get(LIST, {"q": "zebra"}).content.decode()
    held = client.get(LIST, {"readers": "held"}).content.decode()
    assert "No story fits these filters." in held
