"""Two bodies put together: what only one changed is taken, nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merging import body_of, chosen, put_together


def body(words):
    return "".join(f"<p>{word}</p>" for word in words)


def together(base, mine, theirs):
    """The words of the blocks, and the kinds of pieces that are not simply the same."""
    found = put_together(*(body(words) for words in (base, mine, theirs)))
    words = body_of(found).removeprefix("<p>").removesuffix("</p>").split("</p><p>")
    return "".join(words), [p.whose for p in found if p.whose != "same"]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "words", "kinds"),
    [
        ("abc", "abc", "abc", "abc", []),
        ("abc", "aXc", "abc", "aXc", ["mine"]),
        ("abc", "abc", "aYc", "aYc", ["theirs"]),
        ("abc", "Xbc", "abY", "XbY", ["mine", "theirs"]),
        ("abc", "Xbc", "aYc", "XYc", ["mine", "theirs"]),  # neighbours
        ("abc", "aXc", "aXc", "aXc", []),
        ("abc", "aXc", "aYc", "aYXc", ["unlike"]),
        ("abc", "abcX", "abcY", "abcYX", ["both"]),
        ("abc", "abXc", "abYc", "abYXc", ["both"]),
        ("abc", "ac", "abc", "ac", ["mine"]),
        ("abc", "ac", "aYc", "aYc", ["unlike"]),  # taken out, and changed
        ("abc", "ac", "aXbc", "aXc", ["theirs", "mine"]),
        ("abcd", "abcdX", "d", "dX", ["theirs", "mine"]),
        ("abcd", "aXd", "abYd", "abYXd", ["unlike"]),
        ("", "X", "Y", "YX", ["both"]),
        ("", "XZ", "YZ", "YXZ", ["both"]),
    ],
)
def test_blocks_of_two_are_put_together(base, mine, theirs, words, kinds):
    assert together(base, mine, theirs) == (words, kinds)


BASE = st.lists(st.sampled_from("abcdefgh"), max_size=8)
MINE = st.lists(st.sampled_from("abcdefghMNO"), max_size=10)
THEIRS = st.lists(st.sampled_from("abcdefghTUV"), max_size=10)


@given(BASE, MINE, THEIRS)
def test_no_block_that_anybody_typed_is_lost(base, mine, theirs):
    words, _kinds = together(base, mine, theirs)
    typed = {*mine, *theirs} - {*base}
    assert typed <= set(words)
    assert set(words) <= {*base, *mine, *theirs}


@given(BASE, MINE)
def test_where_one_did_nothing_the_text_is_the_others(base, mine):
    assert together(base, mine, base)[0] == "".join(mine)
    assert together(base, base, mine)[0] == "".join(mine)
    assert together(base, mine, mine)[0] == "".join(mine)


@given(st.data())
def test_changes_of_different_blocks_fit_together(data):
    base = "abcdefgh"
    marks = data.draw(st.lists(st.sampled_from(" MT"), min_size=8, max_size=8))
    mine = [str(at) if who == "M" else base[at] for at, who in enumerate(marks)]
    theirs = [
        "XYZUVWRS"[at] if who == "T" else base[at] for at, who in enumerate(marks)
    ]
    wanted = [
        m if who == "M" else t for m, t, who in zip(mine, theirs, marks, strict=True)
    ]
    assert together(base, mine, theirs)[0] == "".join(wanted)


def test_photos_and_boxes_are_blocks_too():
    photo = (
        '<figure data-photo="7" data-layout="text"><figcaption></figcaption></figure>'
    )
    base = f"<p>One.</p>{photo}<p>Two.</p>"
    mine = base.replace("One.", "One, mine.")
    theirs = base.replace(photo, "")
    found = put_together(base, mine, theirs)
    assert body_of(found) == "<p>One, mine.</p><p>Two.</p>"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "left"),
    [
        ("ab", "abX", "abY", "abYX"),
        ("ab", "b", "abY", "bY"),
        ("ab", "abX", "b", "bX"),
        ("ab", "", "", ""),
        ("", "a", "a", "a"),
    ],
)
def test_topics_of_both_are_kept(base, mine, theirs, left):
    assert "".join(chosen(base, mine, theirs)) == left
