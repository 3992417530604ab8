"""The keys of a story's form, on whatever keyboard, also beside open notes."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.story_form import headline, window
from tests.factories import make_article, make_edition, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What keyboards send for the key at this place together with Ctrl+Alt.
STRUCK = """(box, [key, code]) => !box.dispatchEvent(new KeyboardEvent("keydown", {
    key, code, ctrlKey: true, altKey: true, bubbles: true, cancelable: true }))"""


@pytest.fixture
def page(transactional_db: None, browser: Browser, live_server: Any) -> Any:
    service = make_service("english")
    ana = make_person("ana", service)
    article = make_article(make_edition(service), by=ana)
    visitor = window(browser, live_server.url, ana)
    visitor.open(f"/admin/articles/article/{article.pk}/change/")
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    yield visitor.page
    assert visitor.complaints == []
    visitor.page.context.close()


def is_taken(page: Page, key: str, code: str) -> bool:
    """Whether the form takes what is struck in the headline for a key of its own."""
    taken: bool = headline(page).evaluate(STRUCK, [key, code])
    return taken


def test_the_keys_work_on_every_keyboard_and_take_no_letter(page: Page) -> None:
    headline(page).focus()
    for key, code in (("@", "KeyV"), ("ń", "KeyN"), ("}", "KeyN"), ("ö", "KeyS")):
        assert not is_taken(page, key, code), key
    expect(headline(page)).to_be_focused()
    for key in ("v", "ر", "ㅍ", "м"):
        headline(page).focus()
        assert is_taken(page, key, "KeyV"), key
        expect(page.get_by_role("button", name="Save", exact=True)).to_be_focused()
    assert is_taken(page, "د", "KeyN")
    expect(page.get_by_role("dialog", name="Notes between colleagues")).to_be_visible()


def test_ctrl_s_saves_beside_open_notes(page: Page) -> None:
    headline(page).fill("Ferry sinks")
    headline(page).press("Control+Alt+n")
    expect(page.get_by_label("Write a note")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.get_by_text("The story is saved.")).to_be_visible()
    expect(headline(page)).to_have_value("Ferry sinks")
