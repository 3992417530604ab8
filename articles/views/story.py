"""A story's page, and what stands at its address once it was stopped."""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.addresses import list_path
from articles.models.published import PublishedArticle
from articles.refresh import fresh
from articles.related import fill_places
from articles.views.pages import draw, in_edition, moved
from services.models import Edition

Standing = PublishedArticle.Standing

STOPPED = {  # template, status, and what the page is called
    Standing.KILLED: (
        "articles/story_killed.html",
        410,
        _("This story has been removed"),
    ),
    Standing.WITHDRAWN: (
        "articles/story_withdrawn.html",
        410,
        _("This story has been withdrawn"),
    ),
    Standing.HELD: ("articles/story_held.html", 404, _("We are checking this report")),
}


@in_edition
def story(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str, public_id: str
) -> HttpResponse:
    """The live story. Only when it is live does anyone look at the rest of the address."""
    rows = PublishedArticle.objects.at_address(public_id, now)
    if stopped := stopped_among(rows):
        return stopped_page(stopped, edition, now)
    published = live_among(rows, now)
    if (published.edition_id, published.slug) != (edition.pk, slug):
        return moved(published.get_absolute_url())
    return story_page(fresh(published), edition, now)


def stopped_among(rows: Iterable[PublishedArticle]) -> PublishedArticle | None:
    """The version that was held, withdrawn or killed, whatever waits behind it."""
    return next((row for row in rows if row.standing != Standing.OPEN), None)


def live_among(rows: Iterable[PublishedArticle], now: datetime) -> PublishedArticle:
    """The version readers may see at this moment. Raises Http404 without one."""
    for row in rows:
        if row.is_live(now):
            return row
    raise Http404


def stopped_page(
    stopped: PublishedArticle, edition: Edition, now: datetime
) -> HttpResponse:
    """What the address says now: never the headline, the claim or a redirect."""
    template, status, title = STOPPED[Standing(stopped.standing)]
    return draw(template, edition, now, status=status, title=title, stopped=stopped)


def story_page(
    published: PublishedArticle, edition: Edition, now: datetime
) -> HttpResponse:
    page = published.page
    return draw(
        "articles/story.html",
        edition,
        now,
        head=page.head,
        main=fill_places(page.main, published.related or [], edition),
        within=list_path(edition.prefix, "section", published.section_slug),
    )
