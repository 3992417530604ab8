"""What feeds say of stories that are gone: that they are, and never a headline."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.models import Article
from articles.tombstones import KEPT, expired, stopped
from services.models import Edition
from staff.models import User
from tests.factories import make_article, make_contributor, make_live_story, stored
from tests.site import Site

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NS = {
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
HOUR = timedelta(hours=1)


def urn(article: Article) -> str:
    return f"urn:newsroom:story:{article.public_id}"


def in_json(client: Any, page: str = "/") -> list[dict[str, str]]:
    feed = json.loads(client.get(f"{page}feed.json").content)
    found: list[dict[str, str]] = feed["_newsroom"]["gone"]
    assert not {each["id"] for each in found} & {item["id"] for item in feed["items"]}
    return found


def in_xml(client: Any, form: str, page: str = "/") -> list[dict[str, str]]:
    text = client.get(f"{page}feed.{form}").content
    assert not feedparser.parse(text).bozo
    root = etree.fromstring(text)
    parent = root if form == "atom" else root.find("channel")
    rows = parent.findall("at:deleted-entry", NS)
    return [
        {"id": row.get("ref"), "when": row.get("when")}
        | ({"reason": comment} if (comment := comment_of(row)) else {})
        for row in rows
    ]


def comment_of(row: Any) -> str:
    found: str = row.findtext("at:comment", "", NS)
    return found


def test_every_feed_of_the_edition_says_which_stories_are_gone(
    client: Any, english: Edition, persian: Edition, ana: User, chiara: User
) -> None:
    lena = make_contributor("Lena Marsh", english.service)
    facts = {"by": ana, "bylines": (lena,), "topics": ("Sea",)}
    with time_machine.travel(NOON, tick=False) as clock:
        one, two, three, held, _stays = (
            make_live_story(english, headline=f"Zgone {n}", **facts) for n in range(5)
        )
        until = NOON + 3 * HOUR
        workflow.set_expiry(three, by=ana, at=until)
        clock.shift(HOUR)
        workflow.withdraw(one, by=ana, reason="The <b>figures</b> were wrong.")
        workflow.hold(held, by=ana)
        clock.shift(HOUR)
        workflow.kill(two, by=chiara, reason="Zdanger.")
        clock.shift(2 * HOUR)
        expected = [
            {"id": urn(three), "when": until.isoformat()},
            {"id": urn(two), "when": (NOON + 2 * HOUR).isoformat()},
            {
                "id": urn(one),
                "when": (NOON + HOUR).isoformat(),
                "reason": "The <b>figures</b> were wrong.",
            },
        ]
        for page in (
            *("/", "/section/world/", "/topic/sea/", "/author/lena-marsh/"),
            "/service/english/",
        ):
            assert in_json(client, page) == expected, page
            for form in ("atom", "rss"):
                assert in_xml(client, form, page) == expected, (page, form)
        for form in ("atom", "rss", "json"):
            text = client.get(f"/feed.{form}").content.decode()
            assert text.count("Zgone") == 1
            assert "Zdanger" not in text
        assert in_json(client, "/fa/") == []


def test_the_feed_is_as_new_as_its_newest_tombstone(
    client: Any, english: Edition, ana: User
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        make_live_story(english, by=ana)
        clock.shift(HOUR)
        workflow.withdraw(story, by=ana, reason="It was wrong.")
        clock.shift(HOUR)
        at = (NOON + HOUR).isoformat()
        atom = etree.fromstring(client.get("/feed.atom").content)
        rss = etree.fromstring(client.get("/feed.rss").content)
        feed = json.loads(client.get("/feed.json").content)
    assert atom.findtext("atom:updated", None, NS) == at
    assert rss.findtext(".//lastBuildDate") == "Tue, 24 Nov 2026 13:00:00 +0000"
    assert rss.findtext(".//ttl") == "5"
    assert feed["_newsroom"]["updated"] == at


def test_a_story_that_came_back_is_not_gone(
    client: Any, english: Edition, ana: User, chiara: User
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        workflow.withdraw(story, by=ana, reason="It was wrong.")
        assert len(in_json(client)) == 1
        workflow.reinstate(stored(story), by=chiara)
        assert in_json(client) == []
        workflow.set_expiry(stored(story), by=ana, at=NOON + HOUR)
        clock.shift(2 * HOUR)
        assert len(in_json(client)) == 1
        workflow.set_expiry(stored(story), by=ana, at=None)
        assert in_json(client) == []


def test_an_update_after_the_end_takes_the_place_of_what_ended(
    client: Any, english: Edition, ana: User
) -> None:
    """The first version ends at one, the next one begins at one and has no end."""
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        workflow.set_expiry(story, by=ana, at=NOON + HOUR)
        article = stored(story)
        article.expires_at = None
        article.headline = "A new text"
        article.save()
        workflow.mark_ready(stored(article), by=ana)
        workflow.schedule(stored(article), by=ana, at=NOON + HOUR)
        clock.shift(2 * HOUR)
        assert in_json(client) == []


def test_it_is_named_for_a_week(client: Any, english: Edition, ana: User) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        workflow.withdraw(story, by=ana, reason="It was wrong.")
        clock.shift(KEPT - HOUR)
        assert len(in_json(client)) == 1
        clock.shift(2 * HOUR)
        assert in_json(client) == []


def test_what_readers_never_had_is_not_gone(
    client: Any, english: Edition, ana: User
) -> None:
    make_article(english, by=ana)
    spiked = make_article(english, by=ana)
    workflow.spike(spiked, by=ana)
    waiting = make_article(english, by=ana)
    workflow.mark_ready(waiting, by=ana)
    workflow.schedule(stored(waiting), by=ana, at=timezone.now() + HOUR)
    workflow.unschedule(stored(waiting), by=ana)
    assert in_json(client) == []


def test_a_list_that_lost_all_its_stories_still_says_so(
    client: Any, english: Edition, ana: User, django_assert_num_queries: Any
) -> None:
    story = make_live_story(english, by=ana)
    workflow.withdraw(story, by=ana, reason="It was wrong.")
    for form in ("rss", "atom", "json"):
        with django_assert_num_queries(3):
            client.get(f"/section/world/feed.{form}")
    assert [each["id"] for each in in_json(client, "/section/world/")] == [urn(story)]


def test_they_are_found_without_reading_the_archive(english: Edition) -> None:
    plans = [
        plan_of(*rows(english, NOON, NOON - KEPT).values("pk").query.sql_with_params())
        for rows in (stopped, expired)
    ]
    if connection.vendor == "postgresql":  # it counts its rows before it chooses
        assert not any("Seq Scan" in plan for plan in plans)
        return
    assert "ending_versions" in plans[1]
    assert "stopped_by_edition" not in plans[1]
    assert "stopped" in plans[0]


def plan_of(sql: str, params: Any) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", params)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return " ".join(str(row) for row in cursor.fetchall())


def test_a_feed_is_asked_for_by_date_too(site: Site, english: Edition) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_live_story(english)
        site.get("/feed.rss")
        clock.shift(timedelta(seconds=1))
        date = site.get("/feed.rss")["Last-Modified"]
        again = site.ask("HEAD", "/feed.rss", if_modified_since=date)
        assert (again.status, again.content) == (304, b"")
