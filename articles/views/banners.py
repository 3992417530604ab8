"""The banners of an edition for open pages, which ask again and again, and for feeds."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.banner_feed import as_atom, entries
from articles.breaking import BannerCorrection, ShowingBanner
from articles.chrome import chrome_for
from articles.views.pages import in_edition
from services.models import Edition
from services.page import Page

JSON = "application/json; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@in_edition()
def showing(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """What shows at this moment, in the order of the page, and what was wrong lately.

    It costs no query, and no cache gives it out stale.
    """
    chrome = chrome_for(edition, now)
    said = {
        "banners": [facts(banner) for banner in chrome.banners],
        "corrections": [correction_facts(each) for each in chrome.corrections],
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Page(text, edition=edition, content_type=JSON, is_kept=True, is_poll=True)


def facts(banner: ShowingBanner) -> dict[str, Any]:
    """`key` names it in this very wording; `sections` are slugs, none: every page.

    `starts_at` is ISO 8601 in UTC, `time` the same as pages print it; `url` is empty
    without a story, `language` where the wording is in the edition's own.
    """
    return {
        "id": banner.public_id,
        "key": banner.key,
        "level": banner.level,
        "label": banner.label,
        "wording": banner.wording,
        "language": banner.language,
        "direction": banner.direction,
        "url": banner.url,
        "starts_at": banner.starts.iso,
        "time": banner.time,
        "sections": banner.sections,
    }


def correction_facts(correction: BannerCorrection) -> dict[str, str]:
    """`id` is that of the banner that was wrong."""
    return {
        "id": correction.public_id,
        "label": correction.label,
        "wording": correction.text,
        "language": correction.language,
        "direction": correction.direction,
        "corrected_at": correction.at.iso,
        "time": correction.at.time,
    }


@in_edition()
def feed(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """The edition's breaking news of the last days, as Atom (RFC 4287)."""
    text = as_atom(edition, entries(edition, now))
    return Page(text, edition=edition, content_type=ATOM, is_kept=True)
