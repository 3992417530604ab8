"""The verbs of fronts: who may, what is kept, what readers have from when on."""

import logging
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fronts import workflow
from fronts.arranging import front_of
from fronts.layout import Block, BlockKind, Layout, Place, dump
from fronts.models import FrontRevision, PublishedFront
from fronts.readers_side import readers_side
from fronts.workflow import Collision, WorkflowError
from services.models import Turn
from tests.factories import (
    make_article,
    make_edition,
    make_live_story,
    make_photo,
    make_section,
    make_service,
)


def pinned(article, key="lead", **facts) -> Place:
    return Place(key=key, story=article.public_id, **facts)


def led_by(article, **facts) -> Layout:
    return Layout(lead=pinned(article, **facts))


@pytest.fixture
def front(english):
    return front_of(english)


@pytest.fixture
def now(db):
    return timezone.now()


@pytest.fixture
def ferry(english):
    return make_live_story(english)


def test_a_front_begins_as_the_automatic_one(english, front):
    arranged = front.arranged
    assert arranged.stories == []
    assert len(arranged.top) == 4
    assert [block.number for block in arranged.blocks] == [english.default_section_id]
    assert front_of(english) == front


def test_a_front_is_kept_with_its_version_and_revision(front, ferry, ana, now):
    saved = workflow.save(front, led_by(ferry), by=ana, version=0, now=now)
    assert (saved.version, saved.changed_by, saved.changed_at) == (1, ana, now)
    assert saved.arranged.stories == [ferry.public_id]
    assert saved.revisions.get().arranged == saved.arranged
    assert saved.events.get().action == "saved"


def test_no_edit_is_lost_when_two_people_arrange(front, english, ferry, people, now):
    other = make_live_story(english, headline="Bridge opens")
    workflow.save(front, led_by(ferry), by=people.ana, version=0, now=now)
    with pytest.raises(Collision) as collision:
        workflow.save(front, led_by(other), by=people.chiara, version=0, now=now)
    stored = collision.value.front
    assert stored.arranged.stories == [ferry.public_id]
    assert "Ana" in str(collision.value)
    workflow.save(front, led_by(other), by=people.chiara, version=1, now=now)
    assert FrontRevision.objects.of(front).count() == 2


def test_pressing_save_twice_is_no_collision(front, ferry, ana, now):
    layout = led_by(ferry)
    workflow.save(front, layout, by=ana, version=0, now=now)
    assert workflow.save(front, layout, by=ana, version=0, now=now).version == 1


VERBS = {
    "save": lambda front, by, now: workflow.save(
        front, Layout(), by=by, version=0, now=now
    ),
    "publish": lambda front, by, now: workflow.publish(front, by=by, now=now),
    "schedule": lambda front, by, now: workflow.schedule(
        front, at=now + timedelta(hours=1), by=by, now=now
    ),
    "unschedule": lambda front, by, now: workflow.unschedule(front, by=by, now=now),
    "restore": lambda front, by, now: workflow.restore(
        front, 1, by=by, version=0, now=now
    ),
    "take_off": lambda front, by, now: workflow.take_off(front, by=by, now=now),
}


@pytest.mark.parametrize("verb", VERBS)
def test_only_the_services_editors_arrange(front, people, now, caplog, verb):
    caplog.set_level(logging.WARNING, "newsroom.security")
    for person in (people.boris, people.pavel, people.vera):
        with pytest.raises(PermissionDenied, match="Ask an editor of English Service"):
            VERBS[verb](front, person, now)
    assert caplog.text.count(f"{verb}, front {front.pk}") == 3


