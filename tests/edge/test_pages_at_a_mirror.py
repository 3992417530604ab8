"""What a page at a mirror leads to: nothing at a host that may be blocked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from articles import workflow
from articles.adapting import adapt
from articles.models import Article
from articles.refresh import sweep
from banners import workflow as banner_workflow
from services.models import Collaboration, Edition, EditionHost
from staff.models import User
from tests.articles.test_leaks import walk
from tests.factories import (
    make_agency,
    make_article,
    make_banner,
    make_box,
    make_live_story,
    make_person,
    public_address,
)
from tests.pages.whole_story import make_whole_story
from tests.site import Answer, Site

pytestmark = pytest.mark.either

MIRROR, OWN, OTHER = "mirror.example", "fa.example", "es.example"
ONION = f"{'a' * 56}.onion"
OURS = ("testserver", OWN, MIRROR, OTHER, ONION)


@dataclass
class Door:
    """The site as it is met at one host, photos apart."""

    site: Site
    host: str

    def get(self, address: str) -> Answer:
        if address.startswith("/media/"):
            return Answer(status=200, headers={}, content=b"")
        return self.site.get(address, host=self.host)


@pytest.fixture
def vera(persian: Edition) -> User:
    return make_person("vera", persian.service, "chief")


@pytest.fixture
def story(site: Site, english: Edition, persian: Edition, vera: User) -> str:
    """The address of a Persian story, in an edition with other doors."""
    persian.own_host = OWN
    persian.may_be_republished = True
    persian.save()
    for host, kind in ((MIRROR, "mirror"), (ONION, "onion")):
        EditionHost.objects.create(
            edition=persian, host=host, kind=kind, is_announced=True
        )
    banner = make_banner(persian)
    banner_workflow.show(banner, by=vera)
    return public_address(make_linked(persian, by=vera))


@pytest.fixture
def everything(
    story: str, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    """The editions full of all that they can hold."""
    make_live_story(english, by=ana, headline="English story")
    make_whole_story(persian, by=vera)
    for verb, said in (
        (workflow.hold, {}),
        (workflow.withdraw, {"reason": "Wrong."}),
        (workflow.kill, {"reason": "Wrong."}),
        (workflow.correct, {"text": "It was 300."}),
    ):
        verb(make_live_story(persian, by=vera), by=vera, **said)
    sweep()


def make_linked(edition: Edition, *, by: User) -> Article:
    """A story with links to this very site, as people paste them."""
    box = make_box(
        edition,
        is_on_every_story=True,
        link=f"https://{OWN}/latest/",
        link_words="Latest",
    )
    body = (
        '<p><a href="http://testserver/fa/latest/?x=1&amp;y=2">1</a>'
        f'<a href="https://{OWN.upper()}/fa/corrections/#a">2</a>'
        f'<a href="https://{OWN}">3</a> <a href="https://TESTSERVER">4</a>'
        '<a href="https://testserver.example/x">5</a> href="http://testserver/x"</p>'
    )
    article = make_article(edition, by=by, body=body, headline="Linked")
    Collaboration.objects.create(
        article=article,
        service=make_agency("AFP", may_be_republished=True),
        kind="information",
        link="http://testserver/fa/section/x/",
        order=1,
    )
    assert box.pk
    workflow.publish(article, by=by)
    return article


def whole_addresses(html: str) -> Iterator[tuple[str, str]]:
    """What leads to a host of ours by name: the place it stands in, and the address."""
    for element in lxml.html.fromstring(html).iter():
        for name, value in element.attrib.items():
            for part in value.split(","):
                host = urlsplit(part.strip()).hostname if "//" in part else None
                if host in OURS and not part.strip().startswith("mailto:"):
                    place = element.get("rel") or element.get("property")
                    place = place or element.get("name") or element.get("class")
                    yield f"{element.tag} {name} {place}", part.strip()


FOR_MACHINES = ("link href canonical", "link href alternate", "meta content ")


def test_no_page_at_a_mirror_leads_to_another_host_but_those_announced(
    site: Site, story: str, everything: None
) -> None:
    announced = {f"http://{MIRROR}/", f"http://{ONION}/"}
    pages = {}
    for address, answer in walk(Door(site, MIRROR), ["/", story, "/fa/nowhere/"]):  # type: ignore[arg-type]
        assert answer.startswith(("200", "404", "410", "301")), (address, answer[:300])
        if "<!DOCTYPE" in answer:
            pages[address] = answer.partition("<!DOCTYPE html>")[2]
    assert len(pages) > 40
    assert "English story" in pages["/en/"]
    named = set()
    for address, html in pages.items():
        found = set(whole_addresses(html))
        for place, whole in found:
            if place == "a href footer__link":
                assert whole.removesuffix("lite/") in announced
            else:
                assert place.startswith(FOR_MACHINES), (address, place, whole)
            named.add(place)
        if 'lang="fa"' in html[:40]:
            homes = {whole for place, whole in found if "footer" in place}
            is_lite = "/lite/" in address
            assert homes == {f"{home}{'lite/' * is_lite}" for home in announced}
    assert "link href canonical" in named


def test_the_canonical_address_is_at_the_own_host_whichever_host_was_asked(
    site: Site, story: str, english: Edition
) -> None:
    for host in ("testserver", OWN, MIRROR, ONION):
        html = site.get(story, host=host).text
        root = lxml.html.fromstring(html)
        whole = f"http://{OWN}{story}"
        assert root.xpath('//link[@rel="canonical"]/@href') == [whole]
        assert root.xpath('//meta[@property="og:url"]/@content') == [whole]
        assert root.xpath('//link[@hreflang="fa"]/@href') == [whole]
        assert root.xpath('//meta[@name="robots"]/@content') == [
            "max-image-preview:large"
        ]
        data = root.xpath('//script[@type="application/ld+json"]/text()')
        article = json.loads(data[-1])["@graph"][0]
        assert article["@id"] == f"{whole}#article"
        mail = root.xpath('//a[starts-with(@href, "mailto:")]/@href')[0]
        assert unquote(mail).endswith(f"body={whole}")
    assert 'canonical" href="http://testserver/"' in site.get("/en/", host=MIRROR).text
    feed = site.get("/fa/feed.json", host=OWN).text
    facts = json.loads(feed)
    assert facts["feed_url"] == f"http://{OWN}/fa/feed.json"
    assert facts["items"][0]["url"] == f"http://{OWN}{story}"
    banners = site.get("/fa/live/banners.atom").text
    assert f'<link href="http://{OWN}/fa/live/banners.atom" rel="self"' in banners
    assert "<id>http://testserver/fa/live/banners.atom" in banners  # as before the move


def test_a_feed_at_a_mirror_leads_on_at_the_mirror_and_is_the_same_to_its_readers(
    site: Site, story: str, english: Edition, ana: User
) -> None:
    english_story = public_address(make_live_story(english, by=ana, headline="Ferry"))
    for host in (MIRROR, ONION):
        facts = json.loads(site.get("/fa/feed.json", host=host).text)
        assert facts["feed_url"] == f"http://{host}/fa/feed.json"
        assert facts["home_page_url"] == f"http://{host}/fa/"
        assert facts["items"][0]["url"] == f"http://{host}{story}"
        ids = [item["id"] for item in facts["items"]]
        main = json.loads(site.get("/fa/feed.json").text)
        assert ids == [item["id"] for item in main["items"]]
        text = facts["items"][0]["content_html"]
        assert f'href="http://{host}/fa/latest/?x=1&amp;y=2"' in text
        assert 'href="http://testserver/x"</p>' in text  # words, no link
        for form in ("rss", "atom"):
            feed = site.get(f"/fa/feed.{form}", host=host).text
            assert f"http://{host}{story}" in feed
            assert f'link href="http://{host}/fa/feed.{form}" rel="self"' in feed
            assert f"link>http://{OWN}" not in feed
            assert f'link href="http://{OWN}' not in feed
            assert f'href="http://{host}/fa/latest/?x=1&amp;amp;y=2"&gt;' in feed
            assert 'href="http://testserver/x"&lt;/p&gt;' in feed
        banners = site.get("/fa/live/banners.atom", host=host).text
        assert f'<link href="http://{host}/fa/' in banners
        assert "<id>http://testserver/fa/live/banners.atom#" in banners
        feed = site.get("/en/feed.rss", host=host).text
        assert f"<link>http://{host}/en{english_story}</link>" in feed
    assert (
        f"<link>http://testserver{english_story}</link>" in site.get("/feed.rss").text
    )


def test_the_languages_of_a_story_are_named_at_their_own_hosts_and_read_at_this_one(
    site: Site, story: str, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    source = make_live_story(english, by=ana, headline="Ferry", slug="ferry")
    version = adapt(source, persian, by=vera).article
    version.headline = "Zversion"
    version.save()
    workflow.publish(version, by=vera)
    address = public_address(source)
    root = lxml.html.fromstring(site.get(public_address(version), host=MIRROR).text)
    named = root.xpath("//link[@hreflang]/@href")
    assert f"http://testserver{address}" in named
    assert f"http://{OWN}{public_address(version)}" in named
    [link] = root.xpath('//a[@class="read-in__link"]/@href')
    assert link == f"/en{address}"
    assert site.get(link, host=MIRROR).status == 200


def test_links_to_the_site_itself_lose_their_host_on_pages_and_keep_it_elsewhere(
    site: Site, story: str
) -> None:
    root = lxml.html.fromstring(site.get(story).text)
    prose = root.xpath('//div[@class="prose"]//a/@href')
    assert prose == [
        "/fa/latest/?x=1&y=2",
        "/fa/corrections/#a",
        "/fa/",
        "/",
        "https://testserver.example/x",
    ]
    assert 'href="http://testserver/x"</p>' in site.get(story).text  # words, no link
    assert "/fa/latest/" in root.xpath('//a[@class="box__link"]/@href')
    assert "/fa/section/x/" in root.xpath('//a[@class="credit__link"]/@href')
    text = site.get(story.replace(".html", "/republish/"), host=MIRROR).text
    assert "http://testserver/fa/latest/?x=1" in text
    assert f"http://{OWN}{story}" in text


def test_the_default_edition_has_an_alias_where_the_root_is_anothers(
    site: Site, story: str, english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, headline="Ferry & co", slug="ferry")
    address = public_address(article)
    at_mirror = site.get(f"/en{address}", host=MIRROR)
    assert at_mirror["Content-Language"] == "en"
    for link in ("/en/latest/", "/en/section/world/", "/fa/", "/static/css/newsroom"):
        assert f'href="{link}' in at_mirror.text
    assert 'data-address="/en/live/banners.json"' in at_mirror.text
    assert f'canonical" href="http://testserver{address}"' in at_mirror.text
    elsewhere = f"/en{address.replace('ferry', 'boat')}"
    assert site.get(elsewhere, host=MIRROR)["Location"] == f"/en{address}"
    assert site.get("/en/latest", host=MIRROR)["Location"] == "/en/latest/"
    assert site.get("/latest", host=MIRROR)["Location"] == "/latest/"
    banner_workflow.show(make_banner(english, story=article.story), by=ana)
    polled = site.get("/en/live/banners.json", host=MIRROR).text
    assert f'"url":"/en{address}"' in polled
    assert f'"url":"{address}"' in site.get("/live/banners.json").text
    assert site.get("/en/").status == 404  # at the house's hosts its root is `/`
    assert f'href="{address}"' in site.get("/latest/").text
