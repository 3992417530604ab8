"""What an erasure does to rows, and what it keeps account of while it does."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import DEFAULT_DB_ALIAS, models

from pressroom.plain_rows import rows_of

Model = type[models.Model]
ERASED = "Erased"  # where a row must say something
MOST = 50  # addresses that are named; more are counted


class ErasureError(Exception):
    """An erasure was refused; the message says what to do instead."""


@dataclass(slots=True)
class Wiper:
    """One erasure, under lifted guards and in one transaction.

    `counts` are rows by table. `words` are what its subject was called, to be found in
    logs and in what others typed. `afterwards` runs once all of it is committed.
    """

    instead: str = ERASED
    counts: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    leftovers: dict[str, list[str]] = field(default_factory=dict)
    afterwards: list[Callable[[], Any]] = field(default_factory=list)

    def empty(self, model: Model, facts: dict[str, Any], **which: Any) -> int:
        """Write these facts over the rows; what is written once, too."""
        return self.count(model, rows_of(model).filter(**which).update(**facts))

    def drop(self, model: Model, **which: Any) -> int:
        """Delete the rows, following nothing: who refers to them goes first."""
        rows = rows_of(model).filter(**which).order_by()
        numbers = list(rows.values_list("pk", flat=True))
        if not numbers:
            return 0
        chosen = rows_of(model).filter(pk__in=numbers)
        return self.count(model, int(chosen._raw_delete(DEFAULT_DB_ALIAS)))

    def count(self, model: Model, number: int) -> int:
        if number:
            self.counts[model._meta.label] += number
        return number

    def remember(self, *words: str) -> None:
        """What is to be looked for; short words mean too much else."""
        self.words |= {word.strip() for word in words if is_telling(word.strip())}

    def forget_in_admin_log(self, model: Model, number: object) -> None:
        """What the admin noted of the row: when and by whom stays."""
        meta = model._meta
        self.empty(
            LogEntry,
            {"object_repr": self.instead, "change_message": ""},
            content_type__app_label=meta.app_label,
            content_type__model=meta.model_name,
            object_id=str(number),
        )


def is_telling(word: str) -> bool:
    """Whether a word can be looked for without finding everything."""
    is_spelt = any(sign.lower() != sign.upper() for sign in word)
    return len(word) >= (4 if is_spelt else 2)
