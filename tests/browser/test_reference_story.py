"""The reference story, typed, pasted and published by its names alone.

Every thing is found as a screen reader finds it: by its role and its name.
"""

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
from tests.factories import PASSWORD, draw_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(transactional_db: None, visitor: Visitor) -> Visitor:
    open_newsroom(PASSWORD)
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.log_in(EDITOR)
    return visitor


def test_the_reference_story_is_what_it_is_known_for() -> None:
    tags = [tag for tag, _text in reference.BLOCKS]
    assert (tags.count("p"), tags.count("h2")) == (14, 2)
    text = "".join(text for _tag, text in reference.BLOCKS)
    assert all(sign in text for sign in reference.SIGNS)
    assert "UN " in reference.HEADLINE
    assert "N. Korea" in reference.HEADLINE


def test_the_reference_story_reaches_readers_sign_for_sign(desk: Visitor) -> None:
    page = desk.page
    copy_text(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Write a story").click()
    type_words(page)
    paste_text(page)
    file_under(page)
    credit_service(page)
    take_in_lead_photo(page)
    publish(page)
    reader = public_page(page, desk.site)
    reference.expect_story(reader)
    reader.context.close()
    assert desk.complaints == []


def type_words(page: Page) -> None:
    for name, words in (
        ("Slugline:", reference.SLUGLINE),
        ("Headline:", reference.HEADLINE),
        ("Summary:", reference.SUMMARY),
    ):
        page.get_by_role("textbox", name=name, exact=True).click()
        page.keyboard.type(words)


def paste_text(page: Page) -> None:
    page.get_by_role("textbox", name="Body", exact=True).click()
    page.keyboard.press("Control+v")
    expect(page.get_by_role("textbox", name="Body")).to_contain_text(
        reference.BLOCKS[-1][1]
    )
    assert written_text(page) == reference.BLOCKS


def file_under(page: Page) -> None:
    page.get_by_role("combobox", name="Section:").select_option(reference.SECTION)
    page.get_by_role("textbox", name="Topics:").fill(", ".join(reference.TOPICS))


def credit_service(page: Page) -> None:
    group = page.get_by_role("group", name="Collaborations: with which services")
    group.get_by_role("combobox", name="Service").click()
    find(page, "Korean Service")
    page.get_by_role("option", name="Korean Service").click()
    kind = group.get_by_role("combobox", name="Kind")
    kind.select_option("Produced in collaboration with")


def take_in_lead_photo(page: Page) -> None:
    """Upload it where it is chosen. That nobody knows its date has to be said."""
    page.get_by_role("button", name="Choose a photo").click()
    dialog = page.get_by_role("dialog", name="Choose a photo")
    dialog.get_by_role("tab", name="Upload a new photo").click()
    picture = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": draw_jpeg()}
    dialog.get_by_label("Picture file").set_input_files([picture])
    dialog.get_by_label("Caption").fill(reference.CAPTION)
    dialog.get_by_label("Alternative text").fill("Delegates in a round hall.")
    dialog.get_by_label("Photographer").fill("Ilya Wren")
    dialog.get_by_label("File photo").check()
    dialog.get_by_role("button", name="Upload the photo").click()
    expect(dialog.get_by_text("A file photo needs the day")).to_be_visible()
    dialog.get_by_label("Date unknown").check()
    dialog.get_by_role("button", name="Upload the photo").click()
    expect(dialog).to_be_hidden()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("The story is published.")).to_be_visible()
