"""What editors type: times on the clocks of a named zone, and addresses out of names."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from services.calendars import LocalTimeError, local_to_utc
from services.models import unicode_slug


class AddressedForm(forms.ModelForm):
    """A row with a web address. Left empty, that is made from its name, in any script.

    Browsers are not asked to: Django's own script there drops the vowels of many.
    """

    address_of = "name"  # the field, which comes before the address
    address_without = ""  # of a name that has no letter

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" not in self.fields:
            return
        field = self.fields["slug"]
        field.required = False
        if not self.instance.pk:
            made = _("Empty: made from the words above.")
            field.help_text = f"{field.help_text} {made}"

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        name = self.cleaned_data.get(self.address_of, "")
        return slug or self.made_of(name)

    def made_of(self, name: str) -> str:
        return unicode_slug(name, fallback=self.address_without)


class ZonedTimeInput(forms.DateTimeInput):
    """The browser's own field for date and time, with the zone's name beside it."""

    input_type = "datetime-local"
    time_zone = "UTC"

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        """Seconds may be typed: without a step browsers take whole minutes only."""
        super().__init__({"step": "any"} | (attrs or {}), **kwargs)

    def render(self, name: str, value: Any, *args: Any, **kwargs: Any) -> SafeString:
        return format_html(
            '{} <span class="desk-zone">{}</span>',
            super().render(name, value, *args, **kwargs),
            self.time_zone,
        )


class ZonedTimeField(forms.DateTimeField):
    """A moment, typed and shown in `time_zone`, handed over in UTC.

    A time that the zone's clocks never show, or show twice, is refused; unless it is
    the one that is `stored`, which nobody typed.
    """

    stored: dt.datetime | None = None
    widget = ZonedTimeInput
    default_error_messages = {
        "invalid": _("Write date and time like 2026-11-24 14:30."),
    }

    def __init__(self, *, time_zone: str = "UTC", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.use_zone(time_zone)

    def use_zone(self, time_zone: str) -> None:
        self.time_zone = self.widget.time_zone = time_zone

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dt.datetime) or value.tzinfo is None:
            return value
        local = value.astimezone(ZoneInfo(self.time_zone)).replace(tzinfo=None)
        return local.isoformat(timespec="seconds" if local.second else "minutes")

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value
        if self.stored is not None and value == self.prepare_value(self.stored):
            return self.stored
        typed = self.typed(value)
        try:
            if typed.tzinfo:
                return typed.astimezone(dt.UTC)
            return local_to_utc(typed, self.time_zone)
        except OverflowError as error:  # before the year 1, or after 9999
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from error
        except LocalTimeError as error:
            raise ValidationError(
                error.message, code=error.code, params=error.params
            ) from error

    def typed(self, value: str) -> dt.datetime:
        try:
            typed = parse_datetime(value.strip())
        except ValueError:
            typed = None
        if typed is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return typed


def zoned(db_field: models.DateTimeField, time_zone: str) -> ZonedTimeField:
    """The form field of a model's time, with its label and help."""
    return db_field.formfield(
        form_class=ZonedTimeField, widget=ZonedTimeInput, time_zone=time_zone
    )
