"""Which release this process runs: two of them do not share their pages."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.apps import apps
from django.conf import settings

# What pages are made of, and what of the configuration shows in them.
KINDS = (".py", ".html", ".txt", ".xml", ".mo")
SHOWN = ("SITE_URL", "MEDIA_URL", "STATIC_URL", "WEBSUB_HUBS", "SECURE_HSTS_SECONDS")


@lru_cache(maxsize=1)
def release() -> str:
    """The same for all processes of a release, wherever they run; another for another.

    A digest of the files themselves: nobody has to raise a number, and Git may be
    absent. It takes a tenth of a second, once in a process.
    """
    hashed = blake2b(digest_size=12)
    for name in SHOWN:
        hashed.update(f"{name}={getattr(settings, name)!r}\n".encode())
    for file in files():
        hashed.update(f"{file.relative_to(settings.BASE_DIR)}\n".encode())
        hashed.update(file.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"  # the hashed names
    if manifest.exists():
        hashed.update(manifest.read_bytes())
    return hashed.hexdigest()


def files() -> Iterator[Path]:
    """Everything of ours that a page is made from, and the packages it names."""
    base = Path(settings.BASE_DIR)
    ours = sorted(app.label for app in apps.get_app_configs() if is_ours(app.path))
    folders = [Path(apps.get_app_config(label).path) for label in ours]
    for folder in [*folders, base / "templates", base / "locale"]:
        yield from sorted(
            file
            for file in folder.rglob("*")
            if file.suffix in KINDS and file.is_file()
        )
    pins = base / "pyproject.toml"
    if pins.exists():
        yield pins


def is_ours(path: str) -> bool:
    """Whether an application stands in the house; a library may lie in .venv there."""
    return Path(path).parent == Path(settings.BASE_DIR)
