"""The database of a backup where it is SQLite: one file, copied as of one moment."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection
from tqdm import tqdm

from pressroom.backup import BackupError, manifest
from pressroom.backup.folders import sync

FILE = "database.sqlite3"
PAGES = 4096  # copied between two looks at the bar
WORDS = ("articles_deskwords", "articles_searchwords")  # which FTS5 keeps


def copy(into: Path) -> manifest.Facts:
    """Copy the database as it is now, while others read and write it."""
    target = into / FILE
    try:
        with opened(place()) as old, closing(sqlite3.connect(target)) as new:
            old.execute("BEGIN")
            old.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment
            copy_pages(old, new)
            new.execute("PRAGMA journal_mode=DELETE")  # all in one file
            refuse_damage(new)
            return manifest.facts(
                lambda statement: new.execute(statement).fetchall(),
                sqlite3.sqlite_version,
            )
    except sqlite3.Error as error:
        raise BackupError(
            f"The database {place()} cannot be copied: {error}."
        ) from error


def place() -> Path:
    return Path(connection.get_connection_params()["database"])


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that is there; none is made."""
    address = f"file:{quote(str(path))}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=20, isolation_level=None)
    ) as database:
        yield database


def copy_pages(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    with tqdm(desc="database", unit=" pages", disable=None) as bar:

        def tell(_status: int, left: int, total: int) -> None:
            bar.total = total
            bar.update(total - left - bar.n)

        old.backup(new, pages=PAGES, progress=tell, sleep=0)


def refuse_damage(database: sqlite3.Connection) -> None:
    found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"it is damaged ({found}); keep earlier backups")


# ── Putting back ─────────────────────────────────────────────────────────────


def name() -> str:
    return place().name


def tables_with_rows() -> list[str]:
    """Tables that hold something; all of them where the file cannot be read."""
    if not place().exists() or not place().stat().st_size:
        return []
    try:
        with opened(place()) as database:
            names = database.execute(TABLES).fetchall()
            return [name for (name,) in names if has_rows(database, name)]
    except sqlite3.Error:
        return ["a damaged database"]


# Without what SQLite and its full-text tables keep for themselves.
TABLES = """
    SELECT name FROM sqlite_master AS held WHERE type = 'table'
    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'
    AND NOT EXISTS (
        SELECT 1 FROM sqlite_master AS words WHERE words.sql LIKE 'CREATE VIRTUAL%'
        AND substr(held.name, 1, length(words.name) + 1) = words.name || '_'
    )
"""


def has_rows(database: sqlite3.Connection, name: str) -> bool:
    statement = f'SELECT 1 FROM "{name}" LIMIT 1'  # noqa: S608
    return database.execute(statement).fetchone() is not None


def refuse_others() -> None:
    """Whoever has the file open would go on writing into it, and lose all of that."""
    connection.close()
    if not place().exists():
        return
    try:
        with opened(place()) as database:
            database.execute("PRAGMA busy_timeout=1000")
            database.execute("PRAGMA journal_mode=DELETE")  # needs it for itself alone
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BackupError(
                f"Something has {place()} open. Stop the site and the background, then "
                "try again."
            ) from error
    except sqlite3.DatabaseError:
        return  # damaged: what is put in its place is not


def put_back(source: Path, made: manifest.Manifest) -> None:
    """Put the backup's file in the place of the database, whole or not at all."""
    refuse_others()
    target = place()
    part = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source / FILE, part)
        part.chmod(target.stat().st_mode if target.exists() else 0o600)
        sync(part)
        for ending in ("-wal", "-shm", "-journal"):  # of another database
            target.with_name(target.name + ending).unlink(missing_ok=True)
        os.replace(part, target)  # noqa: PTH105
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(target.parent)


def refuse_version(made: manifest.Manifest) -> None:
    """SQLite reads the files of every SQLite."""


def look_over() -> None:
    """Whether rows and words of the search are what they should be."""
    try:
        with opened(place()) as database:
            refuse_damage(database)
            for table in WORDS:
                check = f"INSERT INTO {table}({table}) VALUES('integrity-check')"
                database.execute(check)
    except sqlite3.Error as error:
        raise BackupError(f"The restored database is not sound: {error}") from error
