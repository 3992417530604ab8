"""Two ways to work at a desk: with a mouse, and with a keyboard alone.

What both do has one name, so that a walk is written once and taken either way. Things
are found as a screen reader finds them, by role and name.
"""

from abc import ABC, abstractmethod
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import catch_up
from tests.factories import PASSWORD

FARTHEST = 200  # stops of the Tab key before something counts as out of reach

# What the focused thing may be called; its role and full name are asked for only then.
CALLED = """() => {
    const { ariaLabel, labels, textContent, value, attributes } = document.activeElement
    const words = [ariaLabel, labels?.[0]?.textContent, textContent, value].join(" ")
    return attributes["aria-labelledby"] ? null : words.replace(/\\s+/g, " ")
}"""


class Hands(ABC):
    """Somebody's hands before a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.type = page.keyboard.type

    def thing(self, role: Any, name: str) -> Locator:
        """The first of this name, as one meets it."""
        return self.page.get_by_role(role, name=name, exact=True).first

    @abstractmethod
    def press(self, role: Any, name: str) -> None:
        """A link or a button."""

    @abstractmethod
    def fill(self, name: str, words: str) -> None:
        """Put these words into a box, in place of those that stand there."""

    @abstractmethod
    def go_home(self) -> None:
        """To the first page of the desk."""

    @abstractmethod
    def use(self, verb: str) -> None:
        """Press a verb's button below a story's text."""

    def leave(self, role: Any, name: str) -> None:
        """Press what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.press(role, name)

    def say(self, name: str, words: str, verb: str) -> None:
        """On a verb's own page, say something and press its button."""
        self.fill(name, words)
        self.leave("button", verb)

    def write_on(self, words: str) -> None:
        """Go on at the end of the text."""
        self.enter_text()
        catch_up(self.page)
        self.page.keyboard.press("Control+End")
        catch_up(self.page)
        self.type(words)

    @abstractmethod
    def enter_text(self) -> None:
        """Into the body editor."""

    def log_in(self, username: str) -> None:
        self.fill("Username:", username)
        self.fill("Password:", PASSWORD)
        self.leave("button", "Log in")
        expect(self.page.get_by_role("heading", name="The desk")).to_be_visible()


class Mouse(Hands):
    """Clicks; only words are typed."""

    def press(self, role: Any, name: str) -> None:
        self.thing(role, name).click()

    def fill(self, name: str, words: str) -> None:
        self.thing("textbox", name).click(click_count=3)
        self.type(words)

    def go_home(self) -> None:
        house = self.page.get_by_role("banner").get_by_role("link", name="Newsroom")
        with self.page.expect_navigation():
            house.click()

    def use(self, verb: str) -> None:
        self.leave("button", verb)

    def enter_text(self) -> None:
        self.thing("textbox", "Body").click()


class Keyboard(Hands):
    """Presses keys, and never asks where a thing is on the screen."""

    def has_focus(self, role: Any, name: str) -> bool:
        called = self.page.evaluate(CALLED)
        if called is not None and name.lower() not in called.lower():
            return False
        found = self.page.get_by_role(role, name=name, exact=True)
        return found.and_(self.page.locator(":focus")).count() == 1

    def tab_to(self, role: Any, name: str, key: str = "Tab") -> None:
        """On with Tab until the focus is there."""
        for _stop in range(FARTHEST):
            self.page.keyboard.press(key)
            if self.has_focus(role, name):
                return
        pytest.fail(f"{key} does not reach the {role} “{name}”.")

    def expect_focus(self, role: Any, name: str) -> None:
        expect(self.page.get_by_role(role, name=name).last).to_be_focused()

    def press(self, role: Any, name: str) -> None:
        if not self.has_focus(role, name):
            self.tab_to(role, name)
        self.page.keyboard.press("Enter")

    def fill(self, name: str, words: str) -> None:
        """Where a page begins in the box, nobody has to go there."""
        if not self.has_focus("textbox", name):
            self.tab_to("textbox", name)
        self.page.keyboard.press("Control+a")
        self.type(words)

    def choose(self, name: str, words: str) -> None:
        """In a list of the browser's own, by its first letters."""
        self.tab_to("combobox", name)
        self.type(words)

    def go_home(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("g")
            self.page.keyboard.press("g")

    def use(self, verb: str) -> None:
        self.page.keyboard.press("Control+Alt+v")
        self.expect_focus("button", "Save")
        self.leave("button", verb)

    def enter_text(self) -> None:
        self.tab_to("textbox", "Body")
