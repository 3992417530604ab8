"""The body editor in a real browser, alone on a page under the site's own policy."""

import mimetypes
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from csp.utils import build_policy
from django.contrib.staticfiles import finders
from django.test import override_settings
from django.urls import include, path
from js_asset import Media

from articles.fields import BodyField
from articles.prose import sanitize
from tests.articles import link_samples
from tests.articles.paste_samples import SAMPLES

pytestmark = pytest.mark.browser

DESK = "http://desk.test"
PICKER = "/admin/photos/photo/picker/"
STORY_PICKER = "/admin/articles/article/stories/"
PHOTOS = [
    {"id": 1, "title": "A bridge at dawn", "alt": "A bridge", "credit": "Ana/Reuters"},
    {"id": 2, "title": "Flooded street", "alt": "A street", "credit": "Boris/AP"},
]
PAGE = """<!doctype html><html lang="en"><title>Desk</title>{media}
<main><h1>Story</h1><form>
<input id="title" aria-label="Headline"><label for="id_body">Body:</label>
{body}<input id="after" aria-label="Slug"></form></main></html>"""

PICKERS = [
    path(PICKER[1:], id, name="photos_photo_picker"),
    path(STORY_PICKER[1:], id, name="articles_article_stories"),
]
urlpatterns = [path("", include((PICKERS, "admin")))]


def page_html(text, **attributes):
    field = BodyField().formfield()
    body = field.widget.render("body", text, {"id": "id_body", **attributes})
    media = Media.from_media(field.widget.media, nonce="n0nce")
    return PAGE.format(media=media, body=body)


def answer_photos(query):
    words, ids = query.get("q", [""])[0].lower(), query.get("id", [])
    return [
        photo | {"thumb": "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="}
        for photo in PHOTOS
        if (str(photo["id"]) in ids if ids else words in photo["title"].lower())
    ]


