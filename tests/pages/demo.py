"""The invented newsroom as tests load it."""

import io
import pickle
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.files.storage import storages
from django.core.files.storage.memory import InMemoryDirNode
from django.core.management import call_command
from django.db import connection

from newsroom.demo import loading
from tests.factories import draw_jpeg
from tests.kept import keep

LOCAL = "http://127.0.0.1:8000"
FILES = ("default", "originals")  # kept in memory
LOADED_BY = ("*/*.py", "*/*/*.py", "templates/**/*.*", "locale/*/*/*.po")
FRESH = 20  # minutes: what the demo schedules is still to come


def load_demo() -> None:
    """With one small drawing for all its pictures: drawing the real ones takes long.

    On SQLite it is loaded once for all processes. Not to be asked for in a transaction.
    """
    if connection.vendor == "sqlite":
        put_back(keep("demo", LOADED_BY, load_and_keep, FRESH))
    else:
        load()


def load() -> None:
    drawn = draw_jpeg()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.SITE_URL", LOCAL)
        patch.setattr(loading, "draw", lambda scene: drawn)
        call_command("demo", stdout=io.StringIO())


def load_and_keep(path: Path) -> None:
    """Load it here, and keep a copy of the database with its files."""
    for name in FILES:  # without those of tests before
        storages[name]._root = InMemoryDirNode()
    load()
    with TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        with sqlite3.connect(copy) as database:
            connection.connection.backup(database)
        files = {name: storages[name]._root for name in FILES}
        path.write_bytes(pickle.dumps((copy.read_bytes(), files)))


def put_back(kept: Path) -> None:
    """Make this process's database, and its files, those that are kept."""
    content, files = pickle.loads(kept.read_bytes())  # noqa: S301  our own
    connection.ensure_connection()
    with TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        copy.write_bytes(content)
        with sqlite3.connect(copy) as database:
            database.backup(connection.connection)
    for name, root in files.items():
        storages[name]._root = root
