"""An edition's own font: what may be uploaded, and where readers find it.

Its address holds a random key. A new font has a new one, so that browsers may keep
what they have for ever, and the old file goes.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import brotli
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from services.commits import Later
from services.files import delete_all, kept_first
from services.models import Edition

SIGNATURE = b"wOF2"  # https://www.w3.org/TR/WOFF2/#woff20Header
LARGEST = 300 * 1024
HEADER = 48  # bytes, before anything a font could be drawn from
UNPACKED = 8 * 1024 * 1024  # bytes; what opens to more is no font for a phone

# The name ends in a comma, so that it stands before a list of others or not at all:
# font-family: var(--edition-font,) georgia. See static/css/tokens.css.
SHEET = """\
@font-face {{
  font-family: "Edition";
  src: url("{key}.woff2") format("woff2");
  font-display: swap;
}}
:root {{
  --edition-font: "Edition",;
}}
"""


def check(file: UploadedFile) -> None:
    """Refuse what is no font that browsers take, and what is too heavy for readers."""
    size = file.size or 0
    if size > LARGEST:
        raise ValidationError(
            _(
                "This font has %(size)s; readers on slow lines can wait for 300 kB at "
                "most. Leave out the letters that its language does not use."
            ),
            params={"size": filesizeformat(size)},
        )
    file.seek(0)
    content = file.read()
    file.seek(0)
    head = content[:HEADER]
    if not head.startswith(SIGNATURE):
        raise ValidationError(
            _("This is no WOFF2 file. Convert the font to WOFF2 and upload that.")
        )
    if len(head) < HEADER or int.from_bytes(head[8:12]) != size:
        raise ValidationError(
            _("This font did not arrive whole. Please upload it again.")
        )
    if not is_readable(content):
        raise ValidationError(
            _("Browsers cannot read this font. Convert it to WOFF2 anew.")
        )


def is_readable(content: bytes) -> bool:
    """Whether it names tables, and what holds them opens, in full and within limits."""
    try:
        start = end_of_directory(content)
    except (IndexError, ValueError):
        return False
    packed = content[start : start + int.from_bytes(content[20:24])]
    opening = brotli.Decompressor()
    try:
        opened = opening.process(packed, output_buffer_limit=UNPACKED)
    except brotli.error:
        return False
    return 0 < len(opened) <= UNPACKED and opening.is_finished()


# https://www.w3.org/TR/WOFF2/#table_dir_format
COLLECTION = b"ttcf"  # several fonts in one file
OWN_TAG = 63  # four letters follow
CHANGED_TABLES = (10, 11)  # glyf and loca are packed in a way of their own, unless at 3


def end_of_directory(content: bytes) -> int:
    """Where the list of tables ends. Raises ValueError or IndexError where it has none."""
    tables = int.from_bytes(content[12:14])
    if not tables or content[4:8] == COLLECTION:
        raise ValueError
    at = HEADER
    for _table in range(tables):
        tag, version = content[at] & 63, content[at] >> 6
        at = after_number(content, at + (5 if tag == OWN_TAG else 1))
        if version != 3 if tag in CHANGED_TABLES else version != 0:
            at = after_number(content, at)
    return at


def after_number(content: bytes, at: int) -> int:
    """Behind a number that is written seven bits a byte, in five bytes at most."""
    for length in range(1, 6):
        if not content[at + length - 1] & 128:
            return at + length
    raise ValueError


def kept(file: UploadedFile | None) -> AbstractContextManager[None]:
    """A font that will do lies in its place before the edition's row says so."""
    if file is None:
        return nullcontext()
    try:
        check(file)
    except ValidationError:
        return nullcontext()  # the form says why
    return kept_first(file, Edition, "font", "font.woff2")


def path_of(key: str) -> str:
    """Where the file of an edition's font is kept."""
    return f"fonts/{key}.woff2"


def is_in_use(key: str) -> bool:
    return Edition.objects.filter(font=path_of(key)).exists()


def sheet(key: str) -> str:
    """The style sheet beside it, which names it to the pages."""
    return SHEET.format(key=key)


def stored_name(edition: Edition) -> str:
    """The name of the font that the edition has in the database."""
    names = Edition.objects.filter(pk=edition.pk).values_list("font", flat=True)
    return names.first() or ""


def forget(name: str) -> None:
    """Delete the file of a font that no edition has any more, after the commit."""

    def delete(name: str) -> None:
        if not Edition.objects.filter(font=name).exists():
            delete_all([name])

    if name:
        deleting: Any = Later(delete, name)
        transaction.on_commit(deleting, robust=True)