class Desk:
    """The page with the editor, and what a person does with it."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard
        self.area = page.locator("[contenteditable=true]")
        self.complaints = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self.answer)

    def hear(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def answer(self, route):
        url = urlsplit(route.request.url)
        if url.path == PICKER:
            photos = answer_photos(parse_qs(url.query))
            route.fulfill(json={"results": photos})
        elif url.path.startswith("/static/"):
            file = finders.find(url.path.removeprefix("/static/"))
            kind = mimetypes.guess_type(file)[0]
            route.fulfill(body=Path(file).read_bytes(), content_type=kind)
        else:
            policy = build_policy(nonce="n0nce")
            headers = {"Content-Security-Policy": policy}
            kind = "text/html; charset=utf-8"
            route.fulfill(body=self.html, headers=headers, content_type=kind)

    def open(self, text="", **attributes):
        with override_settings(ROOT_URLCONF=__name__):
            self.html = page_html(text, **attributes)
        self.page.goto(f"{DESK}/")
        self.area.click()

    @property
    def written(self):
        return self.page.locator("#id_body").evaluate("area => area.value")

    @property
    def stored(self):
        return sanitize(self.written)

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)
        self.page.wait_for_timeout(50)  # the editor reads the selection with a delay

    def paste(self, html, text="plain"):
        self.area.evaluate(
            """(area, [html, text]) => {
                const clipboardData = new DataTransfer()
                if (html) clipboardData.setData("text/html", html)
                clipboardData.setData("text/plain", text)
                area.dispatchEvent(new ClipboardEvent("paste", {
                    clipboardData, bubbles: true, cancelable: true }))
            }""",
            [html, text],
        )

    @property
    def focus(self):
        return self.page.evaluate(
            "(({ dataset, id, role }) => dataset.name || id || role)"
            "(document.activeElement)"
        )


@pytest.fixture(scope="module")
def shared_desk(browser):
    """One page for all: opening a text is quick, opening a window is not."""
    page = browser.new_page()
    yield Desk(page)
    page.close()


@pytest.fixture
def desk(shared_desk):
    """A desk in whose console nothing may be complained of."""
    shared_desk.complaints.clear()
    yield shared_desk
    assert shared_desk.complaints == []
    shared_desk.page.goto("about:blank")


def test_opening_a_text_is_no_edit(desk):
    text = '<p dir="rtl" lang="fa">متن</p><figure data-photo="1" data-layout="wide">'
    text += "<figcaption>Words</figcaption></figure>"
    desk.open(text)
    desk.press("End", "ArrowDown")
    assert desk.written == text


def test_an_edit_is_an_input_event_of_the_textarea(desk):
    desk.open("<p>One</p>")
    desk.page.locator("#id_body").evaluate(
        "area => area.addEventListener('input', () => area.dataset.heard = 'yes')"
    )
    desk.keys.type("!")
    assert desk.page.locator("#id_body").get_attribute("data-heard") == "yes"
    assert desk.stored == "<p>One!</p>"


def test_format_comes_while_typing(desk):
    desk.open()
    desk.keys.type("## Subhead\n### Smaller\nIt’s **bold** and *italic*.\n* one\ntwo")
    desk.press("Control+]")
    assert desk.stored == (
        "<h2>Subhead</h2><h3>Smaller</h3>"
        "<p>It’s <strong>bold</strong> and <em>italic</em>.</p>"
        "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>"
    )


def test_a_quote_names_its_source(desk):
    desk.open()
    desk.keys.type("> We stay. ")
    desk.press("Control+Alt+c")
    desk.keys.type("Ana")
    assert desk.stored == "<blockquote><p>We stay. <cite>Ana</cite></p></blockquote>"


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_paste_is_clean(desk, sample):
    desk.open()
    desk.paste(sample.html)
    assert desk.stored == sample.kept


def test_a_pasted_plain_text_keeps_its_paragraphs_and_its_signs(desk):
    desk.open()
    desk.paste("", "one <script>alert(1)</script>\n\ntwo")
    assert desk.stored == "<p>one &lt;script&gt;alert(1)&lt;/script&gt;</p><p>two</p>"


def test_tab_leaves_the_editor_and_shift_tab_goes_to_one_stop_of_the_toolbar(desk):
    desk.open("<ul><li><p>one</p></li><li><p>two</p></li></ul>")
    desk.page.get_by_text("two", exact=True).click()
    desk.press("Shift+Tab")
    assert desk.focus == "heading2"
    desk.press("ArrowRight")
    assert desk.focus == "heading3"
    desk.press("End")
    assert desk.focus == "shortcuts"
    desk.press("ArrowRight", "Shift+Tab")
    assert desk.focus == "title"
    desk.press("Tab", "Tab", "Tab")
    assert desk.focus == "after"
    assert desk.stored == "<ul><li><p>one</p></li><li><p>two</p></li></ul>"


def test_the_toolbar_and_the_text_have_names_and_states(desk):
    desk.open("<h2>Subhead</h2>", **{"aria-describedby": "help"})
    desk.press("Control+Home")
    desk.page.get_by_role("toolbar", name="Formatting").wait_for()
    desk.page.get_by_role("textbox", name="Body").wait_for()
    assert desk.area.get_attribute("aria-describedby") == "help"
    pressed = desk.page.get_by_role("button", pressed=True)
    assert pressed.get_attribute("aria-label") == "Subhead (Ctrl+Alt+2)"


def test_the_text_is_written_in_the_language_of_its_edition(desk):
    desk.open("", **{"data-dir": "rtl", "data-lang": "fa"})
    assert desk.area.get_attribute("dir") == "rtl"
    assert desk.area.get_attribute("lang") == "fa"


def test_a_link_is_set_changed_and_removed_by_keyboard(desk):
    desk.open("<p>here</p>")
    desk.press("Control+a", "Control+k")
    desk.keys.type("www.example.org/a b\n")
    assert desk.stored == '<p><a href="https://www.example.org/a%20b">here</a></p>'
    desk.press("Control+k")
    desk.page.get_by_label("Web address").fill("ana@example.org")
    desk.press("Enter")
    assert desk.stored == '<p><a href="mailto:ana@example.org">here</a></p>'
    desk.press("Control+k")
    desk.page.get_by_role("dialog").get_by_text("Remove link").click()
    assert desk.stored == "<p>here</p>"


def test_a_bad_link_is_refused_with_a_sentence(desk):
    desk.open("<p>here</p>")
    desk.press("Control+a", "Control+k")
    desk.keys.type("javascript:alert(1)\n")
    alert = desk.page.get_by_role("alert")
    assert alert.text_content().startswith("Enter a full web address")
    desk.press("Escape")
    assert desk.focus == "textbox"
    assert desk.stored == "<p>here</p>"


def test_the_dialog_and_the_cleaner_agree_on_links(desk):
    desk.open()
    agreed = desk.page.evaluate(
        """async (addresses) => {
            const { checkedLink } = await import("/static/js/editor_nodes.js")
            return addresses.map(checkedLink)
        }""",
        link_samples.GOOD + link_samples.BAD,
    )
    assert agreed == [*link_samples.GOOD, *(None for _bad in link_samples.BAD)]


def test_a_typed_company_is_no_link(desk):
    desk.open()
    desk.keys.type("Booking.com said https://example.org/ works. ")
    assert desk.stored == (
        '<p>Booking.com said <a href="https://example.org/">https://example.org/</a>'
        " works. </p>"
    )


def choose_photo(desk, words):
    search = desk.page.get_by_label("Search photos")
    search.wait_for()
    desk.keys.type(f"{words}\n")
    desk.page.locator(".desk-row:focus").wait_for()
    desk.press("Enter")
    search.wait_for(state="detached")
    desk.page.wait_for_timeout(50)


def test_a_photo_comes_into_the_text_by_keyboard(desk):
    desk.open("<p>Before.</p>")
    desk.press("Control+Alt+p")
    choose_photo(desk, "flood")
    desk.keys.type("A caption\nAfter.")
    assert desk.stored == (
        '<p>Before.</p><figure data-photo="2" data-layout="inline">'
        "<figcaption>A caption</figcaption></figure><p>After.</p>"
    )
    assert desk.page.get_by_alt_text("A street").is_visible()
    assert desk.page.get_by_text("Boris/AP").is_visible()


def test_a_photo_is_made_wider_exchanged_and_removed(desk):
    desk.open(
        '<figure data-photo="1" data-layout="inline">'
        "<figcaption>Dawn</figcaption></figure><p>After.</p>"
    )
    desk.page.get_by_text("Dawn", exact=True).click()
    desk.page.get_by_label("Width").select_option("Wider than the text")
    desk.page.get_by_role("button", name="Choose another photo").click()
    choose_photo(desk, "street")
    desk.page.get_by_role("button", name="Remove the caption").click()
    assert desk.stored == (
        '<figure data-photo="2" data-layout="wide"><figcaption></figcaption></figure>'
        "<p>After.</p>"
    )
    desk.press("Backspace", "Backspace")
    assert desk.stored == "<p>After.</p>"


def test_photos_of_a_text_are_asked_for_at_once(desk):
    asked = []
    desk.page.on("request", lambda request: asked.append(request.url))
    figures = (f'<figure data-photo="{number}"></figure>' for number in (1, 2, 9))
    desk.open("".join(figures))
    desk.page.get_by_text("This photo is missing.").wait_for()
    assert [url for url in asked if PICKER in url] == [f"{DESK}{PICKER}?id=1&id=2&id=9"]


def axe_complaints(desk):
    """Broken rules, and where. The console is read before: axe itself sets styles."""
    assert desk.complaints == []
    found = Axe().run(desk.page, context="body").response["violations"]
    desk.complaints.clear()
    return {rule["id"]: [node["target"] for node in rule["nodes"]] for rule in found}


def test_axe_finds_nothing_in_the_editor(desk):
    desk.open(
        "<h2>Subhead</h2><p>Words</p><blockquote><p>Quote</p></blockquote>"
        '<figure data-photo="1"><figcaption></figcaption></figure>'
    )
    desk.page.get_by_alt_text("A bridge").wait_for()
    assert axe_complaints(desk) == {}


@pytest.mark.parametrize("keys", ["Control+k", "Control+Alt+p"])
def test_axe_finds_nothing_in_a_dialog(desk, keys):
    desk.open("<p>Words</p>")
    desk.press("Control+a", keys)
    desk.page.get_by_role("dialog").get_by_role("button").last.wait_for()
    assert axe_complaints(desk) == {}
