"""Choices in rows of a form: looked up through the fence, once for all rows."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models

from staff.numbers import numbers_in


class KnownChoiceField(forms.ModelChoiceField):
    """A choice that asks the database only for what nobody has read already."""

    known: Mapping[str, models.Model] | None = None
    is_all_known = False

    def to_python(self, value: Any) -> models.Model | None:
        if self.known is None or value in self.empty_values:
            return super().to_python(value)
        if str(value) in self.known:
            return self.known[str(value)]
        if not self.is_all_known:
            return super().to_python(value)
        raise ValidationError(
            self.error_messages["invalid_choice"],
            code="invalid_choice",
            params={"value": value},
        )

    def know(self, rows: Iterable[models.Model], *, is_all: bool) -> None:
        """Take these rows without asking; `is_all`: and refuse any other."""
        self.known = {str(row.pk): row for row in rows}
        self.is_all_known = is_all


class NumberedAutocomplete(AutocompleteSelect):
    """Finds by typing. What was sent is looked up only if it can be a row's number,
    and if its field does not know the row already.
    """

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        numbers = [item for item in value if item.isascii() and item.isdecimal()]
        known = getattr(self.choices.field, "known", None) or {}
        if chosen := [known[number] for number in numbers if number in known]:
            return [(None, self.options_of(name, chosen), 0)]
        return super().optgroups(name, [n for n in numbers if len(n) < 16], attr)

    def options_of(self, name: str, chosen: list[models.Model]) -> list[Any]:
        """The chosen rows, below an empty choice where nothing need be chosen."""
        options = [] if self.is_required else [("", "", False)]
        options += [
            (row.pk, self.choices.field.label_from_instance(row), True)
            for row in chosen
        ]
        return [
            self.create_option(name, value, label, is_selected, index)
            for index, (value, label, is_selected) in enumerate(options)
        ]


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


class NamedFieldsFormSet(forms.BaseInlineFormSet):
    """Says the name of each field to who cannot see the heads of the columns."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # inside the buttons
            if field.label:
                widget.attrs.setdefault("aria-label", field.label)


class OneLookupFormSet(NamedFieldsFormSet):
    """Looks up the choices of all its rows with one query a field.

    What a stored row names already may stay, also from outside the fence.
    """

    @cached_property
    def empty_form(self) -> forms.ModelForm:
        """Made once, however many rows are compared with it."""
        return super().empty_form

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        self.know_own_rows(form)
        for name, field in form.fields.items():
            if self.is_chosen(name, field):
                self.offer(name, field)

    def offer(self, name: str, field: KnownChoiceField) -> None:
        """What the person may choose, and what stands there already."""
        if self.is_bound:
            field.know(self.found(name, field), is_all=True)
        elif stored := self.stored(name):
            field.queryset = self.with_stored(name, field, stored)
            field.know(stored, is_all=False)

    def with_stored(
        self, name: str, field: KnownChoiceField, stored: list[models.Model]
    ) -> models.QuerySet[Any]:
        if name not in self._offered:
            every = field.queryset.model._default_manager
            numbers = [row.pk for row in stored]
            self._offered[name] = field.queryset | every.filter(pk__in=numbers)
        return self._offered[name]

    def is_chosen(self, name: str, field: forms.Field) -> bool:
        return name != self.model._meta.pk.name and isinstance(field, KnownChoiceField)

    def know_own_rows(self, form: forms.ModelForm) -> None:
        name = self.model._meta.pk.name
        if name in form.fields:
            own = KnownChoiceField(
                self.get_queryset(),
                initial=form.fields[name].initial,
                required=False,
                widget=forms.HiddenInput,
            )
            own.know(self.get_queryset(), is_all=True)
            form.fields[name] = own

    def found(self, name: str, field: KnownChoiceField) -> list[models.Model]:
        """The rows that were posted for the field and may be chosen."""
        if name not in self._found:
            stored = {row.pk: row for row in self.stored(name)}
            asked = self.posted(name) - stored.keys()
            new = field.queryset.filter(pk__in=asked) if asked else ()
            self._found[name] = [*stored.values(), *new]
        return self._found[name]

    def stored(self, name: str) -> list[models.Model]:
        rows = (getattr(row, name) for row in self.get_queryset())
        return [row for row in rows if row is not None]

    def posted(self, name: str) -> set[int]:
        values = (
            self.data.get(f"{self.prefix}-{row}-{name}", "")
            for row in range(self.total_form_count())
        )
        return set(numbers_in(values))

    @cached_property
    def _found(self) -> dict[str, list[models.Model]]:
        return {}

    @cached_property
    def _offered(self) -> dict[str, models.QuerySet[Any]]:
        return {}
