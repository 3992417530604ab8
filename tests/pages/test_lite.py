"""Lite pages: every kind once more for slow networks."""

import base64
import gzip
import re
from hashlib import sha256

import pytest
from django.test import Client

from articles import workflow
from articles.addresses import lite_path
from articles.models import Article, StandingPage
from articles.models.published import PublishedArticle
from articles.models.published_page import PublishedPage
from banners.workflow import show
from newsroom.edge.lite import lite_address
from services.models import Edition, EditionHost
from tests.factories import (
    make_banner,
    make_live_story,
    make_photo,
    make_recording,
    public_address,
    stored,
)
from tests.pages.whole_story import figure, make_whole_story

pytestmark = pytest.mark.either

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
LINKS = re.compile(r'<(?:a|form)\b[^<>]*?\s(?:href|action)="(/[^"]*)"([^<>]*)>')
# What a browser would fetch by itself. An empty icon keeps it from asking for one.
FETCHED = re.compile(
    r"<(?:script|img|source|audio|video|iframe|object|embed)\b|\ssrc=|\ssrcset="
    r'|<link rel="(?:stylesheet|preload|manifest)|@import|url\('
)
WORDS = "The ferry left Busan at dawn, with three hundred aboard and a calm sea. "
BUDGET = 8 * 1024  # bytes, gzip, of a story of 700 words


def lite(story: Article) -> str:
    return lite_path(story.edition.prefix, public_address(story))


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def check_page(html: str, policy: str) -> None:
    """Nothing is fetched for it, and its style is the one that its policy allows."""
    assert not FETCHED.search(html), FETCHED.search(html)
    assert '<link rel="icon" href="data:,">' in html
    assert '<meta name="robots" content="noindex, follow">' in html
    (style,) = STYLE.findall(html)
    assert len(style.encode()) <= 2048
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")


def check_links(html: str, prefix: str) -> None:
    """Every link to a page leads to a lite one; but for the full version's."""
    for address, rest in LINKS.findall(html):
        is_file = address.startswith("/media/") or "/feed." in address
        if "data-full" not in rest and not is_file:
            assert re.match(r"(/[a-z]{2})?/lite/", address), address


def standing_page(edition: Edition) -> StandingPage:
    return StandingPage.objects.create(
        edition=edition,
        purpose=StandingPage.Purpose.ETHICS,
        title="Rules",
        slug="rules",
        body='<p>See <a href="/latest/">the latest</a>.</p>',
    )


def test_every_kind_of_page_has_a_lite_form(client, english, persian, chiara):
    Edition.objects.filter(pk=english.pk).update(may_be_republished=True)
    free = make_live_story(Edition.objects.get(pk=english.pk))
    whole = make_whole_story(english, by=chiara)
    show(make_banner(english, wording="Ferry sinks", story=whole.story), by=chiara)
    standing_page(english)
    author = whole.bylines.order_by("order")[0].contributor
    helper = whole.collaborations.order_by("order")[0].service
    addresses = [
        "/",
        public_address(whole),
        public_address(free).replace(".html", "/republish/"),
        f"/section/{whole.section.slug}/",
        "/topic/safety-at-sea/",
        f"/author/{author.slug}/",
        f"/service/{helper.code}/",
        "/latest/",
        "/corrections/",
        "/page/rules/",
    ]
    for address in addresses:
        response = client.get(lite_path("", address))
        html = response.content.decode()
        assert response.status_code == 200, address
        assert 'dir="ltr"' in html
        check_page(html, response.headers["Content-Security-Policy"])
        check_links(html, "")
        assert f'<link rel="canonical" href="{english.site}{address}">' in html
        assert f'<a href="{address}" data-full>' in html
        assert "Ferry sinks</" in html  # the banner
        assert f'href="{lite_path("", public_address(whole))}">Ferry sinks</a>' in html


