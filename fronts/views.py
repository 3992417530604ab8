"""The readers' fronts: an edition's home, and its sections."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from articles.views.finding import find_section
from articles.views.lists import draw_section, read
from articles.views.pages import in_edition, moved
from fronts.pages import home_page, section_page
from fronts.shown import home_shown, section_shown, with_front
from services.models import Edition


@in_edition()
def home(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    return home_page(edition, now, home_shown(edition, now))


@in_edition("after")
def section(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    """A section's list; its first page begins with the section's front, if it has one."""
    found = find_section(edition, slug, with_front(edition, now))
    if found.slug != slug:
        return moved(found.path)
    shown = section_shown(found.row)
    if shown is None or request.GET.get("after"):
        return draw_section(edition, now, read(request, found, now), found)
    return section_page(edition, now, found, shown)
