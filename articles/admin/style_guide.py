"""The living style guide: every piece of a reader's page, drawn by its own template.

For staff. What it shows is invented on the spot and stored nowhere; a piece that
changes, changes here.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.chrome import ShowingBanner, chrome_for
from articles.models import Notice, PublishedArticle
from articles.moments import moment
from articles.notices import PrintedNotice, Told, Wording, printed
from articles.rendering import PrintedBox
from banners.models import Banner
from services.labels import speaking
from services.models import Edition
from staff.numbers import number_in
from staff.permissions import standing

MOMENT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    words: str
    text: str


class StyleGuidePage:
    """`style-guide/`: for the admin class of articles."""

    def style_guide_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.style_guide))
        return [path("style-guide/", view, name="articles_style_guide")]

    def style_guide(self, request: HttpRequest) -> HttpResponse:
        """In any open edition's language and direction: `?edition=3`."""
        if not standing(request.user).has_anywhere():
            raise PermissionDenied
        editions = Edition.objects.open().order_by("pk")
        number = number_in(request.GET.get("edition", ""))
        wanted = editions.filter(pk=number) if number else editions
        edition = wanted.first() or get_object_or_404(editions[:1])
        with speaking(edition):
            html = render_to_string(
                "admin/articles/style_guide.html", guide(edition, list(editions))
            )
        response = HttpResponse(html)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        add_never_cache_headers(response)
        return response


def guide(edition: Edition, editions: list[Edition]) -> dict[str, Any]:
    """What the page draws, in the edition's language, which is active."""
    sample = words_of(edition)
    return {
        "edition": edition,
        "editions": editions,
        "chrome": chrome_for(edition, timezone.now()),
        "title": _("Style guide"),
        "colours": COLOURS,
        "sizes": SIZES,
        "banners": {
            "banners": [banner(edition, level, sample) for level in Banner.Level],
            "first_banners": [banner(edition, level, sample) for level in Banner.Level],
        },
        "cards": [
            card(edition, kind, sample) for kind in ("news", "analysis", "opinion")
        ],
        "sample": sample,
        "boxes": [
            PrintedBox(
                place="end",
                heading=sample.words,
                text=sample.text,
                link="tel:+15550100",
                link_words="+1 555 0100",
            )
        ],
        "notices": notices(edition, sample),
    }


def words_of(edition: Edition) -> Sample:
    """Words in the edition's own script: its newest headline, or the old filler."""
    live = PublishedArticle.objects.live(timezone.now()).in_edition(edition)
    newest = live.exclude(summary="").newest_first().first()
    if newest is None:
        return Sample(words=FILLER[:39], text=FILLER)
    return Sample(words=newest.list_headline, text=newest.summary)


def banner(edition: Edition, level: Banner.Level, sample: Sample) -> ShowingBanner:
    return ShowingBanner(
        public_id="",
        level=level.value,
        label=str(level.label),
        wording=sample.words,
        url="#banners",
        starts=moment(MOMENT, edition),
    )


def card(edition: Edition, kind: str, sample: Sample) -> PublishedArticle:
    return PublishedArticle(
        public_id="style",
        slug="guide",
        edition=edition,
        kind=kind,
        list_headline=sample.words,
        summary=sample.text,
        byline=edition.name,
        section_name=edition.native_name,
        section_slug="guide",
        first_published_at=MOMENT,
    )


def notices(edition: Edition, sample: Sample) -> list[PrintedNotice]:
    """One of each kind: the first in its second wording, the last but one taken back."""
    said = Wording(sample.text, MOMENT)
    told = [
        Told(number=number, kind=kind.value, wordings=(said,))
        for number, kind in enumerate(Notice.Kind, start=1)
    ]
    told[0] = replace(told[0], wordings=(said, said))
    told[-2] = replace(told[-2], taken_back=said)
    return [printed(notice, edition) for notice in told]


# The custom properties of static/css/tokens.css that pages are made of.
COLOURS = (
    *("paper", "paper-tinted", "ink", "ink-soft", "rule", "rule-strong"),
    *("link", "accent", "opinion", "analysis", "focus"),
    *("banner-emergency", "banner-breaking", "banner-live", "banner-developing"),
)
SIZES = ("small", "body", "prose", "3", "4", "5", "6")

FILLER = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor "
    "incididunt ut labore et dolore magna aliqua."
)
