"""How long until a moment, in words; no minute is promised too early."""

from datetime import timedelta

import pytest

from services.countdown import ahead


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(seconds=59), "in less than a minute"),
        (timedelta(minutes=9, seconds=1), "in 10 min"),
        (timedelta(minutes=59, seconds=59), "in 1 h"),
        (timedelta(hours=2, minutes=10), "in 2 h 10 min"),
        (timedelta(hours=47), "in 47 h"),
        (timedelta(days=2, hours=5), "in 2 days"),
    ],
)
def test_what_is_left_is_said_in_words(left: timedelta, words: str) -> None:
    assert ahead(left) == words
