"""A story that was opened is read again without a network."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from services.models import Edition
from staff.models import User
from tests.factories import make_live_story, make_photo, public_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IS_KEPT = """async () => {
    for (const name of await caches.keys())
        if (!name.endsWith(":")) return (await (await caches.open(name)).keys()).length > 2
    return false
}"""

IS_EMPTY = "async () => !(await caches.keys()).length"
IS_CLEAN = """async () => !(await caches.keys()).length &&
    !(await navigator.serviceWorker.getRegistrations()).length"""
UNTIL = """(condition) => new Promise((done) => {
    const look = async () => (await condition()) ? done() : setTimeout(look, 50)
    look()
})"""


def wait(page: Page, condition: str) -> None:
    page.evaluate(f"() => ({UNTIL})({condition})")


def test_an_opened_story_lasts(
    page: Page, live_server: Any, english: Edition, ana: User
) -> None:
    story = make_live_story(english, by=ana, lead_photo=make_photo(english.service))
    address = live_server.url + public_address(story)
    page.goto(address)
    wait(page, IS_KEPT)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry sinks off Busan")
    expect(page.get_by_text("You are offline.")).to_be_visible()
    assert page.locator(".story img").first.evaluate("image => image.naturalWidth") > 0
    page.goto(f"{live_server.url}/latest/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    page.get_by_role("link", name="Ferry sinks off Busan").click()
    expect(page).to_have_url(address)
    page.get_by_role("button", name="Forget everything").click()
    wait(page, IS_EMPTY)


def test_where_readers_are_at_risk_nothing_is_kept(
    page: Page, live_server: Any, english: Edition, ana: User
) -> None:
    story = make_live_story(english, by=ana)
    page.goto(live_server.url + public_address(story))
    wait(page, IS_KEPT)
    english.is_at_risk = True
    english.save()
    page.reload()
    wait(page, IS_CLEAN)


def test_text_grows_and_stays_so(
    page: Page, live_server: Any, english: Edition
) -> None:
    page.goto(live_server.url)
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = page.evaluate(size)
    page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="High contrast").click()
    assert page.evaluate(size) == pytest.approx(usual * 1.125)
    page.reload()
    assert page.evaluate(size) == pytest.approx(usual * 1.125)
    contrast = page.get_by_role("button", name="High contrast")
    expect(contrast).to_have_attribute("aria-pressed", "true")
