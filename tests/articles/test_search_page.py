"""The search page: asked by its address, whatever that says."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.readers_search import asking
from tests.factories import (
    make_article,
    make_live_story,
    make_section,
    public_address,
)


def ask(client, root: str = "/", **given: str):
    return client.get(f"{root}search/", {"in": given.pop("where", ""), **given})


def found(response) -> list[str]:
    """The addresses of what was found, in order."""
    text = response.content.decode()
    return re.findall(r'class="card__link" href="([^"]+)"', text)


def text_of(response) -> str:
    return response.content.decode()


def test_what_was_sought_is_found_and_marked(client, english):
    story = make_live_story(english, headline="Ferry sinks", summary="Near Busan.")
    make_live_story(english, headline="Harvest begins", body="<p>Rice.</p>")
    page = ask(client, q="ferry")
    assert found(page) == [public_address(story)]
    assert "<mark>Ferry</mark> sinks" in text_of(page)
    assert "1 story found" in text_of(page)
    assert "<title>Search: ferry - Newsroom</title>" in text_of(page)
    assert 'value="ferry"' in text_of(page)


def test_before_anything_is_asked_the_latest_stories_stand_there(client, english):
    story = make_live_story(english)
    page = ask(client)
    assert found(page) == [public_address(story)]
    assert "Latest stories" in text_of(page)
    assert 'id="search"' in text_of(page)


def test_it_is_kept_out_of_search_engines_which_may_follow_its_links(client, english):
    assert '<meta name="robots" content="noindex, follow">' in text_of(ask(client))


def test_it_narrows_by_section_kind_and_time(client, english, ana):
    asia = make_section(english, "Asia")
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        old = make_live_story(english, by=ana, headline="Ferry one", section=asia)
    new = make_live_story(english, by=ana, headline="Ferry two", kind="opinion")
    addresses = [public_address(new), public_address(old)]
    assert found(ask(client, q="ferry")) == addresses
    assert found(ask(client, q="ferry", section="asia")) == addresses[1:]
    assert found(ask(client, q="ferry", kind="opinion")) == addresses[:1]
    assert found(ask(client, q="ferry", time="week")) == addresses[:1]
    day = (timezone.now() - timedelta(days=40)).date()
    assert found(ask(client, q="ferry", to=day.isoformat())) == addresses[1:]
    later = (day + timedelta(days=1)).isoformat()
    assert found(ask(client, q="ferry", **{"from": later})) == addresses[:1]


def test_each_filter_can_be_taken_off(client, english):
    page = text_of(ask(client, q="ferry", section="world", time="week"))
    off = re.findall(r'search__filter" href="([^"]+)"', page)
    assert off == [
        "/search/?q=ferry&amp;time=week",
        "/search/?q=ferry&amp;section=world",
    ]
    assert "Nothing was found for “ferry”." in page
    assert "You could take off what narrows the search." in page


def test_all_editions_are_searched_where_asked_each_in_its_language(
    client, english, persian, vera
):
    make_live_story(persian, by=vera, headline="Busan بندر")
    assert found(ask(client, q="busan بندر")) == []
    page = text_of(ask(client, q="busan بندر", where="all"))
    assert '<h3 class="card__headline" lang="fa" dir="rtl">' in page


def test_a_mistyped_word_is_answered_with_one_that_finds(client, english):
    story = make_live_story(english, headline="Parliament votes")
    page = ask(client, q="parlament")
    assert 'href="/search/?q=Parliament" dir="auto">Parliament<' in text_of(page)
    assert "Nothing was found for “parlament”." in text_of(page)
    assert "Stories that hold “Parliament”" in text_of(page)
    assert found(page) == [public_address(story)]
    assert not page.is_kept


def test_a_page_says_where_no_story_holds_all_words(client, english):
    story = make_live_story(english, headline="Ferry sinks off Busan")
    page = ask(client, q="ferry busan whale")
    assert found(page) == [public_address(story)]
    assert "No story holds all of these words." in text_of(page)
    assert not page.is_kept


WRONG = [
    {"section": "nowhere"},
    {"kind": "nonsense"},
    {"time": "aeon"},
    {"from": "31.12.2020", "to": "2026-13-45"},
    {"from": "0001-01-01", "to": "9999-12-31"},
    {"where": "none"},
    {"page": "nonsense"},
    {"page": "ffff-99999999"},
    {"page": "%00"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_makes_no_sense_shows_the_top(client, english, wrong):
    story = make_live_story(english, headline="Ferry sinks")
    assert found(ask(client, q="ferry", **wrong)) == [public_address(story)]


@pytest.mark.parametrize("words", ["'\"<>&\\", "\0", "*" * 3000, "-ferry", " ", "١٢"])
def test_no_question_is_an_error(client, english, words):
    make_live_story(english, headline="Ferry sinks")
    assert ask(client, q=words).status_code == 200


def test_days_the_wrong_way_round_are_turned(client, english):
    story = make_live_story(english, headline="Ferry sinks")
    days = {"from": "2199-01-01", "to": "2001-01-01"}
    assert found(ask(client, q="ferry", **days)) == [public_address(story)]


def test_long_results_turn_page_by_page_and_back(client, english, ana, monkeypatch):
    monkeypatch.setattr(asking, "PAGE", 2)
    stories = [
        make_live_story(english, by=ana, headline=f"Ferry {number}")
        for number in range(5)
    ]
    first = ask(client, q="ferry")
    second = client.get(following(first))
    third = client.get(following(second))
    shown = [*found(first), *found(second), *found(third)]
    assert sorted(shown) == sorted(map(public_address, stories))
    assert following(third) == ""
    assert found(client.get(following(third, "prev"))) == found(second)


def following(response, rel: str = "next") -> str:
    link = re.search(rf'href="([^"]+)" rel="{rel}"', text_of(response))
    return link[1].replace("&amp;", "&") if link else ""


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_story_is_not_found(client, english, chiara, verb):
    story = make_live_story(english, headline="Ferry sinks")
    reason = {} if verb == "hold" else {"reason": "It was wrong."}
    getattr(workflow, verb)(story, by=chiara, **reason)
    assert found(ask(client, q="ferry")) == []


def test_a_scheduled_story_is_found_from_its_second_on(client, english, ana):
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(make_article(english, by=ana, headline="Ferry"), by=ana, at=at)
    assert found(ask(client, q="ferry")) == []
    with time_machine.travel(at, tick=False):
        assert len(found(ask(client, q="ferry"))) == 1


def test_a_question_costs_three_queries_and_two_more_where_it_is_put_right(
    client, english, ana, persian, django_assert_num_queries
):
    for number in range(3):
        make_live_story(english, by=ana, headline=f"Ferry {number}")
    for given, price in (
        ({}, 2),
        ({"q": "ferry"}, 3),
        ({"q": "ferry 1 2"}, 3),
        ({"q": "giraffe zeppelin"}, 3),
        ({"q": "ferry zeppelin"}, 4),
        ({"q": "fery"}, 5),
    ):
        with django_assert_num_queries(price, info=str(given)):
            ask(client, **given)


def test_only_a_short_plain_question_that_finds_something_is_kept(client, english):
    make_live_story(english, headline="Ferry sinks")
    assert ask(client).is_kept
    assert ask(client, q="ferry").is_kept
    for given in (
        {"q": "nothing-like-it"},
        {"q": "ferry" + " the" * 20},
        {"q": "ferry", "where": "all"},
        {"q": "ferry", "time": "day"},
        {"q": "ferry", "page": "nonsense"},
    ):
        assert not ask(client, **given).is_kept, given


def test_every_page_has_the_way_to_the_search(client, english, persian):
    page = text_of(client.get("/fa/"))
    assert 'class="skip__link" href="#search"' in page
    assert 'action="/fa/search/"' in page
    assert page.count('id="search"') == 1
    link = '<link rel="search" type="application/opensearchdescription+xml" href="/fa/'
    assert link in page


def test_a_page_that_is_not_there_offers_the_search(client, english):
    page = text_of(client.get("/nowhere/"))
    assert page.count('action="/search/"') == 1
    assert page.count('id="search"') == 1


def test_browsers_are_told_how_to_search(client, persian):
    response = client.get("/fa/search/description.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert f'template="{persian.site}/fa/search/?q={{searchTerms}}"' in text_of(
        response
    )
    assert text_of(response).startswith("<?xml")


def test_search_engines_are_told_how_to_search(client, english):
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', text_of(client.get("/"))
    )
    nodes = [node for block in blocks for node in json.loads(block)["@graph"]]
    (site,) = [node for node in nodes if node["@type"] == "WebSite"]
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{english.site}/search/?q={{search_term_string}}"
