"""How the commands speak: of sizes and numbers, and of what others refuse."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError

from pressroom.backup import BackupError
from pressroom.backup.files import store_errors

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def in_words() -> Iterator[None]:
    """What a disk, a store or a database refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise BackupError(of_disk(error)) from error
    except (DatabaseError, InterfaceError) as error:
        said = str(error).strip().partition("\n")[0]
        raise BackupError(f"The database does not answer: {said}") from error
    except store_errors() as error:
        raise BackupError(f"The object storage refuses: {error}") from error


def of_disk(error: OSError) -> str:
    where = f": {error.filename}" if error.filename else ""
    if error.errno in NO_ROOM:
        return (
            f"There is no room left ({error.strerror}{where}). Make room, or keep fewer "
            "backups with --keep; those that are whole stay so."
        )
    return f"It did not succeed ({error.strerror or error}{where})."


def files_of(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"


def bytes_of(size: float) -> str:
    """In the largest unit that is full: 12.3 MB."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"
