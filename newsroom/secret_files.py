"""Secrets that are told by files, and what lies open on the disk.

A variable of the environment is inherited by every process that the site starts, and
shown by a container's inspection; a file is read once and by its owner alone.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_IROTH, S_IXOTH
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env

SECRETS = frozenset(
    {
        "DATABASE_REPLICA_URL",
        "DATABASE_URL",
        "EMAIL_URL",
        "METRICS_TOKEN",
        "PURGE_TOKEN",
        "REDIS_URL",
        "S3_ACCESS_KEY",
        "S3_SECRET_KEY",
        "SECRET_KEY",
        "SECRET_KEY_FALLBACKS",
    }
)

# Where container engines put what they call secrets, for the one account inside.
OF_CONTAINERS = Path("/run/secrets")


class Environment(Env):
    """The environment, in which NAME_FILE may name a file that holds a secret NAME.

    So may $CREDENTIALS_DIRECTORY, which systemd sets for LoadCredential=NAME:…; what is
    read goes nowhere but to whoever asked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, Path] = {}  # those that were read, by their variables

    def _get_value(self, env_key: str, default: Any) -> Any:
        if env_key not in SECRETS:
            return super()._get_value(env_key, default)
        file = file_of(env_key)
        if file is None:
            return super()._get_value(env_key, default)
        if os.environ.get(env_key):
            raise ImproperlyConfigured(
                f"{env_key} and the file “{file}” both tell the same secret. Keep one."
            )
        self.files[env_key] = file
        return content(env_key, file)


def file_of(name: str) -> Path | None:
    """The file that tells this secret, if one does."""
    if named := os.environ.get(f"{name}_FILE"):
        return Path(named)
    if folder := os.environ.get("CREDENTIALS_DIRECTORY"):
        given = Path(folder, name)
        return given if given.is_file() else None
    return None


def content(name: str, file: Path) -> str:
    """Without the line break with which editors end it."""
    try:
        text = file.read_text().strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise ImproperlyConfigured(
            f"{name}_FILE names “{file}”, which cannot be read: {why}."
        ) from None
    if not text:
        raise ImproperlyConfigured(f"{name}_FILE names “{file}”, which is empty.")
    return text


def lying_open(paths: Iterable[Path]) -> Iterator[Path]:
    """Those that other accounts of this machine can read."""
    for path in dict.fromkeys(paths):
        if not path.is_relative_to(OF_CONTAINERS) and is_open(path.resolve()):
            yield path


def is_open(path: Path) -> bool:
    """Whether its own mode lets others read it, and every folder above lets them by."""
    try:
        return bool(path.stat().st_mode & S_IROTH) and all(
            folder.stat().st_mode & S_IXOTH for folder in path.parents
        )
    except OSError:  # there is none, or a folder above lets not even us look
        return False