def wrong_layouts(english, ferry):
    other = make_edition(make_service(), prefix="xx")
    theirs = make_live_story(other)
    section, place = make_section(other, "Alien"), pinned(ferry)
    return {
        "This edition has no story": led_by(theirs),
        "stands on this front twice": Layout(lead=place, top=(place,)),
        "longer than 200 letters": led_by(ferry, headline="x" * 201),
        "Choose the story for which": Layout(lead=Place("lead", "", headline="Hm")),
        "Choose a section or topic of this edition": Layout(
            blocks=(Block("a", BlockKind.SECTION, section.pk),)
        ),
        "1 to 12 stories": Layout(
            blocks=(Block("a", BlockKind.PICKED, heading="Best", size=13),)
        ),
        "has more places": Layout(
            blocks=(
                Block("a", BlockKind.PICKED, None, "Best", 1, (place, Place("b", ""))),
            )
        ),
        "a heading": Layout(blocks=(Block("a", BlockKind.PICKED),)),
        "no time zone": led_by(ferry, until=timezone.now().replace(tzinfo=None)),
        "One of the photos": led_by(ferry, photo=make_photo(other.service).pk + 1),
    }


def test_every_wrong_layout_is_refused_in_a_sentence(front, english, ferry, ana, now):
    for sentence, layout in wrong_layouts(english, ferry).items():
        with pytest.raises(WorkflowError, match=sentence):
            workflow.save(front, layout, by=ana, version=0, now=now)
    assert front_of(english).version == 0


def test_blanks_are_cut_off_and_keys_made_unlike(front, english, ferry, ana, now):
    other = make_article(english, headline="Bridge opens")
    layout = Layout(
        lead=pinned(ferry, "same", headline="  Ferry \n sinks "),
        top=(pinned(other, "same"), Place("", "", until=now)),
    )
    saved = workflow.save(front, layout, by=ana, version=0, now=now).arranged
    keys = [place.key for place in saved.places]
    assert keys[0] == "same"
    assert len(set(keys)) == 3
    assert all(keys)
    assert saved.lead.headline == "Ferry sinks"
    assert saved.top[1].until is None


def test_a_published_front_ends_its_pins(front, english, ferry, ana, now):
    front = workflow.save(front, led_by(ferry), by=ana, version=0, now=now)
    copy = workflow.publish(front, by=ana, now=now, version=1)
    end = now + timedelta(hours=24)
    assert copy.arranged.lead.until == end
    assert front_of(english).arranged.lead.until is None
    assert Turn.objects.filter(edition=english, at=end).exists()
    assert readers_side(front, now).current == copy
    event = front.events.first()
    assert (event.action, event.revision, event.actor) == ("published", 1, ana)


def test_nothing_is_pinned_for_longer_than_a_week(front, ferry, ana, now):
    layout = led_by(ferry, until=now + timedelta(days=8))
    front = workflow.save(front, layout, by=ana, version=0, now=now)
    with pytest.raises(WorkflowError, match="for 7 days at most"):
        workflow.publish(front, by=ana, now=now)
    later = now + timedelta(days=2)
    copy = workflow.schedule(front, at=later, by=ana, now=now)
    assert copy.visible_from == later


def test_what_somebody_else_changed_is_not_published_unseen(front, ferry, people, now):
    workflow.save(front, led_by(ferry), by=people.ana, version=0, now=now)
    with pytest.raises(Collision):
        workflow.publish(front, by=people.chiara, now=now, version=0)
    with pytest.raises(Collision):
        workflow.restore(front, 1, by=people.chiara, version=0, now=now)


def test_the_clock_alone_puts_a_scheduled_front_before_readers(
    front, english, ferry, ana, now
):
    other = make_live_story(english, headline="Bridge opens")
    workflow.save(front, led_by(ferry), by=ana, version=0, now=now)
    workflow.publish(front, by=ana, now=now)
    workflow.save(front, led_by(other), by=ana, version=1, now=now)
    at = now + timedelta(hours=1)
    workflow.schedule(front, at=at, by=ana, now=now)
    workflow.save(front, Layout(), by=ana, version=2, now=now)

    def readers_have(moment):
        return PublishedFront.objects.home_of(english).at(moment).get().arranged

    assert readers_have(now).stories == [ferry.public_id]
    assert readers_have(at - timedelta(microseconds=1)).stories == [ferry.public_id]
    assert readers_have(at).stories == [other.public_id]
    assert Turn.objects.filter(edition=english, at=at).exists()

    workflow.schedule(front, at=at + timedelta(hours=1), by=ana, now=at)
    assert readers_have(at).stories == [other.public_id]
    slots = PublishedFront.objects.values_list("slot", flat=True)
    assert sorted(slots) == ["current", "pending"]


