"""The banners of an edition for open pages, which ask again and again."""

import json
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from articles.chrome import ShowingBanner, chrome_for
from articles.views.pages import in_edition
from services.models import Edition
from services.page import Page

JSON = "application/json; charset=utf-8"


@in_edition()
def showing(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """What shows at this moment, in the order of the page. It costs no query."""
    banners = [facts(banner) for banner in chrome_for(edition, now).banners]
    text = json.dumps({"banners": banners}, ensure_ascii=False, separators=(",", ":"))
    return Page(text, edition=edition, content_type=JSON, is_kept=True)


def facts(banner: ShowingBanner) -> dict[str, str]:
    """`starts_at` is ISO 8601 with the edition's offset; `url` is empty without a story."""
    return {
        "id": banner.public_id,
        "level": banner.level,
        "label": banner.label,
        "wording": banner.wording,
        "url": banner.url,
        "starts_at": banner.starts.iso,
    }
