"""The background counts the tables of a large archive, where nobody else does."""

import pytest
from django.db import connection

from pressroom import jobs
from services.models import Edition
from tests.factories import make_article

pytestmark = pytest.mark.either


def has_counts() -> bool:
    """Whether SQLite was told to count; PostgreSQL is never told."""
    return "sqlite_stat1" in connection.introspection.table_names()


def test_a_small_archive_is_left_to_grow(english: Edition) -> None:
    make_article(english)
    jobs.count_tables(jobs.Turn())
    assert not has_counts()


def test_a_large_archive_is_counted(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LARGE", 1)
    make_article(english)
    jobs.count_tables(jobs.Turn())
    assert has_counts() is (connection.vendor == "sqlite")
