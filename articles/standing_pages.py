"""Standing pages as readers and machines find them: links, and what each is for."""

from dataclasses import dataclass
from typing import Any

from articles.addresses import standing_page_path
from articles.metadata import Node, absolute, organisation_id
from articles.models.standing_page import StandingPage
from services.models import Edition

Purpose = StandingPage.Purpose


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


# Properties of https://schema.org/NewsMediaOrganization by what a page is for.
POLICIES = {
    Purpose.ABOUT.value: ("mainEntityOfPage",),
    Purpose.ETHICS.value: ("publishingPrinciples", "ethicsPolicy"),
    Purpose.CORRECTIONS.value: ("correctionsPolicy",),
}


def organisation_graph(edition: Edition, pages: tuple[PageLink, ...]) -> Node:
    """Where the edition says by which rules it works; empty where it says nothing.

    Of several pages for one purpose the first counts.
    """
    policies: Node = {}
    for page in pages:
        url = absolute(edition, page.url)
        for name in POLICIES.get(page.purpose, ()):
            policies.setdefault(name, url)
        if page.purpose == Purpose.CONTACT:
            policies.setdefault("contactPoint", contact_node(url))
    if not policies:
        return {}
    return {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "@id": organisation_id(edition),
        "name": edition.name,
        "url": absolute(edition, edition.root),
        **policies,
    }


def contact_node(url: str) -> Node:
    return {"@type": "ContactPoint", "contactType": "newsroom", "url": url}
