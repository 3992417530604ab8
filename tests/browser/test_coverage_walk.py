"""A story goes from service to service over the board: Ana offers it in English, Vera
takes it in Persian, with the keyboard alone."""

import pytest
from playwright.sync_api import Browser, expect

from articles.models import Adaptation, Offer
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.factories import make_live_story, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOARD = "/admin/coverage/"


def tab_to(page, name):
    """Go on with the Tab key until what has this name is focused."""
    for _stop in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"
        )
        if focused.startswith(name):
            return
    raise AssertionError(name)


def test_a_story_is_offered_in_english_and_taken_in_persian_by_keyboard(
    visitor: Visitor, browser: Browser, english, persian
) -> None:
    ana = make_person("ana", english.service)
    make_person("vera", persian.service, interface_language="fa")
    article = make_live_story(english, by=ana, slugline="FERRY")
    cell = f"#cell-{article.story_id}-{persian.pk}"

    visitor.page.set_viewport_size({"width": DESK, "height": 900})
    visitor.log_in("ana")
    visitor.open(BOARD)
    page = visitor.page
    tab_to(page, "Offer FERRY, Persian")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visitor.expect_said("Offered to these editions: Persian.")
    expect(page.locator(cell)).to_be_focused()
    expect(page.locator(cell)).to_contain_text("Offered")
    assert visitor.look_at(DESK, is_night=False) == []

    vera = Visitor(browser.new_context().new_page(), visitor.site)
    vera.log_in("vera")
    vera.open(f"{BOARD}?only=offered")
    page = vera.page
    assert vera.look_at(PHONE, is_night=True) == []
    page.set_viewport_size({"width": DESK, "height": 900})
    summary = page.locator(f"{cell} summary")
    page.locator(cell).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"{cell} input[name=reason]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messagelist a")).to_be_visible()
    assert Offer.objects.get().state == Offer.State.TAKEN
    made = Adaptation.objects.get()
    assert (made.source, made.article.edition) == (article, persian)
    vera.open(BOARD)
    expect(page.locator(cell)).to_contain_text("Vera")
