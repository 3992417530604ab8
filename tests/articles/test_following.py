"""When a source publishes again or is stopped, its adapting desks learn what that asks."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import adapting, desk, workflow
from articles.following import answer, catch_up
from articles.models import (
    Adaptation,
    Article,
    ArticleEvent,
    Notice,
    Revision,
    SourceChange,
    SourceTask,
)
from articles.notice_workflow import reword_notice
from articles.rules import WorkflowError
from articles.source_tasks import close_task, seen_by
from tests.factories import (
    an_editor,
    make_article,
    make_edition,
    make_live_story,
    make_person,
    stored,
)

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = [f"Paragraph {number} is here. It says {number} things." for number in range(20)]


def body(blocks):
    return "".join(f"<p>{block}</p>" for block in blocks)


def adapt(source, edition, by):
    """Another edition's version of what readers of the source have."""
    revision = Revision.objects.of(source).first()
    article = make_article(edition, by=by, headline="کشتی غرق شد", slugline="FERRY")
    Article.objects.filter(pk=article.pk).update(story=source.story)
    return adapting.link(source, stored(article), revision, by=by)


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def source(english, ana):
    return make_live_story(english, by=ana, body=body(TEXT), headline="Ferry sinks")


@pytest.fixture
def adaptation(source, persian, vera):
    return adapt(source, persian, vera)


def type_in(article, **facts):
    """Type into the working copy and save."""
    Article.objects.filter(pk=article.pk).update(**facts)
    desk.keep(stored(article), by=article.created_by)
    return stored(article)


def publish(article, by, blocks=None, significance="update", **facts):
    if blocks is not None:
        facts["body"] = body(blocks)
    workflow.publish(type_in(article, **facts), by=by, significance=significance)


def open_changes(adaptation):
    rows = adaptation.changes.unanswered().in_order()
    return [(row.part, plain(row.before), plain(row.after)) for row in rows]


def plain(html):
    return html.replace("<p>", "").replace("</p>", "")


def edited(*numbers, text=TEXT):
    return [f"{t} Really." if n in numbers else t for n, t in enumerate(text)]


# ── Changes ──────────────────────────────────────────────────────────────────


def test_three_of_twenty_are_those_three_and_answers_never_come_back(
    source, adaptation, ana, vera
):
    new = edited(3, 7, 12)
    publish(source, ana, new, headline="Ferry sinks off Busan")
    assert open_changes(adaptation) == [
        ("headline", "Ferry sinks", "Ferry sinks off Busan"),
        *(("body", TEXT[n], new[n]) for n in (3, 7, 12)),
    ]
    rows = list(adaptation.changes.in_order())
    given = answer(
        adaptation, {rows[1].pk: "applied", rows[2].pk: "on_purpose"}, by=vera
    )
    assert given == 2
    publish(source, ana, [new[19], *new[:19]], section=None)
    assert [change[0] for change in open_changes(adaptation)] == ["headline", "body"]
    assert {row.pk for row in adaptation.changes.unanswered()} == {
        rows[0].pk,
        rows[3].pk,
    }
    rows[1].refresh_from_db()
    assert (rows[1].answer, rows[1].answered_by) == ("applied", vera)
    event = ArticleEvent.objects.get(action="source_answered")
    assert (event.article, event.actor) == (adaptation.article, vera)
    assert event.detail["answers"] == {"applied": 1, "on_purpose": 1}


def test_what_changes_again_overtakes_and_what_goes_back_vanishes(
    source, adaptation, ana, vera
):
    publish(source, ana, edited(3, 7))
    (third, seventh) = adaptation.changes.in_order()
    publish(source, ana, [*edited(3)[:7], "Seven is new.", *TEXT[8:]])
    assert open_changes(adaptation) == [
        ("body", TEXT[3], f"{TEXT[3]} Really."),
        ("body", TEXT[7], "Seven is new."),
    ]
    seventh.refresh_from_db()
    assert seventh.answer == "overtaken"
    with pytest.raises(WorkflowError, match="meanwhile"):
        answer(adaptation, {seventh.pk: "applied"}, by=vera)
    publish(source, ana, TEXT)
    assert open_changes(adaptation) == []
    assert adaptation.changes.filter(pk=third.pk, answer="overtaken").exists()


def test_a_typo_raises_nothing_then_or_later(source, adaptation, ana, vera):
    publish(source, ana, edited(3))
    wrong = [
        t.replace("things", "thigns") if n in (3, 5) else t
        for n, t in enumerate(edited(3))
    ]
    (row,) = adaptation.changes.all()
    publish(source, ana, wrong, "typo")
    assert open_changes(adaptation) == [("body", TEXT[3], wrong[3])]
    assert adaptation.changes.get() == row
    publish(source, ana, [*wrong, "One more."])
    assert open_changes(adaptation)[1:] == [("body", "", "One more.")]
    answer(adaptation, dict.fromkeys(values(adaptation), "applied"), by=vera)
    publish(source, ana, [*wrong[:5], *TEXT[5:6], *wrong[6:], "One more."], "typo")
    publish(source, ana, headline="Another")
    assert [change[0] for change in open_changes(adaptation)] == ["headline"]


def values(adaptation):
    return adaptation.changes.unanswered().values_list("pk", flat=True)


def test_a_version_that_the_clock_publishes_is_followed(
    noon, source, adaptation, ana, english
):
    later = type_in(source, body=body(edited(4)))
    workflow.schedule(later, by=ana, at=NOON + HOUR)
    assert open_changes(adaptation) == []
    noon.shift(2 * HOUR)
    call_command("refresh")
    assert open_changes(adaptation) == [("body", TEXT[4], f"{TEXT[4]} Really.")]
    catch_up(source, NOON + 2 * HOUR)
    workflow.schedule(
        type_in(source, body=body(edited(4, 5))), by=ana, at=NOON + 3 * HOUR
    )
    noon.shift(3 * HOUR)
    workflow.hold(stored(source), by=ana)  # settles what the clock has done
    assert len(open_changes(adaptation)) == 2
    assert Adaptation.objects.get().seen_revision == 4


