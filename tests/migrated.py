"""A migrated SQLite file, made once and copied: migrating takes longer than most tests.

The first process that finds none for today's migrations leaves its own behind.
"""

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / "var/migrated"


def template() -> Path:
    """Where the file for exactly these migrations lies, or will lie."""
    mark = hashlib.sha256(django.__version__.encode())
    mark.update((ROOT / "pyproject.toml").read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        mark.update(file.read_bytes())
    return KEPT / f"{mark.hexdigest()[:32]}.sqlite3"


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def target() -> Path:
    """The test database's file, as this process will open it."""
    return Path(connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: Any) -> bool:
    """A copied file is kept, so that Django migrates only what it lacks: nothing."""
    return bool(django_db_keepdb) or (is_sqlite() and template().exists())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_keepdb: Any
) -> None:
    if django_db_keepdb and is_sqlite():
        shutil.copyfile(template(), target())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: Any) -> None:
    if is_sqlite() and not django_db_keepdb:
        leave_behind()


def leave_behind() -> None:
    """Copy the fresh database whole, its write-ahead log included."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.sqlite3"):
        if old != template():
            old.unlink(missing_ok=True)
    half = KEPT / f"{target().parent.name}.half"
    with sqlite3.connect(target()) as source, sqlite3.connect(half) as copy:
        source.backup(copy)
    half.replace(template())
