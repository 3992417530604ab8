"""All corrections and notices of an edition, at one address."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.addresses import corrections_path
from articles.notice_list import by_day, read_notices
from articles.page_facts import PageFacts, notice_list_node
from articles.views.pages import draw, in_edition
from services.models import Edition
from services.page import story_key


@in_edition("after")
def corrections(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """What readers were told of mistakes and changes, the newest first."""
    page = read_notices(edition, request.GET.get("after", ""))
    here = corrections_path(edition.prefix)
    days = by_day(page, edition, now)
    told = notice_list_node(edition, (each for day in days for each in day.entries))
    return draw(
        "articles/corrections.html",
        edition,
        now,
        page=page,
        days=days,
        facts=PageFacts(main=told),
        here=here,
        canonical=here if page.is_first else f"{here}?after={page.key}",
        title=_("Corrections and notices"),
        keys=sorted({story_key(row.public_id) for row in page.notices}),
        is_kept=page.is_asked_rightly,
    )
