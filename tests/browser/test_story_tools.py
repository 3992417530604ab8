"""Taking a story along: as text, as a link, on paper, by mail."""

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import workflow
from tests.factories import (
    make_agency,
    make_contributor,
    make_edition,
    make_live_story,
    make_service,
    public_address,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = """
<p>He said "no" … Ra’ad did.</p>
<h2>A subhead</h2>
<ul><li><p>one</p></li><li><p>two</p></li></ul>
<blockquote><p>We were lucky.</p><p><cite>Lee Ara</cite></p></blockquote>
"""


@pytest.fixture
def story(transactional_db: None) -> str:
    """The address of a live opinion with a byline, an agency and a correction."""
    edition = make_edition(make_service("english"))
    article = make_live_story(
        edition,
        kind="opinion",
        headline="UN & N. Korea",
        summary="They met.",
        body=BODY,
        bylines=(make_contributor("Lena Marsh", edition.service),),
        collaborations=(make_agency("Reuters"),),
    )
    editor = edition.service.memberships.get().person
    workflow.correct(stored(article), by=editor, text="It was 300.")
    return public_address(article)


@pytest.fixture
def reader(page: Page, live_server, story: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}{story}")
    return page


def copied(page: Page, button: str) -> str:
    page.get_by_role("button", name=button).click()
    expect(page.locator("article").get_by_role("status")).to_have_text("Copied.")
    return page.evaluate("navigator.clipboard.readText()")


def test_a_story_is_copied_as_plain_text_sign_for_sign(
    reader: Page, story: str
) -> None:
    parts = copied(reader, "Copy as text").strip().split("\n\n")
    published, updated = parts[4].split(" · ")
    assert published.startswith("Published ")
    assert updated.startswith("Updated ")
    assert parts[:4] == ["Opinion", "UN & N. Korea", "They met.", "By Lena Marsh"]
    assert parts[5:10] == [
        'He said "no" … Ra’ad did.',
        "A subhead",
        "• one\n• two",
        "We were lucky.\nLee Ara",
        "This report was produced in collaboration with Reuters.",
    ]
    assert parts[10].startswith("Correction\n")
    assert parts[10].endswith("\nIt was 300.")
    assert parts[11].endswith(story)


def test_the_link_that_is_copied_is_the_canonical_one(reader: Page, story: str) -> None:
    assert copied(reader, "Copy link") == f"http://testserver{story}"


def test_print_opens_the_browsers_own_window(reader: Page) -> None:
    reader.evaluate("window.print = () => { document.title = 'printed' }")
    reader.get_by_role("button", name="Print").click()
    expect(reader).to_have_title("printed")


def test_where_no_script_runs_only_the_mail_link_shows(
    browser: Browser, live_server, story: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{story}")
    mail = page.get_by_role("link", name="E-mail")
    assert "subject=UN%20%26%20N.%20Korea&body=http" in mail.get_attribute("href")
    expect(page.get_by_role("button", name="Copy as text")).to_be_hidden()
    context.close()
