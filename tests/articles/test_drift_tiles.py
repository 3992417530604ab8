"""What stands beside a change is none, and what readers would tell apart is one."""

import pytest

from tests.articles.test_drift import changed

X = "The ferry left at dawn. It had 300 people aboard. Nobody is missing."
SHORTER = "The ferry left at dawn. Nobody is missing."
ONE, TWO = "Kim told Lee that he would not resign.", "Lee said nothing to us."
Y = f"{ONE} {TWO}"
Z = "The port was closed for two hours."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([X, Y, Z], [SHORTER, ONE, TWO, Z]),
        ([X, ONE, TWO, Z], [SHORTER, Y, Z]),
        ([Y, X, Z], [ONE, TWO, SHORTER, Z]),
        ([X, Y, Z], [f"{SHORTER} {ONE}", TWO, Z]),
    ],
)
def test_a_sentence_that_goes_leaves_the_paragraph_beside_it_in_peace(old, new):
    found = changed(old, new)
    assert len(found) == 1
    assert "300" in found[0][0]
    assert "300" not in found[0][1]
    assert "Lee said" not in found[0][0]


def test_a_quote_sign_alone_is_no_stretch():
    old = ['"We left at dawn."', '"Nobody is missing," he said.']
    new = ['"We left at noon."', '"Nobody is missing," he said.']
    assert changed(old, new) == [(old[0], new[0])]
    assert changed(old[::-1], new) == [(old[0], new[0])]


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
