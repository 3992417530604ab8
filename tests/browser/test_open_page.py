"""Breaking news reaches an open page, and disturbs nobody."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from banners import workflow
from banners.changing import changing
from banners.models import Banner, BannerChange, BannerEdition
from services.models import Edition
from staff.models import User
from tests.browser.open_page import POLL, SHORT, OpenPage
from tests.factories import (
    make_banner,
    make_live_story,
    make_section,
    public_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Opens = Callable[..., OpenPage]


@pytest.fixture
def opened(browser: Browser, live_server: Any) -> Iterator[Opens]:
    """Opens browsers of readers; none of them may complain of anything."""
    pages: list[OpenPage] = []

    def make(**context: Any) -> OpenPage:
        pages.append(OpenPage(browser, live_server.url, **context))
        return pages[-1]

    yield make
    for page in pages:
        page.context.close()
        assert page.complaints == []


def shown(edition: Edition, by: User, **facts: Any) -> Banner:
    banner = make_banner(edition, **facts)
    workflow.show(banner, by=by)
    return banner


def reword(banner: Banner, wording: str, by: User) -> None:
    with changing(banner, BannerChange.Kind.CHANGED, by=by) as desk:
        desk.banner.wording = wording


def is_covered(page: OpenPage) -> bool:
    """Whether something else lies over any part of what has the focus."""
    covered: bool = page.page.evaluate(
        """() => {
            const focused = document.activeElement
            if (focused === document.body) return false
            const { left, right, top, bottom } = focused.getBoundingClientRect()
            return [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2],
                [right - 2, bottom - 2]].some(([x, y]) => {
                const over = document.elementFromPoint(x, y)
                return !over || !(focused.contains(over) || over.contains(focused))
            })
        }"""
    )
    return covered


def test_what_is_new_is_announced_once_and_moves_nothing(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    link = reader.page.locator(".masthead__home")
    link.focus()
    moves = reader.page.evaluate("window.focusMoves")
    banner = shown(english, ana)
    reader.hear_again()
    expect(reader.late()).to_contain_text(banner.wording)
    second = shown(english, ana, wording="Talks go on", level="developing")
    reader.hear_again()
    expect(reader.late()).to_have_count(2)
    reader.hear_again()
    assert reader.announced == [
        ["status", f"Breaking news: {banner.wording}"],
        ["status", f"Developing: {second.wording}"],
    ]
    assert reader.shifts == []
    expect(link).to_be_focused()
    assert reader.page.evaluate("window.focusMoves") == moves
    assert not is_covered(reader)


def test_an_emergency_interrupts(opened: Opens, english: Edition, ana: User) -> None:
    reader = opened()
    reader.open("/")
    shown(english, ana, level="emergency", wording="Leave the coast")
    reader.hear_again()
    expect(reader.late()).to_be_visible()
    assert reader.announced == [["alert", "Emergency: Leave the coast"]]


@pytest.mark.parametrize(
    "wording", ["All 300 are saved", " ".join(["All are saved"] * 30)]
)
def test_what_changes_or_ends_keeps_its_box(
    opened: Opens, english: Edition, ana: User, wording: str
) -> None:
    banner = shown(english, ana)
    reader = opened()
    reader.open("/")
    box = reader.above(banner).bounding_box()
    reword(banner, wording, ana)
    reader.hear_again()
    expect(reader.late()).to_contain_text(wording)
    expect(reader.above(banner)).not_to_contain_text("Ferry")
    workflow.end(banner, by=ana)
    reader.hear_again()
    expect(reader.above(banner)).to_contain_text("This notice has ended.")
    expect(reader.late()).to_have_count(0)
    assert reader.above(banner).bounding_box() == box
    assert reader.shifts == []
    assert reader.announced == [["status", f"Breaking news: {wording}"]]
    reader.open("/")
    expect(reader.above(banner)).to_have_count(0)


@pytest.mark.parametrize("root", ["english", "persian"])
def test_the_focus_is_never_covered(
    opened: Opens, root: str, ana: User, request: pytest.FixtureRequest
) -> None:
    edition = request.getfixturevalue(root)
    editor = ana if root == "english" else request.getfixturevalue("vera")
    make_live_story(edition)
    reader = opened()
    reader.open(edition.root)
    for link in ("first", "last"):
        buttons = reader.page.locator("a:visible, .footer__button:visible")
        getattr(buttons, link).focus()
        shown(edition, editor, wording=f"The {link} of many ferries")
        reader.hear_again()
        assert not is_covered(reader), link
    reader.page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    for _key in range(30):
        reader.page.keyboard.press("Tab")
        reader.page.wait_for_timeout(60)
        assert not is_covered(reader)


def test_dismissed_is_this_wording_and_stays_so(
    opened: Opens, english: Edition, ana: User
) -> None:
    banner = shown(english, ana)
    reader = opened()
    reader.open("/")
    reader.above(banner).get_by_role("button").click()
    expect(reader.page.get_by_role("main")).to_be_focused()
    expect(reader.above(banner)).to_be_hidden()
    reader.open("/")
    expect(reader.above(banner)).to_be_hidden()
    assert reader.shifts == []
    reword(banner, "All 300 are saved", ana)
    reader.hear_again()
    reader.late().get_by_role("button").click()
    expect(reader.late()).to_have_count(0)
    reader.open("/")
    expect(reader.above(banner)).to_be_hidden()


def test_updates_are_stopped_and_begin_again(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    banner = shown(english, ana)
    reader.hear_again()
    reader.page.get_by_role("button", name="Stop live updates").first.click()
    expect(reader.late()).to_contain_text(banner.wording)
    asked = len(reader.asked)
    reader.page.clock.run_for(POLL * 3)
    reader.open("/")
    reader.page.clock.run_for(POLL * 3)
    assert len(reader.asked) == asked
    with reader.page.expect_response("**/live/banners.json"):
        reader.page.get_by_role("button", name="Start live updates").click()


def test_a_page_that_is_offline_is_silent_and_then_asks_at_once(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    reader.hear_again()
    reader.context.set_offline(True)
    reader.page.clock.run_for(60_000)
    banner = shown(english, ana)
    assert len(reader.asked) == 1
    with reader.page.expect_response("**/live/banners.json"):
        reader.context.set_offline(False)
    expect(reader.late()).to_contain_text(banner.wording)


def test_errors_make_it_ask_more_rarely(opened: Opens, english: Edition) -> None:
    reader = opened()
    reader.open("/")
    answered: list[int] = []
    reader.page.route(
        "**/live/banners.json",
        lambda route: (answered.append(1), route.fulfill(status=503)),
    )
    reader.complaints.clear()
    reader.let_pass(120)
    assert 3 <= len(answered) <= 5
    assert all("503" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_a_line_that_is_cut_without_a_word_is_tried_again_soon(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    reader.page.route("**/live/banners.json", lambda route: route.abort())
    reader.let_pass(60)
    banner = shown(english, ana)
    reader.page.unroute("**/live/banners.json")
    reader.page.clock.run_for(6100)
    expect(reader.late()).to_contain_text(banner.wording)
    reader.complaints.clear()


def test_more_than_two_are_folded(opened: Opens, english: Edition, ana: User) -> None:
    for level in Banner.Level.values:
        shown(english, ana, level=level, wording=f"This is {level}")
    reader = opened()
    reader.open("/")
    seen = reader.page.locator(".banners .banner:visible .banner__level")
    expect(seen).to_have_text(["Emergency", "Breaking news"])
    reader.page.get_by_text("2 more notices").click()
    expect(seen).to_have_text(["Emergency", "Breaking news", "Live", "Developing"])
    assert reader.shifts == []


def test_nobody_is_shown_another_section_s_banner(
    opened: Opens, english: Edition, ana: User
) -> None:
    rivers, coasts = (make_section(english, name) for name in ("Rivers", "Coasts"))
    banner = make_banner(english)
    banner.editions.get().sections.set([rivers])
    workflow.show(banner, by=ana)
    for section, count in ((rivers, 1), (coasts, 0)):
        story = make_live_story(english, section=section)
        reader = opened()
        reader.open(f"/section/{section.slug}/")
        expect(reader.above(banner)).to_have_count(count)
        assert story.section == section
        workflow.end(banner, by=ana)
        reader.open(f"/section/{section.slug}/")
        workflow.extend(banner, by=ana)
        reader.hear_again()
        expect(reader.late()).to_have_count(count)


def test_the_focus_stays_in_the_panel_whatever_comes_or_ends(
    opened: Opens, english: Edition, ana: User
) -> None:
    """In a low window, half of which is too little for three."""
    reader = opened(viewport={"width": 1280, "height": 440})
    reader.open("/")
    one = shown(english, ana, wording="Ferry sinks")
    other = shown(english, ana, wording="Storm rises", level="live")
    reader.hear_again()
    dismiss = reader.late().filter(has_text="Ferry sinks").get_by_role("button")
    dismiss.focus()
    shown(english, ana, wording="Leave the coast", level="emergency")
    reader.hear_again()
    expect(dismiss).to_be_focused()
    expect(reader.late()).to_have_count(3)
    reword(one, "Ferry is saved", ana)
    workflow.end(other, by=ana)
    reader.hear_again()
    focused = reader.page.locator(":focus")
    expect(focused).to_have_accessible_name("Dismiss: Ferry is saved")
    words = ("Leave the coast", "Ferry is saved", "This notice has ended")
    expect(reader.late()).to_have_text([re.compile(each) for each in words])
    assert reader.shifts == []
    reader.page.locator(".masthead__home").focus()
    reader.page.clock.run_for(600)
    expect(reader.late()).to_have_count(2)
    assert [role for role, _words in reader.announced] == ["status", "alert", "status"]


def test_stopping_in_the_panel_keeps_the_focus_there(
    opened: Opens, english: Edition, ana: User
) -> None:
    shown(english, ana)
    reader = opened()
    reader.open("/")
    banner = shown(english, ana, wording="Storm rises")
    reader.hear_again()
    reader.page.locator(".late__stop").focus()
    reader.page.keyboard.press("Enter")
    name = f"Dismiss: {banner.wording}"
    expect(reader.page.locator(":focus")).to_have_accessible_name(name)
    expect(reader.page.locator(".late__stop")).to_have_count(0)


def test_in_the_smallest_window_half_of_it_stays_free(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened(viewport={"width": 320, "height": 256})
    reader.open("/")
    for level in Banner.Level.values:
        shown(english, ana, level=level, wording=f"This is {level}, and it is long")
    reader.hear_again()
    seen = reader.page.locator("[data-late] .banner__level")
    expect(seen).to_have_text(["Emergency", "Breaking news", "Live", "Developing"])
    expect(seen.first).to_be_in_viewport()
    reader.page.evaluate("document.activeElement.blur()")
    for _key in range(12):
        reader.page.keyboard.press("Tab")
        reader.page.wait_for_timeout(60)
        is_in_panel = reader.page.evaluate("!!document.activeElement.closest('.late')")
        assert is_in_panel or not is_covered(reader)


def test_a_graver_level_and_a_story_that_came_later_arrive(
    opened: Opens, english: Edition, ana: User
) -> None:
    banner = shown(english, ana, level="developing")
    reader = opened()
    reader.open("/")
    story = make_live_story(english)
    with changing(banner, BannerChange.Kind.CHANGED, by=ana) as desk:
        desk.banner.level, desk.banner.story = "emergency", story.story
    reader.hear_again()
    for place in (reader.above(banner), reader.late()):
        expect(place).to_contain_text("Emergency")
        link = place.get_by_role("link", name=banner.wording)
        expect(link).to_have_attribute("href", public_address(story))
    assert reader.announced == [["alert", f"Emergency: {banner.wording}"]]
    assert reader.shifts == []


def test_a_banner_that_has_the_focus_keeps_it(
    opened: Opens, english: Edition, ana: User
) -> None:
    banner = shown(english, ana, wording="Il traghetto affonda", language="it")
    reader = opened()
    reader.open("/")
    reader.above(banner).get_by_role("button").focus()
    with changing(banner, BannerChange.Kind.CHANGED, by=ana) as desk:
        desk.banner.wording, desk.banner.language = "Ferry afloat", "en"
    BannerEdition.objects.update(decision="use")
    workflow.show(banner, by=ana)
    reader.hear_again()
    focused = reader.page.locator(":focus")
    expect(focused).to_have_accessible_name("Dismiss: Ferry afloat")
    expect(reader.above(banner).locator("[lang]")).to_have_count(0)
    workflow.end(banner, by=ana)
    reader.hear_again()
    expect(focused).to_have_accessible_name("Dismiss: This notice has ended.")
    assert reader.shifts == []


def test_words_in_another_language_are_announced_in_it(
    opened: Opens, english: Edition, ana: User
) -> None:
    reader = opened()
    reader.open("/")
    shown(english, ana, wording="Il traghetto affonda", language="it")
    reader.hear_again()
    words = reader.page.locator("[data-say] [lang=it]")
    expect(words).to_have_text("Il traghetto affonda")


def test_an_error_after_a_cut_line_is_no_long_silence(
    opened: Opens, english: Edition
) -> None:
    reader = opened()
    reader.open("/")
    answers = ["cut"] * 9 + ["503"]
    reader.page.route(
        "**/live/banners.json",
        lambda route: {
            "cut": route.abort,
            "503": lambda: route.fulfill(status=503),
        }.get(answers.pop(0) if answers else "", route.fallback)(),
    )
    reader.let_pass(75)
    assert answers == []
    with reader.page.expect_response("**/live/banners.json"):
        reader.page.clock.run_for(9000)
    reader.complaints.clear()


@pytest.mark.parametrize("root", ["english", "persian"])
def test_axe_finds_nothing_however_many_there_are(
    opened: Opens, root: str, request: pytest.FixtureRequest, chiara: User
) -> None:
    edition = request.getfixturevalue(root)
    editor = chiara if root == "english" else request.getfixturevalue("vera")
    reader = opened()
    wrong = shown(edition, editor, wording="Il traghetto affonda", language="it")
    levels = Banner.Level.values
    for number in (1, 2, 4):
        reader.open(edition.root)
        found = reader.look_at(SHORT["width"], is_night=False)
        found += reader.look_at(1280, is_night=True)
        assert found == [], number
        for level in levels[number - 1 : number * 2 - 1]:
            shown(edition, editor, level=level, wording=f"This is {level} {number}")
    reader.page.set_viewport_size(SHORT)
    workflow.correct(wrong, by=editor, correction="Il traghetto non affonda.")
    reader.hear_again()
    expect(reader.late()).to_have_count(2)
    found = reader.look_at(SHORT["width"], is_night=True)
    found += reader.look_at(1280, is_night=False)
    assert found == []
    reader.open(edition.root)
    reader.page.locator("summary").first.click()
    assert reader.look_at(SHORT["width"], is_night=False) == []
