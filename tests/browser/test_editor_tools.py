"""Finding, counting and helping in the body editor."""

import pytest

from articles.prose import word_count

pytestmark = pytest.mark.browser


def find(desk, words):
    desk.press("Control+Alt+f")
    desk.page.get_by_label("Find", exact=True).fill(words)
    return desk.page.get_by_role("search").get_by_role("status")


def test_words_are_found_one_after_the_other(desk):
    desk.open("<p>The ferry, the Ferry.</p><ul><li><p>ferry</p></li></ul>")
    desk.press("Control+Home")
    status = find(desk, "ferry")
    assert status.text_content() == "1 of 3"
    desk.press("Enter", "Enter", "Enter", "Shift+Enter")
    assert status.text_content() == "3 of 3"
    desk.page.get_by_label("Match case").check()
    assert status.text_content().endswith("of 2")
    desk.press("Escape")
    assert desk.focus == "textbox"
    assert desk.page.locator(".story-found").count() == 0


def test_words_are_replaced_one_by_one_or_all(desk):
    desk.open("<p>A <strong>ferry</strong>, a ferry, a ferry.</p>")
    desk.press("Control+Home")
    status = find(desk, "ferry")
    desk.page.get_by_label("Replace with").fill("ferry boat")
    desk.press("Enter")
    assert desk.stored == "<p>A <strong>ferry boat</strong>, a ferry, a ferry.</p>"
    desk.page.get_by_role("button", name="Replace all").click()
    assert status.text_content() == "3 places were replaced."
    assert desk.stored.count("ferry boat boat") == 1
    desk.press("Escape")
    desk.press("Control+z", "Control+z")
    assert desk.stored == "<p>A <strong>ferry</strong>, a ferry, a ferry.</p>"


def test_persian_words_are_found_however_the_keyboard_writes_them(desk):
    desk.open("<p>كتاب يك، کتاب یک</p>", **{"data-dir": "rtl", "data-lang": "fa"})
    assert find(desk, "کتاب یک").text_content().endswith("of 2")
    assert find(desk, "(").text_content() == "Not found"


def test_words_are_counted_as_they_are_published(desk):
    text = "<p>One two – don’t stop.</p><ul><li><p>three</p></li></ul><p>東京 2026</p>"
    desk.open(text)
    count = desk.page.locator(".story-count")
    assert count.text_content().startswith(f"{word_count(text)} words")
    desk.press("Control+End")
    desk.keys.type(" more")
    assert count.text_content().startswith(f"{word_count(text) + 1} words")


def test_the_shortcuts_are_told(desk):
    desk.open("<p>a</p>")
    desk.press("Control+Alt+h")
    dialog = desk.page.get_by_role("dialog", name="Keyboard shortcuts")
    assert dialog.get_by_text("Find and replace").is_visible()
    desk.press("Escape")
    assert desk.focus == "textbox"


def test_shortcuts_work_on_a_persian_keyboard(desk):
    desk.open("<p>a</p>")
    desk.area.evaluate(
        """(area) => area.dispatchEvent(new KeyboardEvent("keydown", { key: "ا",
            code: "KeyH", ctrlKey: true, altKey: true, bubbles: true }))"""
    )
    desk.page.get_by_role("dialog", name="Keyboard shortcuts").wait_for()


def test_a_headline_hears_how_long_it_is_and_is_never_stopped(desk):
    desk.open()
    desk.page.evaluate(
        """async () => {
            document.querySelector("#title").dataset.advisedLength = "5"
            await import("/static/js/desk_length.js")
        }"""
    )
    headline = desk.page.get_by_label("Headline")
    headline.fill("Ra’ad")
    assert desk.page.get_by_text("5 of 5 characters", exact=True).is_visible()
    headline.fill("Ra’ad 👩‍🚀")
    advice = desk.page.locator("#title-length").text_content()
    assert advice.startswith("7 of 5 characters. ")
    assert headline.get_attribute("aria-describedby") == "title-length"
    assert headline.evaluate("input => input.checkValidity()")


def test_other_letters_stay_letters(desk):
    desk.open("<p>a</p>")
    for key in ("ę", "€"):
        desk.area.evaluate(
            """(area, key) => area.dispatchEvent(new KeyboardEvent("keydown", { key,
                code: "KeyE", ctrlKey: true, altKey: true, bubbles: true }))""",
            key,
        )
    assert desk.page.get_by_role("dialog").count() == 0


def test_the_toolbar_has_two_tidy_rows_on_a_phone(desk):
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.open("<p>a</p>")
    places = desk.page.locator(".prose-menubar button:visible").evaluate_all(
        "all => all.map((button) => button.getBoundingClientRect().toJSON())"
    )
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    desk.page.set_viewport_size({"width": 1280, "height": 720})
    assert len({place["top"] for place in places}) == 2
    assert len({(place["left"], place["top"]) for place in places}) == len(places)
    assert min(place["height"] for place in places) >= 32
    assert width == 390
