"""The text of a story: what is kept of it, what is drawn, what is counted and compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.prose import (
    BodyEmbed,
    BodyPhoto,
    blocks,
    body_difference,
    photo_ids,
    plain_text,
    related_stories,
    render_body,
    sanitize,
    word_count,
    words_changed,
)
from articles.vocabulary import EXTENSIONS, PROCESSORS, checked_link
from tests.articles import link_samples

PHOTO = (
    '<figure data-photo="12" data-layout="wide">'
    "<figcaption>The bridge &amp; <em>its</em> keeper</figcaption></figure>"
)
PULL_QUOTE = (
    '<aside data-type="pullquote"><p>We will stay.</p><p><cite>Ana</cite></p></aside>'
)
FACT_BOX = (
    '<aside data-type="factbox"><h3>The strait</h3><p>It is <em>narrow</em>.</p>'
    "<ul><li><p>deep</p></li></ul><ol><li><p>cold</p></li></ol></aside>"
)
ADDRESS = "https://www.youtube.com/watch?v=1&amp;t=2"
EMBED = f'<figure data-embed="{ADDRESS}"><figcaption>The landing</figcaption></figure>'
RELATED = '<aside data-related="7"></aside>'
STORY = (
    "<p>The first paragraph.</p>"
    "<h2>A subhead</h2>"
    '<p>A <a href="https://example.org/?a=1&amp;b=2">link</a>, <strong>bold</strong>, '
    "<em>italic</em>, H<sub>2</sub>O, 10<sup>6</sup>,<br>a new line.</p>"
    "<h3>A smaller one</h3>"
    "<blockquote><p>We will stay.</p><p><cite>Ana, editor</cite></p></blockquote>"
    "<ul><li><p>one</p></li><li><p>two</p><ul><li><p>deeper</p></li></ul></li></ul>"
    '<ol start="3"><li><p>three</p></li></ol>'
    "<hr>"
    + PHOTO
    + PULL_QUOTE
    + FACT_BOX
    + EMBED
    + RELATED
    + '<p dir="rtl" lang="fa">متن فارسی</p>'
)


def test_a_story_written_in_our_vocabulary_is_kept_letter_for_letter():
    assert sanitize(STORY) == STORY


@pytest.mark.parametrize(
    "words",
    [
        "Ana’s “first ‘quoted’ words” — and an ellipsis…",
        "« Bonjour »&nbsp;: l’été",
        "میان‌رشته‌ای",
        'D\'Angelo said "no"',
        "5 &lt; 6 &amp; 7 &gt; 6",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;",
        "東京、大阪",
        "👩‍🚀",
    ],
)
def test_typed_words_are_kept_exactly(words):
    assert sanitize(f"<p>{words}</p>") == f"<p>{words}</p>"


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "script in a script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script split by a null": "<scr\x00ipt>alert(1)</script>",
    "script split by a control": "<scr\x0bipt>alert(1)</script>",
    "unclosed script": "<p>x<script>alert(1)",
    "image": "<img src=x onerror=alert(1)>",
    "image with a slash": "<img/src=x/onerror=alert(1)>",
    "svg": "<svg onload=alert(1)><circle/></svg>",
    "svg with a script": "<svg><script>alert&#40;1)</script></svg>",
    "svg title trick": "<svg><title><style><img src=x onerror=alert(1)></title></svg>",
    "svg animate": "<svg><a><animate attributeName=href values=javascript:alert(1)>",
    "mathml": "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "mathml form trick": (
        "<form><math><mtext></form><form><mglyph><style></math>"
        "<img src onerror=alert(1)>"
    ),
    "mathml table trick": (
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'
    ),
    "javascript": '<a href="javascript:alert(1)">x</a>',
    "javascript in mixed case": '<a href="JaVaScRiPt:alert(1)">x</a>',
    "javascript with entities": '<a href="&#106;avascript&colon;alert(1)">x</a>',
    "javascript with a tab": '<a href="java\tscript:alert(1)">x</a>',
    "javascript with a line": '<a href="java&NewLine;script:alert(1)">x</a>',
    "javascript after a control": '<a href="\x01javascript:alert(1)">x</a>',
    "javascript after spaces": '<a href="  javascript:alert(1)">x</a>',
    "vbscript": '<a href="vbscript:msgbox(1)">x</a>',
    "data address": '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "data in base64": '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    "blob": '<a href="blob:https://evil.example/1">x</a>',
    "file": '<a href="file:///etc/passwd">x</a>',
    "other host": '<a href="//evil.example/">x</a>',
    "other host, backslashes": r'<a href="\\evil.example/">x</a>',
    "other host, mixed": r'<a href="/\evil.example/">x</a>',
    "other host after a tab": '<a href="/\t/evil.example/">x</a>',
    "scheme without slashes": r'<a href="https:\evil.example">x</a>',
    "a name before the host": '<a href="https://bank.example@evil.example/">x</a>',
    "handler": '<p onclick="alert(1)">x</p>',
    "handler on a link": '<a href="https://a.example" onmouseover=alert(1)>x</a>',
    "handler without a space": '<p title="x"onclick="alert(1)">x</p>',
    "style attribute": '<p style="background:url(javascript:alert(1))">x</p>',
    "style tag": "<style>@import '//evil.example/x.css';</style>",
    "class and id": '<p class="banner" id="content">x</p>',
    "iframe": '<iframe src="https://evil.example/"></iframe>',
    "srcdoc": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "object": '<object data="javascript:alert(1)"></object>',
    "embed": '<embed src="javascript:alert(1)">',
    "base": '<base href="https://evil.example/">',
    "meta": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "link": '<link rel="stylesheet" href="//evil.example/x.css">',
    "form": '<form action="//evil.example/"><input name=p><button>x</button></form>',
    "noscript trick": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "template": "<template><script>alert(1)</script></template>",
    "comment trick": "<!--><img src=x onerror=alert(1)>-->",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "plaintext": "<plaintext><script>alert(1)</script>",
    "xmp": "<xmp><script>alert(1)</script></xmp>",
    "textarea trick": "<textarea></textarea><script>alert(1)</script>",
    "select trick": "<select><template><style></select><script>alert(1)</script>",
    "table trick": "<table><td background=javascript:alert(1)><p>x</table>",
    "photo with words for an id": '<figure data-photo="1 onclick=alert(1)">x</figure>',
    "photo with a quote": '<figure data-photo="1&quot;onclick=&quot;alert(1)">x</figure>',
    "photo without end": f'<figure data-photo="{"9" * 30}">x</figure>',
    "other data": '<p data-django-prose-editor="{}" data-embed="//evil.example">x</p>',
    "unknown layout": '<figure data-photo="1" data-layout="x onclick=1">x</figure>',
    "direction": '<p dir="ltr onclick=alert(1)" lang="en\'><script>">x</p>',
    "embed of a script": '<figure data-embed="javascript:alert(1)">x</figure>',
    "embed of another host": '<figure data-embed="https://evil.example/">x</figure>',
    "embed with a name": '<figure data-embed="https://x.com@evil.example/">x</figure>',
    "embed with a quote": '<figure data-embed="https://x.com/&quot; onclick=&quot;a">x</figure>',
    "alternative text with a tag": '<figure data-photo="1" data-alt="<script>">x</figure>',
    "unknown box": '<aside data-type="x onclick=alert(1)">x</aside>',
    "story with words for an id": '<aside data-related="1 onclick=alert(1)">x</aside>',
    "start of a list": '<ol start="1;alert(1)"><li>x</li></ol>',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_leaves_only_words(attack):
    body = sanitize(f"<p>before</p>{attack}<p>after</p>")
    opened = body.replace("&lt;", "").lower()
    for trace in (
        *("<script", "<img", "<svg", "<math", "<iframe", "<style", "<form", "<table"),
        *(" on", "javascript:", "vbscript:", "data:", "file:", "blob:", "evil.example"),
        *(' href="', "style=", "class=", "id=", "srcdoc", "data-embed", "999999999999"),
    ):
        assert trace not in _tags(opened).replace(' href="https://a.example"', "")
    assert "<p>before</p>" in body


def _tags(html):
    """Only what stands between < and >: words may say anything."""
    return "".join(f"<{piece.split('>')[0]}>" for piece in html.split("<")[1:])


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_cleaning_an_attack_again_changes_nothing(attack):
    body = sanitize(attack)
    assert sanitize(body) == body


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<h2>", "</h2>", "<blockquote>", "</blockquote>", "<cite>"),
        *("<ul>", "<ol start=2>", "<li>", "</li>", "</ul>", "<strong>", "</strong>"),
        *(
            "<em>",
            "</em>",
            "<br>",
            "<hr>",
            '<a href="/x">',
            "<a>",
            "</a>",
            "<a href=x>",
        ),
        *("<aside>", "</aside>", '<aside data-type="factbox">', "<h3>", "</h3>"),
        *('<aside data-type="pullquote">', '<aside data-related="7">', "<figure>"),
        *('<figure data-embed="https://t.me/a">', '<figure data-photo=3 data-alt="<">'),
        *('<figure data-photo="3">', "<figure>", "</figure>", "<figcaption>"),
        *("</figcaption>", "<table>", "<td>", "</table>", "<svg>", "<math>", "<mtext>"),
        *("<style>", "</style>", "<!--", "-->", "<template>", "<select>", "<form>"),
        *(
            "<script>",
            "</script>",
            "<textarea>",
            "<noscript>",
            "<b>",
            "<div>",
            "</div>",
        ),
        *("&lt;", "&amp;", "&nbsp;", "&#1;", "&#13;", "\r", "\n", " ", "<", ">", '"'),
        *("x", "’", "متن", "東", "<p dir=rtl>", "<p lang=fa>", "\x00", "\ud800"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_cleaning_what_is_clean_changes_nothing(html):
    body = sanitize(html)
    assert sanitize(body) == body
    assert "".join(blocks(body)) == body


def test_empty_paragraphs_are_dropped():
    assert sanitize("<p></p><p>x</p><p> &nbsp;<br></p><h2><strong></strong></h2>") == (
        "<p>x</p>"
    )


def test_words_outside_any_block_become_a_paragraph():
    assert sanitize("lead<h2>Sub</h2>tail <em>end</em>") == (
        "<p>lead</p><h2>Sub</h2><p>tail <em>end</em></p>"
    )


def test_space_between_blocks_is_not_a_block():
    assert sanitize("<p>a</p>\n\n<p>b</p>\n") == "<p>a</p><p>b</p>"


def test_parts_without_their_block_become_paragraphs():
    assert sanitize("<li>item</li><figcaption>words</figcaption>") == (
        "<p>item</p><p>words</p>"
    )


def test_a_figure_without_a_photo_keeps_its_words():
    assert sanitize("<figure><figcaption>Left over</figcaption></figure>") == (
        "<p>Left over</p>"
    )


def test_a_caption_holds_words_only():
    assert sanitize(
        '<figure data-layout="full" data-photo="3"><h2>A</h2>'
        '<figure data-photo="4"></figure><figcaption><p>B</p></figcaption></figure>'
    ) == (
        '<figure data-photo="3" data-layout="full">'
        "<figcaption>A  B </figcaption></figure>"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<aside data-type="factbox"></aside>', ""),
        ("<aside>words</aside>", "<p>words</p>"),
        (
            '<aside data-type="factbox">words<h2>Title</h2><hr></aside>',
            '<aside data-type="factbox"><p>words</p><h3>Title</h3></aside>',
        ),
        (
            '<aside data-type="pullquote"><h3>a</h3><ul><li>b</li></ul></aside>',
            '<aside data-type="pullquote"><p>a</p><p>b</p></aside>',
        ),
        (
            '<aside data-type="factbox"><ul><li><blockquote><p>a</p></blockquote></li>'
            "</ul></aside>",
            '<aside data-type="factbox"><ul><li><p>a</p></li></ul></aside>',
        ),
        (
            f'<aside data-type="factbox"><p>a</p>{PULL_QUOTE}<p>b</p></aside>',
            f'<aside data-type="factbox"><p>a</p><p>b</p></aside>{PULL_QUOTE}',
        ),
        (
            f'<aside data-type="pullquote"><p>a</p>{PHOTO}</aside><p>b</p>',
            f'<aside data-type="pullquote"><p>a</p></aside>{PHOTO}<p>b</p>',
        ),
        (
            f'<aside data-type="factbox"><ul>a{EMBED}<strong>b</strong></ul></aside>',
            '<aside data-type="factbox"><ul><li><p>a<strong>b</strong></p></li></ul>'
            f"</aside>{EMBED}",
        ),
        (
            f"<blockquote><p>a</p>{RELATED}</blockquote><p>b</p>",
            f"<blockquote><p>a</p></blockquote>{RELATED}<p>b</p>",
        ),
        (
            f"<ul><li><p>a</p>{PULL_QUOTE}</li></ul>",
            f"<ul><li><p>a</p></li></ul>{PULL_QUOTE}",
        ),
        ('<aside data-related="7">a<h2>b</h2></aside>', f"{RELATED}<p>a</p><h2>b</h2>"),
    ],
)
def test_a_box_stands_in_the_row_alone_and_loses_no_words(written, kept):
    assert sanitize(written) == kept
    assert sanitize(kept) == kept


def test_a_figure_that_is_both_shows_the_photo():
    both = EMBED.replace("<figure ", '<figure data-photo="3" data-file="maybe" ')
    assert sanitize(both) == (
        '<figure data-photo="3" data-layout="inline">'
        "<figcaption>The landing</figcaption></figure>"
    )


def test_alternative_text_is_one_line_of_some_length():
    words = "a &lt; b\n\t" + "c" * 500
    body = sanitize(f'<figure data-photo="3" data-alt="{words}"></figure>')
    assert f'data-alt="a &lt; b {"c" * 394}">' in body
    assert "data-alt" not in sanitize('<figure data-photo="3" data-alt=" "></figure>')


def test_a_typed_address_of_no_site_we_know_leaves_its_caption():
    for address in (
        *("http://www.youtube.com/x", "https://www.youtube.com:443/x"),
        *("https://youtube.com.evil.example/", "https://a@t.me/b", "//t.me/b"),
    ):
        figure = EMBED.replace(ADDRESS, address)
        assert sanitize(figure) == "<p>The landing</p>"


def test_a_photo_says_its_layout_even_if_nobody_chose_one():
    assert 'data-layout="inline"' in sanitize('<figure data-photo="3"></figure>')


def test_markup_nested_without_end_is_flattened():
    body = sanitize("<blockquote>" * 5000 + "deep" + "</blockquote>" * 5000)
    assert body.count("<blockquote>") < 20
    assert "deep" in body


def test_markup_that_will_not_settle_leaves_its_words():
    body = sanitize('<hr>words<a href="/x">' * 30)
    assert "<a" not in body
    assert "<hr>" not in body
    assert body.count("words") == 30
    assert sanitize(body) == body


@pytest.mark.parametrize("address", link_samples.GOOD)
def test_a_good_link_is_kept(address):
    assert checked_link(f" {address}\n") == address


@pytest.mark.parametrize("address", link_samples.BAD)
def test_a_bad_link_is_refused_and_its_words_stay(address):
    assert checked_link(address) is None
    attribute = address.replace('"', "&quot;")
    assert sanitize(f'<p>a <a href="{attribute}">b</a> c</p>') == "<p>a b c</p>"


def test_photos_are_named_in_the_order_of_the_text():
    other = PHOTO.replace("12", "7")
    assert photo_ids(f"<p>x</p>{PHOTO}<blockquote>{other}</blockquote>{PHOTO}") == (
        *(12, 7, 12),
    )


def test_a_typed_figure_is_no_photo():
    assert photo_ids(sanitize('<p>&lt;figure data-photo="5"&gt;</p>')) == ()


def test_a_photo_is_drawn_where_it_stands():
    uses = []
    page = render_body(
        f"<p>a</p>{PHOTO}<p>b</p>", draw_photo=lambda use: uses.append(use) or "<img>"
    )
    assert page == "<p>a</p><img><p>b</p>"
    caption = "The bridge &amp; <em>its</em> keeper"
    assert uses == [BodyPhoto(12, "wide", caption, is_file=None, alt="")]


def test_what_a_text_says_of_its_photo_is_told_to_whoever_draws_it():
    uses = []
    for said in ('data-file="yes"', 'data-file="no" data-alt="A &lt;b&gt; &amp; c"'):
        render_body(f'<figure data-photo="3" {said}></figure>', draw_photo=uses.append)
    assert [use.is_file for use in uses] == [True, False]
    assert [use.alt for use in uses] == ["", "A <b> & c"]


def test_a_photo_that_may_not_be_shown_takes_nothing_with_it():
    body = f"<p>a</p>{PHOTO}after<p>b</p>"
    assert render_body(body, draw_photo=lambda _use: None) == (
        "<p>a</p><p>after</p><p>b</p>"
    )


def test_a_typed_script_stays_text_on_the_public_page():
    typed = "&lt;script&gt;alert(1)&lt;/script&gt;"
    body = PHOTO.replace("The bridge", typed) + f"<p>{typed}</p>"
    page = render_body(body, draw_photo=lambda use: use.caption)
    assert "<script" not in page
    assert page.count(typed) == 2


def test_a_body_stored_past_the_field_is_cleaned_when_drawn():
    page = render_body("<script>alert(1)</script>x", draw_photo=lambda _use: None)
    assert page == "<p>x</p>"


def drawn(html):
    return render_body(html, draw_photo=lambda use: f"<img {use.photo}>")


def test_an_embed_is_drawn_with_the_name_of_its_site():
    cards = []
    render_body(
        EMBED, draw_photo=lambda _use: None, draw_embed=lambda e: cards.append(e) or ""
    )
    address = "https://www.youtube.com/watch?v=1&t=2"
    assert cards == [BodyEmbed(address, "YouTube", "The landing")]


def test_an_embed_is_a_plain_link_if_nobody_draws_it():
    assert drawn(EMBED) == f'<p><a href="{ADDRESS}">The landing</a></p>'


def test_a_box_is_drawn_with_a_title_that_may_follow_the_headline():
    page = drawn(PULL_QUOTE + FACT_BOX)
    assert page.startswith('<aside class="pull-quote" role="note"><p>We will stay.</p>')
    assert '<aside class="fact-box" role="note"><h2>The strait</h2>' in page


def test_subheads_are_in_an_order_that_a_screen_reader_can_follow():
    assert drawn("<h3>a</h3><h2>b</h2><h3>c</h3>") == (
        '<h3 aria-level="2">a</h3><h2>b</h2><h3>c</h3>'
    )


def test_a_related_story_becomes_a_placeholder_that_nobody_can_type():
    assert drawn(f"<p>a</p>{RELATED}<p>b</p>") == "<p>a</p><!--related:7--><p>b</p>"
    assert drawn("<p>a</p><!--related:8--><p>b</p>") == "<p>a</p><p>b</p>"
    assert "<!--" not in drawn("<p>&lt;!--related:8--&gt;</p>")


def test_related_stories_are_named_once_in_the_order_of_the_text():
    other = RELATED.replace("7", "3")
    assert related_stories(RELATED + other + "<p>x</p>" + RELATED) == (7, 3)


def test_plain_text_has_a_line_for_each_paragraph_item_and_caption():
    assert plain_text(STORY).splitlines() == [
        *("The first paragraph.", "A subhead"),
        *("A link, bold, italic, H2O, 106,", "a new line.", "A smaller one"),
        *("We will stay.", "Ana, editor", "one", "two", "deeper", "three"),
        *("The bridge & its keeper", "We will stay.", "Ana", "The strait"),
        *("It is narrow.", "deep", "cold", "The landing", "متن فارسی"),
    ]


def test_plain_text_reads_what_was_typed():
    assert plain_text("<p>&lt;b&gt; &amp;amp; “x”</p>") == "<b> &amp; “x”"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", 0),
        ("<p>One two – don’t stop.</p>", 4),
        ("<p>one</p><p>two</p>", 2),
        ("<p>متن فارسی است</p>", 3),
        ("<p>東京 2026</p>", 3),
        ("<p>한국어 서비스</p>", 2),
    ],
)
def test_words_are_counted(html, words):
    assert word_count(html) == words


def test_the_difference_shows_each_block_in_order():
    old = "<p>Stays.</p><p>Ten people were hurt.</p><p>Goes.</p>"
    new = "<p>Stays.</p><p>Twelve people were hurt.</p>"
    assert body_difference(old, new) == (
        ("equal", "<p>Stays.</p>"),
        (
            "replace",
            "<p><del>Ten</del> <ins>Twelve</ins> people were hurt.</p>",
        ),
        ("delete", "<p>Goes.</p>"),
    )


def test_an_edited_paragraph_is_found_below_a_new_one():
    old = "<p>Ten people were hurt.</p><p>The captain was the last to leave.</p>"
    new = "<p>Police say it was fog.</p>" + old.replace("Ten", "Twelve")
    changes = body_difference(old, new)
    assert [change.op for change in changes] == ["insert", "replace", "equal"]
    assert words_changed(changes) == (6, 1)


def test_a_block_that_moved_is_neither_added_nor_removed():
    one, two, three = "<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"
    changes = body_difference(one + two + three, three + one + two)
    assert changes == (
        ("moved", three),
        ("equal", one),
        ("equal", two),
        ("moved_away", three),
    )
    assert words_changed(changes) == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("<p>これは本です</p>", "<p>これは猫です</p>", "<del>本</del><ins>猫</ins>"),
        ("<p>متن فارسی</p>", "<p>متن تازه</p>", "<del>فارسی</del> <ins>تازه</ins>"),
        ("<p>One two.</p>", "<p>One two. Three.</p>", "two. <ins>Three.</ins></p>"),
        ("<p>One two. Three.</p>", "<p>One two.</p>", "two. <del>Three.</del> </p>"),
        ("<p>a <em>b c</em></p>", "<p>a <em>b d</em></p>", "<ins>d</ins></em></p>"),
    ],
)
def test_changed_words_are_marked_where_they_stand(old, new, marked):
    assert marked in body_difference(old, new)[0].html


def test_an_added_block_is_an_insert():
    assert body_difference("", "<p>New.</p>") == (("insert", "<p>New.</p>"),)


def test_another_photo_under_the_same_caption_is_a_difference():
    other = PHOTO.replace("12", "13")
    assert body_difference(PHOTO, other) == (("delete", PHOTO), ("insert", other))


def test_the_difference_says_what_only_attributes_say():
    other = PHOTO.replace('"wide"', '"wide" data-file="no" data-alt="A &lt;bridge"')
    difference = body_difference(PHOTO + EMBED, other + RELATED)
    told = [plain_text(change.html).splitlines() for change in difference]
    caption = "The bridge & its keeper"
    assert told == [
        [caption],
        [caption, "File photo: no Alternative text: A <bridge"],
        ["The landing", "https://www.youtube.com/watch?v=1&t=2"],
        ["Related story 7"],
    ]


def test_words_in_a_box_are_marked():
    (change,) = body_difference(FACT_BOX, FACT_BOX.replace("deep", "shallow"))
    assert change.op == "replace"
    assert "<ins>shallow</ins>" in change.html


def test_another_caption_is_marked_in_its_words():
    (change,) = body_difference(PHOTO, PHOTO.replace("keeper", "owner"))
    assert change.op == "replace"
    assert "<ins>owner</ins>" in change.html


def test_words_only_made_bold_are_a_difference():
    old, new = "<p>Same words</p>", "<p>Same <strong>words</strong></p>"
    assert body_difference(old, new) == (("delete", old), ("insert", new))


def test_a_typed_script_stays_text_in_the_difference():
    old = "<p>&lt;script&gt;one()&lt;/script&gt;</p>"
    changes = body_difference(old, old.replace("one", "two"))
    assert "<script" not in "".join(change.html for change in changes)


def test_the_difference_is_cleaned():
    changes = body_difference("<img src=x onerror=alert(1)>a", "<script>x</script>b")
    assert "<img" not in "".join(change.html for change in changes)


def test_the_library_knows_every_name_of_ours():
    assert {"Photo", "CheckedLink", "Cite", "CleanPaste"} <= PROCESSORS.keys()
    assert PROCESSORS.keys() <= EXTENSIONS.keys()
