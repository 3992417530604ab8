"""Searching by keyboard alone, from left to right and from right to left."""

import pytest
from playwright.sync_api import Page, expect

from services.models import Edition
from staff.models import User
from tests.browser.visitor import DESK, HEIGHT, PHONE, Visitor
from tests.factories import make_live_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THIRD = 3  # of the skip links


def skip_to_search(page: Page) -> None:
    for _stop in range(THIRD):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")


def send(page: Page, words: str) -> None:
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_reader_searches_by_keyboard(
    visitor: Visitor, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    make_live_story(english, by=ana, headline="Ferry sinks off Busan")
    make_live_story(persian, by=vera, headline="کشتی مسافربری غرق شد")
    page = visitor.page

    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    visitor.open("/")
    skip_to_search(page)
    send(page, "fery")  # and takes what is offered instead
    offered = page.get_by_role("link", name="Ferry", exact=True)
    offered.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h3 mark")).to_have_text("Ferry")
    expect(page.get_by_role("searchbox")).to_have_value("Ferry")
    assert visitor.look() == []

    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    visitor.open("/fa/")
    skip_to_search(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")  # a phone has a link, which leads to the form
    skip_to_search(page)
    send(page, "كشتي")  # with the letters of an Arabic keyboard
    expect(page.locator("h3 mark")).to_have_text("کشتی")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert visitor.look(night=PHONE) == []
