"""What was wrong: told in each edition's words, for seven days, to whom it concerns."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine

from articles import workflow
from banners.changing import BannerError, changing
from banners.models import Banner, BannerChange
from banners.workflow import correct, decide, end, show, undo
from services.models import Edition
from staff.models import User
from tests.factories import make_banner, make_live_story, public_address
from tests.site import Site

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
FERRY, RIGHT = "Ferry with 300 aboard sinks", "The ferry did not sink."
FERRY_FA, RIGHT_FA = "کشتی غرق شد", "کشتی غرق نشده است."


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def banner(english: Edition, persian: Edition, ana: User, vera: User) -> Banner:
    """Shown in English as it is, in Persian in its own words."""
    shown = make_banner(english, is_everywhere=True)
    show(shown, by=ana)
    decide(shown, persian, "own", by=vera, wording=FERRY_FA)
    return shown


def told(site: Site, edition: Edition) -> list[str]:
    answer = site.get(f"{edition.root}live/banners.json")
    return [each["wording"] for each in json.loads(answer.content)["corrections"]]


def test_each_edition_is_told_in_its_own_language(
    site: Site,
    english: Edition,
    persian: Edition,
    banner: Banner,
    ana: User,
    vera: User,
) -> None:
    correct(banner, by=ana, correction=RIGHT)
    assert told(site, english) == [RIGHT]
    (sentence,) = told(site, persian)
    assert FERRY_FA in sentence
    assert RIGHT not in site.get(persian.root).text
    assert FERRY not in site.get(persian.root).text
    with changing(banner, BannerChange.Kind.CHANGED, by=vera) as desk:
        desk.row_of(persian).correction = RIGHT_FA
    assert told(site, persian) == [RIGHT_FA]


def test_an_edition_that_declined_after_it_had_shown_is_told(
    site: Site, persian: Edition, banner: Banner, ana: User, vera: User
) -> None:
    decide(banner, persian, "decline", by=vera)
    correct(banner, by=ana, correction=RIGHT)
    assert len(told(site, persian)) == 1


def test_one_that_never_showed_it_is_not(
    site: Site, persian: Edition, english: Edition, ana: User
) -> None:
    banner = make_banner(english, is_everywhere=True)
    show(banner, by=ana)
    correct(banner, by=ana, correction=RIGHT)
    assert told(site, persian) == []


def test_it_is_told_for_seven_days_by_the_clock_alone(
    site: Site, english: Edition, banner: Banner, ana: User, at_noon: Any
) -> None:
    correct(banner, by=ana, correction=RIGHT)
    for moment, sentences in (
        (timedelta(days=7) - timedelta(seconds=1), [RIGHT]),
        (timedelta(days=7), []),
    ):
        at_noon.move_to(NOON + moment)
        assert told(site, english) == sentences
        assert (RIGHT in site.get("/").text) is bool(sentences)


def test_without_a_script_it_stands_on_the_page_of_corrections(
    site: Site, banner: Banner, ana: User
) -> None:
    correct(banner, by=ana, correction=RIGHT)
    page = site.get("/corrections/").text
    assert "Breaking news that was wrong" in page
    assert page.index("Breaking news that was wrong") < page.rindex(RIGHT)
    assert re.search(rf"data-correction=\S+ hidden>[^@]*{RIGHT}", site.get("/").text)


def test_what_has_not_begun_has_nothing_to_correct(english: Edition, ana: User) -> None:
    begins = NOON + timedelta(hours=1)
    banner = make_banner(english, starts_at=begins, ends_at=begins + timedelta(hours=1))
    show(banner, by=ana)
    with pytest.raises(BannerError, match="Nobody has seen"):
        correct(banner, by=ana, correction=RIGHT)


def test_what_was_undone_was_seen_and_can_be_corrected(
    site: Site, english: Edition, banner: Banner, ana: User
) -> None:
    shown = make_banner(english, wording="Storm")
    show(shown, by=ana)
    undo(shown, shown.changes.first().pk, by=ana)
    correct(shown, by=ana, correction="There is no storm.")
    assert told(site, english) == ["There is no storm."]


@pytest.mark.parametrize("verb", ["hold", "kill"])
def test_what_a_stopped_story_may_not_say_no_correction_says(
    site: Site, english: Edition, ana: User, chiara: User, verb: str
) -> None:
    story = make_live_story(english, by=ana)
    banner = make_banner(english, story=story.story)
    show(banner, by=ana)
    correct(banner, by=ana, correction=RIGHT)
    reason = {"reason": "Danger."} if verb == "kill" else {}
    getattr(workflow, verb)(story, by=chiara, **reason)
    assert told(site, english) == []
    for address in ("/", "/corrections/", "/live/banners.atom"):
        assert RIGHT not in site.get(address).text
        assert FERRY not in site.get(address).text


# ── The feed ─────────────────────────────────────────────────────────────────


def feed(site: Site, edition: Edition) -> Any:
    read = feedparser.parse(site.get(f"{edition.root}live/banners.atom").content)
    assert not read.bozo
    assert read.version == "atom10"
    return read


def test_the_feed_tells_what_was_said_and_that_it_was_wrong(
    site: Site,
    english: Edition,
    persian: Edition,
    banner: Banner,
    ana: User,
    at_noon: Any,
) -> None:
    (entry,) = feed(site, english).entries
    assert entry.title == f"Breaking news: {FERRY}"
    assert entry.updated == entry.published == "2026-11-28T12:00:00+00:00"
    (other,) = feed(site, persian).entries
    assert FERRY_FA in other.title
    assert feed(site, persian).feed.language == "fa"
    at_noon.shift(timedelta(minutes=5))
    correct(banner, by=ana, correction=RIGHT)
    (after,) = feed(site, english).entries
    assert after.id == entry.id
    assert after.title == f"Correction: {RIGHT}"
    assert after.updated == "2026-11-28T12:05:00+00:00"


def test_an_entry_stays_when_its_banner_ends_and_links_its_live_story(
    site: Site, english: Edition, ana: User, at_noon: Any
) -> None:
    story = make_live_story(english, by=ana)
    banner = make_banner(english, story=story.story)
    assert feed(site, english).entries == []
    show(banner, by=ana)
    end(banner, by=ana)
    (entry,) = feed(site, english).entries
    assert entry.link.endswith(public_address(story))
    at_noon.shift(timedelta(days=7, minutes=11))
    assert feed(site, english).entries == []


def test_pages_name_the_feed(site: Site, persian: Edition) -> None:
    page = site.get("/fa/").text
    assert 'type="application/atom+xml" href="/fa/live/banners.atom"' in page


# ── For machines ─────────────────────────────────────────────────────────────


def test_an_emergency_is_an_announcement_with_its_end(
    site: Site, english: Edition, ana: User
) -> None:
    show(make_banner(english), by=ana)
    assert "SpecialAnnouncement" not in site.get("/").text
    show(make_banner(english, level="emergency", wording="Leave the coast"), by=ana)
    block = site.get("/latest/").text.split('application/ld+json">')[-1]
    graph = json.loads(block.split("</script>")[0])["@graph"]
    (said,) = [node for node in graph if node["@type"] == "SpecialAnnouncement"]
    assert said["text"] == "Leave the coast"
    assert said["datePosted"] == "2026-11-28T12:00:00Z"
    assert said["expires"] == "2026-11-29T00:00:00Z"
