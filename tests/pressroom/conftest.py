"""Machines of their own, and a newsroom on one of them that has been backed up."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection

from tests.kept import keep
from tests.migrated import MIGRATED_BY, migrated_file, template_on_server
from tests.pressroom.machine import Machine

FILLED_BY = ("*/*.py", "*/*/*.py", "templates/**/*.*", "locale/*/*/*.po")
FRESH = 60  # minutes

MakeMachine = Callable[..., Machine]
_numbers = count(1)


class BackedUp(NamedTuple):
    """What readers got at each public address of a newsroom, and its backup."""

    answers: dict[str, Any]
    folder: Path


@pytest.fixture(scope="session")
def make_machine(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[MakeMachine]:
    """Makes a machine with a database of the kind that is tried; empty, or migrated."""
    made: list[str] = []

    def make(*, is_migrated: bool = False, **variables: Any) -> Machine:
        home = tmp_path_factory.mktemp("machine")
        if connection.vendor == "sqlite":
            if is_migrated:
                shutil.copyfile(migrated_file(), home / "newsroom.sqlite3")
            return Machine(home, f"sqlite:///{home}/newsroom.sqlite3", **variables)
        made.append(f"machine_{os.getpid()}_{next(_numbers)}")
        template = f" TEMPLATE {template_on_server()}" if is_migrated else ""
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {made[-1]}{template}")
        server = os.environ["DATABASE_URL"].rpartition("/")[0]
        return Machine(home, f"{server}/{made[-1]}", **variables)

    with django_db_blocker.unblock():
        yield make
        if made:
            with connection._nodb_cursor() as cursor:
                for name in made:
                    cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def backed_up(make_machine: MakeMachine, tmp_path_factory: Any) -> BackedUp:
    """A newsroom with everything in it. On SQLite it is made once for all processes."""

    def make(kept: Path) -> None:
        machine = make_machine(is_migrated=True)
        machine.fill()
        machine.back_up(machine.home / "backups")
        packed = shutil.make_archive(
            f"{kept}-packing", "tar", machine.home, base_dir="."
        )
        Path(packed).replace(kept)

    home = tmp_path_factory.mktemp("backed_up")
    if connection.vendor == "sqlite":
        packed = keep("backed_up", (*FILLED_BY, *MIGRATED_BY), make, FRESH)
    else:
        packed = home / "packed"
        make(packed)
    shutil.unpack_archive(packed, home, "tar", filter="data")
    return read(home)


def read(home: Path) -> BackedUp:
    import json

    (folder,) = (home / "backups").glob("*Z")
    return BackedUp(json.loads((home / "answers.json").read_text()), folder)
