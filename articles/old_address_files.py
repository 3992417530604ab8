"""Lists of old addresses as they come: CSV from a spreadsheet or another system.

Columns: old, new, and a note if there is one; a first line with these names may stand.
"""

import csv
import io

from django.utils.translation import gettext as _

from articles.old_address_list import Line

MOST_LINES = 50_000
DELIMITERS = "\t;,"
LOOKED_AT = 20  # lines, to see what parts the columns
HEADS = ("old", "from", "source")


class FileError(Exception):
    """Said to whoever brought the file: why no line of it can be read."""


def read_lines(data: bytes) -> list[Line]:
    """The lines of the file, numbered as a text editor numbers them."""
    text = decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    lines: list[Line] = []
    begin = 1
    try:
        for cells in rows:
            cells = [cell.strip() for cell in (*cells, "", "")]
            if not (begin == 1 and is_head(cells)) and any(cells):
                lines.append(Line(begin, cells[0], cells[1], cells[2]))
            begin = rows.line_num + 1
    except csv.Error as error:
        said = _("Line %(number)d is no CSV: %(error)s")
        raise FileError(said % {"number": rows.line_num, "error": error}) from error
    return checked(lines)


def decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, or UTF-16 with it, as spreadsheets save it."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            _("This file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.")
        ) from error


def delimiter_of(text: str) -> str:
    """What parts most of the first lines; addresses may hold commas themselves."""
    first = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    return max(DELIMITERS, key=lambda sign: sum(sign in line for line in first))


def is_head(cells: list[str]) -> bool:
    return cells[0].lower() in HEADS


def checked(lines: list[Line]) -> list[Line]:
    if not lines:
        raise FileError(_("There is no line in this file."))
    if len(lines) > MOST_LINES:
        raise FileError(
            _("This file has %(number)d lines. Split it: %(most)d at most.")
            % {"number": len(lines), "most": MOST_LINES}
        )
    return lines
