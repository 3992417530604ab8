"""Tidying: public files that no row knows of, left by a crash between file and commit.

Only files older than a day go: a younger one may belong to a transaction under way. Only
folders of our own making are looked into, and originals never: they are made once. What
was never written to its end goes from everywhere.
"""

import logging
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain

from django.core.files.storage import Storage, default_storage, storages
from django.utils import timezone

from articles.models import PublishedArticle, PublishedPage
from articles.social_cards.files import FOLDER as CARDS
from photos.models import Photo
from photos.pulling import paths
from recordings.intake import public_path
from recordings.models import Recording
from services.folder_storage import FolderStorage
from services.public_id import ALPHABET, LENGTH

log = logging.getLogger("newsroom.jobs")

AGE = timedelta(days=1)
BATCH = 200  # folders asked about in one query
FEW = 20  # folders; of so few any share may be left over
# Folders of our making; whatever is called otherwise is somebody else's.
MEDIA_KEY = re.compile(r"[0-9a-f]{32}")
PUBLIC_ID = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


class StrangeFilesError(Exception):
    """Most files belong to nothing: this is another newsroom's media, or database."""


def tidy(*, is_stopping: Callable[[], bool]) -> int:
    """Delete what nothing knows of; how many files. Safe to stop and to repeat."""
    before = timezone.now() - AGE
    done = delete_parts(before, is_stopping)
    keys = [name for name in folders_in("") if MEDIA_KEY.fullmatch(name)]
    stories = [name for name in folders_in(CARDS) if PUBLIC_ID.fullmatch(name)]
    refuse_strange(keys)
    orphans = orphans_among(keys, files_known)
    cards = orphans_among(stories, cards_known, CARDS)
    for folder, names in chain(orphans, cards):  # each is listed when its turn comes
        if is_stopping():
            break
        done += delete_old(folder, names, before)
    return done


def delete_parts(before: datetime, is_stopping: Callable[[], bool]) -> int:
    """Delete what a killed process was writing; how many files."""
    done = 0
    for storage in (storages["default"], storages["originals"]):
        if not isinstance(storage, FolderStorage):
            continue  # an object store forgets them by itself
        for names in storage.parts():
            if is_stopping():
                return done
            done += sum(delete_if_old(storage, name, before) for name in names)
    return done


def in_batches(names: Iterable[str], size: int) -> Iterator[list[str]]:
    names = list(names)
    for start in range(0, len(names), size):
        yield names[start : start + size]


def refuse_strange(keys: Collection[str]) -> None:
    """After a restore of one without the other, nearly everything looks left over."""
    known = sum(len(known_keys(some)) for some in in_batches(keys, BATCH))
    if len(keys) >= FEW and known * 2 < len(keys):
        raise StrangeFilesError(
            f"{len(keys) - known} of {len(keys)} folders of media belong to nothing "
            "that this database knows. Nothing was deleted. See whether MEDIA_ROOT and "
            "DATABASE_URL belong together."
        )


def known_keys(keys: Iterable[str]) -> set[str]:
    keys = list(keys)
    found = set(Photo.objects.filter(media_key__in=keys).values_list("media_key"))
    found |= set(Recording.objects.filter(media_key__in=keys).values_list("media_key"))
    return {key for (key,) in found}


# By folder the files in it that are known; None: leave all of them alone.
Known = Callable[[Iterable[str]], dict[str, set[str] | None]]


def orphans_among(
    folders: Iterable[str], known: Known, parent: str = ""
) -> Iterator[tuple[str, list[str]]]:
    """Each folder with the files in it that nothing knows of."""
    for some in in_batches(folders, BATCH):
        kept = known(some)
        for name in some:
            folder = f"{parent}/{name}" if parent else name
            ours = kept.get(name, set())
            if ours is not None:
                yield folder, [n for n in files_in(folder) if n not in ours]


def files_known(keys: Iterable[str]) -> dict[str, set[str] | None]:
    keys = list(keys)
    found: dict[str, set[str] | None] = {}
    photos = Photo.objects.filter(media_key__in=keys).prefetch_related("renditions")
    for photo in photos:
        names = {path.partition("/")[2] for path in paths(photo)}
        # While files are being made, some are there before their rows.
        found[photo.media_key] = None if photo.renditions_due else names
    for recording in Recording.objects.filter(media_key__in=keys):
        found[recording.media_key] = {public_path(recording).partition("/")[2]}
    return found


def cards_known(stories: Iterable[str]) -> dict[str, set[str] | None]:
    """The cards of stories that have a page; a version to come has its own."""
    stories = list(stories)
    found: dict[str, set[str] | None] = {}
    pages = PublishedPage.objects.filter(
        published__in=PublishedArticle.objects.of_stories(stories)
    )
    for story, card in pages.values_list("published__public_id", "social_card"):
        names = found.setdefault(story, set())
        if names is not None and card:
            names.add(f"{card['digest']}.jpg")
    return found


def delete_old(folder: str, names: Iterable[str], before: datetime) -> int:
    paths = [f"{folder}/{name}" for name in names]
    done = sum(delete_if_old(default_storage, path, before) for path in paths)
    if done and not files_in(folder):
        with suppress(OSError, NotImplementedError):
            default_storage.delete(folder)  # object storage has no folders
    return done


def delete_if_old(storage: Storage, path: str, before: datetime) -> bool:
    with suppress(FileNotFoundError):  # another was faster
        if storage.get_modified_time(path) < before:
            storage.delete(path)
            log.info("Deleted a file that nothing knows of: %s", path)
            return True
    return False


def folders_in(folder: str) -> list[str]:
    with suppress(FileNotFoundError):
        return list(default_storage.listdir(folder)[0])
    return []


def files_in(folder: str) -> list[str]:
    with suppress(FileNotFoundError):
        return list(default_storage.listdir(folder)[1])
    return []
