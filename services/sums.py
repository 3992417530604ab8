"""The sums of what all processes of this machine counted.

Each process writes its own numbers once a second into a folder, and whoever is asked
adds them up. A plain file that is put in its place whole: Prometheus' own way, a file
mapped into memory, ends a process that meets a full disk.

A process holds a lock on its file for as long as it lives, so nobody has to look after
the folder. What the dead had counted is added to `past.json`: a counter never falls.
"""

import fcntl
import json
import logging
import os
import secrets
import stat
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, NamedTuple

from prometheus_client.core import Metric

from services import measures

logger = logging.getLogger("newsroom.measures")

EVERY = 1.0  # seconds
PAST = "past"

Key = tuple[str, tuple[tuple[str, str], ...]]  # of a sample: its name and its labels
Samples = dict[Key, float]


class Written(NamedTuple):
    """What one process wrote down. `counts` only rise; `gauges` say how things stand."""

    counts: Samples
    gauges: Samples
    release: str = ""
    process: str = ""


class Folder:
    """Where this process writes what it counted, and finds what the others did."""

    def __init__(self, path: Path, *, process: str, release: str) -> None:
        self.path = path
        self.process, self.release = process, release
        self.name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.last = ""
        self.has_complained = False
        self.writing = Lock()
        make_ours(path)
        self.held = held(path / f"{self.name}.lock")
        self.write()

    def write(self) -> None:
        """Write what has changed. A full disk is said once, and waited out."""
        found = own()
        text = as_text(found._replace(release=self.release, process=self.process))
        with self.writing:
            if text == self.last:
                return
            try:
                put(self.path / f"{self.name}.json", text)
            except OSError as error:
                self.complain(error)
            else:
                self.last, self.has_complained = text, False

    def complain(self, error: Exception) -> None:
        if not self.has_complained:
            self.has_complained = True
            logger.error("What was counted cannot be written (%s).", error)

    def others(self) -> list[Written]:
        """What the other processes that live wrote last."""
        return living(self.path, but=self.name)

    def bury(self) -> None:
        """Add what the dead had counted to the past, and take their files away."""
        dead = [
            lock
            for lock in locks(self.path)
            if lock.stem not in (PAST, self.name) and not is_held(lock)
        ]
        if not dead:
            return
        with suppress(OSError), locked(self.path / f"{PAST}.lock"):
            gone = [lock for lock in dead if lock.exists()]
            counts = [read(lock.with_suffix(".json")).counts for lock in gone]
            past = read(self.path / f"{PAST}.json")
            text = as_text(Written(added([past.counts, *counts]), {}))
            put(self.path / f"{PAST}.json", text)
            for lock in gone:
                lock.with_suffix(".json").unlink(missing_ok=True)
                lock.unlink(missing_ok=True)

    def sums(self) -> Written:
        """Of all processes, living and dead. What is told here outlives this process."""
        self.write()
        self.bury()
        mine, others = own(), self.others()
        past = read(self.path / f"{PAST}.json")
        return Written(
            added([past.counts, mine.counts, *(other.counts for other in others)]),
            added([mine.gauges, *(other.gauges for other in others)]),
        )


folder: Folder | None = None  # of this process, once it counts together with others
gauges: list[Callable[[], None]] = []  # each sets gauges, just before they are read


def begin(path: Path | None, *, process: str, release: str = "") -> None:
    """Count together with the other processes from here on.

    `process` says what this one is: web, background. A folder that cannot be used is a
    line in the log; the numbers are then this process's own.
    """
    global folder
    if path is None or folder is not None:
        return
    try:
        folder = Folder(path, process=process, release=release)
    except OSError as error:
        logger.error("Metrics are of each process alone: %s (%s).", path, error)
        return
    Thread(target=keep_writing, args=(folder,), daemon=True, name="measures").start()


def keep_writing(mine: Folder) -> None:
    rest = Event()
    measures.stored.is_sampled = True
    while not rest.wait(EVERY):
        try:
            mine.write()
        except Exception as error:  # a gauge that fails: the next second is another
            mine.complain(error)
        measures.stored.is_timed = True


def living(path: Path, but: str = "") -> list[Written]:
    """What the processes that live wrote last into this folder."""
    return [
        read(lock.with_suffix(".json"))
        for lock in locks(path)
        if lock.stem not in (PAST, but) and is_held(lock)
    ]


def locks(path: Path) -> Iterator[Path]:
    """One with a dot in front is just being made, and is nobody's yet."""
    return (lock for lock in path.glob("*.lock") if not lock.name.startswith("."))


def releases_in(path: Path | None) -> set[str] | None:
    """The releases of the processes that live; None where they do not tell."""
    if path is None or not path.is_dir():
        return None
    return {each.release for each in living(path)} - {""}


def sums() -> Written:
    return folder.sums() if folder else own()


def metrics() -> Iterator[Metric]:
    """Every metric with its sum, for Prometheus' own writer."""
    counts, standing, *_rest = sums()
    found = counts | standing
    for metric in measures.REGISTRY.collect():
        metric.samples = []
        for (name, labels), value in found.items():
            if belongs(name, metric):
                metric.add_sample(name, dict(labels), value)
        yield metric


def belongs(name: str, metric: Metric) -> bool:
    endings = ("", "_total", "_bucket", "_sum", "_count")
    return any(name == f"{metric.name}{ending}" for ending in endings)


# ── One process ──────────────────────────────────────────────────────────────


def own() -> Written:
    """What this process has counted."""
    for settle in gauges:
        settle()
    counts: Samples = {}
    standing: Samples = {}
    for metric in measures.REGISTRY.collect():
        into = standing if metric.type == "gauge" else counts
        for sample in metric.samples:
            if not sample.name.endswith("_created"):
                into[sample.name, tuple(sample.labels.items())] = sample.value
    return Written(added([counts, measures.stored.samples()]), standing)


def added(many: list[Samples]) -> Samples:
    total: defaultdict[Key, float] = defaultdict(float)
    for samples in many:
        for key, value in samples.items():
            total[key] += value
    return dict(total)


# ── Files ────────────────────────────────────────────────────────────────────


def make_ours(path: Path) -> None:
    """A folder of ours that nobody else looks into, or OSError.

    /dev/shm is everybody's: what stands there under our name need not be ours.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(f"{path} is not a folder of this account")


def put(file: Path, text: str) -> None:
    new = file.with_name(f".{file.name}-{os.getpid()}-{time.monotonic_ns()}")
    try:
        new.write_text(text)
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def held(lock: Path) -> int:
    """The lock, held until this process ends."""
    new = lock.with_name(f".{lock.name}")  # nobody takes it for a dead one's meanwhile
    descriptor = os.open(new, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    new.rename(lock)
    return descriptor


def is_held(lock: Path) -> bool:
    """Whether the process that wrote this lives."""
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:  # it is gone
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def as_text(written: Written) -> str:
    return json.dumps(
        {
            "release": written.release,
            "process": written.process,
            "counts": [[*key, value] for key, value in written.counts.items()],
            "gauges": [[*key, value] for key, value in written.gauges.items()],
        }
    )


def read(file: Path) -> Written:
    """What stands there; nothing, if it cannot be read."""
    try:
        said: dict[str, Any] = json.loads(file.read_text())
        return Written(
            samples(said["counts"]),
            samples(said["gauges"]),
            str(said["release"]),
            str(said["process"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Written({}, {})


def samples(rows: list[Any]) -> Samples:
    return {
        (str(name), tuple((str(k), str(v)) for k, v in labels)): float(value)
        for name, labels, value in rows
    }
