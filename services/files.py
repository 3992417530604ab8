"""Where files are kept, and what is said when nothing can be kept there.

A file may lie in a folder or in an object store. Both fail in ways that are nobody's
fault at the desk: a disk is full, a store is silent. One place knows which errors
those are, so that no photo is blamed for them and no reader sees one as our mistake.
"""

import errno
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, default_storage
from django.db import Error as DatabaseTrouble
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

log = logging.getLogger("newsroom.files")

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
OUT_OF_REACH = {
    errno.EIO,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ESTALE,
    errno.EMFILE,
    errno.ENFILE,
}
DISK_TROUBLE = NO_ROOM | OUT_OF_REACH


class StoreError(OSError):
    """The object store did not do what it was asked, and says nothing about the file."""


def is_trouble(error: BaseException | None) -> bool:
    """Whether a disk or a store is to blame, and not the file or whoever sent it.

    A file that is not there is no trouble: FileNotFoundError says that.
    """
    if isinstance(error, StoreError):
        return True
    return isinstance(error, OSError) and error.errno in DISK_TROUBLE


def title() -> str:
    """Of the desk's page that says what happened."""
    return _("Files cannot be kept just now")


def sentence(error: BaseException) -> str:
    """What an editor is told."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return _(
            "Nothing was saved: there is no room left for files. Tell an operator; "
            "try again then."
        )
    return _(
        "Nothing was saved: files cannot be kept just now. Try again in a minute; if "
        "it lasts, tell an operator."
    )


def delete_all(names: Iterable[str]) -> None:
    """Delete public files; safe to repeat. What stays behind is named to operators.

    Nothing leads to such a file any more, but the law may want it gone.
    """
    for name in names:
        try:
            default_storage.delete(name)
        except OSError as error:
            log.error("%s could not be deleted: delete it by hand. %s", name, error)


@contextmanager
def kept_first(
    file: Any, model: type[models.Model], field: str, name: str
) -> Iterator[None]:
    """Store an uploaded file before the transaction begins that writes its row.

    The file then knows its name (`kept_as`) or why it could not be kept
    (`unkept_because`), which the form says with all that was typed. What no row names
    in the end is deleted. `name` says only what kind of file it is.
    """
    column = cast("models.FileField", model._meta.get_field(field))
    try:
        stored = column.generate_filename(model(), name)
        file.kept_as = column.storage.save(stored, file)
    except OSError as error:
        if not is_trouble(error):
            raise
        log.error("An upload could not be kept. %s", error)
        file.unkept_because = sentence(error)
    try:
        yield
    finally:
        if name := getattr(file, "kept_as", ""):
            delete_unnamed(model, field, name, column.storage)


def drop_begun(request: HttpRequest) -> None:
    """Give back the room that a half taken upload fills: Django leaves it lying."""
    for handler in request.upload_handlers:
        with suppress(OSError):
            handler.upload_interrupted()


def refuse_unkept(file: Any) -> None:
    """Said by the form, of a file that found no place."""
    if said := getattr(file, "unkept_because", ""):
        raise ValidationError(said)


def take_kept(row: models.Model, field: str, name: str = "") -> None:
    """Have the row name its file that lies in its place already.

    Where none does, saving the row stores it; `name` says which kind it is.
    """
    held = getattr(row, field)
    if not held or held._committed:
        return
    if kept := getattr(held.file, "kept_as", ""):
        setattr(row, field, kept)
        return
    held.name = name or held.name
    held.file.seek(0)


def delete_unnamed(
    model: type[models.Model], field: str, name: str, storage: Storage
) -> None:
    """Delete a file that no row names: its form was refused, or its saving failed."""
    try:
        if not model._default_manager.filter(**{field: name}).exists():
            storage.delete(name)
    except (OSError, DatabaseTrouble) as error:
        log.error("%s may lie there without its row. %s", name, error)
