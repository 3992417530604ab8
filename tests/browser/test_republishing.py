"""A reader carries a story on: the box below it, the page with its text, the button."""

from typing import Any

import pytest
from playwright.sync_api import expect

from services.models import Edition, Service
from staff.models import User
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.factories import public_address
from tests.pages.whole_story import make_whole_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_reader_finds_the_text_and_copies_it(
    visitor: Visitor, english: Edition, chiara: User
) -> None:
    story = make_whole_story(english, by=chiara)
    Service.objects.update(may_be_republished=True)
    english.may_be_republished = True
    english.republishing_terms = "Do not change the text."
    english.save()
    page = visitor.page
    visitor.open(public_address(story))
    page.locator("summary", has_text="Republish this story").press("Enter")
    expect(page.get_by_text("Do not change the text.")).to_be_visible()
    assert visitor.look(night=PHONE) == []

    visitor.follow("Get the text")
    assert visitor.look(night=DESK) == []
    box = page.get_by_label("Plain text")
    said = box.input_value()
    assert "This story was first published by" in said
    page.get_by_role("button", name="Copy").last.click()
    expect(page.locator(".to-copy [role=status]").last).to_have_text("Copied.")
    assert pasted(page) == said
    assert visitor.complaints == []


def pasted(page: Any) -> str:
    """What the clipboard holds, as a reader would find out."""
    page.evaluate("""() => {
        const area = document.createElement("textarea")
        area.id = "pasted"
        document.querySelector("main").append(area)
        area.focus()
    }""")
    page.keyboard.press("Control+V")
    return page.locator("#pasted").input_value()
