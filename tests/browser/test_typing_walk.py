"""Two people and one story, with everything going wrong: no typed word is lost."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from articles import workflow
from articles.models import Article, Draft
from door.models import DeskSession
from staff.models import User
from tests.browser.story_form import (
    expect_kept,
    go_to,
    headline,
    trouble,
    type_at_the_end,
    window,
)
from tests.browser.visitor import Visitor, hurry
from tests.desk.typing_in import address
from tests.factories import PASSWORD, make_article, make_live_story, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEGUN = "<p>One.</p><p>Two.</p>"

# Whether the browser keeps nothing any more, within five seconds.
FORGOTTEN = """async () => {
    const left = () =>
        Object.keys(localStorage).filter((key) => key.startsWith("desk:")).length
    for (let turn = 0; left() && turn < 100; turn += 1)
        await new Promise((done) => setTimeout(done, 50))
    return left() === 0
}"""


@pytest.fixture
def story(english, ana, boris) -> Article:
    """Sent back to Boris, who reads why above its text."""
    article = make_article(english, by=boris, headline="As it began", body=BEGUN)
    workflow.file(article, by=boris)
    workflow.send_back(stored(article), by=ana, note="Say who counted them.")
    return stored(article)


def cut(route: Route) -> None:
    route.abort()


def end_sessions(page: Page) -> None:
    keys = [cookie["value"] for cookie in page.context.cookies()]
    DeskSession.objects.filter(session_key__in=keys).delete()


def log_in_again(visitor: Visitor, person: User) -> None:
    with visitor.page.context.expect_page() as opened:
        visitor.page.get_by_role("link", name="Log in (opens a new tab)").click()
    tab = opened.value
    tab.fill("[name=username]", person.username)
    tab.fill("[name=password]", PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="The desk")).to_be_visible()
    tab.close()


def test_nothing_typed_is_lost(browser, live_server, story, ana, boris):
    mine = window(browser, live_server.url, ana)
    theirs = window(browser, live_server.url, boris)
    theirs.open(address(story))
    type_at_the_end(theirs.page, " Theirs.")
    expect_kept(theirs.page)

    # The line is cut in mid-sentence, and the window is closed.
    mine.open(address(story))
    expect(mine.page.locator("[data-colleagues]")).to_have_text(
        "Boris has this story open."
    )
    mine.page.route("**/typing/", cut)
    headline(mine.page).fill("Typed while the line was cut")
    hurry(mine.page)
    expect(trouble(mine.page)).to_contain_text("There is no connection.")
    assert not Draft.objects.of(ana).exists()
    context = mine.page.context
    mine.page.close()
    mine = Visitor(context.new_page(), live_server.url)

    # What only the browser had is offered back, and taken up.
    mine.open(address(story))
    expect(mine.page.get_by_text("You typed here at")).to_be_visible()
    assert headline(mine.page).input_value() == "As it began"
    assert mine.broken_rules() == []
    mine.press("Take it up again")
    mine.expect_said("It is not saved yet.")
    expect(headline(mine.page)).to_have_value("Typed while the line was cut")
    hurry(mine.page)
    expect_kept(mine.page)

    # The log-in ends in mid-edit; Save leads nowhere until there is another.
    end_sessions(mine.page)
    go_to(mine.page, "Control+Home")
    mine.page.keyboard.type("Mine. ")
    hurry(mine.page)
    expect(trouble(mine.page)).to_contain_text("You are logged out.")
    mine.page.get_by_role("button", name="Save", exact=True).click()
    expect(trouble(mine.page)).to_contain_text("Nothing is saved yet.")
    log_in_again(mine, ana)
    mine.press("Save")
    mine.expect_said("The story is saved.")
    assert stored(story).body == "<p>Mine. One.</p><p>Two.</p>"
    assert not Draft.objects.of(ana).unsaved().exists()
    expect(mine.page.get_by_text("You typed here at")).to_have_count(0)
    assert mine.page.evaluate(FORGOTTEN)

    # Boris hears of it, saves, and puts both together without a mouse.
    headline(theirs.page).fill("Theirs")
    hurry(theirs.page)
    expect(theirs.page.locator("[data-news]")).to_contain_text("Ana saved this story")
    theirs.page.keyboard.press("Enter")
    expect(theirs.page.get_by_text("Ana changed this story")).to_be_visible()
    assert theirs.broken_rules() == []
    theirs.page.get_by_role("radio", name=re.compile("^Mine")).focus()
    theirs.page.keyboard.press("ArrowDown")
    theirs.page.get_by_role("button", name="Put together and save").focus()
    with theirs.page.expect_navigation():
        theirs.page.keyboard.press("Enter")
    theirs.expect_said("The story is saved.")
    saved = stored(story)
    assert saved.headline == "Typed while the line was cut"
    assert saved.body == "<p>Mine. One.</p><p>Two. Theirs.</p>"
    context.close()
    theirs.page.context.close()


def test_a_new_story_outlives_its_window(browser, live_server, english, ana):
    make_live_story(english, by=ana)
    visitor = window(browser, live_server.url, ana)
    visitor.open("/admin/articles/article/add/")
    headline(visitor.page).fill("Begun on a train")
    type_at_the_end(visitor.page, "A few words.")
    hurry(visitor.page)
    expect_kept(visitor.page)
    context = visitor.page.context
    visitor.page.close()
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.open("/admin/articles/article/add/")
    visitor.press("Take it up again")
    expect(headline(visitor.page)).to_have_value("Begun on a train")
    visitor.press("Save")
    visitor.expect_said("The story is saved.")
    assert Article.objects.first().body == "<p>A few words.</p>"
    assert visitor.complaints == []
    context.close()
