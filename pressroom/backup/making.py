"""Making a backup while the site runs: the database first, the files after it.

A file is never changed under its name, and is stored before the row that names it is
committed. So the files that the database's moment knows are all there when they are
copied; those that came later are merely more.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import close_old_connections, connection

from pressroom.backup import BackupError, files, manifest
from pressroom.backup.database import engine
from pressroom.backup.folders import (
    PART,
    in_making,
    private_files,
    sole_writer,
    thin_out,
    whole,
)
from pressroom.backup.manifest import Files, Manifest
from pressroom.backup.words import in_words


class Made(NamedTuple):
    """A whole backup; `linked` files are the earlier one's, `mended` were damaged there."""

    folder: Path
    manifest: Manifest
    linked: int
    mended: int
    removed: int


def back_up(folder: Path, *, keep: int = 0, verify: bool = False) -> Made:
    """Make a whole backup in a new folder below this one. Raises BackupError.

    `keep`: how many stay, 0 for all. `verify`: read again every file that the backup
    holds, the linked ones too.
    """
    refuse_stores(folder)
    with in_words(), private_files(), sole_writer(folder):
        with in_making(folder) as part:
            made, linked, mended = fill(part, earlier(folder), verify=verify)
        final = part.with_name(part.name.removesuffix(PART))
        removed = thin_out(final, keep) if keep else 0
    return Made(final, made, linked, mended, removed)


def refuse_stores(folder: Path) -> None:
    """A backup among the files would hold itself, and be a step from the public."""
    for root in (settings.MEDIA_ROOT, settings.ORIGINALS_ROOT):
        if folder.is_relative_to(Path(root).absolute()):
            raise BackupError(f"{folder} lies among the files. Name another folder.")


def earlier(folder: Path) -> tuple[Path, Manifest] | None:
    """The newest whole backup that can be read: what is unchanged is linked to it."""
    for path in whole(folder):
        try:
            return path, manifest.read(path)
        except BackupError:
            continue
    return None


def fill(
    part: Path, before: tuple[Path, Manifest] | None, *, verify: bool
) -> tuple[Manifest, int, int]:
    """Put everything in, the manifest last; how many files were linked, and mended."""
    made_at = datetime.now(UTC)
    named = list(files.named_files())  # now: a pull takes names and files meanwhile
    facts = engine().copy(part)
    database = files.settled(part / engine().FILE)
    held, linked = copy_files(part, before)
    mended = mend(part, held) if verify else 0
    if not connection.in_atomic_block:
        close_old_connections()  # one may have been lost in that time
    made = Manifest(
        made_at=made_at.isoformat(timespec="seconds"),
        release=manifest.release(),
        engine=connection.vendor,
        key=manifest.fingerprint(settings.SECRET_KEY),
        facts=facts,
        database=database,
        files=held,
        missing=[str(file) for file in files.missing(named, held)],
    )
    made.write(part)
    return made, linked, mended


def copy_files(
    part: Path, before: tuple[Path, Manifest] | None
) -> tuple[dict[str, Files], int]:
    held, linked = {}, 0
    for place in files.PLACES:
        old = before[0] / place if before else None
        known = before[1].files.get(place, {}) if before else {}
        copied = files.copy_all(place, part / place, old, known)
        held[place] = copied.files
        linked += copied.linked
    return held, linked


def mend(part: Path, held: dict[str, Files]) -> int:
    """Copy anew what the disk has changed since it was written; how many that were."""
    mended = 0
    for place, known in held.items():
        for name in files.damaged(part / place, known, f"verifying {place}"):
            mended += 1
            files.copy_anew(place, part / place, name, known)
    return mended
