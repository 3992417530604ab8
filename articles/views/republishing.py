"""Where others find the text of a story that they may carry on."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from articles.addresses import republish_path
from articles.models.published import PublishedArticle, StoryRow
from articles.refresh import fresh
from articles.republishing import as_plain_text, in_lines
from articles.views.pages import draw, in_edition
from articles.views.story import at_its_address
from services.models import Edition
from services.page import Page, story_key


@in_edition()
def republish(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str, public_id: str
) -> HttpResponse:
    """The live story's text; else what the story's own address says."""
    return at_its_address(
        edition, now, slug, public_id, path=republish_path, page=text_page
    )


def text_page(live: StoryRow, public_id: str, edition: Edition, now: datetime) -> Page:
    """The text to copy, as HTML and plain. Raises Http404 where it is not free."""
    story = fresh(PublishedArticle.objects.with_page().get(pk=live.pk))
    html = story.page.text
    if not html:
        raise Http404
    address = story.get_absolute_url()
    return draw(
        "articles/republish.html",
        edition,
        now,
        story=story,
        address=address,
        here=republish_path(edition.prefix, story.slug, public_id),
        html=in_lines(html),
        text=as_plain_text(html, f"{edition.site}{address}"),
        keys=[story_key(public_id)],
        subject=public_id,
        is_kept=True,
    )
