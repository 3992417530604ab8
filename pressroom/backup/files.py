"""Stored files, wherever they are: walked, copied, counted through Django's storages."""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db.models import FileField
from tqdm import tqdm

from photos.models import Photo, Rendition
from photos.renditions import path
from pressroom.backup import BackupError
from pressroom.backup.folders import sync
from pressroom.backup.manifest import Files, Kept
from recordings.intake import public_path
from recordings.models import Recording

PLACES = {"media": "default", "originals": "originals"}  # folder: storage
AT_ONCE = 4  # files under way together: a store over the network answers slowly
BATCH = 1000
CHUNK = 1 << 20  # bytes
Item = TypeVar("Item")
TRIES = 5  # at a file that is being written while it is copied


class Copied(NamedTuple):
    """What came of copying: the files, and how many of them were linked."""

    files: Files
    linked: int


def walk(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files; none where there is no such folder."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(filter(None, names)))
    for name in sorted(filter(None, folders)):
        yield from walk(storage, f"{prefix}{name}")


def at_once(
    work: Callable[[Item], Any], names: Iterable[Item], says: str
) -> Iterator[tuple[Item, Any]]:
    """The work of every name, some at a time; a bar on a terminal."""
    names = iter(names)
    with ThreadPoolExecutor(AT_ONCE) as pool, tqdm(desc=says, disable=None) as bar:
        while batch := list(islice(names, BATCH)):
            for name, done in zip(batch, pool.map(work, batch), strict=True):
                bar.update()
                yield name, done


def copy_all(place: str, into: Path, before: Path | None, known: Files) -> Copied:
    """Copy the storage's files below `into`; what is unchanged is linked instead.

    Unchanged is what has the same name and size in the backup `before`, which says
    `known` of its files: no file is ever changed under its name.
    """
    storage = storages[PLACES[place]]
    into.mkdir()
    files, linked = {}, 0

    def keep(name: str) -> tuple[Kept, bool] | None:
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if before and link(storage, name, before / name, target, known.get(name)):
            return known[name], True
        kept = copy(storage, name, target)
        return (kept, False) if kept else None

    for name, done in at_once(keep, walk(storage), place):
        if done:
            files[name], was_linked = done
            linked += was_linked
    return Copied(files, linked)


def link(
    storage: Storage, name: str, old: Path, target: Path, known: Kept | None
) -> bool:
    """Name the earlier backup's file here, too; whether that could be done."""
    try:
        if known is None or storage.size(name) != known.size != -1:
            return False
        if old.stat().st_size != known.size:
            return False
        os.link(old, target)
    except OSError:
        return False
    return True


def copy(storage: Storage, name: str, target: Path) -> Kept | None:
    """Copy one file whole; None if it was deleted meanwhile."""
    for again in range(TRIES):
        try:
            kept = write(storage.open(name), target)
            if storage.size(name) == kept.size:
                return kept
        except FileNotFoundError:
            target.unlink(missing_ok=True)
            return None
        time.sleep(0.2 * (again + 1))  # somebody is writing it
    raise BackupError(f"{name} changes while it is copied. Try again later.")


def copy_anew(place: str, into: Path, name: str, known: Files) -> None:
    """Copy a file again, apart from the damaged one that earlier backups share."""
    del known[name]
    (into / name).unlink(missing_ok=True)
    if kept := copy(storages[PLACES[place]], name, into / name):
        known[name] = kept


def store_errors() -> tuple[type[Exception], ...]:
    """What object storage raises that is no OSError."""
    from botocore.exceptions import BotoCoreError, ClientError

    return BotoCoreError, ClientError


def write(source: Any, target: Path) -> Kept:
    """Write it to the disk; what was written."""
    with source, target.open("wb") as file:
        kept = digest(source, file.write)
        file.flush()
        os.fsync(file.fileno())
    return kept


def digest(source: Any, hand_on: Callable[[bytes], Any] = len) -> Kept:
    """Read an open file to its end, and hand on what is read."""
    mark, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        mark.update(chunk)
        size += len(chunk)
        hand_on(chunk)
    return Kept(size, mark.hexdigest())


def measure(path: Path) -> Kept:
    """What a file of a backup really holds."""
    with path.open("rb") as file:
        return digest(file)


def damaged(folder: Path, files: Files, says: str) -> list[str]:
    """Names of files that are gone or hold something else than is known of them."""

    def is_sound(name: str) -> bool:
        try:
            return measure(folder / name) == files[name]
        except OSError:
            return False

    return [name for name, sound in at_once(is_sound, files, says) if not sound]


def settled(path: Path) -> Kept:
    """What was written by somebody else, once the disk has it."""
    sync(path)
    return measure(path)


# ── Which files the database names ───────────────────────────────────────────


class Named(NamedTuple):
    """A file that a row says is there; what it is made from, if it can be made again."""

    place: str
    name: str
    model: type[Photo | Recording] | None = None
    number: int = 0

    def __str__(self) -> str:
        return f"{self.place}/{self.name}"


def named_files() -> Iterator[Named]:
    """Each file that a row says is there."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                names = model._base_manager.values_list(field.name, flat=True)
                place = place_of(field)
                yield from (Named(place, name) for name in names.iterator() if name)
    shown = Rendition.objects.filter(photo__pulled_at=None).select_related("photo")
    for rendition in shown.iterator():
        public = path(rendition.photo, rendition)
        yield Named("media", public, Photo, rendition.photo_id)
    for recording in Recording.objects.not_pulled().filter(has_file=True).iterator():
        yield Named("media", public_path(recording), Recording, recording.pk)


def place_of(field: FileField) -> str:
    """Originals are the fields that choose their storage; the rest is for the public.

    By the field and not by the storage it found: the settings may name another since.
    """
    has_chosen = getattr(field, "_storage_callable", None) is not None
    return "originals" if has_chosen else "media"


def missing(named: Iterable[Named], known: dict[str, Files]) -> list[Named]:
    """What rows name and no storage has: a page that shows it has a hole.

    `known` are files that need not be asked for.
    """
    unknown = (file for file in named if file.name not in known.get(file.place, {}))

    def is_there(file: Named) -> bool:
        return storages[PLACES[file.place]].exists(file.name)

    found = at_once(is_there, unknown, "looking for files")
    return [file for file, there in found if not there]


# ── Putting back ─────────────────────────────────────────────────────────────


def put_back(place: str, source: Path, files: Files) -> int:
    """Store the files under their names; how many were not there already."""
    storage = storages[PLACES[place]]

    def store(name: str) -> bool:
        if is_stored(storage, name, files[name]):
            return False
        storage.delete(name)
        with (source / name).open("rb") as file:
            stored = storage.save(name, File(file))
        if stored != name:
            storage.delete(stored)
            raise BackupError(f"{name} cannot be stored under its name.")
        return True

    return sum(stored for _name, stored in at_once(store, files, place))


def is_stored(storage: Storage, name: str, kept: Kept) -> bool:
    """Whether these very bytes are there."""
    if not storage.exists(name) or storage.size(name) != kept.size:
        return False
    with storage.open(name) as file:
        return digest(file) == kept


def holds_files(place: str) -> bool:
    return next(walk(storages[PLACES[place]]), None) is not None
