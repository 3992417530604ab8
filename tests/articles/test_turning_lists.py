"""Turning the pages of a list, there and back; parts of a section."""

import re

import pytest

from articles.listing import PAGE
from services.models import Section
from tests.articles.test_list_pages import published_in, stories_in, text_of
from tests.factories import make_live_story, make_section


def link(response, words: str) -> str:
    found = re.search(rf'href="([^"]+)"[^>]*>{words}<', text_of(response))
    return found[1] if found else ""


def test_the_pages_of_a_list_turn_back_as_they_turned(client, english, ana):
    published_in(english, ana, 3 * PAGE + 1)
    first = client.get("/latest/")
    second = client.get(link(first, "Older stories"))
    third = client.get(link(second, "Older stories"))
    fourth = client.get(link(third, "Older stories"))
    assert len(stories_in(fourth)) == 1
    assert stories_in(client.get(link(fourth, "Newer stories"))) == stories_in(third)
    assert stories_in(client.get(link(third, "Newer stories"))) == stories_in(second)
    assert link(second, "Newer stories") == "", "there the newest are the newer ones"
    assert 'href="/latest/" rel="prev">Newest stories<' in text_of(second)


def test_a_page_says_in_its_title_where_in_the_list_it_is(client, english, ana):
    published_in(english, ana, PAGE + 1)
    first = client.get("/section/world/")
    assert "<title>World - Newsroom</title>" in text_of(first)
    second = text_of(client.get(link(first, "Older stories")))
    assert re.search("<title>World: stories until .+ 20.. - Newsroom</title>", second)


@pytest.mark.parametrize("address", ["/latest/", "/section/asia/"])
def test_turning_back_costs_no_query(
    client, english, ana, django_assert_num_queries, address
):
    asia = make_section(english, "Asia")
    for number in range(PAGE + 1):
        make_live_story(english, by=ana, section=asia, headline=f"Story {number}")
    older = link(client.get(address), "Older stories")
    with django_assert_num_queries(2 if address == "/latest/" else 3):
        client.get(older)


def test_a_section_leads_to_its_parts_and_they_lead_back(client, english):
    asia = make_section(english, "Asia", description="From Korea to Turkey.")
    make_section(english, "Korea", parent=asia, position=2)
    make_section(english, "Japan", parent=asia, position=1)
    make_section(english, "Hidden", parent=asia, is_in_navigation=False)
    page = text_of(client.get("/section/asia/"))
    parts = re.findall(r'listing__link" href="([^"]+)">([^<]+)', page)
    assert parts == [("/section/japan/", "Japan"), ("/section/korea/", "Korea")]
    korea = text_of(client.get("/section/korea/"))
    trail = korea.partition('class="trail"')[2].partition("</ol>")[0]
    assert 'href="/section/asia/">Asia<' in trail
    assert 'aria-current="page">Korea<' in trail


def test_an_empty_section_says_where_to_go_on(client, english):
    assert Section.objects.filter(slug="world").exists()
    page = text_of(client.get("/section/world/"))
    assert 'class="message__link" href="/latest/"' in page
