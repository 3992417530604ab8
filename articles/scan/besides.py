"""Where else a name may be typed: in tables of the apps above, which say so when ready.

By dotted name: the scan belongs to the desk's pages, which load after all apps.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from articles.scan.tables import Table

BESIDES: list[str] = []  # each names a list of tables


def tables_besides() -> "Iterator[Table]":
    for name in BESIDES:
        yield from import_string(name)
