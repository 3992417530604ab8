"""What a reader finds on a story's page with scripts switched off."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from services.models import Edition
from staff.models import User
from tests.browser.visitor import Visitor
from tests.factories import make_live_story, make_photo, public_address
from tests.pages.whole_story import figure, make_whole_story, show_banners

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 390, "height": 844}
SHIFT = 0.02  # of the window; more and a reader loses the line

SKIPS = {  # in the order of the page, and where they lead
    "Skip to the content": "content",
    "Skip to the navigation": "navigation",
    "Skip to search": "search",
}

SHIFTED = """() => new Promise((tell) => {
    const observer = new PerformanceObserver((list) => tell(list.getEntries().reduce(
        (sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)))
    observer.observe({ type: "layout-shift", buffered: true })
    setTimeout(() => tell(0), 300)
})"""
LIGHTNESS = """(element, property) => {
    const [red, green, blue] = getComputedStyle(element)[property].match(/\\d+/g)
    return (red * 3 + green * 6 + blue * 1) / 10
}"""


@pytest.fixture
def reader(browser: Any, live_server: Any) -> Iterator[Visitor]:
    """A narrow window without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    visitor = Visitor(context.new_page(), live_server.url)
    yield visitor
    assert visitor.complaints == []
    context.close()


@pytest.fixture
def story(english: Edition, persian: Edition, chiara: User) -> str:
    """The address of an English story that holds everything, under banners."""
    show_banners(english, by=chiara)
    return public_address(make_whole_story(english, by=chiara))


@pytest.mark.parametrize(("link", "target"), SKIPS.items())
def test_a_skip_link_shows_when_reached_and_moves_the_focus(
    reader: Visitor, story: str, link: str, target: str
) -> None:
    reader.open(story)
    page = reader.page
    skip = page.get_by_role("link", name=link)
    expect(skip).not_to_be_in_viewport()
    for _stop in range(list(SKIPS).index(link) + 1):
        page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "id => document.getElementById(id).contains(document.activeElement)", target
    )


def top(page: Page, selector: str) -> float:
    return page.locator(selector).first.bounding_box()["y"]


def test_landmarks_stand_in_order_and_the_news_before_the_header(
    reader: Visitor, story: str
) -> None:
    reader.open(story)
    page = reader.page
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("region", name="Breaking news")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main navigation")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    tops = [top(page, name) for name in (".banners", "header", "main", "body > footer")]
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways(
    reader: Visitor, story: str, persian: Edition, vera: User, width: int
) -> None:
    whole = public_address(make_whole_story(persian, by=vera))
    reader.page.set_viewport_size({"width": width, "height": 700})
    for address in (
        story,
        "/",
        "/latest/",
        "/search/?q=ferry",
        whole,
        "/fa/",
        "/fa/latest/",
    ):
        reader.open(address)
        across = reader.page.evaluate("document.documentElement.scrollWidth")
        assert across <= width, address


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_opens_at_its_very_top(reader: Visitor, story: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 700})
    for address in ("/", story):
        reader.open(address)
        assert reader.page.evaluate("scrollY") == 0, address


def test_the_dark_scheme_is_followed(reader: Visitor, story: str) -> None:
    reader.page.emulate_media(color_scheme="dark")
    reader.open(story)
    body = reader.page.locator("body")
    assert body.evaluate(LIGHTNESS, "backgroundColor") < 50
    assert reader.page.locator("h1").evaluate(LIGHTNESS, "color") > 200


def test_on_paper_stands_the_story_alone(reader: Visitor, story: str) -> None:
    reader.open(story)
    page = reader.page
    page.emulate_media(media="print")
    for aside in (".skip", ".banners", ".navigation", ".footer", ".topics"):
        expect(page.locator(aside).first).to_be_hidden()
    for kept in (".masthead__home", "h1", ".byline", ".prose p", ".story-credits"):
        expect(page.locator(kept).first).to_be_visible()


def edges(page: Page, selector: str) -> tuple[int, int]:
    """How far the thing stands from the window's left and right edge."""
    return page.locator(selector).first.evaluate("""element => {
        const { left, right } = element.getBoundingClientRect()
        return [left, document.documentElement.clientWidth - right]
    }""")


def test_a_page_written_from_the_right_is_the_mirror_of_the_others(
    reader: Visitor, english: Edition, persian: Edition
) -> None:
    for edition in (english, persian):
        reader.open(public_address(make_live_story(edition)))
        for thing in (".masthead__home", ".navigation__link"):
            left, right = edges(reader.page, thing)
            begins, ends = (left, right) if edition is english else (right, left)
            assert begins < 30 < ends, (edition.language, thing)


def test_pictures_that_come_late_move_nothing(
    page: Page, live_server: Any, english: Edition
) -> None:
    photos = [make_photo(english.service) for _number in range(4)]
    text = "<p>The ferry left.</p>".join(figure(each, "inline") for each in photos)
    story = make_live_story(english, lead_photo=photos[0], body=text)
    visitor = Visitor(page, live_server.url)
    page.set_viewport_size(NARROW)
    page.route(
        "**/media/**", lambda route: (page.wait_for_timeout(150), route.continue_())
    )
    visitor.open(public_address(story))
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    for image in page.locator("main img").all():
        assert image.evaluate("image => image.naturalWidth") > 0
    assert page.evaluate(SHIFTED) <= SHIFT
