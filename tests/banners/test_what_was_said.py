"""What readers were really given: only that is fed, and only that can be corrected."""

from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine

from articles import workflow
from banners.changing import BannerError, changing
from banners.models import Banner, BannerChange, BannerEdition
from banners.workflow import correct, decide, end, show, undo
from services.models import Edition
from staff.models import User
from tests.factories import make_banner, make_live_story
from tests.site import Site

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WORDING = "Ferry with 300 aboard sinks"
Kind = BannerChange.Kind


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def fed(site: Site, edition: Edition) -> list[str]:
    read = feedparser.parse(site.get(f"{edition.root}live/banners.atom").content)
    assert not read.bozo
    return [entry.title for entry in read.entries]


def coming(edition: Edition, by: User) -> Banner:
    """Shown, but for a time that is an hour ahead."""
    begins = NOON + HOUR
    banner = make_banner(edition, starts_at=begins, ends_at=begins + HOUR)
    show(banner, by=by)
    return banner


def test_what_was_ended_before_it_began_was_never_said(
    site: Site, english: Edition, ana: User, at_noon: Any
) -> None:
    banner = coming(english, ana)
    end(banner, by=ana)
    at_noon.move_to(NOON + HOUR + timedelta(minutes=5))
    assert fed(site, english) == []
    with pytest.raises(BannerError, match="Nobody has seen"):
        correct(banner, by=ana, correction="It did not sink.")


@pytest.mark.parametrize("moved", [-1, 1])
def test_a_start_that_moves_moves_what_is_said(
    site: Site, english: Edition, ana: User, at_noon: Any, moved: int
) -> None:
    is_said = moved < 0
    banner = coming(english, ana)
    with changing(banner, Kind.CHANGED, by=ana) as desk:
        desk.banner.starts_at += moved * HOUR
        desk.banner.ends_at += moved * HOUR
    at_noon.move_to(NOON + timedelta(minutes=5) + (HOUR if moved > 0 else timedelta()))
    assert (WORDING in site.get("/").text) is is_said
    assert bool(fed(site, english)) is is_said


def test_what_the_clock_ended_says_nothing_more(
    site: Site, english: Edition, persian: Edition, ana: User, vera: User, at_noon: Any
) -> None:
    banner = make_banner(english, is_everywhere=True)
    show(banner, by=ana)
    at_noon.move_to(NOON + 3 * HOUR)
    with changing(banner, Kind.CHANGED, by=ana) as desk:
        desk.banner.wording = "All are saved"
    decide(banner, persian, "own", by=vera, wording="کشتی غرق شد")
    assert fed(site, english) == [f"Breaking news: {WORDING}"]
    assert fed(site, persian) == []
    correct(banner, by=ana, correction="It did not sink.")
    assert "کشتی غرق شد" not in site.get("/fa/corrections/").text


def test_a_late_correction_is_fed_too(
    site: Site, english: Edition, ana: User, at_noon: Any
) -> None:
    banner = make_banner(english)
    show(banner, by=ana)
    at_noon.move_to(NOON + timedelta(days=8))
    correct(banner, by=ana, correction="It did not sink.")
    assert fed(site, english) == ["Correction: It did not sink."]


def test_a_draft_begins_when_it_is_shown(
    english: Edition, ana: User, at_noon: Any
) -> None:
    own_end = NOON + 4 * HOUR
    drafts = (make_banner(english), make_banner(english, ends_at=own_end))
    at_noon.move_to(NOON + 3 * HOUR)
    for draft, ends in zip(drafts, (NOON + 5 * HOUR, own_end), strict=True):
        show(draft, by=ana)
        draft.refresh_from_db()
        assert (draft.starts_at, draft.ends_at) == (NOON + 3 * HOUR, ends)


def test_words_in_a_new_language_are_taken_anew(
    site: Site, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    banner = make_banner(english, wording="کشتی غرق شد", language="fa")
    BannerEdition.objects.create(
        banner=banner, edition=persian, audience="in", decision="use"
    )
    show(banner, by=ana)
    assert "کشتی غرق شد" in site.get("/fa/").text
    with changing(banner, Kind.CHANGED, by=ana) as desk:
        desk.banner.wording, desk.banner.language = WORDING, "en"
    assert WORDING not in site.get("/fa/").text
    assert banner.editions.get(edition=persian).decision == "not_yet"


# ── A story that may not be said ─────────────────────────────────────────────


@pytest.mark.parametrize("verb", ["hold", "kill"])
def test_an_edition_without_the_story_follows_the_one_whose_banner_it_is(
    site: Site, english: Edition, persian: Edition, people: Any, verb: str
) -> None:
    story = make_live_story(english, by=people.ana)
    banner = make_banner(english, is_everywhere=True, story=story.story)
    show(banner, by=people.ana)
    decide(banner, persian, "use", by=people.vera)
    assert WORDING in site.get("/fa/").text
    reason = {"reason": "Danger."} if verb == "kill" else {}
    getattr(workflow, verb)(story, by=people.chiara, **reason)
    assert WORDING not in site.get("/fa/").text
    assert fed(site, persian) == []


def test_what_a_kill_took_down_stays_so_and_is_on_record(
    english: Edition, ana: User, chiara: User
) -> None:
    story = make_live_story(english, by=ana)
    banner = make_banner(english, story=story.story)
    show(banner, by=ana)
    workflow.kill(story, by=chiara, reason="Danger.")
    change = banner.changes.first()
    assert (change.kind, change.by) == (Kind.TAKEN_DOWN, chiara)
    with pytest.raises(BannerError):
        undo(banner, change.pk, by=ana)
    assert banner.editions.get().said == ""


def test_signs_that_no_feed_can_hold_are_left_out(
    site: Site, english: Edition, ana: User
) -> None:
    banner = make_banner(english)
    show(banner, by=ana)
    correct(banner, by=ana, correction="It\x00 did\x02 not\u200c sink.\n")
    assert fed(site, english) == ["Correction: It did not\u200c sink."]
