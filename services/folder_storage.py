"""Files in a folder, each of which is there whole or not at all."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from django.core.files.storage import FileSystemStorage

from services.public_id import new_media_key

PART = ".part"  # the end of the name under which a file is written
PART_NAME = re.compile(rf"\.[0-9a-f]{{32}}{re.escape(PART)}")
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}  # of a file system without them


class FolderStorage(FileSystemStorage):
    """Django's, but for what a full disk or a killed process leaves behind.

    A file is written under another name and gets its own in one step: half a picture
    would be found by the next request, and be served as the whole.
    """

    def _save(self, name: str, content: Any) -> str:
        part = str(PurePath(name).with_name(f".{new_media_key()}{PART}"))
        try:
            super()._save(part, content)  # type: ignore[misc]
            return self.give_name(part, name)
        finally:
            with suppress(FileNotFoundError):
                Path(self.path(part)).unlink()

    def give_name(self, part: str, name: str) -> str:
        """The name that the file has now; another where somebody was faster."""
        while True:
            try:
                os.link(self.path(part), self.path(name))
                break
            except FileExistsError:
                name = self.get_available_name(name)
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
                Path(self.path(part)).replace(self.path(name))
                break
        return name.replace("\\", "/")

    def walk(self, folder: str = "") -> Iterator[tuple[str, int]]:
        """The names and sizes of all files, in every folder."""
        try:
            folders, files = self.listdir(folder)
        except FileNotFoundError:
            return
        for name in sorted(files):
            with suppress(FileNotFoundError):  # deleted since they were listed
                yield f"{folder}{name}", self.size(f"{folder}{name}")
        for name in sorted(folders):
            yield from self.walk(f"{folder}{name}/")

    def parts(self) -> Iterator[list[str]]:
        """Folder by folder the files that are being written, or never were to the end."""
        for folder, _folders, names in os.walk(self.location):
            inside = PurePath(folder).relative_to(self.location)
            yield [str(inside / name) for name in names if PART_NAME.fullmatch(name)]

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Without files that are being written."""
        folders, files = super().listdir(path)
        return folders, [name for name in files if not name.endswith(PART)]
