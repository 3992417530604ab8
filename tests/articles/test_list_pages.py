"""Home and the lists of stories by section, topic, author and service."""

import re

import pytest

from articles import workflow
from articles.listing import PAGE
from articles.models import Article, Topic
from banners import workflow as banner_workflow
from services.models import Section
from tests.factories import (
    make_agency,
    make_article,
    make_banner,
    make_contributor,
    make_edition,
    make_live_story,
    make_section,
    make_topic,
    public_address,
)


def text_of(response) -> str:
    return response.content.decode()


def stories_in(response) -> list[str]:
    """The addresses of the cards on a page, in order."""
    return re.findall(r'class="card__link" href="([^"]+)"', text_of(response))


def published_in(edition, ana, count: int) -> list[Article]:
    return [
        make_live_story(edition, by=ana, headline=f"Story number {number}")
        for number in range(count)
    ]


# ── Home ─────────────────────────────────────────────────────────────────────


def test_home_shows_the_newest_first_and_no_story_twice(client, english, ana):
    stories = published_in(english, ana, 12)
    shown = stories_in(client.get("/"))
    assert shown[0] == public_address(stories[-1])
    assert len(shown) == len(set(shown)) == 12


def test_home_gives_a_section_with_enough_stories_its_own_block(client, english, ana):
    culture = make_section(english, "Culture")
    for number in range(3):
        make_live_story(english, by=ana, section=culture, headline=f"Film {number}")
    published_in(english, ana, 5)
    page = text_of(client.get("/"))
    assert 'class="block__link" href="/section/culture/"' in page


def test_an_empty_edition_says_so_kindly(client, english):
    response = client.get("/")
    assert response.status_code == 200
    assert "There are no stories here yet." in text_of(response)


def test_each_edition_has_its_own_home(client, english, persian, ana):
    make_live_story(english, by=ana)
    assert stories_in(client.get("/fa/")) == []
    assert '<html lang="fa" dir="rtl" data-script="Arab">' in text_of(
        client.get("/fa/")
    )


def test_the_prefix_without_its_slash_leads_home(client, persian):
    assert client.get("/fa").headers["Location"] == "/fa/"


def test_every_page_leads_to_every_edition(client, english, persian):
    footer = text_of(client.get("/")).partition('id="languages"')[2]
    assert 'href="/fa/" lang="fa" hreflang="fa" dir="rtl"' in footer


def test_a_house_of_many_languages_lists_them_once_at_the_foot(client, english):
    for prefix, language in {"fa": "fa", "ko": "ko", "uk": "uk", "sw": "sw"}.items():
        make_edition(prefix=prefix, language=language, native_name=f"Name of {prefix}")
    page = text_of(client.get("/"))
    assert page.count('href="/ko/"') == 1
    assert 'href="#languages"' in page


def test_a_story_without_a_section_is_on_the_home_page_all_the_same(
    client, english, ana
):
    english.default_section = None
    english.save()
    stories = published_in(english, ana, 7)
    shown = stories_in(client.get("/"))
    assert set(shown) == {public_address(story) for story in stories}


# ── Lists ────────────────────────────────────────────────────────────────────


def test_a_section_lists_its_stories_and_those_of_its_parts(client, english, ana):
    asia = make_section(english, "Asia")
    korea = make_section(english, "Korea", parent=asia)
    story = make_live_story(english, by=ana, section=korea)
    make_live_story(english, by=ana)
    assert stories_in(client.get("/section/asia/")) == [public_address(story)]
    assert stories_in(client.get("/section/korea/")) == [public_address(story)]


def test_the_navigation_says_where_the_reader_is(client, english):
    page = text_of(client.get("/section/world/"))
    assert 'href="/section/world/" aria-current="page"' in page


def test_a_section_of_another_edition_is_not_found(client, english, persian):
    make_section(persian, "Asia")
    assert client.get("/section/asia/").status_code == 404


def test_a_topic_lists_its_stories(client, english, ana):
    story = make_live_story(english, by=ana, topics=("Safety at sea",))
    response = client.get("/topic/safety-at-sea/")
    assert stories_in(response) == [public_address(story)]


def test_an_author_page_carries_name_title_and_stories(client, english, ana):
    lena = make_contributor("Lena Marsh", english.service, job_title="Sea reporter")
    lena.names.create(language="fa", name="لنا مارش")
    story = make_live_story(english, by=ana, bylines=(lena,))
    response = client.get("/author/lena-marsh/")
    assert stories_in(response) == [public_address(story)]
    assert "Sea reporter" in text_of(response)


def test_an_author_is_named_in_the_language_of_the_edition(client, persian, vera):
    lena = make_contributor("Lena Marsh", persian.service)
    lena.names.create(language="fa", name="لنا مارش")
    make_live_story(persian, by=vera, bylines=(lena,))
    page = text_of(client.get("/fa/author/lena-marsh/"))
    assert "<h1" in page
    assert "لنا مارش</bdi></h1>" in page
    assert "Lena Marsh" not in page


