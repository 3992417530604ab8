"""A reader's open page: its clock in our hands, and all that it shifts, says and asks."""

from typing import Any

from playwright.sync_api import Browser, Page, Response

from banners.models import Banner
from services.models import Edition
from tests.browser.visitor import Visitor

POLL = 8100  # milliseconds; by then an open page has asked again
SHORT = {"width": 360, "height": 640}

WATCH = """
window.shifted = 0
new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: "layout-shift", buffered: true })
window.announced = []
window.focusMoves = 0
addEventListener("DOMContentLoaded", () => {
    for (const region of document.querySelectorAll("[data-say], [data-say-at-once]"))
        new MutationObserver(() => {
            if (region.textContent)
                window.announced.push(
                    [region.getAttribute("role"), region.textContent.trim()])
        }).observe(region, { childList: true, characterData: true, subtree: true })
    addEventListener("focusin", () => { window.focusMoves += 1 })
})
"""
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


class OpenPage(Visitor):
    """A browser of its own with one page of the site open."""

    def __init__(self, browser: Browser, site: str, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": SHORT, **context})
        super().__init__(self.context.new_page(), site)
        self.page.add_init_script(WATCH)
        self.page.clock.install()
        self.asked: list[Response] = []
        self.page.on("response", self.note)

    def note(self, response: Response) -> None:
        if response.url.endswith("/live/banners.json"):
            self.asked.append(response)

    def hear_again(self, page: Page | None = None) -> None:
        """Let the page ask once more, and wait until it has drawn what it heard."""
        with self.page.expect_response("**/live/banners.json"):
            self.page.clock.run_for(POLL)
        self.page.evaluate("new Promise((done) => queueMicrotask(done))")
        self.page.wait_for_timeout(60)

    @property
    def shifted(self) -> float:
        self.page.evaluate(TWO_FRAMES)
        return float(self.page.evaluate("window.shifted"))

    @property
    def announced(self) -> list[list[str]]:
        heard: list[list[str]] = self.page.evaluate("window.announced")
        return heard

    @property
    def stored(self) -> int:
        """Things that any kind of storage of the browser holds for the site."""
        return int(
            self.page.evaluate(
                """async () => localStorage.length + sessionStorage.length
                + document.cookie.length + (await indexedDB.databases()).length
                + (await caches.keys()).length"""
            )
        )

    def late(self) -> Any:
        return self.page.locator("[data-late] .banner")

    def above(self, banner: Banner) -> Any:
        return self.page.locator(f'[data-banner="{banner.public_id}"]')


def home(edition: Edition) -> str:
    return str(edition.root)
