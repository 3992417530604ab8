"""The feeds of an edition and of its lists, in three formats alike."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Any

import feedparser
import pytest
import time_machine
from lxml import etree

from articles import desk, workflow
from articles.feeds import ENTRIES
from articles.models import Article, PublishedPage
from bylines.models import Byline, Contributor
from services.models import Edition, ServiceName
from staff.models import User
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_live_story,
    make_photo,
    make_service,
    public_address,
    stored,
)
from tests.site import Site

pytestmark = pytest.mark.either

FORMS = ("rss", "atom", "json")
SITE = "http://testserver"
NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor("Lena Marsh", english.service)


@pytest.fixture
def story(english: Edition, ana: User, lena: Contributor) -> Article:
    """An analysis that tells of everything a feed can carry."""
    tomas = make_contributor("Tomas Reyes", english.service)
    article = make_article(
        english,
        by=ana,
        kind="analysis",
        headline="Ferry <sinks> & “floats”\x0b",
        summary="300 people were aboard\x0c & <all> lived.",
        lead_photo=make_photo(english.service),
        bylines=(lena, tomas),
        collaborations=(make_service("korean", name="Korean Service"),),
        topics=("Sea",),
    )
    Byline.objects.filter(contributor=tomas).update(role="translator")
    workflow.publish(stored(article), by=ana)
    return stored(article)


def get(client: Any, page: str, form: str) -> str:
    response = client.get(f"{page}feed.{form}")
    assert response.status_code == 200
    return response.content.decode()


def xml(client: Any, page: str, form: str) -> Any:
    return etree.fromstring(get(client, page, form).encode())


def items(client: Any, page: str = "/") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(get(client, page, "json"))["items"]
    return found


# ── By the standards ─────────────────────────────────────────────────────────


def test_a_reader_of_feeds_finds_the_same_in_all_three(
    client: Any, story: Article
) -> None:
    (facts,) = items(client)
    assert facts["title"] == "Analysis: Ferry <sinks> & “floats”"
    for form in ("rss", "atom"):
        read = feedparser.parse(get(client, "/", form))
        assert not read.bozo
        assert read.feed.title == "Newsroom"
        assert read.feed.language == "en"
        (entry,) = read.entries
        assert entry.id == facts["id"] == f"urn:newsroom:story:{story.public_id}"
        assert entry.link == facts["url"] == f"{SITE}{public_address(story)}"
        assert [a.name for a in entry.authors if "name" in a][:1] == ["Lena Marsh"]
        assert [tag.term for tag in entry.tags] == facts["tags"]
        assert "300 people were aboard &amp; &lt;all&gt; lived." in entry.summary
        assert "<p>By Lena Marsh</p>" in entry.summary
        assert "in collaboration with Korean Service." in entry.summary
        assert "content" not in entry
    assert facts["tags"] == ["Analysis", "World", "Sea"]


def test_atom_is_as_its_standard_wants_it(client: Any, story: Article) -> None:
    feed = xml(client, "/section/world/", "atom")
    for path in ("id", "title", "updated", "author/name", "entry/id", "entry/title"):
        (node,) = feed.findall("/".join(f"atom:{p}" for p in path.split("/")), NS)
        assert node.text, path
    links = {
        link.get("rel"): link.get("href") for link in feed.findall("atom:link", NS)
    }
    assert links == {
        "self": f"{SITE}/section/world/feed.atom",
        "alternate": f"{SITE}/section/world/",
    }
    (entry,) = feed.findall("atom:entry", NS)
    (author,) = entry.findall("atom:author", NS)
    assert author.findtext("atom:uri", None, NS) == f"{SITE}/author/lena-marsh/"
    names = [
        c.findtext("atom:name", None, NS) for c in entry.findall("atom:contributor", NS)
    ]
    assert names == ["Korean Service", "Tomas Reyes"]
    for name in ("published", "updated"):
        at = datetime.fromisoformat(entry.findtext(f"atom:{name}", None, NS))
        assert at.tzinfo
    assert entry.findtext("atom:rights", None, NS) == "Not free to republish."
    assert feed.findtext("atom:title", None, NS) == "Newsroom: World"


def test_rss_is_as_its_board_wants_it(client: Any, story: Article) -> None:
    (channel,) = xml(client, "/", "rss").findall("channel")
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    (link,) = channel.findall("atom:link", NS)
    assert (link.get("rel"), link.get("href")) == ("self", f"{SITE}/feed.rss")
    (item,) = channel.findall("item")
    assert item.find("guid").get("isPermaLink") == "false"
    assert [c.text for c in item.findall("dc:creator", NS)] == ["Lena Marsh"]
    assert item.find("author") is None  # which would have to be a mail address
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
    assert item.find("enclosure") is None


def test_json_feed_is_as_its_standard_wants_it(client: Any, story: Article) -> None:
    response = client.get("/topic/sea/feed.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/topic/sea/feed.json"
    assert feed["home_page_url"] == f"{SITE}/topic/sea/"
    assert feed["language"] == "en"
    (item,) = feed["items"]
    assert isinstance(item["id"], str)
    lena = {"name": "Lena Marsh", "url": f"{SITE}/author/lena-marsh/"}
    assert item["authors"] == [lena]
    assert item["summary"] == "300 people were aboard & <all> lived."
    assert "content_html" in item
    assert "image" not in item


def test_an_empty_feed_is_a_feed(client: Any, english: Edition) -> None:
    for form in ("rss", "atom"):
        read = feedparser.parse(get(client, "/section/world/", form))
        assert not read.bozo
        assert read.entries == []
    assert items(client) == []


def test_an_unsigned_story_is_the_editions(client: Any, english: Edition) -> None:
    make_live_story(english)
    (item,) = items(client)
    assert item["authors"] == [{"name": "Newsroom", "url": f"{SITE}/"}]


# ── What they carry ──────────────────────────────────────────────────────────


def test_the_whole_text_only_where_it_is_free(
    client: Any, english: Edition, ana: User, story: Article
) -> None:
    english.may_be_republished = True
    english.republishing_terms = "Do not change the text."
    english.save()
    make_live_story(english, by=ana, collaborations=(make_agency("Reuters"),))
    held_back, whole = items(client)
    assert "left Busan" not in held_back["content_html"]
    assert "left Busan" in whole["content_html"]
    assert "first published by" in whole["content_html"]
    assert whole["_newsroom"]["rights"].endswith("Do not change the text.")
    (encoded,) = xml(client, "/", "rss").findall(".//content:encoded", NS)
    (content,) = xml(client, "/", "atom").findall(".//atom:content", NS)
    assert encoded.text == content.text == whole["content_html"]


def test_a_correction_is_told_and_a_typo_moves_nothing(
    client: Any, english: Edition, ana: User
) -> None:
    def said() -> dict[str, Any]:
        (item,) = items(client)
        return item

    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        first = said()
        clock.shift(timedelta(hours=1))
        publish_again(story, ana, "typo")
        assert (said()["title"], said()["date_modified"]) == ("Typo", NOON.isoformat())
        clock.shift(timedelta(hours=1))
        workflow.correct(stored(story), by=ana, text="It was 300.")
        corrected = said()
    assert corrected["id"] == first["id"]
    assert corrected["date_published"] == first["date_published"] == NOON.isoformat()
    two = NOON + timedelta(hours=2)
    assert corrected["date_modified"] == two.isoformat()
    assert "Correction" in corrected["content_html"]
    assert "It was 300." in corrected["content_html"]


def publish_again(story: Article, by: User, significance: str) -> None:
    article = stored(story)
    article.headline = "Typo"
    article.save()
    desk.keep(article, by=by)
    workflow.publish(stored(article), by=by, significance=significance)


def test_a_feed_holds_the_newest_thirty_for_three_queries(
    client: Any,
    english: Edition,
    ana: User,
    lena: Contributor,
    django_assert_num_queries: Any,
) -> None:
    facts = {"by": ana, "bylines": (lena,), "topics": ("Sea",)}
    for number in range(ENTRIES + 1):
        make_live_story(english, headline=f"Story {number}", **facts)
    pages = {"/": 3, "/section/world/": 3, "/topic/sea/": 3}
    pages |= {"/author/lena-marsh/": 3, "/service/english/": 3}
    for page, queries in pages.items():
        for form in FORMS:
            with django_assert_num_queries(queries):
                text = get(client, page, form)
            assert text.count("urn:newsroom:story:") == ENTRIES
            assert "Story 30" in text
            assert "Story 0<" not in text


def test_a_page_of_an_older_release_is_told_of_all_the_same(
    client: Any, story: Article
) -> None:
    PublishedPage.objects.update(feed_facts=None)
    (item,) = items(client)
    assert item["authors"][0]["name"] == "Lena Marsh"


# ── Right on the next request ────────────────────────────────────────────────


def everything(site: Site, *pages: str) -> str:
    return "".join(
        site.get(f"{page}feed.{form}").text for page in pages for form in FORMS
    )


def test_names_are_right_on_the_next_request(
    site: Site, english: Edition, ana: User
) -> None:
    english.may_be_republished = True
    english.save()
    lena, korean = (
        make_contributor("Lena Marsh", english.service),
        make_service("korean"),
    )
    make_live_story(english, by=ana, bylines=(lena,), collaborations=(korean,))
    pages = ("/", "/section/world/", "/service/korean/")
    assert everything(site, *pages).count("Lena Marsh") > 9
    ServiceName.objects.create(service=korean, language="en", name="Seoul Desk")
    text = everything(site, *pages)
    assert text.count("Seoul Desk") > 9
    assert "produced in collaboration with Korean Service" not in text
    lena.refresh_from_db()
    lena.protection = Contributor.Protection.SAY_NOTHING
    lena.save()
    text = everything(site, *pages, "/author/lena-marsh/")
    assert "lena" not in text.lower()
    assert site.get("/author/lena-marsh/feed.rss").status == 404


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_story_is_gone_on_the_next_request(
    site: Site, english: Edition, people: SimpleNamespace, verb: str
) -> None:
    english.may_be_republished = True
    english.save()
    story = make_live_story(english, by=people.ana, headline="Zforged", topics=("Sea",))
    pages = ("/", "/section/world/", "/topic/sea/", "/service/english/")
    assert everything(site, *pages).count("Zforged") == 12
    getattr(workflow, verb)(story, by=people.chiara, reason="It was wrong.")
    assert "Zforged" not in everything(site, *pages)
    assert site.get("/topic/sea/feed.json").status == 404


def test_a_feed_is_stored_and_answers_who_has_it_already(
    site: Site, english: Edition
) -> None:
    make_live_story(english)
    first = site.get("/feed.atom")
    assert first["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert site.edge.store.pages
    again = site.get("/feed.atom", if_none_match=first["ETag"])
    assert (again.status, again.content) == (304, b"")


def test_who_has_no_page_has_no_feed(client: Any, english: Edition, ana: User) -> None:
    hidden = make_contributor("Lena Marsh", english.service)
    make_article(english, by=ana, bylines=(hidden,), topics=("Secret talks",))
    for page in ("/topic/secret-talks/", "/author/lena-marsh/", "/section/x/"):
        for form in FORMS:
            assert client.get(f"{page}feed.{form}").status_code == 404
    assert client.get("/service/nobody/feed.rss").status_code == 404
    assert client.get("/feed.xml").status_code == 404


def test_a_feed_moves_with_its_list(client: Any, english: Edition) -> None:
    section = english.default_section
    section.slug = "the-world"
    section.save()
    response = client.get("/section/world/feed.rss")
    assert response.status_code == 301
    assert response["Location"] == "/section/the-world/feed.rss"


@pytest.mark.parametrize(
    "page",
    ["/", "/section/world/", "/topic/sea/", "/author/lena-marsh/", "/service/korean/"],
)
def test_pages_say_where_their_feeds_are(
    client: Any, story: Article, page: str
) -> None:
    html = client.get(page).content.decode()
    for form, kind in zip(FORMS, ("rss+xml", "atom+xml", "feed+json"), strict=True):
        assert f'type="application/{kind}" href="{page}feed.{form}"' in html
    assert '<a class="footer__link" href="/feed.rss"' in html
