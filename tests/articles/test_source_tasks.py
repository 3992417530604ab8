"""What a stopped or corrected source asks, and of whom: nothing is lost on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import adapting, workflow
from articles.following import catch_up
from articles.models import Adaptation, Notice, PublishedArticle, WithheldName
from articles.notice_workflow import reword_notice, take_back_notice
from articles.rules import WorkflowError
from articles.source_tasks import close_task, seen_by
from tests.articles.test_following import (
    HOUR,
    TEXT,
    body,
    edited,
    noon,
    open_changes,
    publish,
    tasks,
    type_in,
)
from tests.factories import (
    an_editor,
    make_contributor,
    make_edition,
    make_live_story,
    make_person,
    stored,
)

__all__ = ["noon"]
pytestmark = pytest.mark.either


@pytest.fixture
def lena(english):
    return make_contributor("Lena Marsh", english.service)


@pytest.fixture
def source(english, ana, lena):
    return make_live_story(
        english,
        by=ana,
        body=body(TEXT),
        headline="Ferry sinks",
        slugline="FERRY-EN",
        bylines=(lena,),
    )


@pytest.fixture
def adaptation(source, persian, vera):
    return tie_of(adapting.adapt(source, persian, by=vera).article)


@pytest.fixture
def korean(db):
    return make_edition(prefix="ko", language="ko", name="Korean")


def tie_of(article):
    return Adaptation.objects.get(article=article)


def close(task, by, outcome="corrected"):
    close_task(task, by=by, token=seen_by(by, task), outcome=outcome, words="Seen.")


def test_every_correction_is_a_task_of_its_own(noon, source, adaptation, ana):
    workflow.correct(stored(source), by=ana, text="It was 30.")
    noon.shift(HOUR)
    workflow.correct(stored(source), by=ana, text="It was Busan.")
    assert [words for _kind, words, _due in tasks(adaptation)] == [
        "It was 30.",
        "It was Busan.",
    ]


def test_a_notice_reworded_later_is_a_new_task_and_one_taken_back_says_so(
    noon, source, adaptation, ana, vera
):
    workflow.correct(stored(source), by=ana, text="It was 30.")
    close(adaptation.tasks.get(), vera)
    reword_notice(Notice.objects.get(), by=ana, text="It was 300.", why="Wrong")
    assert tasks(adaptation) == [("correction", "It was 300.", 4 * HOUR)]
    reworded = Notice.objects.order_by("-pk").first()
    take_back_notice(reworded, by=ana, why="It was right before.")
    assert adaptation.tasks.open().get().ended_at is not None


def test_who_adapts_what_has_an_open_task_gets_it_too(
    source, adaptation, ana, vera, korean
):
    workflow.publish(stored(adaptation.article), by=vera)
    workflow.withdraw(stored(source), by=ana, reason="It was not true.")
    again = adapting.adapt(
        stored(adaptation.article), korean, by=an_editor(korean.service)
    )
    (task,) = tie_of(again.article).tasks.open()
    assert (task.kind, task.words, task.origin) == (
        "withdrawal",
        "It was not true.",
        source,
    )


def test_a_killed_version_is_asked_nothing_and_a_spiked_one_misses_nothing(
    source, adaptation, ana, vera, chiara, korean
):
    spiked = tie_of(
        adapting.adapt(source, korean, by=an_editor(korean.service)).article
    )
    workflow.spike(spiked.article, by=an_editor(korean.service))
    workflow.publish(stored(adaptation.article), by=vera)
    chief = make_person("parisa", adaptation.article.edition.service, "chief")
    workflow.kill(stored(adaptation.article), by=chief, reason="In danger.")
    publish(source, ana, edited(3))
    workflow.hold(stored(source), by=ana)
    assert open_changes(adaptation) == []
    assert not adaptation.tasks.exists()
    assert len(open_changes(spiked)) == spiked.tasks.count() == 1


def test_an_edition_has_one_version_even_if_a_spiked_one_is_put_back(
    source, adaptation, vera
):
    workflow.spike(stored(adaptation.article), by=vera)
    adapting.adapt(source, adaptation.article.edition, by=vera)
    with pytest.raises(WorkflowError, match="has this story already"):
        workflow.put_back(stored(adaptation.article), by=vera)


def test_a_name_taken_off_a_source_is_off_what_was_made_of_it(
    source, adaptation, ana, vera, lena, korean
):
    workflow.publish(stored(adaptation.article), by=vera)
    again = adapting.adapt(
        stored(adaptation.article), korean, by=an_editor(korean.service)
    ).article
    page = page_of(adaptation.article)
    assert "Lena Marsh" in page.main
    workflow.anonymise(stored(source), by=ana, contributor=lena)
    page = page_of(adaptation.article)
    assert "Lena Marsh" not in page.main + page.head
    assert WithheldName.objects.filter(public_id=again.public_id).exists()
    assert adaptation.article.events.filter(action="anonymised").exists()


def page_of(article):
    return PublishedArticle.objects.get(public_id=article.public_id).page


def test_a_look_catches_up_with_the_clock(noon, source, adaptation, ana):
    later = type_in(source, body=body(edited(4)))
    workflow.schedule(later, by=ana, at=timezone.now() + HOUR)
    noon.shift(timedelta(hours=2))
    catch_up(source, timezone.now())
    assert len(open_changes(adaptation)) == 1


# ── Typos ────────────────────────────────────────────────────────────────────


def test_a_typo_that_splits_a_changed_paragraph_loses_nothing(source, adaptation, ana):
    publish(source, ana, edited(3))
    one, two = edited(3)[3].split(" It says")
    publish(source, ana, [*TEXT[:3], one, f"It says{two}", *TEXT[4:]], "typo")
    assert len(open_changes(adaptation)) == 1
    assert "Really." in open_changes(adaptation)[0][2]


def test_a_typo_that_takes_a_change_back_leaves_none(source, adaptation, ana):
    publish(source, ana, [*edited(3), "One more stands here."])
    assert len(open_changes(adaptation)) == 2
    publish(source, ana, TEXT, "typo")
    assert open_changes(adaptation) == []
