"""The body editor in a real browser: writing, pasting, links, the toolbar."""

import pytest

from tests.articles import link_samples
from tests.articles.paste_samples import PLAIN_SAMPLES, SAMPLES
from tests.browser.editor_desk import ON_A_FORM, axe_complaints

pytestmark = pytest.mark.browser


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


def test_a_link_without_words_is_its_address(desk):
    desk.open()
    desk.keys.type("See ")
    desk.press("Control+k")
    desk.keys.type("https://example.org/a\n")
    desk.keys.type(" now")
    assert desk.stored == (
        '<p>See <a href="https://example.org/a">example.org/a</a> now</p>'
    )


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


def test_a_text_may_begin_with_a_smaller_subhead(desk):
    desk.open("<h3>a</h3><h2>b</h2><h3>c</h3>")
    levels = desk.area.locator("h3").evaluate_all("all => all.map(h => h.ariaLevel)")
    assert levels == ["2", None]
    assert desk.written == "<h3>a</h3><h2>b</h2><h3>c</h3>"


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
