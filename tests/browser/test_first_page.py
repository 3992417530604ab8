"""The first page, its palette and its keys, by keyboard alone and on a phone at night."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from articles.models import PublishedArticle
from banners import workflow as banner_workflow
from banners.models import Banner
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import (
    make_article,
    make_assignment,
    make_banner,
    make_edition,
    make_live_story,
    make_person,
    make_service,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AT_ONCE = 20  # seconds from opening the desk to a wrong story being off it


@pytest.fixture
def edition(transactional_db: None) -> Edition:
    return make_edition(make_service("english", name="English Service"))


@pytest.fixture
def ana(edition: Edition) -> User:
    return make_person("ana", edition.service, Role.EDITOR)


def tap(page: Page, name: str | re.Pattern[str], role: str = "link") -> None:
    page.get_by_role(role, name=name).first.click()


def test_at_three_in_the_morning_a_story_and_a_banner_are_stopped_on_a_phone(
    edition: Edition, ana: User, visitor: Visitor
) -> None:
    make_live_story(edition, by=ana, slugline="WRONG-STORY")
    banner_workflow.show(make_banner(edition), by=ana)
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.log_in("ana")
    began = time.monotonic()
    visitor.open("/admin/")
    tap(page, re.compile("^Before readers now"))
    hold = page.get_by_role("link", name="Hold WRONG-STORY")
    expect(hold).to_be_in_viewport()
    hold.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Hold", exact=True).click()
    assert PublishedArticle.objects.get().standing == "held"
    assert time.monotonic() - began < AT_ONCE
    began = time.monotonic()
    visitor.open("/admin/")
    with page.expect_navigation():
        tap(page, re.compile("^End Ferry"), "button")
    assert Banner.objects.get().state == Banner.State.ENDED
    assert time.monotonic() - began < AT_ONCE
    expect(page).to_have_url(f"{visitor.site}/admin/")
    tap(page, "Find", "button")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill("wrong")
    expect(page.get_by_role("option", name=re.compile("WRONG-STORY"))).to_be_visible()
    assert visitor.broken_rules() == []
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(overflow) <= 0
    assert visitor.complaints == []


def test_everything_is_found_and_reached_by_keys(
    edition: Edition, ana: User, visitor: Visitor
) -> None:
    make_article(edition, by=ana, slugline="FERRY-ONE")
    second = make_article(edition, by=ana, slugline="FERRY-TWO")
    make_assignment(edition.service, task="Call Busan", person=ana)
    page, press = visitor.page, visitor.page.keyboard.press
    visitor.log_in("ana")
    focused = page.locator(":focus")
    press("g")
    press("m")
    expect(focused).to_have_id("group-mine")
    press("g")
    press("t")
    expect(focused).to_have_id("group-assignments")
    press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("ferry")
    expect(page.get_by_role("status").filter(has_text="2 found")).to_be_visible()
    chosen = page.locator("[aria-selected=true]")
    expect(chosen).to_contain_text("FERRY-TWO")
    expect(field).to_have_attribute("aria-activedescendant", "desk-palette-hit-0")
    press("ArrowDown")
    expect(chosen).to_contain_text("FERRY-ONE")
    press("Escape")
    expect(focused).to_have_id("group-assignments")
    press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.type("ferry-two")
    with page.expect_navigation():
        press("Enter")  # before the list has answered
    expect(page).to_have_url(re.compile(f"/article/{second.pk}/change/"))
    typing = page.locator("#id_slugline")
    typing.focus()
    press("End")
    page.keyboard.type("/gm?n")
    expect(typing).to_have_value("FERRY-TWO/gm?n")
    text = page.get_by_role("textbox", name="Body")
    text.focus()
    press("Control+a")
    press("Control+k")
    expect(page.get_by_role("textbox", name="Web address", exact=True)).to_be_focused()
    expect(page.locator("#desk-palette")).not_to_have_attribute("open", "")
    assert visitor.complaints == []


def test_the_session_that_ended_is_said_and_keys_can_be_off(
    edition: Edition, ana: User, visitor: Visitor
) -> None:
    page, press = visitor.page, visitor.page.keyboard.press
    visitor.log_in("ana")
    press("Shift+?")
    with page.expect_navigation():
        tap(page, "Switch single keys off", "button")
    assert visitor.broken_rules() == []
    press("n")
    press("/")
    expect(page.locator("dialog")).not_to_have_attribute("open", "")
    press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.context.clear_cookies()
    page.keyboard.type("ferry")
    expect(
        page.get_by_role("status").filter(has_text="session has ended")
    ).to_be_visible()
    assert page.url.endswith("/admin/keys/")


LEAVE = """() => {
    const leaving = new Event("beforeunload", { cancelable: true })
    return !window.dispatchEvent(leaving)
}"""


def test_a_banner_half_written_is_not_left_unasked(visitor: Visitor, ana: User) -> None:
    visitor.log_in("ana")
    page = visitor.page
    visitor.open("/admin/banners/banner/add/")
    assert page.evaluate(LEAVE) is False
    page.locator("[name=wording]").fill("Ferry sinks off Busan")
    assert page.evaluate(LEAVE) is True
    visitor.press("Save")
    assert page.evaluate(LEAVE) is False
