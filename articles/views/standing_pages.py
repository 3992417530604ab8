"""An edition's standing pages: its contact, its policies."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from articles.addresses import standing_page_path
from articles.models.standing_page import StandingPage
from articles.moments import moment
from articles.own_links import made_relative
from articles.page_facts import PageFacts
from articles.prose import directed, render_body
from articles.views.pages import draw, in_edition
from services.models import Edition

Purpose = StandingPage.Purpose
KINDS = {Purpose.ABOUT.value: "AboutPage", Purpose.CONTACT.value: "ContactPage"}


@in_edition()
def standing_page(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    """The page, or 404: one that is not public is as good as none."""
    page = StandingPage.objects.public().filter(edition=edition, slug=slug).first()
    if page is None:
        raise Http404
    here = standing_page_path(edition.prefix, page.slug)
    return draw(
        "articles/standing_page.html",
        edition,
        now,
        page=page,
        title=page.title,
        description=page.description,
        text=drawn(page, edition),
        changed=moment(page.changed_at, edition),
        here=here,
        canonical=here,
        facts=PageFacts(KINDS.get(page.purpose, "WebPage")),
        is_kept=True,
    )


def drawn(page: StandingPage, edition: Edition) -> str:
    body = directed(page.body, edition.direction)
    html = render_body(body, draw_photo=lambda use: None)
    return made_relative(html, edition)
