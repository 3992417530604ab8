"""What a verb refuses to take, in the words an editor can act on."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleEvent, Notice, PublishedArticle
from articles.readers_side import ReadersSide
from articles.rules import WorkflowError
from articles.times import Significance
from services.models import Edition
from staff.models import User
from tests.factories import make_article, make_live_story, stored

pytestmark = pytest.mark.either


@pytest.mark.parametrize(
    ("verb", "words", "sentence"),
    [
        ("publish", {"significance": Significance.CORRECTION}, "Press Correct"),
        ("publish", {"significance": "scoop"}, "Choose what this publication is"),
        (
            "schedule",
            {"at": timezone.now(), "significance": Significance.CORRECTION},
            "goes out at once",
        ),
        ("correct", {"text": " "}, "what was wrong and what is right"),
        ("correct", {"text": "Wrong.", "kind": "withdrawal"}, "Choose correction"),
        ("withdraw", {"reason": "\n"}, "Readers will see this"),
        ("kill", {"reason": ""}, "Only the desk will see this"),
        ("unschedule", {}, "Nothing is scheduled"),
    ],
)
def test_a_live_story_keeps_its_version_when_the_words_do_not_fit(
    verb: str, words: dict[str, Any], sentence: str, english: Edition, chiara: User
) -> None:
    article = make_live_story(english, by=chiara)
    before = PublishedArticle.objects.values().get()
    events = ArticleEvent.objects.count()
    with pytest.raises(WorkflowError, match=sentence):
        getattr(workflow, verb)(article, by=chiara, **words)
    assert PublishedArticle.objects.values().get() == before
    assert ArticleEvent.objects.count() == events
    assert not Notice.objects.exists()


def test_sending_back_without_a_word_is_refused(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    workflow.file(article, by=ana)
    with pytest.raises(WorkflowError, match="what the writer should do"):
        workflow.send_back(stored(article), by=ana, note=" ")


def test_clearing_the_same_text_twice_is_refused(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    workflow.mark_ready(article, by=ana)
    with pytest.raises(WorkflowError, match="cleared already"):
        workflow.mark_ready(stored(article), by=ana)


def test_a_withdrawn_story_comes_back_corrected_by_a_chief_alone(
    english: Edition, ana: User, chiara: User
) -> None:
    article = make_live_story(english, by=ana)
    workflow.withdraw(article, by=ana, reason="The source took it back.")
    with pytest.raises(PermissionDenied):
        workflow.correct(stored(article), by=ana, text="The number was wrong.")
    assert PublishedArticle.objects.get().standing == "withdrawn"
    workflow.correct(stored(article), by=chiara, text="The number was wrong.")
    published = PublishedArticle.objects.get()
    assert published.is_live(timezone.now())
    assert "The number was wrong." in published.page.main
    assert "The source took it back." not in published.page.main


def test_publishing_a_held_story_lifts_the_hold(english: Edition, ana: User) -> None:
    article = make_live_story(english, by=ana)
    workflow.hold(article, by=ana, reason="A reader called.")
    workflow.publish(stored(article), by=ana, significance=Significance.TYPO)
    published = PublishedArticle.objects.get()
    assert published.is_live(timezone.now())
    assert published.updated_at is None


def test_a_reinstated_story_prints_the_editors_note(
    english: Edition, chiara: User
) -> None:
    article = make_live_story(english, by=chiara)
    workflow.withdraw(article, by=chiara, reason="Doubts.")
    workflow.reinstate(stored(article), by=chiara, note="The doubts were cleared up.")
    assert "The doubts were cleared up." in PublishedArticle.objects.get().page.main


def test_a_version_nobody_has_is_no_current_one() -> None:
    with pytest.raises(WorkflowError, match="not published"):
        workflow.current(ReadersSide(current=None, pending=None))


def test_a_spiked_story_takes_no_verb_but_put_back(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    workflow.spike(article, by=ana, reason="Overtaken.")
    with pytest.raises(WorkflowError, match="Put it back first"):
        workflow.publish(stored(article), by=ana)
    workflow.put_back(stored(article), by=ana)
    workflow.publish(stored(article), by=ana)
    assert Article.objects.not_spiked().get() == article
