"""The readers' stylesheet goes out as one file, though it is written as many.

Imported one by one, two dozen small sheets cost a slow line a second and more
before the first word shows. They wrap themselves in their layers, so joining
them changes nothing else. Under DEBUG nothing is joined.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)

JOINED = ("css/newsroom.css",)

Paths = dict[str, tuple[Storage, str]]

imported = re.compile(r'@import url\("([^"]+)"\);')


class JoiningStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed names, as WhiteNoise gives them, over joined sheets."""

    def post_process(self, paths: Paths, **options: Any) -> Iterator[Any]:
        joined = InMemoryStorage()
        for name in JOINED:
            if name in paths:
                joined.save(name, ContentFile(join(name, paths).encode()))
                paths = paths | {name: (joined, name)}
        yield from super().post_process(paths, **options)


def join(name: str, paths: Paths) -> str:
    """The sheet with what it imports in the place of each import."""
    folder = posixpath.dirname(name)
    return imported.sub(
        lambda found: read(posixpath.join(folder, found[1]), paths), read(name, paths)
    )


def read(name: str, paths: Paths) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
