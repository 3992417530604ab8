"""The folder of backups: their names, which of them are whole, one writer at a time."""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pressroom.backup import BackupError, manifest

PART = ".part"
FORM = "%Y-%m-%dT%H%M%SZ"  # without colons, which some file systems refuse
PATTERN = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")


def whole(folder: Path) -> list[Path]:
    """The whole backups in the folder, the newest first."""
    found = [
        path
        for path in folder.iterdir()
        if PATTERN.fullmatch(path.name) and (path / manifest.NAME).is_file()
    ]
    return sorted(found, reverse=True)


@contextmanager
def private_files() -> Iterator[None]:
    """Whatever is made within belongs to this account alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """One backup at a time. What an interrupted one left is cleared away first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(
                f"Another backup is being made in {folder}. Wait until it is through."
            ) from error
        for left in folder.glob(f"*{PART}"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def in_making(folder: Path) -> Iterator[Path]:
    """A new folder for a backup, which gets its name once all went well."""
    final = free_name(folder)
    part = final.with_name(final.name + PART)
    part.mkdir()
    try:
        yield part
        settle(part)
        part.rename(final)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync(folder)


def free_name(folder: Path) -> Path:
    """The present second; the next one where a backup has this name already."""
    while (path := folder / datetime.now(UTC).strftime(FORM)).exists():
        time.sleep(0.1)
    return path


def settle(folder: Path) -> None:
    """Have the disk keep the names of all that is in it. The files are kept already."""
    for path, _folders, _files in os.walk(folder):
        sync(Path(path))


def sync(path: Path) -> None:
    """Wait until the disk has this file or folder."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def thin_out(made: Path, keep: int) -> int:
    """Remove whole backups but the newest so many; how many went.

    The one just made stays, even if a clock that was wrong calls others newer.
    """
    going = [path for path in whole(made.parent)[keep:] if path != made]
    for path in going:  # by its name none is whole that is half removed
        part = path.with_name(path.name + PART)
        path.rename(part)
        shutil.rmtree(part)
    return len(going)
