"""A reader's open page: its clock in our hands, and all that it shifts, says and asks."""

from typing import Any

from playwright.sync_api import Browser, Request, Response

from banners.models import Banner
from tests.browser.visitor import Visitor

POLL = 8100  # milliseconds; by then an open page has asked again
SHORT = {"width": 360, "height": 640}

WATCH = """
window.shifts = []
new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifts.push([entry.value, entry.startTime,
            ...entry.sources.map(({ node, previousRect, currentRect }) => [
                (node?.outerHTML ?? node?.textContent ?? "gone").slice(0, 100),
                `${previousRect.y} ${previousRect.height}`,
                `${currentRect.y} ${currentRect.height}`])])
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
        self.in_flight = 0
        self.page.on("request", lambda request: self.count(request, 1))
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, lambda request: self.count(request, -1))
        self.page.on("response", self.note)

    def note(self, response: Response) -> None:
        if response.url.endswith("/live/banners.json"):
            self.asked.append(response)

    def count(self, request: Request, number: int) -> None:
        if request.url.endswith("/live/banners.json"):
            self.in_flight += number

    def let_pass(self, seconds: int) -> None:
        """By the page's clock, which stands while anything is on its way."""
        for _second in range(seconds):
            self.page.clock.run_for(1000)
            self.page.wait_for_timeout(5)
            while self.in_flight:
                self.page.wait_for_timeout(5)

    def hear_again(self) -> None:
        """Let the page ask once more, and wait until it has drawn what it heard."""
        with self.page.expect_response("**/live/banners.json"):
            self.page.clock.run_for(POLL)
        self.page.evaluate("new Promise((done) => queueMicrotask(done))")
        self.page.wait_for_timeout(60)

    @property
    def shifts(self) -> list[Any]:
        """What has moved, how much and when: text that was painted elsewhere before."""
        self.page.evaluate(TWO_FRAMES)
        moved: list[Any] = self.page.evaluate("window.shifts")
        return moved

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
