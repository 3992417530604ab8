"""The reference story again, by someone who has no mouse.

Only keys are pressed. Where the focus is said to be, it is asked for by role and name.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reference_story as reference
from tests.browser.editors_desk import (
    EDITOR,
    copy_text,
    find,
    open_newsroom,
    public_page,
    written_text,
)
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FARTHEST = 200  # stops of the Tab key before something counts as out of reach


class Hands:
    """Two hands on a keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.type = page.keyboard.type
        self.press = page.keyboard.press

    def has_focus(self, role: Any, name: str) -> bool:
        found = self.page.get_by_role(role, name=name, exact=True)
        return found.and_(self.page.locator(":focus")).count() == 1

    def tab_to(self, role: Any, name: str) -> None:
        """On with Tab until the focus is there."""
        for _stop in range(FARTHEST):
            self.press("Tab")
            if self.has_focus(role, name):
                return
        pytest.fail(f"Tab does not reach the {role} “{name}”.")

    def expect_focus(self, role: Any, name: str) -> None:
        expect(self.page.get_by_role(role, name=name).last).to_be_focused()

    def fill(self, name: str, words: str) -> None:
        self.tab_to("textbox", name)
        self.type(words)

    def choose(self, name: str, words: str) -> None:
        """In a list of the browser's own, by its first letters."""
        self.tab_to("combobox", name)
        self.type(words)

    def leave(self, role: Any, name: str) -> None:
        """Press a link or button that leads to another page, and wait for it."""
        self.tab_to(role, name)
        with self.page.expect_navigation():
            self.press("Enter")


@pytest.fixture
def hands(transactional_db: None, visitor: Visitor) -> Hands:
    open_newsroom(PASSWORD)
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return Hands(visitor.page)


def test_a_story_is_written_and_published_without_a_mouse(
    hands: Hands, visitor: Visitor
) -> None:
    page = hands.page
    log_in(hands, visitor)
    copy_text(page)
    hands.leave("link", "Write a story")
    write(hands)
    choose_lead_photo(hands)
    credit_service(hands)
    hands.choose("Section:", reference.SECTION)
    hands.fill("Topics:", ", ".join(reference.TOPICS))
    hands.leave("button", "Publish")
    expect(page.get_by_text("The story is published.")).to_be_visible()
    reader = public_page(page, visitor.site)
    reference.expect_story(reader)
    reader.context.close()
    assert visitor.complaints == []


def log_in(hands: Hands, visitor: Visitor) -> None:
    visitor.open("/admin/login/?next=/admin/")
    hands.expect_focus("textbox", "Username:")
    hands.type(EDITOR)
    hands.press("Tab")
    hands.expect_focus("textbox", "Password:")
    hands.type(PASSWORD)
    with hands.page.expect_navigation():
        hands.press("Enter")


def write(hands: Hands) -> None:
    """The words are typed and the text is pasted; then Tab leaves the editor."""
    hands.fill("Slugline:", reference.SLUGLINE)
    hands.fill("Headline:", reference.HEADLINE)
    hands.fill("Summary:", reference.SUMMARY)
    hands.tab_to("textbox", "Body")
    hands.press("Control+v")
    body = hands.page.get_by_role("textbox", name="Body")
    expect(body).to_contain_text(reference.BLOCKS[-1][1])
    assert written_text(hands.page) == reference.BLOCKS


def choose_lead_photo(hands: Hands) -> None:
    """Dialog, search, photo, and back to the button that opened it."""
    hands.tab_to("button", "Choose a photo")
    hands.press("Enter")
    hands.expect_focus("searchbox", "Search photos")
    hands.type("hall")
    hands.press("Enter")
    hands.expect_focus("button", reference.PHOTO)
    hands.press("Enter")
    hands.expect_focus("button", "Choose another photo")
    hands.choose("File photo here:", "Yes")


def credit_service(hands: Hands) -> None:
    """Enter opens the list, words narrow it, Enter takes what is found."""
    page = hands.page
    hands.tab_to("combobox", "Service")
    hands.press("Enter")
    find(page, "Korean Service")
    hands.press("Enter")
    hands.expect_focus("combobox", "Service")
    expect(page.get_by_role("combobox", name="Service")).to_contain_text(
        "Korean Service"
    )
