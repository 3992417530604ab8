"""Recordings and galleries in the body editor, by keyboard and by dragging."""

import pytest

from tests.browser.editor_desk import axe_complaints
from tests.browser.visitor import catch_up

pytestmark = pytest.mark.browser


def choose(desk, label, words):
    search = desk.page.get_by_label(label)
    search.wait_for()
    desk.keys.type(f"{words}\n")
    desk.page.locator(".desk-row:focus").wait_for()
    desk.press("Enter")


def test_a_recording_and_a_gallery_come_into_the_text(desk):
    desk.open("<p>Before.</p>")
    desk.press("Control+Alt+m")
    choose(desk, "Search recordings", "rain")
    catch_up(desk.page)
    desk.keys.type("A caption\nAfter.")
    desk.press("Control+Alt+g")
    choose(desk, "Search photos", "bridge")
    desk.page.get_by_role("button", name="Use these photos").click()
    assert desk.page.get_by_text("A gallery has at least two photos.").is_visible()
    search = desk.page.get_by_label("Search photos")
    search.fill("flood")
    search.press("Enter")
    desk.page.locator(".desk-row:focus").press("Enter")
    rows = desk.page.locator(".gallery-choice__photo")
    assert rows.all_inner_texts()[0].startswith("A bridge")
    desk.page.get_by_role("button", name="Later: A bridge at dawn").press("Enter")
    assert rows.all_inner_texts()[1].startswith("A bridge")
    rows.nth(1).drag_to(rows.nth(0))
    assert rows.all_inner_texts()[0].startswith("A bridge")
    desk.press("Alt+ArrowDown")
    assert axe_complaints(desk) == {}
    desk.page.get_by_role("button", name="Use these photos").click()
    catch_up(desk.page)
    desk.keys.type("A heading")
    assert desk.stored == (
        '<p>Before.</p><figure data-recording="6"><figcaption>A caption</figcaption>'
        '</figure><p>After.</p><figure data-gallery="2,1"><figcaption>A heading'
        "</figcaption></figure>"
    )
    assert desk.page.get_by_text("Audio, 0:14, Ana").is_visible()
    assert desk.page.get_by_role("img", name="A bridge").is_visible()
    assert axe_complaints(desk) == {}
    desk.page.get_by_role("button", name="Remove the gallery").click()
    desk.page.get_by_text("A caption", exact=True).click()
    desk.page.get_by_role("button", name="Choose another recording").click()
    choose(desk, "Search recordings", "harbor")
    catch_up(desk.page)
    assert 'data-recording="5"' in desk.stored
    assert "data-gallery" not in desk.stored
