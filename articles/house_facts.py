"""Who publishes an edition, and what it is, for machines: JSON-LD of schema.org.

https://schema.org/NewsMediaOrganization, https://schema.org/WebSite. They stand in the
data of every page. Those of a story's page were rendered long before: they have places,
which are filled when somebody reads it.
"""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.templatetags.static import static

from articles.addresses import search_path
from articles.models.standing_page import StandingPage
from articles.siblings import SCRIPT_ESCAPES
from services.models import Edition

if TYPE_CHECKING:
    from articles.chrome import Chrome
    from articles.standing_pages import PageLink

Node = dict[str, Any]
Purpose = StandingPage.Purpose

LOGO, LOGO_SIDE = "img/icon-512.png", "512"

# Places in the data of a rendered story; see articles.siblings.
IN_HOUSE = "\ue000house\ue000"
IN_PRINCIPLES = "\ue000principles\ue000"
HOUSE_PLACE = f'"{IN_HOUSE}"'
PRINCIPLES_PLACE = f', "publishingPrinciples": "{IN_PRINCIPLES}"'

# Properties by what a standing page is for.
POLICIES = {
    Purpose.ABOUT.value: ("mainEntityOfPage",),
    Purpose.ETHICS.value: ("publishingPrinciples", "ethicsPolicy"),
    Purpose.CORRECTIONS.value: ("correctionsPolicy",),
    Purpose.BYLINES.value: ("noBylinesPolicy",),
    Purpose.OWNERSHIP.value: ("ownershipFundingInfo",),
    Purpose.MASTHEAD.value: ("masthead",),
    Purpose.VERIFICATION.value: ("verificationFactCheckingPolicy",),
    Purpose.SOURCES.value: ("unnamedSourcesPolicy",),
    Purpose.DIVERSITY.value: ("diversityPolicy",),
    Purpose.MISSION.value: ("missionCoveragePrioritiesPolicy",),
    Purpose.FEEDBACK.value: ("actionableFeedbackPolicy",),
}


def absolute(edition: Edition, path: str) -> str:
    return f"{edition.site}{path}"


def organisation_id(edition: Edition) -> str:
    return absolute(edition, f"{edition.root}#organisation")


def website_id(edition: Edition) -> str:
    return absolute(edition, f"{edition.root}#website")


def organisation_node(edition: Edition) -> Node:
    """As much of it as stands wherever it is named."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": organisation_id(edition),
        "name": edition.name,
        "url": absolute(edition, edition.root),
    }


def website_stub(edition: Edition) -> Node:
    return {
        "@type": "WebSite",
        "@id": website_id(edition),
        "name": edition.name,
        "url": absolute(edition, edition.root),
    }


def house_nodes(chrome: "Chrome") -> list[Node]:
    """The organisation with everything that is known of it, and its site."""
    edition = chrome.edition
    organisation = organisation_node(edition) | {"logo": logo_node(edition)}
    if chrome.house:
        parent = {"@type": "Organization", "name": chrome.house}
        organisation["parentOrganization"] = parent
    if edition.social_account:
        name = edition.social_account.removeprefix("@")
        organisation["sameAs"] = [f"https://x.com/{name}"]
    site = website_stub(edition) | {
        "inLanguage": edition.language,
        "publisher": {"@id": organisation_id(edition)},
        "potentialAction": search_node(edition),
    }
    return [organisation | policies(edition, chrome.pages), site]


def search_node(edition: Edition) -> Node:
    """How to search the edition. https://schema.org/SearchAction

    Without `query-input`, which is no property of the vocabulary.
    """
    search = absolute(edition, search_path(edition.prefix))
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{search}?q={{search_term_string}}",
        },
    }


def logo_node(edition: Edition) -> Node:
    """Width and height are strings: schema.org's type check refuses integers."""
    return {
        "@type": "ImageObject",
        "url": absolute_file(edition, LOGO),
        "width": LOGO_SIDE,
        "height": LOGO_SIDE,
    }


def absolute_file(edition: Edition, name: str) -> str:
    """A static file's address; another site may hold them."""
    path = static(name)
    return path if "//" in path else absolute(edition, path)


def policies(edition: Edition, pages: "tuple[PageLink, ...]") -> Node:
    """Where the edition says by which rules it works; empty where it says nothing.

    Of several pages for one purpose the first counts.
    """
    found: Node = {}
    for page in pages:
        url = absolute(edition, page.url)
        for name in POLICIES.get(page.purpose, ()):
            found.setdefault(name, url)
        if page.purpose == Purpose.CONTACT:
            found.setdefault("contactPoint", contact_node(url))
    return found


def contact_node(url: str) -> Node:
    return {"@type": "ContactPoint", "contactType": "newsroom", "url": url}


# ── Filling a rendered story ─────────────────────────────────────────────────


def fill_house(head: bytes, chrome: "Chrome") -> bytes:
    """The head of a story with what its data says of the house today."""
    house, principles = said_of_house(chrome)
    head = head.replace(HOUSE_PLACE.encode(), house)
    return head.replace(PRINCIPLES_PLACE.encode(), principles)


def said_of_house(chrome: "Chrome") -> tuple[bytes, bytes]:
    """Both pieces of JSON, made once per stamp."""
    key = ("house", settings.STATIC_URL, chrome.pages, chrome.house)
    drawn = chrome.edition.drawn
    if key not in drawn:
        nodes = house_nodes(chrome)
        url = nodes[0].get("publishingPrinciples", "")
        principles = f', "publishingPrinciples": {spelt(url)}' if url else ""
        drawn[key] = ", ".join(map(spelt, nodes)).encode(), principles.encode()
    found: tuple[bytes, bytes] = drawn[key]
    return found


def spelt(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(SCRIPT_ESCAPES)
