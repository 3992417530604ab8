"""The reference story again, by someone who has no mouse.

Only keys are pressed. Where the focus is said to be, it is asked for by role and name.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from staff.models import User
from tests.browser import reference_story as reference
from tests.browser.editors_desk import (
    EDITOR,
    copy_text,
    find,
    open_newsroom,
    public_page,
    written_text,
)
from tests.browser.hands import Keyboard
from tests.browser.story_form import window
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visitor(transactional_db: None, browser: Browser, live_server) -> Iterator[Visitor]:
    """The editor, who has logged in; that this needs no mouse is tried elsewhere."""
    open_newsroom(PASSWORD)
    editor = User.objects.get(username=EDITOR)
    visitor = window(browser, live_server.url, editor)
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    yield visitor
    visitor.page.context.close()


def test_a_story_is_written_and_published_without_a_mouse(visitor: Visitor) -> None:
    page = visitor.page
    hands = Keyboard(page)
    visitor.open("/admin/articles/article/add/")
    copy_text(page)
    write(hands)
    choose_lead_photo(hands)
    credit_service(hands)
    hands.fill("Slugline:", reference.SLUGLINE)
    hands.choose("Section:", reference.SECTION)
    hands.fill("Topics:", ", ".join(reference.TOPICS))
    hands.use("Publish")
    expect(page.get_by_text("The story is published.")).to_be_visible()
    reader = public_page(page, visitor.site)
    reference.expect_story(reader)
    reader.context.close()
    assert visitor.complaints == []


def write(hands: Keyboard) -> None:
    """The words are typed and the text is pasted; then Tab leaves the editor."""
    hands.fill("Headline:", reference.HEADLINE)
    hands.fill("Summary:", reference.SUMMARY)
    hands.enter_text()
    hands.page.keyboard.press("Control+v")
    body = hands.page.get_by_role("textbox", name="Body")
    expect(body).to_contain_text(reference.BLOCKS[-1][1])
    assert written_text(hands.page) == reference.BLOCKS


def choose_lead_photo(hands: Keyboard) -> None:
    """Dialog, search, photo, and back to the button that opened it."""
    hands.press("button", "Choose a photo")
    hands.expect_focus("searchbox", "Search photos")
    hands.type("hall")
    hands.page.keyboard.press("Enter")
    hands.expect_focus("button", reference.PHOTO)
    hands.page.keyboard.press("Enter")
    hands.expect_focus("button", "Choose another photo")
    hands.choose("File photo here:", "Yes")


def credit_service(hands: Keyboard) -> None:
    """Enter opens the list, words narrow it, Enter takes what is found."""
    page = hands.page
    hands.press("combobox", "Service")
    find(page, "Korean Service")
    page.keyboard.press("Enter")
    hands.expect_focus("combobox", "Service")
    expect(page.get_by_role("combobox", name="Service")).to_contain_text(
        "Korean Service"
    )
