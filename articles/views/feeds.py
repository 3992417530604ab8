"""Feeds of an edition and of its sections, topics, authors and services."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.addresses import feed_path
from articles.feed_formats import FORMS
from articles.feeds import Feed, make_feed, newest
from articles.tombstones import read, tombstones_of
from articles.views.finding import (
    Found,
    find_author,
    find_edition,
    find_section,
    find_service,
    find_topic,
)
from articles.views.lists import newest_of
from articles.views.pages import in_edition, moved
from services.models import Edition
from services.page import Page, story_key

Find = Callable[..., Found[Any]]


@in_edition()
def of_edition(
    request: HttpRequest, edition: Edition, now: datetime, *, form: str
) -> HttpResponse:
    found = find_edition(edition, **tombstones_of(edition, now))
    return answer(edition, now, found, form, home=edition.root, title=edition.name)


def of(find: Find) -> Callable[..., HttpResponse]:
    """The view of the feeds of the list that `find` finds by its slug."""

    @in_edition()
    def feed(
        request: HttpRequest, edition: Edition, now: datetime, *, slug: str, form: str
    ) -> HttpResponse:
        found = find(edition, slug, **tombstones_of(edition, now))
        names = {"edition": edition.name, "list": found.name}
        title = _("%(edition)s: %(list)s") % names
        response = answer(edition, now, found, form, home=found.path, title=title)
        return response if found.slug == slug else moved(feed_path(found.path, form))

    return feed


section = of(find_section)
topic = of(find_topic)
author = of(find_author)
service = of(find_service)


def answer(
    edition: Edition,
    now: datetime,
    found: Found[Any],
    form: str,
    *,
    home: str,
    title: str,
) -> HttpResponse:
    """The list's feed. Raises Http404 where the list has no page either.

    Its own address, which subscribers know it by, stands in the answer's head too.
    """
    stories = newest(found.stories, now)
    if not stories and found.is_named_by_stories:
        raise Http404
    write, content_type = FORMS[form]
    feed = make_feed(
        edition,
        stories,
        title=title,
        description=newest_of(title),
        home=home,
        url=feed_path(home, form),
        gone=read(found.row),
        now=now,
    )
    page = Page(
        write(feed),
        edition=edition,
        content_type=content_type,
        keys=[story_key(story.public_id) for story in stories],
        is_kept=True,
        is_dated=True,
    )
    page.headers["Link"] = link_header(feed)
    return page


def link_header(feed: Feed) -> str:
    """https://www.w3.org/TR/websub/#discovery"""
    links = [*((hub, "hub") for hub in feed.hubs), (feed.url, "self")]
    return ", ".join(f'<{address}>; rel="{kind}"' for address, kind in links)
