"""Rows that are written once: what happened, and what was said, stays as it was.

The ORM refuses here, in a sentence; the database refuses whoever goes past it, by
the triggers of `staff/guards.py`.
"""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, NoReturn, TypeVar

from django.apps import apps
from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class AppendOnlyError(Exception):
    """History is never rewritten or thrown away."""


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """Adds and reads; `aupdate` and its like come here too."""

    def refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(self.model._meta.label)

    refuse.alters_data = True  # type: ignore[attr-defined]  # no template calls it
    update = refuse
    delete = refuse
    bulk_update = refuse
    update_or_create = refuse
    _update = refuse
    _raw_delete = refuse

    def bulk_create(
        self,
        objs: Iterable[Any],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,  # noqa: FBT001, FBT002  Django's own
        update_conflicts: bool = False,  # noqa: FBT001, FBT002
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[Any]:
        """Add the rows; a row that is there already is never written over."""
        if update_conflicts:
            self.refuse()
        return super().bulk_create(objs, batch_size, ignore_conflicts)


class AppendOnly(models.Model):
    """A row that is written once."""

    objects: ClassVar[Any] = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Given the number of a stored one, it fails as a twin would."""
        if not self._state.adding or args or kwargs.get("force_update"):
            raise AppendOnlyError(self._meta.label)
        super().save(**kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(self._meta.label)


def append_only_models() -> list[type[AppendOnly]]:
    """Every model whose rows are written once, of whichever app."""
    return [model for model in apps.get_models() if issubclass(model, AppendOnly)]