def test_only_the_adapting_desks_writers_answer(source, adaptation, ana, vera):
    publish(source, ana, edited(3))
    (row,) = adaptation.changes.all()
    with pytest.raises(PermissionDenied):
        answer(adaptation, {row.pk: "applied"}, by=ana)
    with pytest.raises(WorkflowError):
        answer(adaptation, {row.pk: "overtaken"}, by=vera)
    with pytest.raises(WorkflowError):
        answer(adaptation, {}, by=vera)
    assert len(open_changes(adaptation)) == 1


def test_a_story_without_adaptations_pays_nothing(source, ana):
    with CaptureQueriesContext(connection) as queries:
        publish(source, ana, edited(1))
    asked = [q["sql"] for q in queries if 'FROM "articles_adaptation"' in q["sql"]]
    assert asked == []


# ── Tasks ────────────────────────────────────────────────────────────────────


def tasks(adaptation):
    rows = adaptation.tasks.open().most_urgent_first()
    return [(row.kind, row.words, row.due_at - NOON) for row in rows]


STOPS = {
    "correct": ({"text": "It was 30."}, "correction", "It was 30.", 4 * HOUR),
    "hold": ({"reason": "Secret"}, "hold", "", HOUR),
    "withdraw": ({"reason": "It was wrong."}, "withdrawal", "It was wrong.", HOUR),
    "kill": ({"reason": "Secret"}, "kill", "", HOUR / 2),
}


@pytest.mark.parametrize("verb", STOPS)
def test_stops_and_corrections_ask_every_version_of_the_story(
    noon, source, adaptation, vera, chiara, verb
):
    facts, kind, words, within = STOPS[verb]
    korean = make_edition(prefix="ko", language="ko")
    again = adapt(adaptation.article, korean, an_editor(korean.service))
    getattr(workflow, verb)(stored(source), by=chiara, **facts)
    assert tasks(adaptation) == tasks(again) == [(kind, words, within)]
    assert {task.origin for task in SourceTask.objects.all()} == {source}
    assert "Secret" not in str(SourceTask.objects.values())


def test_a_second_stop_renews_the_task_and_a_release_says_so(
    noon, source, adaptation, ana
):
    workflow.hold(stored(source), by=ana)
    workflow.release(stored(source), by=ana)
    (task,) = adaptation.tasks.all()
    assert task.ended_at == NOON
    assert task.closed_at is None
    noon.shift(HOUR)
    workflow.hold(stored(source), by=ana)
    assert tasks(adaptation) == [("hold", "", 2 * HOUR)]
    assert adaptation.tasks.get().ended_at is None
    workflow.publish(type_in(source, kicker="At sea"), by=ana)
    assert adaptation.tasks.get().ended_at is not None


def test_a_reworded_notice_is_read_anew(noon, source, adaptation, ana, vera):
    workflow.correct(stored(source), by=ana, text="It was 30.")
    seen = seen_by(vera, adaptation.tasks.get())
    noon.shift(HOUR)
    notice = Notice.objects.get()
    reword_notice(notice, by=ana, text="There were 30 aboard.", why="Unclear")
    assert tasks(adaptation) == [("correction", "There were 30 aboard.", 4 * HOUR)]
    refused(adaptation.tasks.get(), vera, seen, "has read it")


def test_a_killed_source_leaves_nothing_to_be_taken_over(
    source, adaptation, ana, chiara
):
    publish(source, ana, edited(3))
    workflow.correct(stored(source), by=ana, text="It was 30.")
    workflow.kill(stored(source), by=chiara, reason="Somebody is in danger.")
    assert open_changes(adaptation) == []
    assert [words for _kind, words, _due in tasks(adaptation)] == ["", ""]
    assert SourceChange.objects.get().answer == "overtaken"


def test_a_task_is_closed_only_by_who_was_shown_it_as_it_stands(
    noon, source, adaptation, ana, vera, persian
):
    workflow.hold(stored(source), by=ana)
    (task,) = adaptation.tasks.all()
    zahra = make_person("zahra", persian.service)
    seen = seen_by(vera, task)
    noon.shift(HOUR / 2)
    for token, by in (("", vera), (seen, zahra), (f"{seen}x", vera)):
        refused(task, by, token, "has read it")
    workflow.release(stored(source), by=ana)
    refused(task, vera, seen, "has read it")
    seen = seen_by(vera, adaptation.tasks.get())
    refused(task, vera, seen, "Say in words", outcome="not_ours", words=" ")
    refused(task, vera, seen, "Say what was done", outcome="")
    with pytest.raises(PermissionDenied):
        close_task(task, by=ana, token=seen, outcome="corrected")
    close_task(task, by=vera, token=seen, outcome="not_ours", words="Not in ours.")
    task.refresh_from_db()
    assert (task.closed_by, task.done) == (vera, "Not in ours.")
    event = ArticleEvent.objects.get(action="task_closed")
    assert (event.article, event.detail["task"]) == (adaptation.article, "hold")
    refused(task, vera, seen, "closed this task meanwhile")


def refused(task, by, token, sentence, **facts):
    with pytest.raises(WorkflowError, match=sentence):
        close_task(task, by=by, token=token, **{"outcome": "corrected"} | facts)
    assert (
        SourceTask.objects.get(pk=task.pk).closed_at is None or "meanwhile" in sentence
    )
