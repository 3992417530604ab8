"""Standing pages as readers find them: links, and what each is for."""

from dataclasses import dataclass
from typing import Any

from articles.addresses import standing_page_path
from articles.models.standing_page import StandingPage
from services.models import Edition


@dataclass(frozen=True, slots=True)
class PageLink:
    """A standing page at the foot of every page of its edition."""

    title: str
    url: str
    purpose: str


def compose_pages(edition: Edition) -> list[dict[str, Any]]:
    """The links as they are kept: in their order, those that readers may open."""
    return [
        {
            "title": page.title,
            "url": standing_page_path(edition.prefix, page.slug),
            "purpose": page.purpose,
        }
        for page in StandingPage.objects.public().filter(edition=edition)
    ]
