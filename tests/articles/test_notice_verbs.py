"""Saying more of a live story, rewording it, taking it back: who may, and when."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from articles import desk, workflow
from articles.models import ArticleEvent, Notice, PublishedArticle, PublishedNotice
from articles.notice_workflow import add_notice, reword_notice, take_back_notice
from articles.rules import WorkflowError
from tests.factories import make_article, make_live_story, stored

pytestmark = pytest.mark.either


@pytest.fixture
def story(english, ana):
    return make_live_story(english, by=ana)


@pytest.fixture
def notice(story, ana) -> Notice:
    workflow.correct(story, by=ana, text="It was 30 people.")
    return Notice.objects.get()


def rewrite(story, person, headline: str) -> None:
    story = stored(story)
    story.headline = headline
    story.save()
    desk.keep(story, by=person)


VERBS = [
    lambda story, notice, by: add_notice(story, by=by, text="The owner answered."),
    lambda story, notice, by: reword_notice(
        notice, by=by, text="It was 300.", why="Plainer."
    ),
    lambda story, notice, by: take_back_notice(notice, by=by, why="It was right."),
]
each_verb = pytest.mark.parametrize("verb", VERBS, ids=["add", "reword", "take_back"])


@each_verb
@pytest.mark.parametrize("name", ["boris", "pavel", "vera"])
def test_who_may_not_correct_the_story_may_not_touch_its_notices(
    story, notice, people, verb, name, caplog
):
    page = PublishedArticle.objects.get().page.main
    with pytest.raises(PermissionDenied, match="not yours"):
        verb(story, notice, getattr(people, name))
    assert "Refused: person" in caplog.text
    assert Notice.objects.count() == 1
    assert PublishedArticle.objects.get().page.main == page


@each_verb
def test_each_leaves_one_event_and_makes_open_forms_stale(story, notice, ana, verb):
    before, events = stored(story).version, ArticleEvent.objects.count()
    verb(story, notice, ana)
    assert ArticleEvent.objects.count() == events + 1
    assert ArticleEvent.objects.first().actor == ana
    assert stored(story).version > before


@each_verb
def test_a_killed_story_takes_none_of_them(story, notice, people, verb):
    workflow.kill(stored(story), by=people.chiara, reason="A court order.")
    with pytest.raises(WorkflowError, match="killed"):
        verb(story, notice, people.chiara)


def test_a_note_goes_out_alone_and_leaves_the_desks_text_on_the_desk(story, ana):
    rewrite(story, ana, "Half a head")
    now = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    with time_machine.travel(now, tick=False):
        add_notice(story, by=ana, text="The owner answered.", kind="editors_note")
    published = PublishedArticle.objects.get()
    assert published.headline == "Ferry sinks off Busan"
    assert "The owner answered." in published.page.main
    assert published.updated_at == now
    assert published.listed_at < now
    assert stored(story).headline == "Half a head"


def test_a_note_takes_the_desks_text_along_if_asked(story, ana):
    rewrite(story, ana, "Ferry raised")
    add_notice(story, by=ana, text="It was raised.", with_text=True)
    published = PublishedArticle.objects.get()
    assert published.headline == "Ferry raised"
    assert "It was raised." in published.page.main
    assert stored(story).is_cleared


def test_a_note_alone_leaves_what_is_scheduled(story, ana):
    rewrite(story, ana, "Ferry raised")
    later = datetime.now(UTC) + timedelta(hours=1)
    workflow.schedule(stored(story), by=ana, at=later)
    add_notice(story, by=ana, text="The owner answered.")
    pending = PublishedArticle.objects.get(slot="pending")
    assert (pending.headline, pending.visible_from) == ("Ferry raised", later)
    assert "The owner answered." in pending.page.main


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"text": " "}, "Say what readers should know"),
        ({"text": "It was wrong.", "kind": "correction"}, "Choose update"),
        ({"text": "Gone.", "kind": "withdrawal"}, "Choose update"),
    ],
)
def test_a_note_that_does_not_fit_is_refused(story, ana, words, sentence):
    with pytest.raises(WorkflowError, match=sentence):
        add_notice(story, by=ana, **words)
    assert not Notice.objects.exists()


def test_a_story_that_is_not_live_takes_no_note(english, ana):
    with pytest.raises(WorkflowError, match="not published"):
        add_notice(make_article(english, by=ana), by=ana, text="A note.")
    story = make_live_story(english, by=ana)
    workflow.hold(story, by=ana)
    with pytest.raises(WorkflowError, match="on hold"):
        add_notice(stored(story), by=ana, text="A note.")
    workflow.withdraw(stored(story), by=ana, reason="Forged.")
    with pytest.raises(WorkflowError, match="withdrawn"):
        add_notice(stored(story), by=ana, text="A note.")


def test_nothing_is_said_in_public_under_a_legal_hold(story, notice, ana):
    story = stored(story)
    story.has_legal_hold = True
    story.save()
    for verb in VERBS[:2]:
        with pytest.raises(WorkflowError, match="legal hold"):
            verb(story, notice, ana)
    take_back_notice(notice, by=ana, why="The lawyers ask for it.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"text": " ", "why": "Plainer."}, "what readers should know"),
        ({"text": "It was 300.", "why": " "}, "Say for the desk"),
        ({"text": "It was 30 people.", "why": "Plainer."}, "exactly this already"),
    ],
)
def test_a_rewording_that_does_not_fit_is_refused(notice, ana, words, sentence):
    with pytest.raises(WorkflowError, match=sentence):
        reword_notice(notice, by=ana, **words)
    assert Notice.objects.count() == 1


def test_two_who_reword_one_notice_do_not_overwrite_each_other(notice, ana, chiara):
    reword_notice(notice, by=ana, text="It was 300.", why="Plainer.")
    for verb in VERBS[1:]:
        with pytest.raises(WorkflowError, match="meanwhile"):
            verb(notice.article, notice, chiara)
    assert PublishedNotice.objects.get().told.text == "It was 300."


def test_what_was_taken_back_stays_so(notice, ana):
    take_back_notice(notice, by=ana, why="It was right.")
    last = Notice.objects.latest("pk")
    for verb in VERBS[1:]:
        with pytest.raises(WorkflowError, match="Write a new one"):
            verb(notice.article, last, ana)


def test_a_withdrawal_is_taken_back_by_bringing_the_story_back(story, ana):
    workflow.withdraw(story, by=ana, reason="Forged.")
    with pytest.raises(WorkflowError, match="reinstate"):
        take_back_notice(Notice.objects.get(), by=ana, why="It is real.")


def test_the_desk_keeps_what_was_said_before_and_why(notice, ana):
    reword_notice(notice, by=ana, text="It was 300.", why="A nought was missing.")
    event = ArticleEvent.objects.first()
    assert event.action == "notice_reworded"
    assert event.detail == {
        "kind": "correction",
        "number": notice.pk,
        "before": "It was 30 people.",
        "notice": "It was 300.",
        "note": "A nought was missing.",
    }


def test_a_held_storys_notice_can_be_reworded_before_it_comes_back(story, notice, ana):
    workflow.hold(stored(story), by=ana)
    reword_notice(notice, by=ana, text="It was 300.", why="A nought was missing.")
    assert not PublishedNotice.objects.exists()
    workflow.release(stored(story), by=ana)
    assert PublishedNotice.objects.get().told.text == "It was 300."
    assert "It was 300." in PublishedArticle.objects.get().page.main
