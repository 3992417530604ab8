"""Honest time: one function says every public time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.times import Significance, Times, timestamps

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=3)
moments = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001  the zone comes next
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
publications = st.lists(
    st.tuples(st.sampled_from(Significance.values), moments), min_size=1, max_size=8
)


def first() -> Times:
    return timestamps(None, Significance.UPDATE, NOON)


def test_a_first_publication_is_not_an_update() -> None:
    assert first() == Times(NOON, None, NOON)
    assert first().modified_at == NOON


def test_an_update_says_so_and_stays_in_its_place() -> None:
    assert timestamps(first(), Significance.UPDATE, LATER) == Times(NOON, LATER, NOON)


def test_a_correction_is_an_update_to_readers() -> None:
    assert timestamps(first(), Significance.CORRECTION, LATER).updated_at == LATER


def test_a_typo_moves_nothing() -> None:
    assert timestamps(first(), Significance.TYPO, LATER) == first()


def test_a_rewrite_is_listed_anew() -> None:
    assert timestamps(first(), Significance.REWRITE, LATER) == Times(NOON, LATER, LATER)


@given(publications)
def test_nothing_is_updated_before_it_is_published_and_time_never_runs_back(
    story: list[tuple[str, datetime]],
) -> None:
    times: Times | None = None
    for significance, at in story:
        before, times = times, timestamps(times, significance, at)
        assert times.updated_at is None or times.updated_at >= times.first_published_at
        assert times.listed_at >= times.first_published_at
        if before is not None:
            assert times.first_published_at == before.first_published_at
            assert times.modified_at >= before.modified_at
