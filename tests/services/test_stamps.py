"""Stamps and turns: one number and one moment say that pages changed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from services import bulletin
from services.board import EffectiveStamp, microseconds, read_board
from services.models import Edition, OldSlug, Section, Stamp, Turn
from services.stamps import begin_new_timeline, bump, forget_old_turns, set_turns

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def stamp_at(edition: Edition, now: datetime) -> EffectiveStamp:
    return read_board().postings[edition.pk].stamp(microseconds(now))


def test_a_bump_changes_the_stamp_of_its_edition_alone(
    english: Edition, persian: Edition
) -> None:
    ours, theirs = stamp_at(english, NOON), stamp_at(persian, NOON)
    bump([english.pk, english.pk])
    assert stamp_at(english, NOON) != ours
    assert stamp_at(persian, NOON) == theirs


def test_an_edition_without_a_stamp_gets_one(english: Edition) -> None:
    Stamp.objects.all().delete()
    assert stamp_at(english, NOON) == (0, 0)
    bump([english.pk])
    assert Stamp.objects.get().counter == 1


def test_the_stamp_turns_at_each_noted_moment(english: Edition) -> None:
    set_turns([english.pk], NOON, NOON + HOUR, None)
    set_turns([english.pk], NOON)
    moments = [NOON - HOUR, NOON, NOON + HOUR - timedelta(seconds=1), NOON + HOUR]
    before, at_noon, still, later = (stamp_at(english, moment) for moment in moments)
    assert before != at_noon == still != later


def test_forgetting_old_turns_never_changes_the_stamp(
    english: Edition, persian: Edition
) -> None:
    for edition in (english, persian):
        set_turns([edition.pk], *(NOON - number * HOUR for number in range(-1, 5)))
    before = stamp_at(english, NOON), stamp_at(persian, NOON)
    assert forget_old_turns(NOON) == 6
    assert (stamp_at(english, NOON), stamp_at(persian, NOON)) == before
    assert Turn.objects.filter(at__gt=NOON).count() == 2
    assert forget_old_turns(NOON) == 0


@pytest.mark.django_db(transaction=True)
def test_a_new_timeline_is_above_all_that_the_lost_one_can_have_reached(
    english: Edition, persian: Edition, settings: Any, tmp_path: Path
) -> None:
    settings.BULLETIN = tmp_path / "bulletin.json"
    ahead = 9_000_000_000  # restored twice within a second, after many changes
    bulletin.post({persian.pk: ahead})
    before = read_board().total
    begin_new_timeline()
    counters = dict(Stamp.objects.values_list("edition", "counter"))
    assert counters[english.pk] >= 1_700_000_000
    assert counters[persian.pk] == ahead + 1
    assert bulletin.read() == counters
    begin_new_timeline()
    assert stamp_at(english, NOON).counter > counters[english.pk]
    assert read_board().total > before


@pytest.mark.parametrize("renames", [["asia"], ["asia", "far-east"]])
def test_every_former_address_of_a_section_is_kept(
    renames: list[str], english: Edition
) -> None:
    section = Section.objects.get(pk=english.default_section_id)
    for slug in renames:
        section.slug = slug
        section.save()
    former = OldSlug.objects.filter(kind="section", number=section.pk)
    assert {row.slug for row in former} == {"world", *renames[:-1]}
