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
from articles.prose import sanitize, word_count
from articles.vocabulary import EMBED_SITES, checked_embed
from tests.articles import link_samples
from tests.articles.paste_samples import PLAIN_SAMPLES, SAMPLES

pytestmark = pytest.mark.browser

DESK = "http://desk.test"
PICKER = "/admin/photos/photo/picker/"
STORY_PICKER = "/admin/articles/article/stories/"
UPLOAD = "/admin/photos/photo/upload/"
PHOTOS = [
    {
        "id": 1,
        "title": "A bridge at dawn",
        "alt": "A bridge",
        "credit": "Ana/Reuters",
        "caption": "The bridge, 2019",
        "is_file": True,
    },
    {"id": 2, "title": "Flooded street", "alt": "A street", "credit": "Boris/AP"},
]
NEW_PHOTO = PHOTOS[1] | {"id": 3, "title": "New", "needs": ["It needs its rights."]}
STORIES = [
    {"id": 7, "title": "Ferry sinks", "state": "Live", "when": "14:30 UTC"},
    {"id": 8, "title": "Lake dries", "state": "Not published", "when": "9:00 UTC"},
]
ON_A_FORM = {"data-edition": "5", "data-photo-upload": UPLOAD}
PAGE = """<!doctype html><html lang="en"><title>Desk</title>{media}
<main><h1>Story</h1><form><input type="hidden" name="csrfmiddlewaretoken" value="t0ken">
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


def answer_stories(query):
    assert query["edition"] == ["5"]
    words, ids = query.get("q", [""])[0].lower(), query.get("id", [])
    return [
        story
        for story in STORIES
        if (str(story["id"]) in ids if ids else words in story["title"].lower())
    ]


class Desk:
    """The page with the editor, and what a person does with it."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard
        self.area = page.locator("[contenteditable=true]")
        self.complaints = []
        self.uploads = []  # what the photo desk was sent
        self.upload_answers = []  # what it answers, one after the other
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
        elif url.path == STORY_PICKER:
            route.fulfill(json={"results": answer_stories(parse_qs(url.query))})
        elif url.path == UPLOAD:
            self.uploads.append(route.request)
            self.upload_answers.pop(0)(route)
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

    @property
    def text(self):
        """The paragraphs as stored, without their tags."""
        return self.stored.replace("</p>", "").split("<p>")[1:]

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


@pytest.mark.parametrize("sample", PLAIN_SAMPLES.values(), ids=PLAIN_SAMPLES)
def test_a_plain_paste_has_its_paragraphs(desk, sample):
    desk.open()
    desk.paste("", sample.text)
    assert desk.text == list(sample.kept)


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


def test_a_text_may_begin_with_a_smaller_subhead(desk):
    desk.open("<h3>a</h3><h2>b</h2><h3>c</h3>")
    levels = desk.area.locator("h3").evaluate_all("all => all.map(h => h.ariaLevel)")
    assert levels == ["2", None]
    assert desk.written == "<h3>a</h3><h2>b</h2><h3>c</h3>"


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


@pytest.mark.parametrize(
    "keys",
    [
        *("Control+k", "Control+Alt+p", "Control+Alt+e", "Control+Alt+r"),
        "Control+Alt+h",
    ],
)
def test_axe_finds_nothing_in_a_dialog(desk, keys):
    desk.open("<p>Words</p>", **ON_A_FORM)
    desk.press("Control+a", keys)
    desk.page.get_by_role("dialog").get_by_role("button").last.wait_for()
    assert axe_complaints(desk) == {}


# ── Signs ────────────────────────────────────────────────────────────────────

# What a typing aid would change: nobody's name is corrected at this desk.
SIGNS = [
    "Ra’ad and Ce’cile said \"no\" -- 'never' … but... (c) 1/2 -> <- =>",
    "— So it is. – Or - so - it - was. --- Dr. Kim, Nov. 3, 1945. x2 2^2",
    "1945. It began. 2026. It ended.",
    "- A dash opens an answer. _So_ it does.",
    "Booking.com, U.S.–Iran, O'Brien, “curly ‘quotes’”, « l’été »",
    "میان‌رشته‌ای «گفت‌وگو» یک… ۱۴۰۵",
]


