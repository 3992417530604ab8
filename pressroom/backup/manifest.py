"""What a backup says of itself: `manifest.json`."""

import hashlib
import json
import os
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from pressroom.backup import BackupError

NAME = "manifest.json"
FORMAT = 1
ROUNDS = 200_000  # of hashing, so that a weak key is not guessed from its fingerprint

Ask = Callable[[str], list[Any]]  # rows of a statement, as the backup's moment saw them


class Kept(NamedTuple):
    """A file of the backup: its bytes, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


Files = dict[str, Kept]  # by name in their storage


@dataclass(frozen=True)
class Facts:
    """What the database says of itself. `editions`: counter by number."""

    migrations: dict[str, list[str]]
    editions: dict[str, int]
    erasures: int  # the number of the last one
    server: str  # the version of what keeps the database


@dataclass(frozen=True)
class Manifest:
    """`engine` is Django's vendor. `files`: by folder. `missing`: named, not there."""

    made_at: str
    release: str
    engine: str
    key: str
    facts: Facts
    database: Kept
    files: dict[str, Files]
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        with (folder / NAME).open("w") as file:
            json.dump(asdict(self), file, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())

    @property
    def count(self) -> int:
        return sum(map(len, self.files.values()))

    @property
    def size(self) -> int:
        """Bytes of all files but the database."""
        return sum(
            kept.size for files in self.files.values() for kept in files.values()
        )


def read(folder: Path) -> Manifest:
    """The manifest of a whole backup. Raises BackupError."""
    if folder.name.endswith(".part"):
        raise BackupError(
            f"{folder} was interrupted while it was made. Choose a folder beside it "
            "whose name does not end in .part."
        )
    try:
        said = json.loads((folder / NAME).read_text())
    except FileNotFoundError as error:
        raise BackupError(
            f"{folder} holds no backup: it has no {NAME}. Name the folder that is "
            "called after the backup's time."
        ) from error
    except (OSError, ValueError) as error:
        raise BackupError(f"{folder / NAME} cannot be read: {error}") from error
    return understand(said, folder)


def understand(said: Any, folder: Path) -> Manifest:
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise BackupError(
            f"{folder} has another format than this release reads ({FORMAT}). "
            "Restore it with the release that made it."
        )
    try:
        files = {
            place: {name: Kept(*kept) for name, kept in held.items()}
            for place, held in said.pop("files").items()
        }
        database, facts = Kept(*said.pop("database")), Facts(**said.pop("facts"))
        return Manifest(files=files, database=database, facts=facts, **said)
    except (KeyError, TypeError, AttributeError) as error:
        raise BackupError(f"{folder / NAME} is damaged: {error}") from error


def facts(ask: Ask, server: str) -> Facts:
    """What stands in the database at the moment of the backup."""
    migrations: dict[str, list[str]] = {}
    for app, name in ask("SELECT app, name FROM django_migrations ORDER BY app, name"):
        migrations.setdefault(app, []).append(name)
    stamps = ask("SELECT edition_id, counter FROM services_stamp ORDER BY edition_id")
    erasures = ask("SELECT COALESCE(MAX(id), 0) FROM pressroom_erasure")
    return Facts(
        migrations=migrations,
        editions={str(number): counter for number, counter in stamps},
        erasures=erasures[0][0],
        server=server,
    )


def fingerprint(key: str) -> str:
    """Tells one SECRET_KEY from another, and is none."""
    made = hashlib.pbkdf2_hmac("sha256", key.encode(), b"newsroom backup", ROUNDS)
    return made.hex()[:16]


def release() -> str:
    """The version of this code."""
    project = Path(settings.BASE_DIR, "pyproject.toml")
    try:
        return str(tomllib.loads(project.read_text())["project"]["version"])
    except (OSError, KeyError, ValueError):
        return "unknown"
