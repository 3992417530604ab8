"""Whoever saw a wrong banner is told, and nobody else; where it is dangerous, nothing is
kept."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, expect

from banners import workflow
from banners.models import Banner
from services.models import Edition
from staff.models import User
from tests.browser.open_page import OpenPage
from tests.factories import make_banner, make_live_story, public_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RIGHT = "The ferry did not sink."
NO_STORAGE = """Object.defineProperty(window, "localStorage",
    { get() { throw new DOMException("denied", "SecurityError") } })"""

Opens = Callable[..., OpenPage]


@pytest.fixture
def opened(browser: Browser, live_server: Any) -> Iterator[Opens]:
    pages: list[OpenPage] = []

    def make(**context: Any) -> OpenPage:
        pages.append(OpenPage(browser, live_server.url, **context))
        return pages[-1]

    yield make
    for page in pages:
        page.context.close()
        assert page.complaints == []


@pytest.fixture
def banner(english: Edition, ana: User) -> Banner:
    wrong = make_banner(english)
    workflow.show(wrong, by=ana)
    return wrong


def correction(reader: OpenPage) -> Any:
    return reader.page.locator(".banners .banner--correction")


def test_who_saw_it_is_told_once_and_who_did_not_is_not(
    opened: Opens, banner: Banner, ana: User
) -> None:
    saw, came_later = opened(), opened()
    saw.open("/")
    workflow.correct(banner, by=ana, correction=RIGHT)
    came_later.open("/")
    expect(correction(came_later)).to_be_hidden()
    saw.open("/latest/")
    expect(correction(saw)).to_be_visible()
    expect(correction(saw)).to_contain_text(f"Correction {RIGHT}", use_inner_text=True)
    assert saw.shifts == []
    for reader in (saw, came_later):
        reader.open("/")
        expect(correction(reader)).to_be_hidden()
        expect(reader.page.locator(".banners")).to_be_hidden()


def test_it_is_told_again_until_it_was_on_the_screen(
    opened: Opens, banner: Banner, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    workflow.correct(banner, by=ana, correction=RIGHT)
    reader.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => "
        "document.body.prepend(Object.assign(document.createElement('div'), "
        "{ id: 'tall' })))"
    )
    reader.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { "
        "document.getElementById('tall').style.blockSize = '2000px' })"
    )
    for _page in range(2):
        reader.open("/")
        expect(correction(reader)).to_be_attached()
        assert correction(reader).evaluate("part => part.hidden") is False
    reader.page.evaluate("scrollTo(0, 1900)")
    reader.page.wait_for_timeout(100)
    reader.page.clock.run_for(1100)
    reader.open("/")
    expect(correction(reader)).to_be_hidden()


def test_an_open_page_tells_it_at_once(
    opened: Opens, banner: Banner, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    workflow.correct(banner, by=ana, correction=RIGHT)
    reader.hear_again()
    expect(reader.late()).to_contain_text(RIGHT)
    assert reader.announced == [["status", f"Correction: {RIGHT}"]]
    assert banner.wording not in reader.page.locator("body").inner_text()
    assert reader.page.get_by_role("button", name=banner.wording).count() == 0
    assert reader.shifts == []
    reader.late().get_by_role("button").click()
    reader.open("/")
    expect(correction(reader)).to_be_hidden()


def test_after_seven_days_nobody_is_told(
    opened: Opens, banner: Banner, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    workflow.correct(banner, by=ana, correction=RIGHT)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        reader.open("/")
        assert RIGHT not in reader.page.content()


def test_a_page_is_whole_without_storage(
    opened: Opens, banner: Banner, ana: User
) -> None:
    reader = opened()
    reader.page.add_init_script(NO_STORAGE)
    reader.open("/")
    expect(reader.above(banner)).to_be_visible()
    reader.above(banner).get_by_role("button").click()
    expect(reader.above(banner)).to_be_hidden()
    reader.page.get_by_role("button", name="Forget everything").click()
    reader.open("/")
    expect(reader.above(banner)).to_be_visible()
    workflow.correct(banner, by=ana, correction=RIGHT)
    reader.open("/")
    expect(correction(reader)).to_be_hidden()


def test_where_readers_are_at_risk_nothing_is_kept_unless_they_ask(
    opened: Opens, banner: Banner, english: Edition, ana: User
) -> None:
    english.is_at_risk = True
    english.save()
    story = public_address(make_live_story(english))
    reader = opened()
    for address in ["/", story, "/latest/", "/corrections/", "/"] * 2:
        reader.open(address)
        reader.above(banner).get_by_role("button").click()
        reader.hear_again()
        assert reader.stored == 0
    reader.page.get_by_role("button", name="Remember it here").click()
    assert reader.stored == 1
    workflow.correct(banner, by=ana, correction=RIGHT)
    reader.open("/")
    expect(correction(reader)).to_be_visible()
    reader.page.get_by_role("button", name="Forget everything").click()
    expect(reader.page.get_by_text("Everything is forgotten.")).to_be_visible()
    reader.open("/")
    assert reader.stored == 0


def test_one_button_forgets_everything(
    opened: Opens, banner: Banner, persian: Edition, ana: User
) -> None:
    reader = opened()
    reader.open(persian.root)
    reader.page.evaluate("localStorage.setItem('typing', 'an editor at this machine')")
    reader.open("/")
    reader.above(banner).get_by_role("button").click()
    assert reader.stored == 2
    reader.page.get_by_role("button", name="Forget everything").click()
    assert reader.stored == 1
    workflow.correct(banner, by=ana, correction=RIGHT)
    reader.open("/")
    expect(correction(reader)).to_be_hidden()


def test_what_is_forgotten_stays_so_while_the_page_is_open(
    opened: Opens, banner: Banner, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    other = reader.context.new_page()
    other.goto(reader.page.url)
    assert reader.stored == 1
    reader.page.get_by_role("button", name="Forget everything").click()
    workflow.show(make_banner(english, wording="Storm rises"), by=ana)
    reader.hear_again()
    other.locator(".banners [data-dismiss]").click()
    assert reader.stored == 0


def test_two_windows_keep_what_both_dismissed(
    opened: Opens, banner: Banner, english: Edition, ana: User
) -> None:
    storm = make_banner(english, wording="Storm rises")
    workflow.show(storm, by=ana)
    reader = opened()
    reader.open("/")
    other = reader.context.new_page()
    other.goto(reader.page.url)
    reader.above(banner).get_by_role("button").click()
    other.locator(f'[data-banner="{storm.public_id}"] button').click()
    reader.open("/")
    expect(reader.page.locator(".banners")).to_be_hidden()


def test_an_edition_that_comes_to_be_at_risk_forgets_its_readers(
    opened: Opens, banner: Banner, english: Edition
) -> None:
    reader = opened()
    reader.open("/")
    assert reader.stored == 1
    english.is_at_risk = True
    english.save()
    reader.open("/")
    assert reader.stored == 0
    said = reader.page.get_by_text("Nothing about you is kept in this browser.")
    expect(said).to_be_visible()
    reader.page.get_by_role("button", name="Remember it here").click()
    expect(said).to_be_hidden()


@pytest.mark.parametrize("rubbish", ["[1]", "{", "null", '{"seen": 7, "read": "x"}'])
def test_whatever_lies_in_the_storage_the_page_is_whole(
    opened: Opens, banner: Banner, rubbish: str
) -> None:
    reader = opened()
    reader.open("/")
    reader.page.evaluate(
        "text => localStorage.setItem('newsroom-reader:', text)", rubbish
    )
    reader.open("/")
    reader.above(banner).get_by_role("button").click()
    reader.open("/")
    expect(reader.above(banner)).to_be_hidden()
