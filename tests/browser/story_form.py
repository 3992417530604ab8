"""A story's form in a browser of the person's own, and typing into it."""

from playwright.sync_api import Browser, Locator, Page, expect

from staff.models import User
from tests.browser.visitor import Visitor, catch_up
from tests.desk.typing_in import at_the_desk


def window(browser: Browser, site: str, person: User) -> Visitor:
    """A browser of the person's own, logged in."""
    context = browser.new_context()
    session = at_the_desk(person).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "url": f"{site}/admin/"}
    context.add_cookies([cookie])
    return Visitor(context.new_page(), site)


def headline(page: Page) -> Locator:
    return page.get_by_label("Headline:", exact=True)


def trouble(page: Page) -> Locator:
    return page.locator("[data-trouble]")


def expect_kept(page: Page) -> None:
    """The form says that the server has what was typed."""
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")


def go_to(page: Page, keys: str) -> None:
    page.locator("[contenteditable=true]").click()
    catch_up(page)
    page.keyboard.press(keys)
    catch_up(page)


def type_at_the_end(page: Page, words: str) -> None:
    go_to(page, "Control+End")
    page.keyboard.type(words)
