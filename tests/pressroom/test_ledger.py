"""What was stopped or erased after a backup is so again after a restore."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.models import PublishedArticle, WithheldName
from articles.readers_side import readers_side
from bylines import protecting
from bylines.models import Contributor
from pressroom import ledger
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
    public_address,
    stored,
)
from tests.pressroom.dumping import dump
from tests.pressroom.test_erasing import CANARY, ORDER, words

pytestmark = pytest.mark.either


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.ERASURES = str(tmp_path / "erasures.jsonl")


@pytest.fixture
def root(db):
    return make_person("root", is_superuser=True)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def act(verb, *args, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*args, **facts)

    return act


def noted():
    return [(line.what, line.kind, line.number) for line in ledger.read(ledger.path())]


def erased_line(kind, number, at=None):
    facts = {"kind": kind, "number": str(number), **ORDER}
    ledger.write("erased", at=at or timezone.now(), **facts)


# What writes a line


def test_verbs_that_stop_write_the_ledger(
    english, ana, chiara, django_capture_on_commit_callbacks
):
    story = make_live_story(english, by=ana)
    lena = make_contributor("Lena Marsh", english.service)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.hold(story, by=ana)
        workflow.release(stored(story), by=ana)
        workflow.kill(stored(story), by=chiara, reason="Danger.")
        protecting.protect(lena, by=ana, protection="say_so", reason="Threats.")
    assert sorted(noted()) == sorted(
        [
            ("held", "story", story.public_id),
            ("released", "story", story.public_id),
            ("killed", "story", story.public_id),
            ("protected", "contributor", lena.public_id),
        ]
    )
    assert "Lena" not in Path(ledger.path()).read_text()


def test_a_held_story_that_is_published_or_corrected_waits_no_more(
    english, ana, chiara, committed
):
    never_stopped = make_live_story(english, by=ana)
    story, other = (make_live_story(english, by=ana) for _ in range(2))
    committed(workflow.hold, stored(story), by=ana)
    story.headline = "The other headline"
    story.save()
    committed(workflow.publish, stored(story), by=ana)
    committed(workflow.withdraw, stored(other), by=ana, reason="It is wrong.")
    committed(workflow.correct, stored(other), by=chiara, text="It was right.")
    never_stopped.headline = "Another headline"
    never_stopped.save()
    committed(workflow.publish, stored(never_stopped), by=ana)
    assert noted() == [
        ("held", "story", story.public_id),
        ("released", "story", story.public_id),
        ("withdrawn", "story", other.public_id),
        ("released", "story", other.public_id),
    ]


def test_names_taken_off_and_versions_unscheduled_are_noted(
    english, ana, chiara, committed
):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_live_story(english, by=ana, bylines=(lena,))
    committed(workflow.anonymise, stored(story), by=ana, contributor=lena)
    committed(workflow.restore_name, stored(story), by=chiara, contributor=lena)
    planned = make_article(english, by=ana)
    later = timezone.now() + timedelta(days=1)
    committed(workflow.schedule, planned, by=ana, at=later)
    committed(workflow.unschedule, stored(planned), by=ana)
    assert noted() == [
        ("anonymised", "name", story.public_id),
        ("name_restored", "name", story.public_id),
        ("unscheduled", "schedule", planned.public_id),
    ]
    assert "Lena" not in Path(ledger.path()).read_text()


# What a replay does: the ledger is of the newsroom as it was, the database of the day
# before.


def test_what_was_erased_or_stopped_after_a_backup_is_so_again_after_a_restore(
    english, ana, chiara, root, committed
):
    erased = make_live_story(english, by=ana, headline=words("headline"))
    killed, released = (make_live_story(english, by=ana) for _ in range(2))
    photo = make_photo(english.service)
    lena = make_contributor("Lena Marsh", english.service)
    lines = [
        ("held", "story", released.public_id),
        ("killed", "story", killed.public_id),
        ("released", "story", released.public_id),
        ("pulled", "photo", photo.public_id),
        ("protected", "contributor", lena.public_id),
    ]
    for line in lines:
        ledger.note(*line)
    erased_line("story", erased.public_id)
    with Path(ledger.path()).open("a") as file:
        file.write('{"at": "half a li')
    result = committed(ledger.replay)
    assert len(result.done) == 4
    assert result.left == []
    assert CANARY not in dump()
    standing = dict(PublishedArticle.objects.values_list("public_id", "standing"))
    assert standing[killed.public_id] == "held"
    assert standing[released.public_id] == "open"
    photo.refresh_from_db()
    assert photo.is_pulled
    assert Contributor.objects.get(pk=lena.pk).protection == "say_nothing"
    assert committed(ledger.replay).done == []


def test_a_name_taken_off_after_the_backup_is_off_again(
    english, ana, root, client, committed
):
    lena, vera = (make_contributor(n, english.service) for n in ("Lena", "Vera"))
    story = make_live_story(english, by=ana, bylines=(lena, vera))
    for person in (lena, vera):
        ledger.note("anonymised", "name", story.public_id, who=person.public_id)
    ledger.note("name_restored", "name", story.public_id, who=vera.public_id)
    (done,) = committed(ledger.replay).done
    assert "withheld again" in done
    assert WithheldName.objects.get().contributor == lena
    page = client.get(public_address(stored(story))).content.decode()
    assert "Vera" in page
    assert "Lena" not in page
    assert committed(ledger.replay).done == []


@pytest.mark.parametrize("what", ["unscheduled", "held"])
def test_a_version_that_was_dropped_after_the_backup_does_not_appear_by_the_clock(
    what, english, ana, root, committed, time_machine
):
    """`held`: the clock had published it when it was stopped."""
    planned, out = (make_article(english, by=ana) for _ in range(2))
    now = timezone.now()
    workflow.schedule(planned, by=ana, at=now + timedelta(hours=2))
    workflow.schedule(out, by=ana, at=now + timedelta(hours=1))
    kind = "schedule" if what == "unscheduled" else "story"
    for story in (planned, out):
        ledger.note(what, kind, story.public_id)
    ledger.note("released", "story", planned.public_id)
    time_machine.move_to(now + timedelta(hours=1, minutes=30))
    assert len(committed(ledger.replay).done) == 2
    time_machine.move_to(now + timedelta(hours=3))
    states = {
        s: readers_side(s.public_id, timezone.now()).state for s in (planned, out)
    }
    assert states == {planned: "not_published", out: "held"}
    assert committed(ledger.replay).done == []


def test_what_was_stopped_before_the_backup_and_goes_on_is_let_be(
    english, ana, root, committed
):
    story = make_live_story(english, by=ana)
    ledger.note("held", "story", story.public_id)
    since = (timezone.now() + timedelta(seconds=1)).isoformat()
    call_command("erase", again=ledger.path(), since=since)
    assert PublishedArticle.objects.get().standing == "open"
    with pytest.raises(CommandError, match="has no time zone"):
        call_command("erase", again=ledger.path(), since="2026-05-03T10:00:00")


def test_an_account_is_not_erased_for_the_number_or_name_of_another(
    ana, boris, root, committed
):
    """Numbers that were given after the backup are given anew after a restore."""
    before = boris.date_joined - timedelta(hours=1)
    erased_line("account", boris.pk, before)
    User.objects.filter(pk=ana.pk).update(username="4711")
    erased_line("account", 4711)
    result = committed(ledger.replay)
    assert result.done == []
    assert "before the account was made" in " ".join(result.left)
    assert User.objects.filter(pk__in=(ana.pk, boris.pk), is_active=True).count() == 2
    erased_line("account", boris.pk)
    assert len(committed(ledger.replay).done) == 1


def test_a_line_that_this_release_does_not_know_is_left_to_people(root):
    ledger.note("folded", "newspaper", "12")
    assert "knows no newspaper" in ledger.replay().left[0]