def test_typed_signs_stay_as_they_are(desk):
    desk.open()
    for line in SIGNS:
        desk.keys.type(f"{line}\n")
    escaped = [line.replace("<", "&lt;").replace(">", "&gt;") for line in SIGNS]
    escaped[3] = escaped[3].replace("_So_", "<em>So</em>")
    assert desk.text == escaped


@pytest.mark.parametrize("as_html", [True, False])
def test_pasted_signs_stay_as_they_are(desk, as_html):
    desk.open()
    escaped = [line.replace("<", "&lt;").replace(">", "&gt;") for line in SIGNS]
    if as_html:
        desk.paste("".join(f"<p>{line}</p>" for line in escaped))
    else:
        desk.paste("", "\n".join(SIGNS))
    assert desk.text == escaped


@pytest.mark.parametrize("text", ["Dr. Kim\nMr. Park", "1. One\n2. Two", "I. One"])
def test_a_pasted_plain_text_is_no_list(desk, text):
    desk.open()
    desk.paste("", text)
    assert desk.text == text.splitlines()


# ── Boxes ────────────────────────────────────────────────────────────────────


def test_a_pull_quote_is_written_and_left_by_keyboard(desk):
    desk.open("<p>Before.</p>")
    desk.press("Control+Alt+q")
    desk.keys.type("We stay.")
    desk.press("Control+Alt+c")
    desk.keys.type("Ana, editor\nAfter.")
    assert desk.stored == (
        '<p>Before.</p><aside data-type="pullquote"><p>We stay.</p>'
        "<p><cite>Ana, editor</cite></p></aside><p>After.</p>"
    )


def test_an_empty_last_line_leaves_a_box(desk):
    desk.open()
    desk.press("Control+Alt+q")
    desk.keys.type("We stay.\n\nAfter. ")
    desk.press("Control+Alt+b")
    desk.keys.type("The strait\nIt is narrow.\n\nAt the end.")
    assert desk.stored == (
        '<aside data-type="pullquote"><p>We stay.</p></aside><p>After. </p>'
        '<aside data-type="factbox"><h3>The strait</h3><p>It is narrow.</p></aside>'
        "<p>At the end.</p>"
    )


def test_chosen_words_are_repeated_large(desk):
    desk.open("<p>One two</p>")
    desk.press("End", "Shift+Control+ArrowLeft")
    desk.press("Control+Alt+q")
    assert desk.stored == (
        '<p>One two</p><aside data-type="pullquote"><p>two</p></aside>'
    )


def test_chosen_paragraphs_go_into_a_box_and_out_of_it_again(desk):
    text = "<h3>Title</h3><p>One</p><ul><li><p>two</p></li></ul>"
    desk.open(text)
    desk.press("Control+a", "Control+Alt+b")
    assert desk.stored == f'<aside data-type="factbox">{text}</aside>'
    desk.press("Backspace")
    assert desk.stored == text


def test_a_box_comes_back_as_it_was_stored(desk):
    text = (
        '<aside data-type="pullquote"><p>We stay.</p><p><cite>Ana</cite></p></aside>'
        '<aside data-type="factbox"><p>One</p><ol><li><p>two</p></li></ol></aside>'
        '<aside data-related="7"></aside><p>End</p>'
    )
    desk.open(text, **ON_A_FORM)
    desk.page.get_by_text("End", exact=True).click()
    desk.keys.type("!")
    assert desk.stored == text.replace("End", "End!")
    assert desk.page.get_by_role("group", name="Pull quote").is_visible()
    assert desk.page.get_by_text("Ferry sinks").is_visible()


# ── Cards ────────────────────────────────────────────────────────────────────


def test_an_embed_is_asked_for_until_the_site_is_known(desk):
    desk.open("<p>Before.</p>")
    desk.press("Control+Alt+e")
    desk.keys.type("https://evil.example/watch\n")
    alert = desk.page.get_by_role("alert")
    assert alert.text_content().startswith("Only pages on these sites")
    desk.page.get_by_label("Web address").fill("youtu.be/abc?t=1&x=2")
    desk.press("Enter")
    desk.keys.type("The landing\nAfter.")
    assert desk.stored == (
        '<p>Before.</p><figure data-embed="https://youtu.be/abc?t=1&amp;x=2">'
        "<figcaption>The landing</figcaption></figure><p>After.</p>"
    )


