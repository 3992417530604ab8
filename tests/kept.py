"""What takes long to make, kept below var/ for the other processes and later runs."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import django
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / "var/kept"


def keep(
    name: str,
    sources: Iterable[str],
    make: Callable[[Path], None],
    minutes: float = float("inf"),
) -> Path:
    """A file as today's sources make it, at most so many minutes old.

    `sources` are patterns below the project's root. One process makes the file, at the
    path it is given, while those that want it too wait.
    """
    kept = KEPT / f"{name}-{mark_of(sources)}"
    with locked(name):
        if not is_fresh(kept, minutes):
            for old in KEPT.glob(f"{name}-*"):
                old.unlink()
            half = KEPT / f"{name}-half"
            make(half)
            half.replace(kept)
    return kept


@contextmanager
def locked(name: str) -> Iterator[None]:
    """One process at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as file:
        flock(file, LOCK_EX)
        yield


def is_fresh(kept: Path, minutes: float) -> bool:
    return kept.exists() and time.time() - kept.stat().st_mtime < minutes * 60


def mark_of(sources: Iterable[str]) -> str:
    """Another one whenever any of the files, or Django, is another."""
    mark = hashlib.sha256(django.__version__.encode())
    for pattern in sources:
        for file in sorted(ROOT.glob(pattern)):
            mark.update(file.read_bytes())
    return mark.hexdigest()[:32]
