"""The bulletin: the counters that processes of this machine last committed, in a file.

It is read only while the database is silent. A process that had no request since a
story was killed knows nothing of it, and could not ask: here it reads that its
stored pages no longer hold.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

from services.models import Stamp

logger = logging.getLogger("newsroom.edge")

Counters = dict[int, int]  # by edition


def announce() -> None:
    """Write the counters as they stand once this transaction has committed."""
    transaction.on_commit(write_committed, robust=True)


def write_committed() -> None:
    post(committed())


def post(counters: Counters) -> None:
    """Add these counters to the file. A higher one that stands there already stays.

    Whoever cannot write says so in the log and goes on: the change is committed.
    """
    try:
        with locked_file() as file:
            known = parse(file.read_text())
            newest = {
                number: max(counter, known.get(number, 0))
                for number, counter in counters.items()
            }
            put_in_place(file, known | newest)
    except OSError as error:
        complain(error)


def renew() -> None:
    """Write what the database says, whatever stands there.

    It may have been restored to an older state. Read under the lock: a process that
    commits meanwhile posts its counters after this.
    """
    try:
        with locked_file() as file:
            put_in_place(file, committed())
    except OSError as error:
        complain(error)


def committed() -> Counters:
    return dict(Stamp.objects.values_list("edition", "counter"))


def complain(error: OSError) -> None:
    logger.error("The bulletin %s cannot be written: %s", settings.BULLETIN, error)


def read() -> Counters:
    """The counters as last posted; none where nothing was, or the file is unreadable."""
    try:
        return parse(settings.BULLETIN.read_text())
    except OSError:
        return {}


@contextmanager
def locked_file() -> Iterator[Path]:
    """The file, for one writer at a time."""
    file = Path(settings.BULLETIN)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        file.touch()
        yield file


def parse(text: str) -> Counters:
    try:
        return {
            int(number): int(counter) for number, counter in json.loads(text).items()
        }
    except (ValueError, AttributeError, TypeError):
        return {}


def put_in_place(file: Path, counters: Counters) -> None:
    """Replace the file whole, so that no reader sees half of it."""
    new = file.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(counters))
    new.replace(file)
