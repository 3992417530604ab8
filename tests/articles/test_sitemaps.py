"""Sitemaps: every live story in one file, and nothing else in any."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from lxml import etree

from articles import sitemaps, workflow
from articles.models import Article, StandingPage
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_live_story,
    make_section,
    public_address,
    stored,
)
from tests.site import Site

pytestmark = pytest.mark.either

SITE = "http://testserver"
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

# What the protocol's schemas ask: https://www.sitemaps.org/protocol.html#validating
SCHEMA = etree.XMLSchema(
    etree.fromstring(b"""
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xsd:simpleType name="loc">
    <xsd:restriction base="xsd:anyURI">
      <xsd:minLength value="12"/><xsd:maxLength value="2048"/>
    </xsd:restriction>
  </xsd:simpleType>
  <xsd:simpleType name="lastmod">
    <xsd:union memberTypes="xsd:date xsd:dateTime"/>
  </xsd:simpleType>
  <xsd:element name="sitemapindex"><xsd:complexType><xsd:sequence>
    <xsd:element name="sitemap" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="loc"/>
      <xsd:element name="lastmod" type="lastmod" minOccurs="0"/>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="urlset"><xsd:complexType><xsd:sequence>
    <xsd:element name="url" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="loc"/>
      <xsd:element name="lastmod" type="lastmod" minOccurs="0"/>
      <xsd:any namespace="##other" processContents="skip" minOccurs="0"/>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>""")
)


def read(client: Any, address: str) -> Any:
    """The file at this address, by the protocol's schema."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(response.content)
    SCHEMA.assertValid(root)
    return root


def named(client: Any, address: str) -> dict[str, str | None]:
    """lastmod by address."""
    rows = read(client, address).findall("*", NS)
    return {
        row.findtext("s:loc", None, NS): row.findtext("s:lastmod", None, NS)
        for row in rows
    }


def at(moment: datetime, edition: Edition, **facts: Any) -> Article:
    with time_machine.travel(moment, tick=False):
        return make_live_story(edition, **facts)


def everything(client: Any, index: str = "/sitemap.xml") -> set[str]:
    """Every address in any file of the index."""
    found: set[str] = set()
    for file in named(client, index):
        response = client.get(file)
        assert response.status_code == 200, file
        root = etree.fromstring(response.content)
        found |= {loc.text for loc in root.iterfind("s:url/s:loc", NS)}
    return found


def test_the_index_names_a_file_for_each_month_that_has_stories(
    client: Any, english: Edition, ana: User
) -> None:
    first = at(datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=UTC), english)
    at(datetime(2024, 3, 1, tzinfo=UTC), english)
    at(NOON, english)
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        workflow.correct(stored(first), by=ana, text="It was 300.")
        files = named(client, "/sitemap.xml")
    assert list(files) == [
        f"{SITE}/sitemaps/pages.xml",
        f"{SITE}/sitemap-news.xml",
        f"{SITE}/sitemaps/2026-11.xml",
        f"{SITE}/sitemaps/2024-03.xml",
        f"{SITE}/sitemaps/2024-02.xml",
    ]
    assert list(files.values())[2:] == [
        "2026-11-24T12:00:00+00:00",
        "2024-03-01T00:00:00+00:00",
        "2026-11-24T12:05:00+00:00",  # corrected today
    ]
    stories = named(client, "/sitemaps/2024-02.xml")
    address = f"{SITE}{public_address(stored(first))}"
    assert stories == {address: "2026-11-24T12:05:00+00:00"}


def test_an_edition_has_its_own_below_its_prefix_or_at_its_host(
    client: Any, english: Edition, persian: Edition
) -> None:
    make_live_story(english)
    story = make_live_story(persian, headline="زلزله در مشهد")
    address = f"{SITE}{public_address(story)}"
    assert address in everything(client, "/fa/sitemap.xml")
    assert address not in everything(client)
    persian.own_host = "fa.example"
    persian.save()
    hosted = {"HTTP_HOST": "fa.example"}
    for path in ("/sitemap.xml", "/fa/sitemap.xml"):
        response = client.get(path, **hosted)
        assert b"<loc>http://fa.example/fa/sitemaps/pages.xml</loc>" in response.content


def test_a_month_without_stories_has_no_file(client: Any, english: Edition) -> None:
    at(NOON, english)
    for name in ("2026-10", "2026-13", "2026-00", "0000-01", "9999-12", "2026-11-2"):
        assert client.get(f"/sitemaps/{name}.xml").status_code == 404, name
    for name in ("2026-11-1", "2026-11-02", "2026-1"):
        assert client.get(f"/sitemaps/{name}.xml").status_code == 404, name


def test_an_edition_without_stories_has_its_pages(
    client: Any, english: Edition
) -> None:
    assert list(named(client, "/sitemap.xml")) == [f"{SITE}/sitemaps/pages.xml"]
    assert f"{SITE}/" in everything(client)
    empty = client.get("/sitemap-news.xml")
    assert etree.fromstring(empty.content).findall("*") == []


def test_a_full_month_is_split_and_every_story_stands_once(
    client: Any, english: Edition, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "SIZE", 2)
    stories = [at(NOON + timedelta(hours=n), english, by=ana) for n in range(5)]
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        files = list(named(client, "/sitemap.xml"))[2:]
        found = [address for file in files for address in named(client, file)]
        assert client.get("/sitemaps/2026-11-4.xml").status_code == 404
    assert files == [
        f"{SITE}/sitemaps/{name}.xml" for name in ("2026-11", "2026-11-2", "2026-11-3")
    ]
    assert found == [f"{SITE}{public_address(story)}" for story in stories]