def test_an_embed_is_changed_and_removed_below_it(desk):
    desk.open(
        '<figure data-embed="https://t.me/a/1"><figcaption>A post</figcaption></figure>'
    )
    desk.page.get_by_text("A post", exact=True).click()
    desk.page.get_by_role("button", name="Change the embed").click()
    desk.page.get_by_label("Web address").fill("https://x.com/a/status/1")
    desk.press("Enter")
    assert 'data-embed="https://x.com/a/status/1"' in desk.stored
    desk.page.get_by_role("button", name="Remove the embed").click()
    assert desk.stored == ""


def test_the_dialog_and_the_cleaner_agree_on_embeds(desk):
    desk.open()
    agreed = desk.page.evaluate(
        """async ([sites, addresses]) => {
            const { checkedEmbed } = await import("/static/js/editor_cards.js")
            return addresses.map((address) => checkedEmbed(address, sites))
        }""",
        [EMBED_SITES, [*EMBEDS, *NO_EMBEDS]],
    )
    assert agreed == [*EMBEDS, *(None for _bad in NO_EMBEDS)]
    assert [checked_embed(address) for address in EMBEDS] == EMBEDS
    assert not any(map(checked_embed, NO_EMBEDS))


EMBEDS = [
    "https://www.youtube.com/watch?v=abc&t=2",
    "https://www.tiktok.com/@ana/video/1",
    "https://open.spotify.com/episode/1#x",
]
NO_EMBEDS = [
    *("https://youtube.com.evil.example/", "https://a@t.me/b", "https://t.me:8/b"),
    *("javascript:alert(1)", "ftp://t.me/b", "https://evil.example/t.me/"),
]


def test_a_related_story_comes_into_the_text_by_keyboard(desk):
    desk.open("<p>Before.</p>", **ON_A_FORM)
    desk.press("Control+Alt+r")
    desk.page.get_by_text("2 stories").wait_for()
    desk.keys.type("ferry\n")
    desk.page.locator(".desk-row:focus").wait_for()
    desk.press("Enter")
    desk.keys.type("After.")
    assert desk.stored == (
        '<p>Before.</p><aside data-related="7"></aside><p>After.</p>'
    )
    desk.page.get_by_text("Ferry sinks").click()
    desk.page.get_by_role("button", name="Remove the related story").click()
    assert desk.stored == "<p>Before.</p><p>After.</p>"


# ── Photos ───────────────────────────────────────────────────────────────────


def test_below_a_photo_stands_what_is_said_of_it_here(desk):
    desk.open('<p>a</p><figure data-photo="1"></figure>')
    desk.page.get_by_alt_text("A bridge").click()
    prefix = desk.page.locator(".story-photo__file")
    assert prefix.is_visible()
    desk.page.get_by_label("File photo").select_option("No")
    assert not prefix.is_visible()
    desk.page.get_by_label("Alternative text here").fill('A "bridge" <1>')
    desk.press("Enter")
    assert desk.focus == "textbox"
    assert desk.stored == (
        '<p>a</p><figure data-photo="1" data-layout="inline" data-file="no" '
        'data-alt="A &quot;bridge&quot; &lt;1&gt;"><figcaption></figcaption></figure>'
    )


def test_only_the_photo_with_the_cursor_has_controls_to_tab_through(desk):
    desk.open(
        '<figure data-photo="1"></figure><figure data-photo="2"></figure><p>a</p>'
    )
    desk.page.get_by_text("a", exact=True).click()
    desk.press()
    desk.press("Tab")
    assert desk.focus == "after"
    desk.page.locator("figcaption").first.click()
    desk.press()
    desk.press("Tab")
    widths = desk.page.get_by_label("Width")
    assert widths.count() == 1
    assert widths.evaluate("select => select === document.activeElement")
    desk.page.get_by_role("button", name="Remove the photo").press("Enter")
    assert 'data-photo="1"' not in desk.stored


PICTURE = {"name": "bridge.png", "mimeType": "image/png", "buffer": b"\x89PNG"}


def begin_upload(desk, *answers):
    desk.uploads.clear()
    desk.upload_answers[:] = answers
    desk.open("<p>Before.</p>", **ON_A_FORM)
    desk.press("Control+Alt+p")
    desk.page.get_by_role("tab", name="Upload a new photo").click()
    desk.page.get_by_label("Picture file").set_input_files(PICTURE)


