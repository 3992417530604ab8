"""A banner's life: who may show it, where it appears, when it ends."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles import workflow
from banners.changing import BannerError
from banners.models import Banner, BannerEdition
from banners.workflow import correct, end, show
from services.models import Edition, Stamp
from staff.models import User
from tests.factories import (
    make_article,
    make_banner,
    make_live_story,
    public_address,
    stored,
)
from tests.site import Site

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WORDING = "Ferry with 300 aboard sinks"


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def home(site: Site, edition: Edition) -> str:
    """Asked twice: as it is drawn, and as it is stored."""
    drawn = site.get(edition.root).text
    assert site.get(edition.root).text == drawn
    return drawn


def test_a_banner_shows_from_its_start_to_its_end_by_the_clock_alone(
    site: Site, english: Edition, ana: User, at_noon: Any
) -> None:
    begins, ends = NOON + timedelta(minutes=10), NOON + timedelta(minutes=70)
    show(make_banner(english, starts_at=begins, ends_at=ends), by=ana)
    for moment, is_shown in (
        (NOON, False),
        (begins - timedelta(seconds=1), False),
        (begins, True),
        (ends - timedelta(seconds=1), True),
        (ends, False),
    ):
        at_noon.move_to(moment)
        assert (WORDING in home(site, english)) is is_shown


def test_a_draft_banner_shows_nowhere(site: Site, english: Edition) -> None:
    make_banner(english)
    assert WORDING not in home(site, english)


def test_ending_a_banner_takes_it_off_the_next_page(
    site: Site, english: Edition, ana: User
) -> None:
    banner = make_banner(english)
    show(banner, by=ana)
    before = Stamp.objects.get(pk=english.pk).counter
    end(banner, by=ana)
    assert WORDING not in home(site, english)
    assert Stamp.objects.get(pk=english.pk).counter > before


def test_each_edition_has_its_own_wording_or_nothing(
    site: Site, english: Edition, persian: Edition, ana: User
) -> None:
    banner = make_banner(english)
    show(banner, by=ana)
    assert WORDING not in home(site, persian)
    BannerEdition.objects.create(
        banner=banner, edition=persian, decision="own", wording="کشتی غرق شد"
    )
    show(banner, by=ana)
    page = home(site, persian)
    assert "کشتی غرق شد" in page
    assert WORDING not in page


def test_the_gravest_banner_stands_first(
    site: Site, english: Edition, ana: User
) -> None:
    for level, wording in (
        ("developing", "Talks go on"),
        ("emergency", "Leave the coast"),
        ("breaking", "Treaty signed"),
    ):
        show(make_banner(english, level=level, wording=wording), by=ana)
    page = home(site, english)
    order = ["Leave the coast", "Treaty signed", "Talks go on"]
    assert [page.index(wording) for wording in order] == sorted(
        page.index(wording) for wording in order
    )


def test_a_banner_links_its_story_only_once_that_is_live(
    site: Site, english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana)
    show(make_banner(english, story=article.story), by=ana)
    assert WORDING in site.get("/nowhere/").text
    workflow.publish(article, by=ana)
    assert public_address(article) in site.get("/nowhere/").text


@pytest.mark.parametrize("verb", ["hold", "withdraw"])
def test_a_banner_waits_while_its_story_is_stopped(
    site: Site, english: Edition, ana: User, chiara: User, verb: str
) -> None:
    article = make_live_story(english, by=ana)
    show(make_banner(english, story=article.story), by=ana)
    reason = {} if verb == "hold" else {"reason": "It was wrong."}
    getattr(workflow, verb)(article, by=ana, **reason)
    assert WORDING not in site.get("/nowhere/").text
    back = workflow.release if verb == "hold" else workflow.reinstate
    back(stored(article), by=chiara)
    assert WORDING in site.get("/nowhere/").text


def test_killing_a_story_takes_its_banner_off_its_edition(
    site: Site, english: Edition, ana: User, chiara: User
) -> None:
    article = make_live_story(english, by=ana)
    show(make_banner(english, story=article.story), by=ana)
    workflow.kill(article, by=chiara, reason="Danger.")
    assert WORDING not in home(site, english)


def test_a_corrected_banner_says_what_is_right_and_shows_no_more(
    site: Site, english: Edition, ana: User
) -> None:
    banner = make_banner(english)
    show(banner, by=ana)
    with pytest.raises(BannerError, match="Say what is right"):
        correct(banner, by=ana, correction=" ")
    correct(banner, by=ana, correction="The ferry did not sink.")
    assert WORDING not in home(site, english)
    assert Banner.objects.get().correction == "The ferry did not sink."
    with pytest.raises(BannerError, match="Write a new one"):
        show(banner, by=ana)


def test_a_banner_without_a_later_end_is_refused(english: Edition, ana: User) -> None:
    banner = make_banner(english)
    Banner.objects.update(
        ends_at=NOON - timedelta(minutes=1), starts_at=NOON - timedelta(hours=1)
    )
    with pytest.raises(BannerError, match="end has passed"):
        show(banner, by=ana)


def test_the_database_refuses_a_banner_that_never_ends(english: Edition) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_banner(english, ends_at=NOON - timedelta(hours=1))


def test_a_banner_that_no_edition_uses_is_refused(english: Edition, ana: User) -> None:
    banner = make_banner(english)
    banner.editions.update(decision="decline")
    with pytest.raises(BannerError, match="No edition"):
        show(banner, by=ana)


@pytest.mark.parametrize("person", ["boris", "pavel", "vera"])
def test_only_the_services_editors_show_and_end_a_banner(
    person: str, english: Edition, request: pytest.FixtureRequest
) -> None:
    banner = make_banner(english)
    by = request.getfixturevalue(person)
    for verb in (show, end):
        with pytest.raises(PermissionDenied):
            verb(banner, by=by)
    assert Banner.objects.get().state == "draft"


@pytest.mark.parametrize(
    "verb", [end, lambda banner, by: correct(banner, by=by, correction="No.")]
)
def test_what_nobody_saw_is_neither_ended_nor_corrected(
    verb: Any, english: Edition, ana: User
) -> None:
    with pytest.raises(BannerError):
        verb(make_banner(english), by=ana)


def test_a_banner_that_says_nothing_is_refused(english: Edition, ana: User) -> None:
    banner = make_banner(english, wording="x")
    Banner.objects.update(wording="")
    with pytest.raises(BannerError, match="in one sentence"):
        show(banner, by=ana)
