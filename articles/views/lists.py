"""Lists of stories: by topic, author and service, and the latest. What a section's
front, which answers at its address, shows of its list is drawn here too."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.addresses import list_path
from articles.chrome import NavigationLink
from articles.listing import ListPage, read_page
from articles.moments import moment
from articles.page_facts import PageFacts, Step
from articles.profiles import author_facts, editions_of, service_facts, what_is_listed
from articles.refresh import fresh
from articles.views.finding import (
    Found,
    find_author,
    find_edition,
    find_service,
    find_topic,
)
from articles.views.pages import draw, in_edition, moved
from services.board import EditionRequest
from services.models import Edition, Section
from services.page import story_key


def parts_of(section: Section, edition: Edition) -> list[NavigationLink]:
    """The way to the sections that are parts of this one."""
    rows: list[dict[str, Any]] = section.part_rows or []  # type: ignore[attr-defined]
    rows.sort(key=lambda row: (row["position"], row["name"]))
    return [
        NavigationLink(row["name"], list_path(edition.prefix, "section", row["slug"]))
        for row in rows
    ]


@in_edition("after")
def topic(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    found = find_topic(edition, slug)
    page = read(request, found, now)
    if found.slug != slug:
        return moved(found.path)
    return draw_list("articles/topic.html", edition, now, page, found)


@in_edition("after")
def author(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    found = find_author(edition, slug)
    page = read(request, found, now)
    if found.slug != slug:
        return moved(found.path)
    return draw_list(
        "articles/author.html",
        edition,
        now,
        page,
        found,
        author=found.row,
        listed=what_is_listed(edition, found.row),
        facts=author_facts(edition, found.row, found.path, page.stories),
    )


@in_edition("after")
def service(
    request: EditionRequest, edition: Edition, now: datetime, *, code: str
) -> HttpResponse:
    found = find_service(edition, code)
    page = read(request, found, now)
    elsewhere = editions_of(found.row, request.visit.board, but=edition)
    return draw_list(
        "articles/service.html",
        edition,
        now,
        page,
        found,
        service=found.row,
        listed=what_is_listed(edition, found.row),
        elsewhere=elsewhere,
        facts=service_facts(edition, found.row, found.path, elsewhere, page.stories),
    )


@in_edition("after")
def latest(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    found = find_edition(edition)
    page = read(request, found, now)
    title = _("Latest stories")
    return draw_list(
        "articles/latest.html",
        edition,
        now,
        page,
        found,
        title=title,
        page_title=title_of(page, title, edition),
        description=newest_of(edition.name),
        feed=edition.root,
        feed_title=edition.name,
    )


def draw_section(
    edition: Edition,
    now: datetime,
    page: ListPage,
    found: Found[Section],
    template: str = "articles/section.html",
    **context: Any,
) -> HttpResponse:
    """A page of a section's list; the section's address is answered by its front."""
    parent = found.row.parent
    return draw_list(
        template,
        edition,
        now,
        page,
        found,
        section=found.row,
        facts=PageFacts(
            "CollectionPage", listed=page.stories, above=above(edition, parent)
        ),
        parts=parts_of(found.row, edition),
        within=list_path(edition.prefix, "section", parent.slug) if parent else "",
        within_section=found.slug,
        **context,
    )


def above(edition: Edition, parent: Section | None) -> list[Step]:
    """The section above, for the way from the home page."""
    if parent is None:
        return []
    return [(parent.name, list_path(edition.prefix, "section", parent.slug))]


def read(request: HttpRequest, found: Found[Any], now: datetime) -> ListPage:
    """The page of the list that the address asks for, as readers must see it now."""
    page = read_page(found.stories, now, request.GET.get("after", ""))
    found.refuse_unpublished(page)
    for story in page.stories:
        fresh(story)
    return page


def draw_list(
    template: str,
    edition: Edition,
    now: datetime,
    page: ListPage,
    found: Found[Any],
    keys: Iterable[str] = (),
    **context: Any,
) -> HttpResponse:
    """A page of a list. `feed` is the address that its feeds stand below.

    `keys` are the surrogate keys of what stands on it besides the list's stories.
    """
    here = found.path
    feed_title = _("%(edition)s: %(list)s")
    feed_title %= {"edition": edition.name, "list": found.name}
    usual: dict[str, Any] = {
        "title": found.name,
        "page_title": title_of(page, found.name, edition),
        "facts": PageFacts("CollectionPage", listed=page.stories),
        "feed": here,
        "feed_title": feed_title,
        "description": newest_of(feed_title),
    }
    return draw(
        template,
        edition,
        now,
        page=page,
        here=here,
        canonical=here if page.is_first else f"{here}?after={page.key}",
        keys=[*keys, *(story_key(story.public_id) for story in page.stories)],
        is_kept=page.is_asked_rightly,
        **usual | context,
    )


def newest_of(name: str) -> str:
    """What a list says of itself to machines: its page and its feeds alike."""
    return _("The newest stories of %(list)s") % {"list": name}


def title_of(page: ListPage, name: str, edition: Edition) -> str:
    """What the page is called among others of its list: by the day that it begins on."""
    if page.is_first or not page.stories:
        return ""
    day = moment(page.stories[0].first_published_at, edition).day
    return _("%(list)s: stories until %(day)s") % {"list": name, "day": day}
