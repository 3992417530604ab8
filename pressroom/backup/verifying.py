"""Whether a backup is what its manifest says, and whether this newsroom can take it."""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from pressroom.backup import BackupError, files
from pressroom.backup.database import NAMES, engine, tables_in_use
from pressroom.backup.manifest import Manifest, fingerprint

NAMED = 5  # damaged files that a sentence names


def refuse_unfit(made: Manifest) -> None:
    """Refuse what another database, or a newer release, made."""
    if made.engine != connection.vendor:
        raise BackupError(
            f"This is a backup of {NAMES.get(made.engine, made.engine)}, and "
            f"DATABASE_URL names {NAMES[connection.vendor]}. Restore it into a database "
            "of its own kind; manage.py move_database then takes it to another."
        )
    if unknown := newer_migrations(made):
        raise BackupError(
            f"This backup was made by a newer release ({made.release}): this one does "
            f"not know {', '.join(unknown[:NAMED])}. Install that release first."
        )
    engine().refuse_version(made)


def newer_migrations(made: Manifest) -> list[str]:
    """Migrations that the backup has gone through and this code does not have."""
    loader = MigrationLoader(None)
    known: set[tuple[str, ...]] = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    return [
        f"{app}.{name}"
        for app, names in made.facts.migrations.items()
        for name in names
        if (app, name) not in known
    ]


def refuse_damage(folder: Path, made: Manifest) -> None:
    """Read every byte of the backup before anything is changed."""
    parts = [("", {engine().FILE: made.database}), *made.files.items()]
    bad = [
        f"{place}/{name}".lstrip("/")
        for place, held in parts
        for name in files.damaged(folder / place, held, f"verifying {place}".strip())
    ]
    if bad:
        more = f" and {len(bad) - NAMED} more" if len(bad) > NAMED else ""
        raise BackupError(
            f"{folder} is damaged: {', '.join(bad[:NAMED])}{more} are gone or not what "
            "was backed up. Nothing was changed. Take another backup."
        )


def has_key_of(made: Manifest) -> bool:
    """Whether what was kept under the backup's SECRET_KEY can be read here."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return made.key in map(fingerprint, keys)


def what_is_here() -> list[str]:
    """What a restore would replace, in words; nothing on an empty machine."""
    found = []
    if tables := tables_in_use():
        more = ", …" if len(tables) > NAMED else ""
        found.append(f"rows in {', '.join(tables[:NAMED])}{more}")
    found += [f"files in {place}" for place in files.PLACES if files.holds_files(place)]
    return found