def test_a_lite_story_tells_all_that_the_full_one_tells(client, english, chiara):
    whole = make_whole_story(english, by=chiara)
    workflow.correct(whole, by=chiara, text="It was 300 people, not 30.")
    html = text_of(client, lite(whole))
    for words in (
        *(
            "Opinion",
            "Shipping",
            "Ferry sinks &amp; all are saved",
            "All &quot;300&quot;",
        ),
        *("Not verified.", "Help &amp; advice", "Describes a shipwreck.", "Busan"),
        *("We were lucky.", "Built in 1990.", "Opens on YouTube", "The rescue"),
        *("Related &amp; analysis", "It was 300 people, not 30.", "Safety at sea"),
        *("This picture shows blood.", "Said <em>otherwise</em> here.", "Seoul"),
    ):
        assert words in html, words
    photo = whole.lead_photo
    link = rf'<a href="/media/{photo.media_key}/\d+\.jpg">Picture: {photo.alt}</a>'
    assert re.search(rf"{link} \(<bdi>\d+ KB</bdi>\)", html)
    assert f"Photo: {photo.credit}" in html


def test_a_lite_story_of_700_words_is_light(client, english, persian):
    for edition in (english, persian):
        photos = [make_photo(edition.service) for _each in range(3)]
        words = " ".join(f"{WORDS}{number}." for number in range(50))
        figures = "".join(figure(photo, "inline") for photo in photos)
        story = make_live_story(edition, body=f"<p>{words}</p>{figures}")
        response = client.get(lite(story), headers={"accept-encoding": "gzip"})
        assert len(gzip.compress(response.content, 9)) <= BUDGET


def test_the_server_hands_a_light_story_over_with_its_policy(site, english, chiara):
    story = make_live_story(english, body=f"<p>{WORDS * 50}</p>")
    show(make_banner(english), by=chiara)
    for _again in range(2):  # drawn, then from the store
        answer = site.get(lite(story), accept_encoding="gzip")
        html = gzip.decompress(answer.content).decode()
        assert len(answer.content) <= BUDGET
        check_page(html, answer.headers["Content-Security-Policy"])
    full = site.get(public_address(story))
    assert "script-src 'self'" in full.headers["Content-Security-Policy"]


def test_a_stopped_story_answers_as_its_full_page_does(client, english, chiara):
    verbs = {
        "hold": {},
        "withdraw": {"reason": "Forged."},
        "kill": {"reason": "Wrong."},
    }
    for verb, said in verbs.items():
        story = make_live_story(english, headline="Ferry sinks")
        address, full = lite(story), public_address(story)
        getattr(workflow, verb)(story, by=chiara, **said)
        response = client.get(address)
        assert response.status_code == client.get(full).status_code
        html = response.content.decode()
        check_page(html, response.headers["Content-Security-Policy"])
        check_links(html, "")
        assert "Ferry sinks" not in html
        assert 'rel="canonical"' not in html
        assert ("Forged." in html) == (verb == "withdraw")


def test_what_is_nowhere_is_nowhere_in_lite(client, english, persian):
    for prefix, edition in (("", english), ("fa", persian)):
        html = text_of(client, f"{edition.root}lite/nowhere/", 404)
        check_links(html, prefix)
        assert f'dir="{edition.direction}"' in html


def test_redirects_stay_in_lite(client, english, persian):
    story = make_live_story(persian)
    address = lite(story)
    strange = address.replace(story.public_id, "").partition("/a/")[0]
    old = f"{strange}/a/old/{story.public_id}.html"
    assert client.get(old).headers["Location"] == address
    elsewhere = f"/lite/a/old/{story.public_id}.html"
    assert client.get(elsewhere).headers["Location"] == address


def test_pages_of_a_list_turn_within_lite(client, english):
    for number in range(21):
        make_live_story(english, headline=f"Ferry {number}")
    html = text_of(client, "/lite/latest/")
    (older,) = re.findall(r'href="(/lite/latest/\?after=[^"]+)" rel="next"', html)
    second = text_of(client, older)
    assert 'class="pager__link" href="/lite/latest/"' in second
    full = older.replace("/lite", "")
    assert f'<link rel="canonical" href="{english.site}{full}">' in second


def test_links_in_a_text_to_own_pages_lead_to_lite_ones(client, english, persian):
    other = make_live_story(persian)
    body = (
        f'<p><a href="{english.site}{public_address(other)}">one</a> '
        '<a href="/feed.rss">two</a> <a href="https://example.org/latest/">three</a></p>'
    )
    html = text_of(client, lite(make_live_story(english, body=body)))
    assert f'<a href="{lite(other)}">one</a>' in html
    assert '<a href="/feed.rss">two</a>' in html
    assert '<a href="https://example.org/latest/">three</a>' in html


