"""Rows as the database has them, past the models that refuse to change them.

For retention and for what the law orders erased, and for nothing else: whoever calls
this stands inside `staff.guards.lifted` where the rows are written once.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models


def rows_of(model: type[models.Model]) -> "models.QuerySet[Any]":
    """The model's rows, through Django's own queryset and not the model's."""
    return models.QuerySet(model)


def delete_rows(model: type[models.Model], numbers: Sequence[Any]) -> int:
    """Delete exactly these, following nothing: who refers to them goes first."""
    if not numbers:
        return 0
    chosen = rows_of(model).filter(pk__in=numbers).order_by()
    return int(chosen._raw_delete(DEFAULT_DB_ALIAS))
