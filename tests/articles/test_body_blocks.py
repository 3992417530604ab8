"""Boxes, cards and photos of a text, as readers get them."""

import pytest

from articles.prose import directed
from tests.factories import make_live_story, make_photo, public_address

pytestmark = pytest.mark.either

QUOTE = '<aside data-type="pullquote"><p>We stay.</p><p><cite>Ana</cite></p></aside>'
FACTS = '<aside data-type="factbox"><h3>The strait</h3><p>Narrow.</p></aside>'
EMBED = (
    '<figure data-embed="https://www.youtube.com/watch?v=1&amp;t=2">'
    "<figcaption>The <em>landing</em></figcaption></figure>"
)


@pytest.fixture
def page_of(client, english):
    def publish(body, **facts):
        story = make_live_story(english, body=body, **facts)
        return client.get(public_address(story)).content.decode()

    return publish


def test_boxes_are_drawn_with_a_title_right_below_the_headline(page_of):
    page = page_of(f"<p>Words.</p>{QUOTE}{FACTS}")
    assert (
        '<aside class="pull-quote" role="note"><p>We stay.</p><p><cite>Ana</cite></p>'
        in page
    )
    assert (
        '<aside class="fact-box" role="note"><h2>The strait</h2><p>Narrow.</p></aside>'
        in page
    )


def test_the_dateline_opens_the_text_and_not_a_box_before_it(page_of):
    page = page_of(f"{QUOTE}<p>Words.</p>", datelines="BUSAN")
    assert '<aside class="pull-quote" role="note"><p>We stay.' in page
    assert '<p><span class="dateline">BUSAN' in page


def test_an_embed_is_a_card_that_names_its_site_and_loads_nothing(page_of):
    page = page_of(f"<p>Words.</p>{EMBED}")
    assert 'href="https://www.youtube.com/watch?v=1&amp;t=2"' in page
    assert ">The landing</a>" in page
    assert "Opens on YouTube" in page
    for loads in ("<iframe", "<embed", 'src="https://www.youtube', "data-embed"):
        assert loads not in page


def test_an_embed_without_a_caption_says_where_it_is(page_of):
    page = page_of("<p>Words.</p>" + EMBED.replace("The <em>landing</em>", ""))
    assert ">See it on YouTube</a>" in page


def test_a_photo_says_here_what_it_shows_and_how_old_it_is(page_of, english):
    photo = make_photo(english.service, alt="A bridge", caption="At dawn")
    told = 'data-file="yes" data-alt="The same &quot;bridge&quot;"'
    page = page_of(f'<p>a</p><figure data-photo="{photo.pk}" {told}></figure>')
    assert 'alt="The same &quot;bridge&quot;"' in page
    assert "FILE - At dawn" in page


def test_nobody_can_type_the_place_of_a_related_story(page_of):
    page = page_of("<p>a</p><!--related:7--><p>&lt;!--related:7--&gt;</p>")
    assert "<!--related" not in page


@pytest.mark.parametrize(
    ("block", "direction", "drawn"),
    [
        ("<p>AFP گزارش داد که کشتی رفت.</p>", "rtl", "<p>AFP"),
        ("<p>The ferry left Busan.</p>", "rtl", '<p dir="ltr">The'),
        ("<p>کشتی رفت.</p>", "ltr", '<p dir="rtl">کشتی'),
        ("<p>The word سلام is Persian.</p>", "ltr", "<p>The"),
        ('<p dir="rtl">The ferry.</p>', "ltr", '<p dir="rtl">The'),
        ("<p>1945</p>", "rtl", "<p>1945"),
        ("<ul><li><p>one two</p></li></ul>", "rtl", '<ul dir="ltr">'),
    ],
    ids=range(7),
)
def test_a_block_runs_as_most_of_its_letters_do(block, direction, drawn):
    assert directed(block, direction).startswith(drawn)