def test_a_lite_address_is_known_by_what_stands_there():
    prefixes = {"", "fa"}
    assert lite_address("/", prefixes) == "/lite/"
    assert lite_address("/fa/", prefixes) == "/fa/lite/"
    assert lite_address("/fa/latest/?after=1", prefixes) == "/fa/lite/latest/?after=1"
    assert lite_address("/section/a/", prefixes) == "/lite/section/a/"
    for other in (
        "/section/a/feed.rss",
        "/media/a/640.jpg",
        "/fa",
        "/xx/",
        "/fa/lite/",
    ):
        assert lite_address(other, prefixes) == other


def test_full_pages_lead_to_their_lite_form(client, english):
    story = make_live_story(english)
    assert f'href="{lite(story)}"' in text_of(client, public_address(story))
    assert 'href="/lite/latest/"' in text_of(client, "/latest/")
    assert 'href="/lite/"' in text_of(client, "/")
    assert "Lite version" not in text_of(client, "/nowhere/", 404)


def test_an_older_release_rendered_no_lite_form(
    client, english, django_assert_num_queries
):
    address = lite(make_live_story(english, headline="Ferry sinks"))
    with django_assert_num_queries(2):
        html = text_of(client, address)
    PublishedPage.objects.update(packed_lite=None)
    assert text_of(client, address) == html
    assert not PublishedArticle.objects.filter(is_stale=True).exists()


def test_a_changed_caption_reaches_the_lite_page_at_once(client, english, pavel):
    photo = make_photo(english.service, alt="A ferry.")
    story = make_live_story(english, lead_photo=photo)
    assert "Picture: A ferry." in text_of(client, lite(story))
    photo.alt = "A tanker."
    photo.save()
    html = text_of(client, lite(stored(story)))
    assert "Picture: A tanker." in html
    assert "ferry." not in html.partition("<main")[2]


def test_at_a_mirror_the_default_edition_stays_in_lite(client, english, persian):
    EditionHost.objects.create(edition=persian, host="mirror.example.org")
    story = make_live_story(english)
    html = client.get("/en/lite/", headers={"host": "mirror.example.org"})
    page = html.content.decode()
    assert f'href="/en{lite(story)}"' in page
    assert '<a href="/en/" data-full>' in page
    assert f'<link rel="canonical" href="{english.site}/">' in page


def test_a_search_stays_in_lite(client, english, persian):
    story = make_live_story(
        english, headline="Ferry sinks", lead_photo=make_photo(english.service)
    )
    response = client.get("/lite/search/?q=ferry")
    html = response.content.decode()
    check_page(html, response.headers["Content-Security-Policy"])
    check_links(html, "")
    assert '<form class="search" id="search" action="/lite/search/"' in html
    assert f'href="{lite(story)}"' in html
    assert '<a href="/search/?q=ferry" data-full>' in html


def test_recordings_and_galleries_are_links_and_words(client, english):
    film = make_recording(
        english.service,
        title="Zfilm",
        description="Zdescribed",
        poster=make_photo(english.service),
    )
    photos = [make_photo(english.service, alt=f"Ship {each}.") for each in "ab"]
    numbers = ",".join(str(photo.pk) for photo in photos)
    body = (
        f'<p>Text.</p><figure data-recording="{film.pk}"><figcaption>Zunder</figcaption>'
        f'</figure><figure data-gallery="{numbers}"><figcaption></figcaption></figure>'
    )
    response = client.get(lite(make_live_story(english, body=body)))
    html = response.content.decode()
    check_page(html, response.headers["Content-Security-Policy"])
    check_links(html, "")
    for words in (
        "Zfilm",
        "Zunder",
        "Zdescribed",
        "Picture: Ship a.",
        "Picture: Ship b.",
    ):
        assert words in html, words
    assert f'<a href="/media/{film.media_key}/' in html


def test_a_page_is_announced_as_long_as_it_is(client, english):
    make_live_story(english)
    response = client.get("/lite/latest/")
    assert int(response.headers["Content-Length"]) == len(response.content)
