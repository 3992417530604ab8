"""What was cleared is exactly what goes out: by an editor, a second reader, legal.

Every case stands in a table; each is played on the same story and rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article
from articles.permissions import Verb, may
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from bylines.models import Byline
from services.models import Collaboration
from staff.models import Membership
from staff.permissions import Role, forget_standing
from tests.factories import (
    make_agency,
    make_article,
    make_box,
    make_contributor,
    make_live_story,
    make_membership,
    make_person,
    make_photo,
    make_section,
    make_topic,
    stored,
)

pytestmark = pytest.mark.either

Change = Callable[[Article], Any]


@contextmanager
def undone() -> Iterator[None]:
    """Play a case and leave nothing of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def typed(**facts: Any) -> Change:
    return lambda article: Article.objects.filter(pk=article.pk).update(**facts)


def saved(article: Article, change: Change, by: Any) -> Article:
    """The story after somebody changed it at the desk."""
    change(article)
    article = stored(article)
    desk.keep(article, by=by)
    return stored(article)


# ── Edit after clearance ─────────────────────────────────────────────────────


def changes_that_readers_see(edition: Any) -> dict[str, Change]:
    lee = make_contributor("Lee", edition.service)
    reuters = make_agency()
    topic, box = make_topic("Sea", edition), make_box(edition)
    return {
        "headline": typed(headline="Another"),
        "short headline": typed(short_headline="Another"),
        "search headline": typed(search_headline="Another"),
        "social headline": typed(social_headline="Another"),
        "kicker": typed(kicker="At sea"),
        "summary": typed(summary="It sank."),
        "body": typed(body="<p>Another.</p>"),
        "kind": typed(kind="analysis"),
        "web address": typed(slug="another"),
        "datelines": typed(datelines="Seoul"),
        "content warning": typed(content_warning="Violence"),
        "section": typed(section=make_section(edition, "Asia")),
        "lead photo": typed(lead_photo=make_photo(edition.service)),
        "byline": lambda a: Byline.objects.create(article=a, contributor=lee),
        "collaboration": lambda a: Collaboration.objects.create(
            article=a, service=reuters
        ),
        "topic": lambda a: a.topic_items.create(tag=topic),
        "standing box": lambda a: a.boxes.add(box),
    }


CHANGES_FOR_THE_DESK = {
    "slugline": typed(slugline="ANOTHER"),
    "notes": typed(notes="Call the port."),
    "plan": typed(publish_at=timezone.now() + timedelta(days=1)),
    "embargo": typed(embargo_until=timezone.now() + timedelta(days=1)),
    "nothing": lambda article: None,
}


def test_a_change_that_readers_see_lapses_both_clearances(english, people):
    article = make_article(english, by=people.boris)
    workflow.mark_ready(article, by=people.ana)
    workflow.clear_legally(article, by=people.chiara)
    article = stored(article)
    assert (article.is_cleared, article.is_legally_cleared) == (True, True)
    for name, change in changes_that_readers_see(english).items():
        with undone():
            after = saved(article, change, people.ana)
            assert (after.is_cleared, after.is_legally_cleared) == (False, False), name
            with pytest.raises(WorkflowError, match="legal adviser"):
                workflow.publish(after, by=people.ana)


def test_what_only_the_desk_sees_lapses_nothing(english, people):
    article = make_article(english, by=people.boris)
    workflow.mark_ready(article, by=people.ana)
    workflow.clear_legally(article, by=people.chiara)
    for name, change in CHANGES_FOR_THE_DESK.items():
        with undone():
            after = saved(stored(article), change, people.ana)
            assert (after.is_cleared, after.is_legally_cleared) == (True, True), name


# ── A second pair of eyes ────────────────────────────────────────────────────

ALONE, REFUSED, FINE = "alone", "refused", "fine"

