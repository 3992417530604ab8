"""Turning the pages of a list, there and back; parts of a section."""

import re

from django.utils import timezone

from articles.listing import PAGE, read_page
from articles.models import Listing
from services.models import Section
from tests.articles.test_list_pages import published_in, text_of
from tests.factories import make_live_story, make_section


def link(response, words: str) -> str:
    found = re.search(rf'href="([^"]+)"[^>]*>{words}<', text_of(response))
    return found[1] if found else ""


def test_the_pages_of_a_list_turn_back_as_they_turned(english, ana):
    published_in(english, ana, 7)
    rows = Listing.objects.of(Listing.Kind.EDITION, english.pk, english)
    pages = [read_page(rows, timezone.now(), size=2)]
    while pages[-1].older:
        pages.append(read_page(rows, timezone.now(), pages[-1].older, size=2))
    assert [len(page.stories) for page in pages] == [2, 2, 2, 1]
    first, second, third, fourth = pages
    assert (fourth.newer, third.newer) == (third.key, second.key)
    assert second.newer == first.newer == "", "there the first one is the newer one"


def test_a_page_further_on_leads_back_and_says_where_it_is_at_no_query(
    client, english, ana, django_assert_num_queries
):
    asia = make_section(english, "Asia")
    for number in range(PAGE + 1):
        make_live_story(english, by=ana, section=asia, headline=f"Story {number}")
    first = client.get("/section/asia/")
    assert "<title>Asia - Newsroom</title>" in text_of(first)
    with django_assert_num_queries(3):
        second = text_of(client.get(link(first, "Older stories")))
    assert re.search("<title>Asia: stories until .+ 20.. - Newsroom</title>", second)
    assert 'href="/section/asia/" rel="prev">Newest stories<' in second


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
