"""Expiry: at a stated second the clock takes a story off every page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article, Listing, PublishedArticle
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from banners.workflow import show
from services.board import microseconds, read_board
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.factories import (
    make_article,
    make_banner,
    make_live_story,
    make_photo,
    public_address,
    stored,
)
from tests.site import Site

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TWO = NOON + timedelta(hours=2)
THREE = NOON + timedelta(hours=3)
SECOND = timedelta(seconds=1)

GONE = "This report is no longer available"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as machine:
        yield machine


def state(article: Article) -> ReadersState:
    return readers_side(article.public_id, timezone.now()).state


def seen(now: datetime) -> set[str]:
    """Headlines that readers can reach in any way at this moment."""
    live = PublishedArticle.objects.live(now).values_list("headline", flat=True)
    rows = Listing.objects.live(now).values_list("published__headline", flat=True)
    assert set(live) == set(rows)
    return set(live)


def test_a_story_leaves_every_page_on_its_second(
    site: Site, english: Edition, ana: User, clock: Any
) -> None:
    photo = make_photo(english.service)
    ends = make_live_story(
        english,
        by=ana,
        headline="Zends here",
        summary="Zends summary",
        lead_photo=photo,
        topics=("Sea",),
        expires_at=TWO,
    )
    related = f'<p>Text.</p><aside data-related="{ends.story_id}"></aside>'
    other = make_live_story(english, by=ana, headline="Stays", body=related)
    show(make_banner(english, story=ends.story, ends_at=THREE), by=ana)
    there = public_address(ends)
    picture = f"/media/{photo.media_key}/{photo.renditions.filter(crop='').first()}"
    lists = ["/", "/latest/", "/section/world/", public_address(other)]

    clock.move_to(TWO - SECOND)
    assert site.get(there).status == site.get(picture).status == 200
    assert all("Zends" in site.get(address).text for address in lists)
    assert all(there in site.get(address).text for address in lists)

    clock.move_to(TWO)
    answer = site.get(there)
    assert (answer.status, GONE in answer.text) == (410, True)
    assert site.get(f"/a/wrong/{ends.public_id}.html").status == 410
    assert site.get(picture).status == 404
    assert site.get("/topic/sea/").status == 404
    for address in [there, *lists]:
        page = site.get(address).text
        assert "Zends" not in page
        assert address == there or there not in page


def test_an_expiry_is_changed_and_removed_at_once_and_alone(
    english: Edition, ana: User, clock: Any
) -> None:
    article = make_live_story(english, by=ana, headline="As published")
    article = rewrite(article, ana, "Typed since")
    workflow.set_expiry(article, by=ana, at=TWO)
    assert seen(TWO - SECOND) == {"As published"}
    assert seen(TWO) == set()
    workflow.set_expiry(stored(article), by=ana, at=THREE)
    assert seen(TWO) == {"As published"}
    workflow.set_expiry(stored(article), by=ana, at=None)
    assert seen(THREE) == {"As published"}
    assert stored(article).headline == "Typed since"
    events = article.events.values_list("detail__until", flat=True)[:3]
    assert list(events) == ["", THREE.isoformat(), TWO.isoformat()]


def test_every_end_is_a_turn(english: Edition, ana: User) -> None:
    article = make_live_story(english, by=ana, expires_at=TWO)
    workflow.set_expiry(article, by=ana, at=THREE)
    turns = read_board().postings[english.pk].turns
    assert {microseconds(TWO), microseconds(THREE)} <= set(turns)


def publish_again(article: Article, ana: User) -> None:
    article.expires_at = THREE
    article.save()
    workflow.publish(stored(article), by=ana)


def prolong(article: Article, ana: User) -> None:
    workflow.set_expiry(article, by=ana, at=THREE)


@pytest.mark.parametrize("bring_back", [publish_again, prolong])
def test_a_later_end_brings_an_expired_story_back(
    bring_back: Callable[[Article, User], None],
    client: Client,
    english: Edition,
    ana: User,
    clock: Any,
) -> None:
    article = make_live_story(english, by=ana, headline="Back", expires_at=TWO)
    address = public_address(article)
    clock.move_to(TWO + SECOND)
    assert state(article) == ReadersState.EXPIRED
    assert client.get(address).status_code == 410
    bring_back(stored(article), ana)
    assert state(article) == ReadersState.LIVE
    assert client.get(address).status_code == 200
    assert seen(timezone.now()) == {"Back"}
    assert seen(THREE) == set()


def test_nothing_goes_out_at_or_after_the_end(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, expires_at=TWO)
    for at in (TWO, THREE):
        with pytest.raises(WorkflowError, match="time with it has ended"):
            workflow.schedule(article, by=ana, at=at)
    workflow.schedule(article, by=ana, at=TWO - SECOND)
    assert seen(TWO - SECOND) == {"Ferry sinks off Busan"}
    assert seen(TWO) == set()


def test_an_update_by_the_clock_ends_with_the_story(
    english: Edition, ana: User, clock: Any
) -> None:
    article = make_live_story(english, by=ana, headline="One", expires_at=THREE)
    workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    assert [seen(at) for at in (NOON, TWO, THREE)] == [{"One"}, {"Two"}, set()]
    with pytest.raises(WorkflowError, match="scheduled for 14:00"):
        workflow.set_expiry(stored(article), by=ana, at=TWO)
    workflow.unschedule(stored(article), by=ana)
    assert [seen(at) for at in (TWO, THREE)] == [{"One"}, set()]


@pytest.mark.parametrize(
    ("stop", "start"), [("hold", "release"), ("withdraw", "reinstate")]
)
def test_what_was_stopped_meanwhile_does_not_come_back_by_mistake(
    stop: str, start: str, english: Edition, chiara: User, clock: Any
) -> None:
    article = make_live_story(english, by=chiara, expires_at=TWO)
    reason = {"reason": "Wrong."} if stop == "withdraw" else {}
    getattr(workflow, stop)(article, by=chiara, **reason)
    clock.move_to(THREE)
    with pytest.raises(WorkflowError, match="Readers had it until 14:00"):
        getattr(workflow, start)(stored(article), by=chiara)
    workflow.set_expiry(stored(article), by=chiara, at=None)
    getattr(workflow, start)(stored(article), by=chiara)
    assert seen(THREE) == {"Ferry sinks off Busan"}


def test_an_expired_story_can_be_withdrawn_and_killed(
    english: Edition, chiara: User, clock: Any
) -> None:
    article = make_live_story(english, by=chiara, expires_at=TWO)
    clock.move_to(THREE)
    workflow.withdraw(article, by=chiara, reason="It was wrong.")
    workflow.kill(stored(article), by=chiara, reason="A source is in danger.")
    assert state(article) == ReadersState.KILLED


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (NOON, "has passed"),
        (TWO, "ends then already"),
        (datetime(2026, 11, 25, 9, 0), "no time zone"),  # noqa: DTZ001  the point
    ],
)
def test_an_end_that_cannot_be_meant_is_refused(
    at: datetime, sentence: str, english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, expires_at=TWO)
    with pytest.raises(WorkflowError, match=sentence):
        workflow.set_expiry(article, by=ana, at=at)
    assert stored(article).expires_at == TWO


def test_going_back_to_an_older_text_lifts_no_end(english: Edition, ana: User) -> None:
    from articles import desk

    article = make_live_story(english, by=ana, headline="First")
    workflow.set_expiry(article, by=ana, at=TWO)
    rewrite(article, ana, "Second")
    desk.go_back(stored(article), 1, by=ana)
    assert stored(article).headline == "First"
    assert stored(article).expires_at == TWO


@pytest.mark.parametrize("verb", ["release", "reinstate", "set_expiry"])
def test_a_legal_hold_closes_the_side_doors_too(
    verb: str, english: Edition, chiara: User, clock: Any
) -> None:
    article = make_live_story(english, by=chiara, expires_at=THREE)
    if verb == "release":
        workflow.hold(article, by=chiara)
    elif verb == "reinstate":
        workflow.withdraw(article, by=chiara, reason="Wrong.")
    else:
        clock.move_to(THREE)
    workflow.set_legal_hold(stored(article), by=chiara, reason="Quote.")
    words = {"at": None} if verb == "set_expiry" else {}
    with pytest.raises(WorkflowError, match="A legal hold is on"):
        getattr(workflow, verb)(stored(article), by=chiara, **words)
    assert seen(timezone.now()) == set()