def test_pages_that_stay_are_named_and_what_has_no_page_is_not(
    client: Any, english: Edition, ana: User
) -> None:
    make_section(english, "Asia")
    lena = make_contributor("Lena Marsh", english.service)
    nils = make_contributor("Nils Berg", english.service)
    make_live_story(english, by=ana, bylines=(lena,), topics=("Sea",))
    make_article(english, by=ana, bylines=(nils,), topics=("Secret talks",))
    StandingPage.objects.create(
        edition=english, title="Contact", slug="contact", body="<p>Write.</p>"
    )
    StandingPage.objects.create(
        edition=english, title="Old", slug="old", body="<p>x</p>", is_public=False
    )
    assert set(named(client, "/sitemaps/pages.xml")) == {
        f"{SITE}{path}"
        for path in (
            *("/", "/latest/", "/corrections/", "/section/world/", "/section/asia/"),
            *("/topic/sea/", "/author/lena-marsh/", "/page/contact/"),
        )
    }


def test_the_news_are_those_of_two_days_by_their_first_publication(
    client: Any, english: Edition, ana: User
) -> None:
    old = at(NOON - timedelta(hours=49), english, by=ana)
    new = at(NOON - timedelta(hours=47), english, by=ana, headline="Cats & <dogs>\x0b")
    with time_machine.travel(NOON, tick=False):
        workflow.correct(stored(old), by=ana, text="It was 300.")
        (entry,) = read(client, "/sitemap-news.xml").findall("s:url", NS)
    assert entry.findtext("s:loc", None, NS) == f"{SITE}{public_address(new)}"
    said = {
        name: entry.findtext(f"n:news/{path}", None, NS)
        for name, path in {
            "name": "n:publication/n:name",
            "language": "n:publication/n:language",
            "date": "n:publication_date",
            "title": "n:title",
        }.items()
    }
    assert said == {
        "name": "Newsroom",
        "language": "en",
        "date": "2026-11-22T13:00:00+00:00",
        "title": "Cats & <dogs>",
    }


@pytest.mark.parametrize(
    ("tag", "said"),
    [("zh-Hans", "zh-cn"), ("zh", "zh-cn"), ("zh-Hant", "zh-tw"), ("pt-BR", "pt")],
)
def test_google_calls_a_few_languages_otherwise(
    client: Any, db: None, tag: str, said: str
) -> None:
    make_live_story(make_edition(language=tag, prefix="xx"))
    news = read(client, "/xx/sitemap-news.xml")
    assert news.findtext(".//n:language", None, NS) == said


def test_what_is_not_live_stands_in_no_sitemap(
    client: Any, english: Edition, ana: User, chiara: User
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        stories = {
            word: make_live_story(english, by=ana, slug=word)
            for word in ("held", "withdrawn", "killed", "expired", "live")
        }
        workflow.hold(stories["held"], by=ana)
        workflow.withdraw(stories["withdrawn"], by=ana, reason="It was wrong.")
        workflow.kill(stories["killed"], by=chiara, reason="Danger.")
        at_two = NOON + timedelta(hours=2)
        workflow.set_expiry(stored(stories["expired"]), by=ana, at=at_two)
        waiting = make_article(english, by=ana, slug="waiting")
        workflow.mark_ready(waiting, by=ana)
        workflow.schedule(stored(waiting), by=ana, at=NOON + timedelta(hours=3))
        make_article(english, by=ana, slug="draft")

        def found() -> set[str]:
            addresses = everything(client)
            return {
                word
                for word in (*stories, "waiting", "draft")
                if any(word in address for address in addresses)
            }

        assert found() == {"live", "expired"}
        clock.shift(timedelta(hours=2))
        assert found() == {"live"}
        clock.shift(timedelta(hours=1))
        assert found() == {"live", "waiting"}


def test_no_file_costs_more_than_three_queries(
    client: Any, english: Edition, ana: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        at(NOON - timedelta(days=70 * number), english, by=ana)
    with time_machine.travel(NOON, tick=False):
        for name in ("sitemap", "sitemap-news", "sitemaps/pages", "sitemaps/2026-11"):
            with django_assert_max_num_queries(3):
                assert client.get(f"/{name}.xml").status_code == 200


def test_who_has_the_file_already_is_told_so_by_tag_and_by_date(
    site: Site, english: Edition
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_live_story(english)
        first = site.get("/sitemap.xml")
        assert "Last-Modified" not in first  # within that very second
        clock.shift(timedelta(seconds=2))
        second = site.get("/sitemap.xml")
        date = second["Last-Modified"]
        assert date == "Tue, 24 Nov 2026 12:00:00 GMT"
        assert site.get("/sitemap.xml", if_modified_since=date).status == 304
        assert site.get("/sitemap.xml", if_none_match=first["ETag"]).status == 304
        other = {"if_none_match": '"other"', "if_modified_since": date}
        assert site.get("/sitemap.xml", **other).status == 200
        earlier = "Tue, 24 Nov 2026 11:59:59 GMT"
        later = "Tue, 24 Nov 2026 13:00:00 GMT"
        assert site.get("/sitemap.xml", if_modified_since=earlier).status == 200
        assert site.get("/sitemap.xml", if_modified_since=later).status == 200
        assert site.get("/sitemap.xml", if_modified_since="yesterday").status == 200
        clock.shift(timedelta(minutes=11))  # drawn again, and the same
        assert site.get("/sitemap.xml", if_modified_since=date).status == 304
        make_live_story(english)
        assert site.get("/sitemap.xml", if_modified_since=date).status == 200
    head = site.ask("HEAD", "/sitemap.xml")
    assert (head.status, head.content) == (200, b"")
    assert "Last-Modified" not in site.get("/")
