"""Boxes and cards in the body editor, by keyboard and by mouse."""

import pytest

from articles.vocabulary import EMBED_SITES, checked_embed
from tests.browser.editor_desk import ON_A_FORM, axe_complaints

pytestmark = pytest.mark.browser


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


def test_a_chosen_photo_is_not_lost_in_a_box(desk):
    text = (
        '<p>a</p><figure data-photo="1" data-layout="inline"><figcaption></figcaption>'
        "</figure><p>b</p>"
    )
    desk.open(text)
    desk.press("Control+a", "Control+Alt+b")
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
