"""Five renames in a row, and back: every address that ever was is one step away."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from articles import desk, workflow
from articles.models import Article, Topic
from bylines.models import Contributor
from services.models import Edition, Section
from staff.models import User
from tests.factories import (
    make_contributor,
    make_live_story,
    make_section,
    public_address,
    stored,
)

pytestmark = pytest.mark.either

NAMES = ("first", "second", "third", "fourth", "fifth")
FORMS = ("rss", "atom", "json")


def one_step(client: Any, old: str, now: str) -> None:
    """The old address leads to the new one at once, and that one answers."""
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, now), old
    assert client.get(now).status_code == 200, now


@pytest.mark.parametrize("kind", ["section", "topic", "author"])
def test_a_list_and_its_feeds_are_one_step_away(
    client: Any, english: Edition, ana: User, kind: str
) -> None:
    section = make_section(english, "First")
    lena = make_contributor("First", english.service)
    make_live_story(
        english, by=ana, section=section, bylines=(lena,), topics=("First",)
    )
    row: Callable[[], Any] = {
        "section": lambda: Section.objects.get(pk=section.pk),
        "topic": lambda: Topic.objects.get(edition=english),
        "author": lambda: Contributor.objects.get(pk=lena.pk),
    }[kind]
    walked = [*NAMES, "first"]
    for before, name in pairwise(walked):
        changed = row()
        assert changed.slug == before
        changed.slug = name
        changed.save()
        now = f"/{kind}/{name}/"
        for former in set(walked[: walked.index(before) + 1]) - {name}:
            one_step(client, f"/{kind}/{former}/", now)
            one_step(client, f"/lite/{kind}/{former}/", f"/lite{now}")
            for form in FORMS:
                one_step(client, f"/{kind}/{former}/feed.{form}", f"{now}feed.{form}")
    assert client.get(f"/{kind}/first/").status_code == 200
    for former in NAMES[1:]:
        one_step(client, f"/{kind}/{former}/", f"/{kind}/first/")


def test_a_story_is_one_step_away(client: Any, english: Edition, ana: User) -> None:
    story = make_live_story(english, by=ana, slug="first")
    former = [public_address(story)]
    for name in (*NAMES[1:], "first"):
        renamed(story, name, ana)
        now = public_address(story)
        assert f"/a/{name}/" in now
        for old in set(former) - {now}:
            one_step(client, old, now)
            one_step(client, f"/lite{old}", f"/lite{now}")
        former.append(now)
    assert client.get(former[0]).status_code == 200


def renamed(story: Article, slug: str, by: User) -> None:
    article = stored(story)
    article.slug = slug
    article.save()
    desk.keep(article, by=by)
    workflow.publish(stored(article), by=by, significance="typo")


def test_a_name_that_another_took_over_is_that_ones(
    client: Any, english: Edition
) -> None:
    old = make_section(english, "Asia")
    old.slug = "asia-pacific"
    old.save()
    new = make_section(english, "Asia")
    assert client.get("/section/asia/").status_code == 200
    new.slug = "east"
    new.save()
    one_step(client, "/section/asia/", "/section/east/")
    one_step(client, "/section/asia/feed.rss", "/section/east/feed.rss")
