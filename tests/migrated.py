"""A migrated database, made once and copied: migrating takes longer than most tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.kept import ROOT, keep, locked, mark_of

MIGRATED_BY = (
    "pyproject.toml",
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "staff/*.py",  # the guards of what is written once
)


def migrated_file() -> Path:
    """An SQLite file, migrated and empty."""
    return keep("migrated", MIGRATED_BY, lambda path: migrate(f"sqlite:///{path}"))


def migrate(address: str) -> None:
    """Migrate the database at this address, in a process that has no other."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address},
        check=True,
    )


def template_on_server() -> str:
    """The name of a migrated and empty database on the PostgreSQL of this run."""
    name = f"migrated_{mark_of(MIGRATED_BY)}"
    creation = connection.creation
    with locked("template"), creation._nodb_cursor() as cursor:
        if not creation._database_exists(cursor, name):
            cursor.execute(f"CREATE DATABASE {name}")
            server = os.environ["DATABASE_URL"].rpartition("/")[0]
            migrate(f"{server}/{name}")
    return name


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A copied file is kept as it is, so that Django finds nothing left to migrate."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: Any
) -> None:
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copyfile(migrated_file(), test["NAME"])
    else:
        with django_db_blocker.unblock():
            test["TEMPLATE"] = template_on_server()
