"""An editor arranges a front: by mouse, by keyboard, and before readers."""

import pytest
from playwright.sync_api import expect

from fronts.arranging import front_of
from fronts.models import Front
from staff.permissions import Role
from tests.browser.visitor import DESK, HEIGHT, PHONE, Visitor
from tests.factories import make_edition, make_live_story, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKS = """() => {
    const leaving = new Event("beforeunload", { cancelable: true })
    return !window.dispatchEvent(leaving)
}"""


def drag(page, handle, target, *, low: bool = False) -> None:
    """With the mouse, from a handle onto the upper or lower part of a place."""
    start, end = handle.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    at = end["height"] - 4 if low else 4
    page.mouse.move(end["x"] + 60, end["y"] + at, steps=3)
    page.mouse.up()


def test_a_front_is_arranged_by_hand_and_key_and_read(visitor: Visitor) -> None:
    service = make_service("english", name="English Service")
    edition = make_edition(service)
    ana = make_person("ana", service, Role.EDITOR)
    for number in ("One", "Two", "Three"):
        make_live_story(edition, by=ana, headline=f"Story {number}")
    front = front_of(edition)
    page, voice = visitor.page, visitor.page.locator("[data-front-voice]")
    page.set_viewport_size({"width": 1280, "height": 1600})  # all of it in sight
    visitor.log_in("ana")
    visitor.open(f"/admin/fronts/front/{front.pk}/change/")
    lead = page.locator("[data-front-group=lead] > li")
    top = page.locator("[data-front-group=top] > li")

    def beside(name: str):
        row = page.locator("[data-front-story]", has_text=name)
        return row.locator("[data-front-handle]")

    drag(page, beside("Story One"), lead)
    expect(voice).to_have_text("“Story One” is the lead.")
    drag(page, beside("Story Two"), top.first)
    expect(voice).to_have_text("“Story Two” moved to the top stories, 1 of 4.")
    expect(top).to_have_count(4)
    assert page.evaluate(ASKS)

    up = page.get_by_role("button", name="Move up: Story Two")
    up.focus()
    page.keyboard.press("Enter")
    expect(voice).to_have_text("“Story Two” is the lead.")
    expect(page.get_by_role("button", name="Move down: Story Two")).to_be_focused()
    page.keyboard.press("Enter")
    expect(voice).to_have_text("“Story Two” moved to the top stories, 1 of 4.")
    page.get_by_role("button", name="Take off: Story Two").click()
    expect(top.first).to_contain_text("Open place")
    page.get_by_role("button", name="Undo").click()
    expect(top.first).to_contain_text("Story Two")
    drag(page, top.first.locator("[data-front-handle]"), top.nth(2), low=True)
    expect(top.nth(2)).to_contain_text("Story Two")

    lead.get_by_text("Headline, picture and time").click()
    lead.get_by_label("Headline here").fill("One, in short")
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert visitor.look_at(width, is_night=width == DESK) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_navigation():
        page.get_by_role("button", name="Save and publish").click()
    visitor.press("Publish")
    visitor.expect_said("The front is before its readers.")
    assert Front.objects.get().arranged.lead.headline == "One, in short"
    visitor.open("/")
    expect(page.locator(".front__lead")).to_contain_text("One, in short")
    assert visitor.complaints == []
