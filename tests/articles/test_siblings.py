"""Versions of one story name each other: to readers, and to search engines."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.adapting import adapt
from articles.models import Article
from services.models import Edition
from staff.models import User
from tests.factories import make_edition, make_live_story, public_address, stored
from tests.people import built_at_once

LINKS = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
READ_IN = re.compile(r'<a class="read-in__link" href="([^"]+)"[^>]*>([^<]+)</a>')


@pytest.fixture
def source(english: Edition) -> Article:
    return make_live_story(english, headline="Ferry runs aground </script>")


@pytest.fixture
def version(source: Article, persian: Edition, vera: User) -> Article:
    """The Persian edition's version, live."""
    article = adapt(source, persian, by=vera).article
    workflow.publish(article, by=vera)
    return stored(article)


def page_of(client, story: Article) -> str:
    response = client.get(public_address(story))
    assert response.status_code == 200
    return response.content.decode()


def alternates(page: str) -> dict[str, str]:
    return dict(LINKS.findall(page))


def article_node(page: str) -> dict:
    data = re.search(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", page, re.DOTALL)
    return json.loads(data[1])["@graph"][0]


def test_both_name_the_same_alternates_with_themselves_among_them(
    client, source, version
):
    here, there = page_of(client, source), page_of(client, version)
    assert alternates(here) == alternates(there)
    found = alternates(here)
    assert set(found) == {"en", "fa", "x-default"}
    assert found["en"] == found["x-default"]
    site = source.edition.site
    assert found["fa"] == f"{site}{public_address(version)}"
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', there)
    assert canonical[1] == found["fa"]
    assert 'property="og:locale:alternate" content="fa_IR"' in here


def test_readers_find_the_other_in_its_own_name(client, source, version):
    assert READ_IN.findall(page_of(client, source)) == [
        (public_address(version), "فارسی")
    ]
    assert READ_IN.findall(page_of(client, version)) == [
        (public_address(source), "English")
    ]


def test_machines_are_told_which_is_the_translation(client, source, version):
    here, there = (article_node(page_of(client, story)) for story in (source, version))
    assert [work["@id"] for work in here["workTranslation"]] == [there["@id"]]
    assert there["translationOfWork"]["@id"] == here["@id"]
    assert there["translationOfWork"]["headline"] == source.headline
    assert "workTranslation" not in there


@pytest.mark.either
def test_a_story_alone_names_itself_alone(client, source):
    page = page_of(client, source)
    assert set(alternates(page)) == {"en"}
    assert not READ_IN.findall(page)
    assert "workTranslation" not in article_node(page)


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_version_is_named_nowhere_at_once(
    client, source, version, chiara, verb
):
    page_of(client, version)
    reason = {} if verb == "hold" else {"reason": "It was wrong."}
    getattr(workflow, verb)(source, by=chiara, **reason)
    page = page_of(client, version)
    assert set(alternates(page)) == {"fa"}
    assert not READ_IN.findall(page)
    assert "translationOfWork" not in article_node(page)


def test_a_scheduled_version_is_named_from_its_second_on(client, source, persian, vera):
    at = timezone.now() + timedelta(hours=1)
    article = adapt(source, persian, by=vera).article
    workflow.schedule(article, by=vera, at=at)
    assert not READ_IN.findall(page_of(client, source))
    for edition in (source.edition, persian):
        assert edition.turns.filter(at=at).exists()
    with time_machine.travel(at + timedelta(seconds=1), tick=False):
        assert READ_IN.findall(page_of(client, source))


@pytest.mark.either
def test_a_verb_changes_the_pages_of_every_version(source, version, ana, persian):
    before = persian.stamp.counter
    workflow.hold(source, by=ana)
    persian.stamp.refresh_from_db()
    assert persian.stamp.counter > before


@pytest.mark.either
def test_two_editions_of_one_language_are_told_apart(
    client, source, version, english, ana
):
    """The first one stands for the language; the other names itself alone."""
    with built_at_once():
        learning = make_edition(
            english.service, name="Learning English", prefix="learn"
        )
    simple = adapt(source, learning, by=ana).article
    workflow.publish(simple, by=ana)
    page = page_of(client, simple)
    assert list(alternates(page)) == ["en"]
    assert alternates(page)["en"].endswith(public_address(simple))
    assert article_node(page)["isBasedOn"]["headline"] == source.headline
    first = alternates(page_of(client, source))
    assert first["en"].endswith(public_address(source))
    assert [name for _url, name in READ_IN.findall(page)] == ["Newsroom", "فارسی"]


@pytest.mark.either
def test_a_closed_edition_is_not_named(client, source, version, persian):
    persian.is_open = False
    persian.save()
    assert set(alternates(page_of(client, source))) == {"en"}


@pytest.mark.either
def test_homes_name_each_other_with_themselves_among_them(client, english, persian):
    here, there = (
        alternates(client.get(url).content.decode()) for url in ("/", "/fa/")
    )
    assert here == there
    assert set(here) == {"en", "fa", "x-default"}
    assert here["x-default"] == here["en"] == f"{english.site}/"


@pytest.mark.either
def test_a_list_names_itself_alone(client, english, persian):
    page = client.get("/fa/latest/").content.decode()
    assert alternates(page) == {"fa": f"{persian.site}/fa/latest/"}
