"""Tags of the readers' pages."""

import json
from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from articles import lite, republishing
from articles.addresses import (
    api_path,
    banner_feed_path,
    corrections_path,
    feed_path,
    latest_path,
    list_path,
    lite_path,
    live_banners_path,
    manifest_path,
    search_description_path,
    search_path,
)
from articles.chrome import Chrome
from articles.house_facts import LOGO, absolute_file
from articles.metadata import announcement_graph
from articles.models.published import PublishedArticle
from articles.moments import moment
from articles.page_facts import PageFacts, page_graph
from articles.pictures import Picture, printed_size
from articles.rendering import StoryView
from articles.siblings import SCRIPT_ESCAPES
from services.calendars import Moment, format_number, og_locale
from services.models import Edition

register = template.Library()


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Facts for machines, as a data block that no policy has to allow."""
    text = json.dumps(data, ensure_ascii=False).translate(SCRIPT_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


@register.filter
def moment_in(at: datetime, edition: Edition) -> Moment:
    """The moment (UTC) as the edition prints it."""
    return moment(at, edition)


@register.filter
def time_tag(moment: Moment) -> SafeString:
    """`<time>` with the whole moment, its zone named; machines get UTC."""
    return format_html('<time datetime="{}">{}</time>', moment.iso, moment.text)


@register.simple_tag
def more_notices(edition: Edition, number: int) -> str:
    """How many banners are folded away, in the edition's digits."""
    said = ngettext("%(number)s more notice", "%(number)s more notices", number)
    return said % {
        "number": format_number(
            number, language=edition.language, digits=edition.digits
        )
    }


@register.simple_tag
def announcements(chrome: Chrome) -> SafeString:
    """The page's emergencies as JSON-LD; nothing where there is none."""
    graph = announcement_graph(chrome.edition, chrome.banners)
    return json_ld(graph) if graph else SafeString("")


@register.simple_tag(takes_context=True)
def told_to_machines(context: Context) -> SafeString:
    """The page as JSON-LD, from the words that its tags have.

    `facts` (PageFacts) is what the view knows besides.
    """
    chrome: Chrome = context["chrome"]
    graph = page_graph(
        chrome,
        context.get("facts") or PageFacts(),
        title=str(context.get("title") or chrome.edition.name),
        description=str(context.get("description") or ""),
        path=context["canonical"],
    )
    return json_ld(graph)


@register.simple_tag
def lite_address(edition: Edition, path: str) -> str:
    """The same page for slow networks."""
    return lite_path(edition.prefix, path)


@register.simple_tag
def manifest_address(edition: Edition) -> str:
    return manifest_path(edition.prefix)


@register.simple_tag
def api_address(edition: Edition, public_id: str) -> str:
    """Where the content API tells of the story, whole."""
    return edition.site + api_path(edition.prefix, f"stories/{public_id}")


@register.simple_tag
def logo_address(edition: Edition) -> str:
    """Our mark as a picture, whole."""
    return absolute_file(edition, LOGO)


@register.simple_tag
def list_address(edition: Edition, kind: str, slug: str) -> str:
    """The address of a section's, topic's, author's or service's page."""
    return list_path(edition.prefix, kind, slug)


@register.simple_tag
def latest_address(edition: Edition) -> str:
    return latest_path(edition.prefix)


@register.simple_tag
def corrections_address(edition: Edition) -> str:
    return corrections_path(edition.prefix)


@register.simple_tag
def live_banners_address(edition: Edition) -> str:
    return live_banners_path(edition.prefix)


@register.simple_tag
def banner_feed_address(edition: Edition) -> str:
    return banner_feed_path(edition.prefix)


@register.simple_tag
def search_address(edition: Edition) -> str:
    return search_path(edition.prefix)


@register.simple_tag
def search_description_address(edition: Edition) -> str:
    return search_description_path(edition.prefix)


@register.simple_tag
def language_of(story: PublishedArticle, edition: Edition) -> SafeString:
    """Attributes for the words of another edition's story on a page of this one."""
    if story.edition_id == edition.pk:
        return SafeString("")
    other = story.edition
    return format_html(' lang="{}" dir="{}"', other.language, other.direction)


@register.simple_tag
def published_by(story: StoryView, *, is_linked: bool = False) -> SafeString:
    """By whom the story was published, for whoever carries it on."""
    return republishing.published_by(story, is_linked=is_linked)


@register.simple_tag
def picture_size(picture: Picture, edition: Edition) -> str:
    """How large the file behind a picture's link is, in the edition's digits."""
    return printed_size(picture, edition)


@register.simple_tag
def lite_style() -> SafeString:
    """The style that the policy of lite pages allows, to the letter."""
    return SafeString(f"<style>{lite.style()}</style>")


@register.simple_tag
def feed_address(page: str, form: str) -> str:
    """The feed of the list at this address, as rss, atom or json."""
    return feed_path(page, form)


register.filter(og_locale)
