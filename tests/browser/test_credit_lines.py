"""Credits at the desk in a browser: facts typed, lines said, a line put otherwise."""

import re

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article
from tests.browser.story_form import window
from tests.desk.typing_in import address
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    public_address,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMPOSED = "Reuters contributed to this report."
WORDS = "Reuters was with us on the boat."
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('desk:'))"


@pytest.fixture
def story(english, ana) -> Article:
    lena = make_contributor("Lena Marsh", english.service)
    article = make_article(
        english, by=ana, bylines=(lena,), collaborations=(make_agency("Reuters"),)
    )
    article.collaborations.update(kind="contributed")
    workflow.publish(stored(article), by=ana)
    return stored(article)


def test_a_line_is_put_otherwise_by_keys_and_follows_its_facts(
    browser, live_server, story, ana
):
    mine = window(browser, live_server.url, ana)
    mine.open(address(story))
    page = mine.page
    lines = page.locator("[data-lines]")
    expect(lines.get_by_text(COMPOSED)).to_be_visible()
    expect(
        page.locator("#bylines-0").get_by_role("button", name="More")
    ).to_be_visible()
    assert page.evaluate(KEPT) == []  # nothing was typed yet

    lines.get_by_role("button", name=f"Say it otherwise: {COMPOSED}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("These words instead")).to_be_focused()
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(lines.get_by_text(WORDS)).to_be_visible()
    expect(lines.get_by_text("In your words.")).to_be_visible()
    again = lines.get_by_role("button", name=f"Say it otherwise: {WORDS}")
    expect(again).to_be_focused()
    mine.look()

    # What is typed stands in the form before it is confirmed, and can be left.
    lines.get_by_role("button", name=f"Say it otherwise: {WORDS}").click()
    page.keyboard.type("Half a sen")
    expect(page.locator("[name=credit_words]")).to_have_value(
        re.compile("] Half a sen$")
    )
    page.keyboard.press("Escape")
    expect(lines.get_by_text(WORDS)).to_be_visible()
    expect(page.locator("[name=credit_words]")).to_have_value(re.compile(f"] {WORDS}$"))

    # A place is typed: the words were for other facts, and are not printed.
    place = page.locator("#id_collaborations-0-place")
    place.fill("Busan")
    expect(
        lines.get_by_text("Reuters contributed to this report from Busan.")
    ).to_be_visible()
    expect(page.locator("[data-overtaken]")).to_contain_text(WORDS)
    place.fill("")
    expect(lines.get_by_text(WORDS)).to_be_visible()

    # What is rarely typed is one press away, and stands where it was said.
    row = page.locator("#bylines-0")
    row.get_by_role("button", name="More").click()
    row.get_by_label("Belongs to").select_option("video")
    expect(lines.get_by_text("Reporter: Lena Marsh")).to_be_visible()
    row.get_by_label("Belongs to").select_option("")
    row.get_by_role("button", name="Less").click()
    expect(row.get_by_label("Belongs to")).to_be_hidden()

    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}{public_address(story)}")
    expect(page.locator(".story-credits")).to_have_text(WORDS)
