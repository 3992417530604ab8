"""What stands beside a change is none, and what readers would tell apart is one."""

import pytest

from tests.articles.test_drift import changed

LONG = "The coach has been kept for three more years, and costs as much as a ticket."
LAST = "He had lost a game."
NEWS = "Officials said that nobody had warned them."
ONE, TWO = "Tull knows", "where it is. She considers that it is in use."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([f"{LONG} {NEWS} {LAST}", f"{ONE} {TWO}"], [f"{LONG} {LAST}", ONE, TWO]),
        ([f"{LONG} {LAST}", f"{ONE} {TWO}"], [f"{LONG} {NEWS} {LAST}", ONE, TWO]),
        ([f"{LONG} {NEWS} {LAST}", ONE, TWO], [f"{LONG} {LAST}", f"{ONE} {TWO}"]),
        ([f"{LONG} {LAST}", ONE, TWO], [f"{LONG} {NEWS} {LAST}", f"{ONE} {TWO}"]),
    ],
)
def test_a_changed_paragraph_leaves_the_one_beside_it_in_peace(old, new):
    """Though that was split or merged, and goes on where the first ends."""
    assert changed(old, new) == [(old[0], new[0])]


def test_a_quote_sign_alone_is_no_stretch():
    old = ['They grow saffron, which "sells well."', '"First I said it," he said.']
    new = ['"First I said it," he wrote.', 'They eat saffron, which "sells well."']
    assert changed(old, new) == [(old[1], new[0]), (old[0], new[1])]


@pytest.mark.parametrize(
    ("old", "new", "is_change"),
    [
        ("<p>10<sup>6</sup> people</p>", "<p>106 people</p>", True),
        ("<p>H<sub>2</sub>O is water</p>", "<p>H2O is water</p>", True),
        ("<p>10<strong>6</strong> people</p>", "<p>106 people</p>", False),
        (
            '<p>See <a href="https://un.org">it</a></p>',
            '<p>See <a href="https://un.org/">it</a></p>',
            False,
        ),
        (
            '<p>See <a href="https://un.org/a">it</a></p>',
            '<p>See <a href="https://un.org/a/">it</a></p>',
            True,
        ),
        ("<p>The \ufb01re is out</p>", "<p>The fire is out</p>", False),
        ("<p>\ufefb أحد هناك</p>", "<p>لا أحد هناك</p>", False),
        ("<p>He said “no” to us</p>", "<p>He said ‘no’ to us</p>", True),
    ],
)
def test_what_readers_would_tell_apart_is_a_change(old, new, is_change):
    assert bool(changed([old], [new])) is is_change
