"""Choices in rows of a form: looked up through the fence, once for all rows."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class KnownChoiceField(forms.ModelChoiceField):
    """A choice among rows that its formset has looked up already."""

    known: Mapping[str, models.Model] | None = None

    def to_python(self, value: Any) -> models.Model | None:
        if self.known is None or value in self.empty_values:
            return super().to_python(value)
        if str(value) not in self.known:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": value},
            )
        return self.known[str(value)]


class CheckedChoices:
    """For a ModelForm whose choices were read through the fence a moment ago.

    The model would ask the database for each of them once more.
    """

    def _get_validation_exclusions(self) -> set[str]:
        chosen = {
            name
            for name, field in self.fields.items()  # type: ignore[attr-defined]
            if isinstance(field, forms.ModelChoiceField)
        }
        return super()._get_validation_exclusions() | chosen  # type: ignore[misc]


class OneLookupFormSet(forms.BaseInlineFormSet):
    """Looks up the choices of all its rows with one query a field.

    What a stored row names already may stay, also from outside the fence.
    """

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        self.know_own_rows(form)
        for name, field in form.fields.items():
            if isinstance(field, KnownChoiceField) and field.known is None:
                field.known = self.known(name, field) if self.is_bound else None
            field.widget.attrs.setdefault("aria-label", field.label)

    def know_own_rows(self, form: forms.ModelForm) -> None:
        name = self.model._meta.pk.name
        if name in form.fields:
            own = KnownChoiceField(
                self.get_queryset(),
                initial=form.fields[name].initial,
                required=False,
                widget=forms.HiddenInput,
            )
            own.known = {str(row.pk): row for row in self.get_queryset()}
            form.fields[name] = own

    def known(self, name: str, field: KnownChoiceField) -> Mapping[str, models.Model]:
        if name not in self._known:
            stored = [
                getattr(row, self.model._meta.get_field(name).attname)
                for row in self.get_queryset()
            ]
            rows = field.queryset | field.queryset.model._default_manager.filter(
                pk__in=stored
            )
            self._known[name] = {
                str(pk): row for pk, row in rows.in_bulk(self.posted(name)).items()
            }
        return self._known[name]

    def posted(self, name: str) -> list[int]:
        values = (
            self.data.get(f"{self.prefix}-{row}-{name}", "")
            for row in range(self.total_form_count())
        )
        return [int(value) for value in values if value.isdecimal() and len(value) < 16]

    @cached_property
    def _known(self) -> dict[str, Mapping[str, models.Model]]:
        return {}