def refuse(route):
    route.fulfill(status=400, json={"errors": {"agency": ["Say who gave it."]}})


def accept(route):
    route.fulfill(status=201, json={"photo": NEW_PHOTO})


def test_a_new_photo_is_uploaded_from_the_text(desk):
    begin_upload(desk, refuse, lambda route: route.abort(), accept)
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Caption").fill("A new caption")
    dialog.get_by_label("Photographer").fill("Ana")
    dialog.get_by_label("File photo").check()
    send = dialog.get_by_role("button", name="Upload the photo")
    send.click()
    assert (
        "Date unknown" in dialog.locator("#photo-upload-taken_on-error").text_content()
    )
    assert desk.focus == "photo-upload-taken_on"
    dialog.get_by_label("Date unknown").check()
    send.click()
    dialog.get_by_text("Say who gave it.").wait_for()
    assert desk.focus == "photo-upload-agency"
    desk.keys.type("AP")
    send.click()
    dialog.get_by_text("The connection was lost.").wait_for()
    send.click()
    dialog.wait_for(state="detached")
    desk.complaints.clear()  # the browser tells of the refusal and the lost connection
    sent = desk.uploads[-1].post_data_buffer.decode("latin-1")
    assert desk.uploads[-1].headers["x-csrftoken"] == "t0ken"
    for part in ("bridge.png", "A new caption", "Ana", "AP", "is_undated", "is_file"):
        assert part in sent
    assert 'data-photo="3"' in desk.stored
    assert desk.page.get_by_text("It needs its rights.").is_visible()


def test_the_next_upload_knows_who_took_the_last_picture(desk):
    begin_upload(desk, accept)
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Caption").fill("First")
    dialog.get_by_label("Photographer").fill("Ana")
    dialog.get_by_role("button", name="Upload the photo").click()
    dialog.wait_for(state="detached")
    desk.press("Control+Alt+p")
    desk.page.get_by_role("tab", name="Upload a new photo").click()
    assert dialog.get_by_label("Photographer").input_value() == "Ana"
    assert dialog.get_by_label("Caption").input_value() == ""
    dialog.get_by_label("Caption").fill("Second")
    desk.press("Escape", "Control+Alt+p")
    assert dialog.get_by_label("Caption").input_value() == "Second"


def test_a_file_that_cannot_be_used_is_not_sent(desk):
    begin_upload(desk)
    file = desk.page.get_by_label("Picture file")
    file.set_input_files(PICTURE | {"name": "a.pdf", "mimeType": "application/pdf"})
    desk.page.get_by_role("button", name="Upload the photo").click()
    assert desk.page.get_by_text("This is no picture").is_visible()
    assert desk.uploads == []


def test_a_pasted_picture_is_a_new_photo(desk):
    desk.open("<p>Before.</p>", **ON_A_FORM)
    desk.area.evaluate(
        """(area) => {
            const clipboardData = new DataTransfer()
            clipboardData.items.add(new File(["x"], "shot.png", { type: "image/png" }))
            area.dispatchEvent(new ClipboardEvent("paste", {
                clipboardData, bubbles: true, cancelable: true }))
        }"""
    )
    assert desk.page.get_by_role("dialog").get_by_text("shot.png").is_visible()


# ── Finding, counting, helping ───────────────────────────────────────────────


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
    desk.press("Escape", "Control+z", "Control+z")
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


def test_axe_finds_nothing_in_boxes_cards_and_the_search(desk):
    desk.open(
        '<aside data-type="pullquote"><p>a</p></aside>'
        '<aside data-type="factbox"><h3>b</h3><p>c</p></aside>'
        '<figure data-embed="https://t.me/a"><figcaption>d</figcaption></figure>'
        '<aside data-related="7"></aside><p>e</p>',
        **ON_A_FORM,
    )
    desk.press("Control+End", "Control+Alt+b", "Control+Alt+f")
    desk.page.get_by_text("Ferry sinks").wait_for()
    assert axe_complaints(desk) == {}


def test_axe_finds_nothing_in_the_upload(desk):
    begin_upload(desk)
    desk.page.get_by_label("Picture file").set_input_files([])
    desk.page.get_by_label("File photo").check()
    desk.page.get_by_role("button", name="Upload the photo").click()
    desk.complaints.clear()
    assert axe_complaints(desk) == {}
