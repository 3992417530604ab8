"""Extending, undoing, and what a banner's history keeps."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from banners import history
from banners.changing import BannerError, changing
from banners.models import Banner, BannerChange, BannerEdition
from banners.workflow import correct, decide, end, extend, show, undo
from services.models import Edition
from staff.append_only import AppendOnlyError
from staff.models import User
from tests.factories import make_banner, make_section
from tests.site import Site

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
Kind, State = BannerChange.Kind, Banner.State


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def banner(english: Edition, ana: User) -> Banner:
    shown = make_banner(english)
    show(shown, by=ana)
    return stored(shown)


def stored(banner: Banner) -> Banner:
    return Banner.objects.get(pk=banner.pk)


def newest(banner: Banner) -> BannerChange:
    found = history.newest(banner)
    assert found is not None
    return found


def test_a_banner_that_shows_is_extended_from_its_end(
    banner: Banner, ana: User
) -> None:
    extend(banner, by=ana)
    assert stored(banner).ends_at == NOON + 3 * HOUR


def test_one_that_the_clock_ended_is_extended_from_now(
    site: Site, banner: Banner, ana: User, at_noon: Any
) -> None:
    at_noon.move_to(NOON + 5 * HOUR)
    assert stored(banner).life(NOON + 5 * HOUR) == State.ENDED
    assert banner.wording not in site.get("/").text
    extend(banner, by=ana)
    assert stored(banner).ends_at == NOON + 6 * HOUR
    assert banner.wording in site.get("/").text


def test_one_that_was_ended_shows_for_another_hour(banner: Banner, ana: User) -> None:
    end(banner, by=ana)
    extend(banner, by=ana)
    assert (stored(banner).state, stored(banner).ends_at) == (
        State.SHOWING,
        NOON + HOUR,
    )


def test_neither_a_draft_nor_a_corrected_one_is_extended(
    english: Edition, banner: Banner, ana: User
) -> None:
    correct(banner, by=ana, correction="It did not sink.")
    for each in (make_banner(english), banner):
        with pytest.raises(BannerError, match="shows or has ended"):
            extend(each, by=ana)


@pytest.mark.parametrize("verb", [end, extend])
def test_the_last_press_is_undone(
    site: Site, banner: Banner, ana: User, verb: Any
) -> None:
    before = stored(banner)
    verb(banner, by=ana)
    undo(banner, newest(banner).pk, by=ana)
    after = stored(banner)
    assert (after.state, after.ends_at) == (before.state, before.ends_at)
    assert banner.wording in site.get("/").text


def test_showing_is_undone_and_undoing_too(
    site: Site, banner: Banner, ana: User
) -> None:
    undo(banner, newest(banner).pk, by=ana)
    assert banner.wording not in site.get("/").text
    undo(banner, newest(banner).pk, by=ana)
    assert banner.wording in site.get("/").text


def test_a_correction_is_undone(site: Site, banner: Banner, ana: User) -> None:
    correct(banner, by=ana, correction="It did not sink.")
    undo(banner, newest(banner).pk, by=ana)
    page = site.get("/").text
    assert banner.wording in page
    assert "It did not sink." not in page


def test_nothing_is_undone_unseen(banner: Banner, ana: User, chiara: User) -> None:
    looked_at = newest(banner).pk
    extend(banner, by=chiara)
    with pytest.raises(BannerError, match="changed this banner since"):
        undo(banner, looked_at, by=ana)
    assert stored(banner).ends_at == NOON + 3 * HOUR


def test_only_who_could_have_done_it_undoes_it(
    banner: Banner, persian: Edition, vera: User, boris: User, ana: User
) -> None:
    for person in (vera, boris):
        with pytest.raises(PermissionDenied):
            undo(banner, newest(banner).pk, by=person)
    row = BannerEdition.objects.create(banner=banner, edition=persian, audience="in")
    decide(banner, persian, "own", by=vera, wording="کشتی غرق شد")
    with pytest.raises(PermissionDenied):
        undo(banner, newest(banner).pk, by=ana)
    undo(banner, newest(banner).pk, by=vera)
    row.refresh_from_db()
    assert (row.decision, row.wording) == ("not_yet", "")


def test_sections_come_back_too(banner: Banner, english: Edition, ana: User) -> None:
    section = make_section(english, "Rivers")
    with changing(banner, Kind.CHANGED, by=ana) as desk:
        desk.sections[english.pk] = [section.pk]
    row = banner.editions.get()
    assert list(row.sections.all()) == [section]
    undo(banner, newest(banner).pk, by=ana)
    assert list(row.sections.all()) == []


def test_every_wording_is_kept_with_who_and_when(banner: Banner, ana: User) -> None:
    for wording in ("All are saved", "300 are saved"):
        with changing(banner, Kind.CHANGED, by=ana) as desk:
            desk.banner.wording = wording
    kept = BannerChange.objects.filter(banner=banner, kind=Kind.CHANGED).order_by("pk")
    assert [change.before["wording"] for change in kept] == [
        banner.wording,
        "All are saved",
    ]
    assert {change.by for change in kept} == {ana}
    with pytest.raises(AppendOnlyError):
        kept[0].delete()


def test_a_press_that_changes_nothing_is_no_change(banner: Banner, ana: User) -> None:
    before = banner.changes.count()
    show(banner, by=ana)
    assert banner.changes.count() == before


def test_a_banner_costs_the_same_in_forty_editions(
    english: Edition, ana: User, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories import make_edition

    def cost(banner: Banner) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            show(banner, by=ana)
        return [query["sql"] for query in asked]

    few = cost(make_banner(english))
    wide = make_banner(english)
    for number in range(10):
        other = make_edition(english.service, prefix=f"en-{number}", language="en")
        BannerEdition.objects.create(banner=wide, edition=other, decision="use")
    many = cost(wide)
    reads = [[sql for sql in each if sql.startswith("SELECT")] for each in (few, many)]
    assert len(reads[1]) <= len(reads[0]) + 1  # the ten are read together
    assert len(many) - len(few) <= 10 * 3  # a row each, and a line of its stamp
