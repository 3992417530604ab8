"""All that a database and the storages hold, as one text: to look for words in it."""

import json
import zlib
from contextlib import suppress
from typing import Any

from django.core.files.storage import default_storage, storages
from django.db import connection


def dump() -> str:
    """Every column of every row of every table, and every file with its name."""
    found = [said(value) for row in rows() for value in row]
    for storage in (default_storage, storages["originals"]):
        found += [f"{name} {content}" for name, content in files(storage)]
    return "\n".join(found).casefold()


def rows():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield from cursor.fetchall()


def said(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        raw = bytes(value)
        with suppress(zlib.error):
            raw = zlib.decompress(raw)
        return raw.decode(errors="replace")
    text = str(value)
    if "\\u" in text:
        with suppress(ValueError):
            text += json.dumps(json.loads(text), ensure_ascii=False)
    return text


def files(storage: Any, folder: str = ""):
    folders, names = storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}" if folder else name
        with storage.open(path) as file:
            yield path, file.read().decode(errors="replace")
    for name in folders:
        yield from files(storage, f"{folder}/{name}" if folder else name)