def test_scheduling_replaces_what_was_scheduled_and_says_so(front, ana, now):
    first, second = now + timedelta(hours=1), now + timedelta(hours=2)
    workflow.schedule(front, at=first, by=ana, now=now)
    workflow.schedule(front, at=second, by=ana, now=now)
    assert readers_side(front, now).pending.visible_from == second
    assert front.events.first().detail == {
        "at": second.isoformat(),
        "unscheduled": first.isoformat(),
    }
    workflow.unschedule(front, by=ana, now=now)
    assert front.events.first().detail == {"at": second.isoformat()}
    with pytest.raises(WorkflowError, match="Nothing is scheduled"):
        workflow.unschedule(front, by=ana, now=now)


def test_publishing_says_which_scheduled_front_it_drops(front, ana, now):
    at = (now + timedelta(hours=1)).astimezone(UTC)
    workflow.publish(front, by=ana, now=now)
    workflow.schedule(front, at=at, by=ana, now=now)
    workflow.publish(front, by=ana, now=now)
    side = readers_side(front, now)
    assert side.pending is None
    assert side.current.visible_until is None
    assert front.events.first().detail == {"unscheduled": at.isoformat()}


@pytest.mark.parametrize("hours", [-1, 0])
def test_nothing_is_scheduled_into_the_past(front, ana, now, hours):
    with pytest.raises(WorkflowError, match="has passed"):
        workflow.schedule(front, at=now + timedelta(hours=hours), by=ana, now=now)


def test_an_old_arrangement_comes_back_to_the_desk_alone(
    front, english, ferry, ana, now
):
    other = make_live_story(english, headline="Bridge opens")
    workflow.save(front, led_by(ferry), by=ana, version=0, now=now)
    workflow.save(front, led_by(other), by=ana, version=1, now=now)
    workflow.publish(front, by=ana, now=now)
    restored = workflow.restore(front, 1, by=ana, version=2, now=now)
    assert restored.arranged.stories == [ferry.public_id]
    assert restored.version == 3
    assert readers_side(front, now).current.arranged.stories == [other.public_id]
    assert front.events.first().detail == {"of": 1}
    numbers = FrontRevision.objects.of(front).values_list("number", flat=True)
    assert list(numbers) == [3, 2, 1]
    with pytest.raises(WorkflowError, match="no such revision"):
        workflow.restore(front, 9, by=ana, version=3, now=now)
    with pytest.raises(WorkflowError, match="exactly so"):
        workflow.restore(front, 1, by=ana, version=3, now=now)


def test_taking_a_front_off_leaves_the_automatic_one(front, ferry, ana, now):
    workflow.save(front, led_by(ferry), by=ana, version=0, now=now)
    workflow.publish(front, by=ana, now=now)
    workflow.schedule(front, at=now + timedelta(hours=1), by=ana, now=now)
    workflow.take_off(front, by=ana, now=now)
    assert readers_side(front, now).is_automatic
    assert not PublishedFront.objects.exists()
    assert "unscheduled" in front.events.first().detail
    with pytest.raises(WorkflowError, match="automatic front already"):
        workflow.take_off(front, by=ana, now=now)


def test_a_kept_layout_comes_back_as_it_was(ferry, now):
    place = pinned(ferry, until=now.astimezone(UTC), headline="Ferry", photo=3)
    block = Block("b", BlockKind.TOPIC, 7, "Sea", 3, (replace(place, key="c"),))
    layout = Layout(place, (Place("t", ""),), (block,))
    assert FrontRevision(layout=dump(layout)).arranged == layout
