"""Who works in a service, and who is on duty."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from services.forms import zoned
from staff import desk_log
from staff.admin import CHIEFS
from staff.fences import FencedAdmin, FencedFilter
from staff.models import DeskLogEntry, Membership, User
from staff.permissions import Person, forget_standing, standing


class MembershipForm(forms.ModelForm):
    """Names the duty editor; nobody names themselves, or makes themselves central."""

    named_by: Person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person = cleaned.get("person") or getattr(self.instance, "person", None)
        if cleaned.get("duty_until") and person == self.named_by:
            self.add_error(
                "duty_until", _("Another chief has to name you duty editor.")
            )
        return cleaned


def chief_services(person: Person) -> list[int]:
    """Where the person is chief for good: a duty editor appoints nobody."""
    held = standing(person)
    return [pk for pk in held.services(*CHIEFS) if not held.is_on_duty(pk)]


@admin.register(Membership)
class MembershipAdmin(FencedAdmin):
    """A chief takes people into the service and names the duty editor."""

    viewers = adders = changers = CHIEFS
    form = MembershipForm
    list_display = ("person", "service", "role", "is_central", "duty_until")
    list_filter = (("service", FencedFilter), "role")
    list_select_related = ("person", "service")
    search_fields = ("person__username", "person__first_name", "person__last_name")
    autocomplete_fields = ("person",)

    def holds(
        self, person: Person, roles: frozenset[str], obj: Membership | None = None
    ) -> bool:
        if standing(person).is_superuser:
            return True
        own = chief_services(person)
        return bool(own) if obj is None else obj.service_id in own

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        memberships = Membership.objects.all()
        if standing(request.user).is_superuser:
            return memberships
        return memberships.filter(service__in=chief_services(request.user))

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        rows = super().choices(db_field, request)
        if db_field.name == "person" or standing(request.user).is_superuser:
            return rows
        return rows.filter(pk__in=chief_services(request.user))

    def get_readonly_fields(
        self, request: HttpRequest, obj: Membership | None = None
    ) -> tuple[str, ...]:
        """Reading every service is the house's to give, not a chief's."""
        fixed = ("person", "service") if obj else ()
        return fixed if request.user.is_superuser else (*fixed, "is_central")

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, request.user.time_zone)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(
        self, request: HttpRequest, obj: Membership | None = None
    ) -> bool:
        """Someone who leaves a service loses its rights, and nothing of the past."""
        return self.has_change_permission(request, obj)

    def get_form(
        self, request: HttpRequest, obj: Membership | None = None, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        form.named_by = request.user
        return form

    def save_model(self, request: HttpRequest, obj: Membership, form, change) -> None:
        if "duty_until" in form.changed_data:
            obj.duty_named_by = request.user if obj.duty_until else None
        super().save_model(request, obj, form, change)
        forget_standing(obj.person)
        if "duty_until" in form.changed_data:
            write_down_duty(obj, request.user)


def write_down_duty(membership: Membership, by: User) -> None:
    """For whoever comes next: who has a chief's rights, until when."""
    until = membership.duty_until
    kind = DeskLogEntry.Kind.DUTY if until else DeskLogEntry.Kind.OFF_DUTY
    name = str(membership.person)
    desk_log.note(membership.service_id, kind, name, by=by, until=until)
