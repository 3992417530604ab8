"""Redis, folders and disks: what stands beside the database."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from pressroom.bounded import LateError, within
from pressroom.looks.finding import Finding, State, bad, look, well

PATIENCE = 0.5  # seconds for Redis, and for each folder
NEARLY = 0.05  # of a disk; below, and below as many gigabytes, it is nearly full
LEAST = 2 * 10**9  # bytes
NOTHING = 100 * 10**6


def redis() -> Iterator[Finding]:
    url = getattr(settings, "REDIS_URL", "")
    if not url:
        return
    from redis import Redis, RedisError

    client = Redis.from_url(
        url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )
    try:
        client.ping()
    except (RedisError, OSError):
        yield look(
            "redis",
            _("Redis does not answer. Each process counts and keeps pages for itself."),
            _("Start Redis again. Readers and editors go on meanwhile."),
        )
    else:
        yield well("redis", _("Redis answers."))
    finally:
        with suppress(RedisError, OSError):
            client.close()


def media() -> Iterator[Finding]:
    """Whether photos and recordings can be kept, where they lie in folders."""
    folders = media_folders()
    closed = [folder for folder in folders if not may_write(folder)]
    if closed:
        yield bad(
            "media",
            _("Photos cannot be kept: %(folder)s cannot be written.")
            % {"folder": closed[0]},
            _("Give the account of the site the folder, or make it; see MEDIA_ROOT."),
        )
    elif folders:
        yield well("media", _("Photos and recordings can be kept."))


def media_folders() -> list[Path]:
    """Those that lie on disks of ours; an object store has none."""
    storages: dict[str, Any] = settings.STORAGES
    folders = {"default": settings.MEDIA_ROOT, "originals": settings.ORIGINALS_ROOT}
    return [
        Path(folder)
        for name, folder in folders.items()
        if issubclass(import_string(storages[name]["BACKEND"]), FileSystemStorage)
    ]


def marks() -> Iterator[Finding]:
    """The two files by which processes and nginx learn of a stop."""
    for name, file in (("bulletin", settings.BULLETIN), ("mark", settings.ASK_ANEW)):
        if may_write(file.parent) and (not file.exists() or os.access(file, os.W_OK)):
            continue
        yield bad(
            name,
            _("%(file)s cannot be written.") % {"file": file},
            _(
                "Give the account of the site its folder: a story that is stopped may be shown again while the database is silent."
            ),
        )
        return
    yield well("bulletin", _("The bulletin and the mark for nginx can be written."))


def disks() -> Iterator[Finding]:
    """Free room where the site writes. One line for each disk."""
    seen: set[int] = set()
    for folder in places():
        device = folder.stat().st_dev
        if device in seen:
            continue
        seen.add(device)
        yield room_in(folder)


def places() -> list[Path]:
    wanted = [settings.BASE_DIR / "var", settings.BULLETIN.parent, *media_folders()]
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        wanted.insert(0, Path(database["NAME"]).parent)
    return [folder for folder in wanted if folder.is_dir()]


def room_in(folder: Path) -> Finding:
    total, _used, free = shutil.disk_usage(folder)
    said = {
        "folder": folder,
        "free": f"{free / 10**9:.1f}",
        "percent": round(100 * free / total) if total else 0,
    }
    words = _("%(free)s GB (%(percent)s %%) are free at %(folder)s.") % said
    advice = _(
        "Make room: old backups, old logs, then a larger disk. When it is full, nothing can be saved."
    )
    if free < NOTHING:
        return bad("disk", words, advice)
    if free < min(LEAST, total * NEARLY):
        return look("disk", words, advice)
    return well("disk", words)


def may_write(folder: Path) -> bool:
    """A folder that is not there yet is made by whoever needs it."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


# ── For /readyz ──────────────────────────────────────────────────────────────

Look = Callable[[], Iterator[Finding]]
LOOKS: dict[str, Look] = {"redis": redis, "media": media, "disk": disks}
ASKED_FOR_READINESS = tuple(LOOKS)


def lame() -> list[Finding]:
    """What is not well, and makes no host unready. Half a second at most for each."""
    found: list[Finding] = []
    for name, each in LOOKS.items():
        try:
            said = within(PATIENCE + 0.1, lambda each=each: list(each()), name=name)  # type: ignore[misc]
        except LateError:
            said = [look(name, _("No answer in time."), "")]
        except OSError as error:
            said = [look(name, str(error), "")]
        found += [one for one in said if one.state != State.WELL]
    return found
