"""What the last changes of an edition were about, kept beside its counter."""

import pytest

from services.changes import (
    EVERYTHING,
    KEPT,
    NOTHING,
    Change,
    leave_right,
    read,
    since,
    wherever,
)
from services.models import Edition, Stamp
from services.stamps import begin_new_timeline, bump

pytestmark = pytest.mark.django_db


def changes_of(edition: Edition) -> tuple[Change, ...]:
    return read(Stamp.objects.get(pk=edition.pk).recent)


def test_each_change_is_noted_with_its_counter(english: Edition) -> None:
    bump([english.pk])
    counter = Stamp.objects.get(pk=english.pk).counter
    bump([english.pk], about="abc")
    bump([english.pk], about="xyz")
    changes = changes_of(english)
    assert changes[:2] == (Change(counter + 2, "xyz"), Change(counter + 1, "abc"))
    assert since(counter, changes, counter + 2) == ["xyz", "abc"]
    assert since(counter + 1, changes, counter + 2) == ["xyz"]
    assert since(counter + 2, changes, counter + 2) == []


def test_what_was_about_everything_says_so(english: Edition) -> None:
    bump([english.pk])
    counter = Stamp.objects.get(pk=english.pk).counter
    bump([english.pk], about="abc")
    bump([english.pk], about=EVERYTHING)
    assert since(counter, changes_of(english), counter + 2) is None


def test_nobody_knows_what_is_no_longer_kept(english: Edition) -> None:
    bump([english.pk])
    counter = Stamp.objects.get(pk=english.pk).counter
    for number in range(150):
        bump([english.pk], about=f"{number:012}")
    stamp = Stamp.objects.get(pk=english.pk)
    changes = read(stamp.recent)
    assert len(stamp.recent) <= KEPT
    assert all(len(change.about) == 12 for change in changes)
    assert len(changes) > 100
    assert since(counter, changes, stamp.counter) is None
    assert since(stamp.counter - 100, changes, stamp.counter) is not None


def test_nothing_is_known_of_a_lost_time(english: Edition) -> None:
    bump([english.pk], about="abc")
    before = Stamp.objects.get(pk=english.pk).counter
    begin_new_timeline()
    stamp = Stamp.objects.get(pk=english.pk)
    assert since(before, read(stamp.recent), stamp.counter) is None


def test_news_of_a_story_leaves_all_pages_right_but_its_own() -> None:
    assert leave_right(["abc", NOTHING], "xyz", {"abc", "xyz"})
    assert leave_right(["abc"], "", {"abc"})
    assert not leave_right(["abc"], "abc", {"abc"})


def test_what_was_put_right_leaves_no_page_right_on_which_it_stands() -> None:
    assert leave_right([wherever("abc")], "xyz", {"xyz"})
    assert not leave_right([NOTHING, wherever("abc")], "", {"abc", "xyz"})
