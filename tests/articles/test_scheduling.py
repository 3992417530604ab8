"""Scheduling: the clock alone makes the change, and only once it was fixed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article, ArticleEvent, Listing, PublishedArticle
from articles.rules import WorkflowError
from services.board import EffectiveStamp, microseconds, read_board
from services.models import Edition
from staff.models import User
from tests.factories import make_article, make_live_story, stored

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TWO = NOON + timedelta(hours=2)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def live_headlines(now: datetime) -> list[str]:
    return list(PublishedArticle.objects.live(now).values_list("headline", flat=True))


def listed_headlines(now: datetime) -> list[str]:
    rows = Listing.objects.filter(kind="edition").live(now)
    return list(rows.values_list("published__headline", flat=True))


def rewrite(article: Article, by: User, headline: str) -> Article:
    article = stored(article)
    article.headline = headline
    article.save()
    desk.keep(article, by=by)
    return stored(article)


def test_a_scheduled_story_appears_on_its_second(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, headline="Treaty signed")
    workflow.schedule(article, by=ana, at=TWO)
    for read in (live_headlines, listed_headlines):
        assert read(TWO - SECOND) == []
        assert read(TWO) == ["Treaty signed"]


def test_a_scheduled_update_never_takes_down_what_is_live(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, headline="Old text")
    article = rewrite(article, ana, "New text")
    workflow.schedule(article, by=ana, at=TWO)
    for read in (live_headlines, listed_headlines):
        assert read(TWO - SECOND) == ["Old text"]
        assert read(TWO) == ["New text"]


def test_the_revision_is_fixed_when_scheduled(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, headline="As scheduled")
    workflow.schedule(article, by=ana, at=TWO)
    rewrite(article, ana, "Changed afterwards")
    assert live_headlines(TWO) == ["As scheduled"]


def test_publishing_now_drops_what_was_scheduled(english: Edition, ana: User) -> None:
    article = make_live_story(english, by=ana, headline="One")
    article = rewrite(article, ana, "Two")
    workflow.schedule(article, by=ana, at=TWO)
    article = rewrite(article, ana, "Three")
    workflow.publish(article, by=ana)
    assert live_headlines(NOON) == live_headlines(TWO) == ["Three"]
    assert listed_headlines(TWO) == ["Three"]


def test_unscheduling_an_update_leaves_the_live_text_for_good(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, headline="One")
    workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    workflow.unschedule(stored(article), by=ana)
    assert live_headlines(TWO) == listed_headlines(TWO) == ["One"]


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_nothing_appears_by_the_clock_while_a_story_is_stopped(
    verb: str, english: Edition, ana: User, chiara: User
) -> None:
    article = make_live_story(english, by=ana, headline="One")
    workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    words = {"hold": {}}.get(verb, {"reason": "Wrong."})
    getattr(workflow, verb)(stored(article), by=chiara, **words)
    assert live_headlines(NOON) == live_headlines(TWO) == listed_headlines(TWO) == []


def test_a_story_whose_update_has_appeared_takes_another(
    english: Edition, ana: User, at_noon: Any
) -> None:
    article = make_live_story(english, by=ana, headline="One")
    workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    at_noon.move_to(TWO + SECOND)
    later = TWO + timedelta(hours=1)
    workflow.schedule(rewrite(article, ana, "Three"), by=ana, at=later)
    assert live_headlines(TWO + SECOND) == ["Two"]
    assert live_headlines(later) == ["Three"]
    assert PublishedArticle.objects.count() == 2


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (NOON - SECOND, "has passed"),
        (NOON, "has passed"),
        (datetime(2026, 11, 25, 9, 0), "no time zone"),  # noqa: DTZ001  the point
    ],
    ids=["past", "now", "naive"],
)
def test_a_time_that_cannot_be_is_refused(
    at: datetime, sentence: str, english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana)
    with pytest.raises(WorkflowError, match=sentence):
        workflow.schedule(article, by=ana, at=at)


def test_a_story_is_scheduled_for_its_embargo_and_not_before(
    english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana, embargo_until=TWO)
    with pytest.raises(WorkflowError, match="embargo"):
        workflow.schedule(article, by=ana, at=TWO - SECOND)
    workflow.schedule(article, by=ana, at=TWO)


@pytest.mark.parametrize(
    "stop",
    [{"has_legal_hold": True}, {"embargo_until": TWO + SECOND}],
    ids=["legal hold", "later embargo"],
)
@pytest.mark.parametrize("is_live", [True, False])
def test_a_stop_set_after_scheduling_stops_the_clock_too(
    stop: dict[str, Any],
    is_live: bool,  # noqa: FBT001
    english: Edition,
    ana: User,
) -> None:
    article = make_article(english, by=ana, headline="One")
    if is_live:
        workflow.publish(article, by=ana)
        article = rewrite(article, ana, "Two")
    workflow.schedule(article, by=ana, at=TWO)
    article = stored(article)
    for name, value in stop.items():
        setattr(article, name, value)
    article.save()
    assert desk.keep(article, by=ana) == TWO
    assert live_headlines(TWO) == listed_headlines(TWO) == ["One"] * is_live
    newest = ArticleEvent.objects.filter(article=article).first()
    assert newest is not None
    assert newest.action == "unscheduled"


def test_an_embargo_that_ends_in_time_leaves_the_schedule(
    english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana, headline="One", embargo_until=TWO)
    workflow.schedule(article, by=ana, at=TWO)
    article = stored(article)
    article.notes = "All agreed."
    article.save()
    assert desk.keep(article, by=ana) is None
    assert live_headlines(TWO) == ["One"]


def test_a_planned_time_does_nothing(english: Edition, ana: User) -> None:
    make_article(english, by=ana, publish_at=NOON - timedelta(days=1))
    assert live_headlines(TWO) == []


def test_the_effective_stamp_turns_with_the_clock(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    workflow.schedule(article, by=ana, at=TWO)

    def stamp(now: datetime) -> EffectiveStamp:
        return read_board().postings[english.pk].stamp(microseconds(now))

    assert stamp(NOON) == stamp(TWO - SECOND) != stamp(TWO)


@pytest.mark.parametrize("moment", [NOON, TWO - SECOND, TWO, TWO + SECOND])
def test_live_and_is_live_agree(moment: datetime, english: Edition, ana: User) -> None:
    article = make_live_story(english, by=ana, headline="One")
    workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    held = make_live_story(english, by=ana, headline="Held")
    workflow.hold(held, by=ana)
    live = set(PublishedArticle.objects.live(moment))
    assert live == {
        row for row in PublishedArticle.objects.all() if row.is_live(moment)
    }
    assert len(live) == 1


def test_times_of_a_scheduled_update_are_those_of_its_moment(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana)
    pending = workflow.schedule(rewrite(article, ana, "Two"), by=ana, at=TWO)
    assert pending.first_published_at == timezone.now()
    assert pending.updated_at == TWO
