"""The invented newsroom as tests load it."""

import io
import sqlite3
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection

from newsroom.demo import loading
from tests.factories import draw_jpeg

LOCAL = "http://127.0.0.1:8000"
FILES = ("default", "originals")  # kept in memory

_kept: dict[str, Any] = {}


def load_demo(settings: Any, monkeypatch: Any) -> None:
    """With one small drawing for all its pictures: drawing the real ones takes long.

    A process loads it once; the next test gets a copy of what was loaded.
    """
    settings.SITE_URL = LOCAL
    if _kept:
        put_back()
        return
    drawn = draw_jpeg()
    monkeypatch.setattr(loading, "draw", lambda scene: drawn)
    call_command("demo", stdout=io.StringIO())
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        keep()


def keep() -> None:
    copy = Path(mkdtemp(prefix="newsroom-demo-")) / "demo.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(copy) as file:
        connection.connection.backup(file)
    _kept["database"] = copy
    _kept["files"] = {name: storages[name]._root for name in FILES}


def put_back() -> None:
    connection.ensure_connection()
    with sqlite3.connect(_kept["database"]) as file:
        file.backup(connection.connection)
    for name, root in _kept["files"].items():
        storages[name]._root = root
