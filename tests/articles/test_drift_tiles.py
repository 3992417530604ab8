"""What stands beside a change is none, and what readers would tell apart is one."""

import pytest

from tests.articles.test_drift import changed

FIRST = "The ferry left Busan at dawn with 300 aboard."
LONG, LAST = "It came back.", "He slept."
NEWS = "Officials said that nobody had warned them."
ONE, TWO = "Tull", "knows where it is."


@pytest.mark.parametrize("is_split", [True, False])
def test_a_changed_paragraph_leaves_those_beside_it_in_peace(is_split):
    """Though one was merged with it, and the other was split or merged."""
    whole, parts = [f"{ONE} {TWO}"], [ONE, TWO]
    before, after = (whole, parts) if is_split else (parts, whole)
    old = [FIRST, f"{LONG} {NEWS} {LAST}", *before]
    new = [f"{FIRST} {LONG} {LAST}", *after]
    assert changed(old, new) == [(old[1], f"{LONG} {LAST}")]


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
