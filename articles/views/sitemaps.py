"""Sitemaps of an edition, below its prefix: the index and the files that it names."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from articles.months import Month
from articles.sitemap_formats import as_index, as_news, as_urlset
from articles.sitemaps import files_of, news_of, pages_of, stories_of
from articles.views.pages import in_edition
from services.models import Edition
from services.page import Page

XML = "application/xml; charset=utf-8"


@in_edition()
def index(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    return answer(as_index(files_of(edition, now)), edition)


@in_edition()
def pages(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    return answer(as_urlset(pages_of(edition, now)), edition)


@in_edition()
def news(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """Of two days; without any it is empty, which is allowed."""
    return answer(as_news(edition, news_of(edition, now)), edition)


@in_edition()
def month(
    request: HttpRequest, edition: Edition, now: datetime, *, month: str, part: int = 1
) -> HttpResponse:
    """A month's stories. Its file is large and seldom asked for: nobody keeps it."""
    named = Month.read(month)
    stories = stories_of(edition, now, named, part) if named else []
    if not stories:
        raise Http404
    return answer(as_urlset(stories), edition, is_kept=False)


def answer(xml: str, edition: Edition, *, is_kept: bool = True) -> Page:
    return Page(xml, edition=edition, content_type=XML, is_kept=is_kept, is_dated=True)
