"""What is trouble of the database, and passes, and what is a mistake of ours."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError
from django.db.backends.sqlite3.base import Database
from django.db.utils import DatabaseErrorWrapper

from services.database_trouble import causes_of, fault_in, is_passing


class Wrapped:
    """As Django turns the driver's errors into its own."""

    Database = Database
    errors_occurred = False


def error_of(act: Callable[[], object]) -> BaseException:
    with pytest.raises(DatabaseError) as caught, DatabaseErrorWrapper(Wrapped()):
        act()
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE story (text)")
    connection.close()
    return path


def test_a_file_that_somebody_else_is_writing_passes(file: Path) -> None:
    writing = sqlite3.connect(file, isolation_level=None)
    waiting = sqlite3.connect(file, timeout=0, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    assert is_passing(error_of(lambda: waiting.execute("BEGIN IMMEDIATE")))
    writing.close()
    waiting.close()


def test_a_full_disk_passes(file: Path) -> None:
    full = sqlite3.connect(file)
    full.execute("PRAGMA max_page_count = 2")
    write = "INSERT INTO story VALUES (zeroblob(100000))"
    assert is_passing(error_of(lambda: full.execute(write)))
    full.close()


def test_a_file_that_is_gone_or_broken_is_no_mistake_of_ours(file: Path) -> None:
    nowhere = file.parent / "nowhere" / "some.sqlite3"
    assert is_passing(error_of(lambda: sqlite3.connect(nowhere)))
    file.write_bytes(b"no database " * 1000)
    broken = sqlite3.connect(file)
    assert is_passing(error_of(lambda: broken.execute("SELECT * FROM story")))
    broken.close()


@pytest.mark.parametrize("mistake", ["SELECT * FROM nothing", "SELEKT", "SELECT x"])
def test_a_mistake_does_not_pass(file: Path, mistake: str) -> None:
    given = sqlite3.connect(file)
    error = error_of(lambda: given.execute(mistake))
    assert isinstance(error, OperationalError)
    assert not is_passing(error)
    given.close()


def test_what_came_of_trouble_is_trouble() -> None:
    trouble = OperationalError("server closed the connection unexpectedly")
    followed = RuntimeError("You can't execute queries until the end of the block.")
    followed.__cause__ = trouble
    assert is_passing(followed)
    assert fault_in(followed) is trouble
    assert list(causes_of(None)) == []
    assert not is_passing(LookupError())