EYES = [  # who wrote, who pressed Ready, who changed it then, who publishes
    ("ana", None, None, "ana", REFUSED),
    ("ana", "ana", None, "ana", REFUSED),
    ("ana", None, None, "chiara", FINE),
    ("ana", "ana", None, "chiara", FINE),
    ("ana", "chiara", None, "ana", FINE),
    ("ana", "chiara", None, "chiara", FINE),
    ("ana", "chiara", "ana", "ana", REFUSED),
    ("ana", "chiara", "ana", "chiara", FINE),
    ("ana", "chiara", "chiara", "chiara", REFUSED),
    ("boris", None, None, "ana", FINE),
    ("boris", "ana", None, "ana", FINE),
    ("boris", "ana", "ana", "ana", REFUSED),
    ("boris", "chiara", "ana", "ana", REFUSED),
    ("boris", None, "ana", "chiara", FINE),
    ("duty", None, None, "duty", ALONE),
    ("duty", "duty", None, "duty", ALONE),
    ("duty", "ana", None, "duty", FINE),
    ("ana", None, None, "duty", FINE),
    ("boris", "ana", "duty", "duty", ALONE),
    ("tired", None, None, "tired", REFUSED),
    ("tired", "ana", None, "tired", FINE),
]


@pytest.fixture
def shift(english, people):
    """Two more editors: one on duty, one whose hours are over."""
    hour = timedelta(hours=1)
    for name, until in (("duty", hour), ("tired", -hour)):
        person = make_person(name)
        until = timezone.now() + until
        make_membership(person, english.service, Role.EDITOR, duty_until=until)
        setattr(people, name, person)
    return people


def test_two_people_read_what_goes_out(english, shift):
    english.needs_second_eyes = True
    english.save()
    for row in EYES:
        writer, reader, changer, publisher, outcome = row
        with undone():
            article = make_article(english, by=getattr(shift, writer))
            if reader:
                workflow.mark_ready(article, by=getattr(shift, reader))
            if changer:
                change = typed(summary="Changed since.")
                saved(stored(article), change, getattr(shift, changer))
            by = getattr(shift, publisher)
            assert published(stored(article), by) == outcome, row


def published(article: Article, by: Any) -> str:
    try:
        workflow.publish(article, by=by)
    except WorkflowError as refused:
        return REFUSED if "Somebody else has to read it" in str(refused) else "?"
    return ALONE if stored(article).is_second_read_due else FINE


def test_a_second_read_that_is_due_is_done_by_somebody_else(english, shift):
    english.needs_second_eyes = True
    english.save()
    article = make_article(english, by=shift.duty)
    workflow.publish(article, by=shift.duty)
    with pytest.raises(WorkflowError):
        workflow.mark_ready(stored(article), by=shift.duty)
    workflow.mark_ready(stored(article), by=shift.ana)
    assert not stored(article).is_second_read_due
    assert article.events.first().action == "read_again"


# ── Legal clearance ──────────────────────────────────────────────────────────


def ask(article: Article, by: Any) -> None:
    workflow.hand_to(article, by=by, desk=Article.Desk.LEGAL, note="Is this libel?")


def test_what_waits_for_legal_goes_out_by_no_way(english, people):
    lawyer = make_person("lawyer", english.service, Role.LEGAL)
    soon = timezone.now() + timedelta(hours=1)
    ways = {
        "publish": lambda a, by: workflow.publish(a, by=by),
        "schedule": lambda a, by: workflow.schedule(a, by=by, at=soon),
        "correct": lambda a, by: workflow.correct(a, by=by, text="It was wrong."),
    }
    for name, go in ways.items():
        make = make_live_story if name == "correct" else make_article
        for by in (people.ana, people.chiara):
            with undone():
                article = make(english, by=people.ana)
                ask(article, people.ana)
                with pytest.raises(WorkflowError, match="legal adviser"):
                    go(stored(article), by)
                workflow.clear_legally(stored(article), by=lawyer)
                assert stored(article).waits_at == Article.Desk.EDITOR
                go(stored(article), by)
                assert stored(article).is_legally_cleared, "its address was pinned"


def test_legal_clears_again_after_a_change(english, people):
    article = make_article(english, by=people.boris)
    ask(article, people.ana)
    workflow.clear_legally(stored(article), by=people.chiara)
    with pytest.raises(WorkflowError, match="already"):
        workflow.clear_legally(stored(article), by=people.chiara)
    saved(stored(article), typed(headline="Another"), people.ana)
    workflow.clear_legally(stored(article), by=people.chiara)
    workflow.publish(stored(article), by=people.ana)


