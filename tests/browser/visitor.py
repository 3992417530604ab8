"""A browser window, what it complains of, and what axe finds in it."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK, HEIGHT = 390, 1280, 900  # pixels of a window

DJANGOS = "th.original"  # an empty heading that Django's own template draws

TELL_OF_POLICY = """
document.addEventListener("securitypolicyviolation", (report) =>
    console.error(`Policy ${report.violatedDirective}: ${report.blockedURI}`))
"""
CATCH_UP = "new Promise((done) => setTimeout(() => setTimeout(done, 50)))"
RUN_AXE = """async ([runOnly, theirs]) => {
    document.documentElement.getBoundingClientRect()
    document.getAnimations().forEach((fading) => fading.finish())
    const options = { runOnly, resultTypes: ["violations"], preload: false }
    const { violations } = await axe.run(document, options)
    const isOurs = ({ target }) => !document.querySelector(target[0])?.closest(theirs)
    return violations.flatMap(({ id, nodes }) => nodes.filter(isOurs).map(
        ({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`))
}"""


class Visitor:
    """Opens pages of a newsroom. Whatever a page complains of fails its test."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        page.set_default_timeout(20_000)  # a busy machine is no defect
        page.add_init_script(TELL_OF_POLICY)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message) -> None:
        is_status = "status of 4" in message.text  # an error page, opened on purpose
        if message.type in {"error", "warning"} and not is_status:
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def open(self, address: str, status: int = 200) -> None:
        """Open the page and wait until it is still; it must not complain."""
        answer = self.page.goto(f"{self.site}{address}", wait_until="load")
        assert answer.status == status, (address, answer.status)
        self.settle()
        assert self.complaints == [], (address, self.complaints)

    def press(self, name: str) -> None:
        """Press a button that sends a form, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Click the link, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).click()

    def expect_said(self, words: str) -> None:
        expect(self.page.locator(".messagelist")).to_contain_text(words)

    def settle(self) -> None:
        """Reports of the policy come a moment after what they report."""
        self.page.wait_for_timeout(50)

    def broken_rules(self) -> list[str]:
        """What axe finds in what we draw. Its own styles set off reports: forget them."""
        self.page.wait_for_load_state()  # half a page breaks rules that it keeps whole
        kept = list(self.complaints)
        if not self.page.evaluate("typeof axe == 'object'"):
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(RUN_AXE, [RULES, DJANGOS])
        self.complaints[:] = kept
        return found

    def look(self, *, night: int = DESK) -> list[str]:
        """What axe finds on a phone and at a desk, at one of them in the dark scheme.

        Colours cost axe most, and hardly any depends on the width: each width and each
        scheme is looked at, not each pair. The page stays wide and light.
        """
        found = [
            f"{width} px: {rule}"
            for width in (PHONE, DESK)
            for rule in self.look_at(width, is_night=width == night)
        ]
        self.page.emulate_media(color_scheme="light")
        return found

    def look_at(self, width: int, *, is_night: bool) -> list[str]:
        """What axe finds at this width, which the page keeps with its scheme."""
        self.page.emulate_media(color_scheme="dark" if is_night else "light")
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        return self.broken_rules()

    def log_in(self, username: str, password: str = PASSWORD) -> None:
        """Type name and password, and reach the desk."""
        self.open("/admin/login/?next=/admin/")
        self.page.locator("[name=username]").fill(username)
        self.page.locator("[name=password]").fill(password)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        assert self.page.url == f"{self.site}/admin/"


def catch_up(page: Page) -> None:
    """Wait for what the page does with a delay: its editor reads the selection so.

    By the page's own clock, for a slow machine makes both late.
    """
    page.evaluate(CATCH_UP)


def hurry(page: Page) -> None:
    """Do not wait for the form's next letter: whose line is back sends at once."""
    page.evaluate("window.dispatchEvent(new Event('online'))")
