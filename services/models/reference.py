"""Reference data: rows that published pages are made from."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction

from services.changes import EVERYTHING
from services.signals import reference_changed


class ReferenceData(models.Model):
    """A row that published pages are made from.

    Saving or deleting it tells so inside the same transaction: whoever holds
    published pages marks those made from it stale before the change commits.
    """

    reference_kind: ClassVar[str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.tell()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self.tell()
            return super().delete(*args, **kwargs)

    def tell(self, about: str = EVERYTHING) -> None:
        """Send `reference_changed` with this row's kind and number.

        `about`: what a page from before says wrongly, in the words of `services.changes`.
        """
        reference_changed.send(
            type(self),
            kind=self.reference_kind,
            numbers=self.reference_numbers(),
            about=about,
        )

    def reference_numbers(self) -> Iterable[int]:
        return [self.pk]