def test_a_service_page_lists_what_it_helped_to_make(client, english, ana):
    story = make_live_story(english, by=ana, collaborations=(make_agency("Northwire"),))
    make_live_story(english, by=ana)
    assert stories_in(client.get("/service/northwire/")) == [public_address(story)]


def test_the_page_of_an_editions_own_service_lists_everything(client, english, ana):
    published_in(english, ana, 2)
    assert len(stories_in(client.get("/service/english/"))) == 2


def test_a_service_that_does_not_exist_is_not_found(client, english):
    assert client.get("/service/nobody/").status_code == 404


def test_a_long_list_turns_by_key_and_loses_nothing(client, english, ana):
    stories = published_in(english, ana, PAGE + 3)
    first = client.get("/latest/")
    (older,) = re.findall(r'href="(/latest/\?after=[^"]+)"', text_of(first))
    second = client.get(older)
    newest_first = [public_address(story) for story in reversed(stories)]
    assert stories_in(first) + stories_in(second) == newest_first
    assert f'rel="canonical" href="{english.site}{older}"' in text_of(second)


@pytest.mark.parametrize("key", ["", "nonsense", "%00", "MTIz", "é" * 200])
def test_a_key_that_is_none_shows_the_top(client, english, ana, key):
    story = make_live_story(english, by=ana)
    response = client.get("/latest/", {"after": key})
    assert stories_in(response) == [public_address(story)]


@pytest.mark.parametrize("verb", ["hold", "withdraw"])
def test_a_stopped_story_leaves_every_list(client, english, ana, verb):
    lena = make_contributor("Lena Marsh", english.service)
    northwire = make_agency("Northwire")
    facts = {"bylines": (lena,), "collaborations": (northwire,), "topics": ("Sea",)}
    make_live_story(english, by=ana, headline="Still here", **facts)
    story = make_live_story(english, by=ana, headline="Gone", **facts)
    getattr(workflow, verb)(story, by=ana, reason="It was wrong.")
    for address in (
        "/",
        "/latest/",
        "/section/world/",
        "/topic/sea/",
        "/author/lena-marsh/",
        "/service/northwire/",
    ):
        response = client.get(address)
        assert len(stories_in(response)) == 1
        assert "Gone" not in text_of(response)


# ── Old addresses, and names that are not public ─────────────────────────────


def test_an_old_section_address_redirects_for_a_short_time(client, english):
    world = Section.objects.get(edition=english, slug="world")
    world.slug = "the-world"
    world.save()
    response = client.get("/section/world/")
    assert response.status_code == 301
    assert response["Location"] == "/section/the-world/"
    assert "max-age=300" in response["Cache-Control"]


def test_an_old_topic_address_redirects(client, english, ana):
    make_live_story(english, by=ana, topics=("Sea",))
    topic = Topic.objects.get(name="Sea")
    topic.slug = "the-sea"
    topic.save()
    assert client.get("/topic/sea/")["Location"] == "/topic/the-sea/"


def test_an_old_author_address_redirects_inside_the_readers_edition(
    client, persian, vera
):
    lena = make_contributor("Lena Marsh", persian.service)
    make_live_story(persian, by=vera, bylines=(lena,))
    lena.refresh_from_db()
    lena.slug = "lena-marsh-okoye"
    lena.save()
    response = client.get("/fa/author/lena-marsh/")
    assert response["Location"] == "/fa/author/lena-marsh-okoye/"


def test_a_protected_author_has_no_page_and_no_redirect(client, english, ana):
    lena = make_contributor("Lena Marsh", english.service)
    make_live_story(english, by=ana, bylines=(lena,))
    lena.refresh_from_db()
    lena.slug = "lena"
    lena.save()
    lena.protection = lena.Protection.PEN_NAME
    lena.pen_name = "L. M."
    lena.save()
    for slug in ("lena", "lena-marsh"):
        response = client.get(f"/author/{slug}/")
        assert response.status_code == 404
        assert "Lena" not in text_of(response)


@pytest.mark.parametrize("key", ["", "MTc2MDAwMDAwMDAwMDAwMC4x"])
def test_a_topic_or_author_with_nothing_published_is_not_found(
    client, english, ana, key
):
    lena = make_contributor("Lena Marsh", english.service)
    make_article(english, by=ana, bylines=(lena,), topics=("Secret talks",))
    for address in ("/topic/secret-talks/", "/author/lena-marsh/"):
        assert client.get(address, {"after": key}).status_code == 404


def test_an_old_address_of_an_unpublished_topic_betrays_nothing(client, english):
    make_topic("Talks", english)
    topic = Topic.objects.get(name="Talks")
    topic.slug = "secret-talks-in-oslo"
    topic.save()
    response = client.get("/topic/talks/")
    assert response.status_code == 404
    assert "oslo" not in text_of(response)


def test_a_banner_links_its_story_while_that_is_live(client, english, ana):
    story = make_live_story(english, by=ana)
    banner_workflow.show(make_banner(english, story=story.story), by=ana)
    link = f'class="banner__wording" href="{public_address(story)}"'
    assert link in text_of(client.get("/"))
    workflow.hold(story, by=ana)
    assert "Ferry with 300 aboard sinks" not in text_of(client.get("/"))