def test_what_legal_has_not_cleared_is_published_by_no_clock(english, people):
    article = make_article(english, by=people.boris)
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(article, by=people.ana, at=at)
    ask(stored(article), people.ana)
    assert readers_side(article.public_id, at).state == ReadersState.NOT_PUBLISHED
    actions = list(article.events.values_list("action", flat=True)[:2])
    assert actions == ["handed_to", "unscheduled"]


def test_stopping_asks_no_lawyer(english, people):
    for stop in (workflow.hold, workflow.withdraw):
        with undone():
            article = make_live_story(english, by=people.ana)
            ask(article, people.ana)
            stop(stored(article), by=people.ana, reason="Wrong.")


# ── Handing on ───────────────────────────────────────────────────────────────


def test_a_story_is_with_somebody_since_a_moment(english, people):
    article = make_article(english, by=people.boris)
    workflow.file(article, by=people.boris)
    article = stored(article)
    assert (article.waits_at, article.assignee) == (Article.Desk.EDITOR, None)
    since = article.waits_since
    workflow.hand_to(article, by=people.ana, to=people.chiara, desk="sub")
    article = stored(article)
    assert (article.waits_at, article.assignee) == ("sub", people.chiara)
    assert article.waits_since >= since
    workflow.send_back(article, by=people.chiara, note="Name the ferry.")
    article = stored(article)
    assert (article.waits_at, article.assignee) == ("", people.boris)
    workflow.file(article, by=people.boris)
    workflow.publish(stored(article), by=people.ana)
    assert (stored(article).waits_at, stored(article).waits_since) == ("", None)


def test_a_draft_that_goes_to_a_desk_is_in_review(english, people):
    article = make_article(english, by=people.boris)
    workflow.hand_to(article, by=people.boris, desk="editor")
    assert stored(article).state == Article.State.IN_REVIEW
    workflow.hand_to(stored(article), by=people.ana, to=people.boris)
    assert stored(article).state == Article.State.IN_REVIEW


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "Choose a colleague or a desk."),
        ({"desk": "sports"}, "Choose one of the desks"),
        ({"to": "vera"}, "does not work in"),
    ],
)
def test_a_story_is_handed_to_nobody_elses_people(english, people, words, sentence):
    article = make_article(english, by=people.boris)
    words = {k: getattr(people, v) if k == "to" else v for k, v in words.items()}
    with pytest.raises(WorkflowError, match=sentence):
        workflow.hand_to(article, by=people.ana, **words)


# ── Duty hours ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("verb", [Verb.KILL, Verb.REINSTATE, Verb.CLEAR_LEGALLY])
@pytest.mark.parametrize(
    ("minutes", "is_chief"), [(60, True), (1, True), (0, False), (-60, False)]
)
def test_a_duty_editor_is_chief_until_the_hour(
    english, people, time_machine, verb, minutes, is_chief
):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    Membership.objects.filter(person=people.ana).update(
        duty_until=now + timedelta(minutes=minutes)
    )
    forget_standing(people.ana)
    article = make_live_story(english, by=people.chiara)
    assert may(people.ana, verb, article) is is_chief
    if not is_chief:
        with pytest.raises(PermissionDenied):
            workflow.kill(article, by=people.ana, reason="Danger.")


# ── A credited service ───────────────────────────────────────────────────────


@pytest.mark.parametrize("role", [Role.REPORTER, Role.EDITOR, Role.CHIEF])
@pytest.mark.parametrize("may_edit", [False, True])
def test_a_credited_service_edits_when_allowed_and_publishes_never(
    english, persian, people, role, may_edit
):
    guest = make_person("guest", persian.service, role)
    article = make_article(english, by=people.ana)
    Collaboration.objects.create(
        article=article, service=persian.service, may_edit=may_edit
    )
    article = stored(article)
    assert Article.objects.visible_to(guest).get() == article
    assert may(guest, "edit", article) is may_edit
    assert not any(may(guest, verb, article) for verb in Verb)
    workflow.publish(article, by=people.ana)
    saved(stored(article), typed(summary="Changed since."), people.ana)
    desk.go_back(stored(article), 2, by=people.ana)
    assert stored(article).collaborations.get().may_edit is may_edit
