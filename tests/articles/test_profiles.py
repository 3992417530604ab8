"""Author and service pages: whose stories these are, for people and for machines."""

import json
import re
from typing import Any

import pytest

from bylines.models import Contributor
from services.models import Edition, ServiceName
from staff.models import User
from tests.factories import (
    make_agency,
    make_contributor,
    make_edition,
    make_live_story,
    make_service,
)

pytestmark = pytest.mark.either

SITE = "http://testserver"


def open_page(client: Any, address: str) -> tuple[str, dict[str, Any]]:
    """The page, and what it tells machines of whom it is about."""
    page = client.get(address).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    graph = json.loads(block)["@graph"]
    profile = graph[0]
    (publisher,) = [n for n in graph if n["@id"] == f"{SITE}/#organisation"]
    assert profile["@type"] == "ProfilePage"
    assert profile["url"] == SITE + address
    assert profile["publisher"]["@id"] == publisher["@id"]
    return page, profile["mainEntity"]


def described(page: str) -> str:
    (words,) = re.findall(r'<meta name="description" content="([^"]*)"', page)
    return words


def test_an_author_page_says_what_it_lists(
    client: Any, english: Edition, ana: User
) -> None:
    lena = make_contributor("Lena Marsh", english.service, job_title="Sea reporter")
    make_live_story(english, by=ana, bylines=(lena,))
    page, person = open_page(client, "/author/lena-marsh/")
    assert '<p class="listing__what">Stories that Lena Marsh worked on</p>' in page
    assert described(page) == "Sea reporter"
    assert person == {
        "@type": "Person",
        "@id": f"{SITE}/author/lena-marsh/#profile",
        "url": f"{SITE}/author/lena-marsh/",
        "name": "Lena Marsh",
        "jobTitle": "Sea reporter",
    }


def test_a_desk_is_no_person(client: Any, english: Edition, ana: User) -> None:
    desk = make_contributor("Asia Desk", english.service, kind=Contributor.Kind.STAFF)
    make_live_story(english, by=ana, bylines=(desk,))
    page, organisation = open_page(client, "/author/asia-desk/")
    assert organisation["@type"] == "Organization"
    assert described(page) == "Stories that Asia Desk worked on"


def test_a_service_page_leads_to_its_own_open_editions(
    client: Any, english: Edition, ana: User
) -> None:
    korean = make_service("korean", name="Korean Service", description="From Seoul.")
    ServiceName.objects.create(
        service=korean,
        language="en",
        name="VOA Korean",
        possessive="VOA's Korean Service",
    )
    facts = {"language": "ko", "native_name": "한국어"}
    make_edition(korean, name="뉴스룸", prefix="ko", **facts)
    make_edition(korean, name="닫힘", prefix="kp", is_open=False, **facts)
    make_live_story(english, by=ana, collaborations=(korean,))
    page, organisation = open_page(client, "/service/korean/")
    assert (
        '<p class="listing__what">Stories that VOA&#x27;s Korean Service helped make</p>'
        in page
    )
    assert '<a href="/ko/" lang="ko" hreflang="ko" dir="ltr">뉴스룸</a>' in page
    assert "닫힘" not in page
    assert described(page) == "From Seoul."
    assert organisation == {
        "@type": "NewsMediaOrganization",
        "@id": f"{SITE}/service/korean/#profile",
        "url": f"{SITE}/service/korean/",
        "name": "VOA Korean",
        "description": "From Seoul.",
        "parentOrganization": {"@type": "Organization", "name": "VOA"},
        "sameAs": [f"{SITE}/ko/"],
    }


def test_an_editions_own_service_and_an_agency_say_what_is_true_of_them(
    client: Any, english: Edition, ana: User
) -> None:
    make_live_story(english, by=ana, collaborations=(make_agency("Northwire"),))
    page, _ = open_page(client, "/service/english/")
    assert "All stories of Newsroom" in page
    assert "Its own site:" not in page
    page, agency = open_page(client, "/service/northwire/")
    assert "Stories that Northwire helped make" in page
    assert "parentOrganization" not in agency
