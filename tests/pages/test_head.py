"""The head of every kind of page: what it must have, and that it agrees with itself."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.listing import spell
from articles.models import StandingPage
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_agency,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    public_address,
)

pytestmark = pytest.mark.either

SITE = "http://testserver"

EVERY_PAGE = (
    *("description", "robots", "application-name", "apple-mobile-web-app-title"),
    *("og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale"),
    *("og:image", "og:image:type", "og:image:width", "og:image:height"),
    *("og:image:alt", "twitter:card", "twitter:title", "twitter:description"),
    *("twitter:image", "twitter:image:alt", "twitter:site"),
)
STORY = (
    *("article:published_time", "article:modified_time", "article:section"),
    *("article:author", "article:tag", "article:publisher", "author"),
)
LINKS = ("canonical", "icon", "apple-touch-icon", "manifest", "stylesheet")
MACHINE_FORMS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/html",
)

# By kind of page: the type for Open Graph, that for schema.org, and what else is there.
KINDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "home": ("website", "CollectionPage", ()),
    "section": ("website", "CollectionPage", ()),
    "topic": ("website", "CollectionPage", ()),
    "author": ("profile", "ProfilePage", ("profile:username",)),
    "service": ("website", "ProfilePage", ()),
    "latest": ("website", "CollectionPage", ()),
    "corrections": ("website", "WebPage", ()),
    "standing": ("website", "ContactPage", ()),
    "story": ("article", "NewsArticle", STORY),
}


class Head:
    """The head of one page."""

    def __init__(self, html: str) -> None:
        self.root = lxml.html.fromstring(html).find("head")

    def meta(self, name: str) -> str:
        way = f"string(//meta[@name='{name}' or @property='{name}']/@content)"
        return str(self.root.xpath(way))

    def links(self, rel: str, kind: str = "") -> list[str]:
        kind = f" and @type='{kind}'" if kind else ""
        return [*map(str, self.root.xpath(f"//link[@rel='{rel}'{kind}]/@href"))]

    def graph(self) -> list[dict[str, Any]]:
        (text,) = self.root.xpath('//script[@type="application/ld+json"]/text()')
        found: list[dict[str, Any]] = json.loads(text)["@graph"]
        return found


@pytest.fixture
def edition(english: Edition) -> Edition:
    english.social_account = "@newsroom"
    english.save()
    return english


@pytest.fixture
def addresses(edition: Edition, ana: User) -> dict[str, str]:
    """A page of each kind."""
    section = make_section(edition, "Asia", description="All of Asia.")
    story = make_live_story(
        edition,
        by=ana,
        bylines=(make_contributor("Lena Marsh", edition.service),),
        collaborations=(make_agency("Northwire"),),
        topics=("Sea",),
        section=section,
        summary="All are saved.",
        lead_photo=make_photo(edition.service),
    )
    workflow.correct(story, by=ana, text="It was 300 people.")
    StandingPage.objects.create(
        edition=edition,
        purpose=StandingPage.Purpose.CONTACT,
        title="Contact",
        slug="contact",
        body="<p>Write to us.</p>",
    )
    return {
        "home": "/",
        "section": "/section/asia/",
        "topic": "/topic/sea/",
        "author": "/author/lena-marsh/",
        "service": "/service/northwire/",
        "latest": "/latest/",
        "corrections": "/corrections/",
        "standing": "/page/contact/",
        "story": public_address(story),
    }


def heads(client: Client, addresses: dict[str, str]) -> Iterator[tuple[str, Head]]:
    for kind, address in addresses.items():
        response = client.get(address)
        assert response.status_code == 200, kind
        yield kind, Head(response.content.decode())


DESCRIBED = {"section", "author", "service", "corrections", "standing", "story"}


def test_every_kind_of_page_has_what_machines_look_for(
    client: Client, addresses: dict[str, str]
) -> None:
    lacking = []
    for kind, head in heads(client, addresses):
        og_type, _type, more = KINDS[kind]
        wanted = (*EVERY_PAGE, *more)
        if kind not in DESCRIBED:  # nobody wrote a description
            wanted = tuple(name for name in wanted if "description" not in name)
        lacking += [(kind, name) for name in wanted if not head.meta(name)]
        lacking += [(kind, rel) for rel in LINKS if not head.links(rel)]
        lacking += [
            (kind, form) for form in MACHINE_FORMS if not head.links("alternate", form)
        ]
        assert head.meta("og:type") == og_type
    assert lacking == []


def test_tags_data_and_address_agree(client: Client, addresses: dict[str, str]) -> None:
    for kind, head in heads(client, addresses):
        url = SITE + addresses[kind]
        page = head.graph()[0]
        assert head.links("canonical") == [url]
        assert head.meta("og:url") == page["url"] == url
        assert head.meta("og:title") == head.meta("twitter:title")
        assert head.meta("og:description") == head.meta("twitter:description")
        assert head.meta("og:image") == head.meta("twitter:image")
        assert head.meta("og:image:alt") == head.meta("twitter:image:alt")
        assert page.get("headline", page.get("name")) == head.meta("og:title")
        assert page.get("description", "") == head.meta("description")
        assert page["@type"] == KINDS[kind][1]


def test_pictures_and_other_forms_of_a_page_are_there(
    client: Client, addresses: dict[str, str]
) -> None:
    for kind, head in heads(client, addresses):
        feeds = [a for form in MACHINE_FORMS[:3] for a in head.links("alternate", form)]
        assert len(feeds) == len(set(feeds)), kind
        for address in feeds:
            assert client.get(address).status_code == 200, address
        picture = head.meta("og:image").removeprefix(SITE)
        assert is_there(client, picture), (kind, picture)
    story = Head(client.get(addresses["story"]).content.decode())
    (ninjs,) = story.links("alternate", "application/json")
    public_id = addresses["story"][-17:-5]
    assert ninjs == f"{SITE}/api/v1/stories/{public_id}"
    assert story.links("alternate", "text/html") == [f"/lite{addresses['story']}"]
    assert "/section/asia/feed.rss" in story.links("alternate", "application/rss+xml")


def is_there(client: Client, picture: str) -> bool:
    if picture.startswith("/static/"):
        return finders.find(picture.removeprefix("/static/")) is not None
    return client.get(picture).status_code == 200


def test_every_page_says_who_publishes_it_and_what_stands_above_it(
    client: Client, addresses: dict[str, str]
) -> None:
    for kind, head in heads(client, addresses):
        nodes = {node.get("@id"): node for node in head.graph()}
        house = nodes[f"{SITE}/#organisation"]
        assert house["logo"]["url"] == f"{SITE}/static/img/icon-512.png"
        assert house["parentOrganization"]["name"] == "VOA"
        assert house["sameAs"] == ["https://x.com/newsroom"]
        assert house["contactPoint"]["url"] == f"{SITE}/page/contact/"
        assert nodes[f"{SITE}/#website"]["inLanguage"] == "en"
        crumbs = nodes.get(f"{SITE}{addresses[kind]}#breadcrumbs")
        assert bool(crumbs) == (kind != "home")
        if crumbs:
            assert crumbs["itemListElement"][0]["item"] == f"{SITE}/"


def test_a_list_is_told_in_the_order_of_the_page(
    client: Client, addresses: dict[str, str], edition: Edition
) -> None:
    make_live_story(edition, headline="Newest")
    graph = Head(client.get("/latest/").content.decode()).graph()
    (listed,) = [node for node in graph if node["@type"] == "ItemList"]
    names = [item["name"] for item in listed["itemListElement"]]
    assert names == ["Newest", "Ferry sinks off Busan"]
    assert graph[0]["mainEntity"] == {"@id": listed["@id"]}
    corrections = Head(client.get("/corrections/").content.decode()).graph()[0]
    (said,) = corrections["mainEntity"]["itemListElement"]
    assert said["item"]["text"] == "It was 300 people."
    assert said["item"]["about"]["@id"] == f"{SITE}{addresses['story']}#article"


def test_the_second_page_of_a_list_is_a_page_of_its_own(
    client: Client, edition: Edition, ana: User
) -> None:
    make_live_story(edition, by=ana)
    older = spell(timezone.now() + timedelta(hours=1), 1)
    head = Head(client.get(f"/latest/?after={older}").content.decode())
    url = f"{SITE}/latest/?after={older}"
    assert head.links("canonical") == [url]
    assert head.meta("og:url") == head.graph()[0]["@id"] == url
    assert head.links("alternate", "text/html") == [f"/lite/latest/?after={older}"]


def test_homes_name_each_other(
    client: Client, edition: Edition, persian: Edition
) -> None:
    head = Head(client.get("/fa/").content.decode())
    assert head.meta("og:locale") == "fa_IR"
    assert head.meta("og:locale:alternate") == "en_US"
    assert head.links("manifest") == ["/fa/manifest.webmanifest"]


def test_an_error_page_is_in_no_index_and_tells_nothing(
    client: Client, edition: Edition
) -> None:
    head = Head(client.get("/nowhere/").content.decode())
    assert head.meta("robots") == "noindex"
    assert head.links("canonical") == []
    assert head.meta("og:title") == head.meta("twitter:card") == ""
    assert not head.root.xpath('//script[@type="application/ld+json"]')


def test_font_and_lead_picture_are_fetched_early_in_the_format_that_the_page_takes(
    client: Client, addresses: dict[str, str], edition: Edition
) -> None:
    edition.font = f"fonts/{'a' * 32}.woff2"
    edition.save()
    root = lxml.html.fromstring(client.get(addresses["story"]).content.decode())
    early, font = root.xpath("//link[@rel='preload']")
    assert (font.get("as"), font.get("href")) == ("font", f"/fonts/{'a' * 32}.woff2")
    source = root.xpath("//main//picture/source")[0]
    assert early.get("imagesrcset") == source.get("srcset")
    assert early.get("imagesizes") == source.get("sizes")
    assert early.get("type") == source.get("type") == "image/avif"
