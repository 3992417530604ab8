"""How long it is until a moment, in words; no minute is promised too early."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from services import clock

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


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
    assert clock.ahead(NOW + left, NOW) == words


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (timedelta(seconds=30), "less than a minute"),
        (timedelta(minutes=9, seconds=59), "9 min"),
        (timedelta(hours=2), "2 h"),
    ],
)
def test_what_has_passed_is_whole_minutes(gone: timedelta, words: str) -> None:
    assert clock.until(NOW - gone, NOW) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "12:30 Buenos Aires time"),
        ("fa", "12:30 به وقت Buenos Aires"),
    ],
)
def test_a_zone_no_catalogue_names_keeps_its_own_name(
    language: str, words: str
) -> None:
    noon = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    with override(language):
        assert clock.at(noon, "America/Argentina/Buenos_Aires", noon) == words


def test_a_city_is_called_as_the_reader_calls_it() -> None:
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with override("fa"):
        assert clock.at(noon, "Asia/Tehran", noon) == "15:30 به وقت تهران"
