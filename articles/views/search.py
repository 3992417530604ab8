"""The search page, and what tells browsers how to search."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.addresses import search_path
from articles.chrome import chrome_for
from articles.listing import read_page
from articles.page_facts import PageFacts
from articles.readers_search.asking import Answer
from articles.readers_search.looking import look
from articles.refresh import fresh
from articles.searching import (
    PARAMETERS,
    Asked,
    found_sentence,
    key_before,
    understand,
)
from articles.views.finding import find_edition
from articles.views.pages import draw, in_edition
from services.board import EditionRequest
from services.models import Edition
from services.page import Page, story_key

KEPT_WORDS = 40  # letters of a question whose answer may be kept
RESULTS = "SearchResultsPage"  # https://schema.org/SearchResultsPage
LATEST = 10  # stories below a form that nobody has used yet

DESCRIPTION = "application/opensearchdescription+xml"


@in_edition(*PARAMETERS)
def search(request: EditionRequest, edition: Edition, now: datetime) -> HttpResponse:
    """What was found; before anything was asked, the form and the latest stories."""
    asked = understand(request.GET.dict(), chrome_for(edition, now).sections)
    editions = tuple(request.visit.board.postings)
    shared: dict[str, Any] = {
        "asked": asked,
        "several": len(editions) > 1,
        "here": asked.address(edition),
    }
    if not asked.words:
        return before_asking(edition, now, **shared)
    question = asked.question(edition, editions, now)
    results = look(question, now, request.GET.get("page", ""))
    answer, stories = results.answer, results.stories
    return draw(
        "articles/search.html",
        edition,
        now,
        title=_("Search: %(words)s") % {"words": asked.words},
        answer=answer,
        closest=results.closest,
        facts=PageFacts(RESULTS, listed=stories),
        found=found_sentence(answer, edition),
        filters=asked.filters(edition),
        suggestions=[
            (each, asked.instead(each, edition)) for each in results.suggested
        ],
        everywhere=replace(asked, is_everywhere=True, section=None).address(edition),
        newest=asked.address(edition),
        newer=asked.address(edition, key_before(answer.key)),
        older=asked.address(edition, answer.older),
        keys=sorted({story_key(story.public_id) for story in stories}),
        is_kept=is_kept(asked, answer),
        **shared,
    )


def before_asking(edition: Edition, now: datetime, **shared: Any) -> Page:
    page = read_page(find_edition(edition).stories, now, size=LATEST)
    stories = [fresh(story) for story in page.stories]
    return draw(
        "articles/search.html",
        edition,
        now,
        title=_("Search"),
        stories=stories,
        facts=PageFacts(RESULTS),
        keys=[story_key(story.public_id) for story in stories],
        is_kept=not shared["asked"].given,
        **shared,
    )


def is_kept(asked: Asked, answer: Answer) -> bool:
    """Whether many may ask the same.

    Strangers can invent any number of questions, and each kept answer drives another
    page out of the store. So only a short one that finds something is kept, as it is
    typed first. What is found in other editions hangs on their stamps, and what is
    found of the last day on the clock: never.
    """
    is_plain = not asked.is_narrowed and answer.is_first and answer.is_asked_rightly
    is_found = bool(answer.hits) and not answer.is_partial
    return is_plain and is_found and len(asked.words) <= KEPT_WORDS


@in_edition()
def description(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """How browsers search the edition. https://github.com/dewitt/opensearch"""
    context = {"edition": edition, "search": search_path(edition.prefix)}
    xml = render_to_string("articles/search_description.xml", context)
    return Page(xml, edition=edition, content_type=DESCRIPTION, is_kept=True)
