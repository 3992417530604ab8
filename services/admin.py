"""Services, who works in them, their editions and sections."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services import clock
from services.forms import zoned
from services.models import (
    CASES,
    Edition,
    EditionHost,
    Purge,
    Section,
    Service,
    ServiceName,
    StandingBox,
)
from staff import desk_log
from staff.admin import CHIEFS
from staff.fences import (
    EVERYBODY,
    FencedAdmin,
    FencedFilter,
    FencedInline,
    holds_anywhere,
)
from staff.models import DeskLogEntry, Membership, User
from staff.permissions import Person, Role, forget_standing, standing

EDITORS = frozenset({Role.EDITOR, Role.CHIEF})


class ServiceNameInline(FencedInline, admin.TabularInline):
    model = ServiceName

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Names come in every script; each box turns to the one it holds."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("name", "possessive", *CASES):
            field.widget.attrs["dir"] = "auto"
        return field


@admin.register(Service)
class ServiceAdmin(FencedAdmin):
    """Everybody may credit every service; superusers alone manage them."""

    service_path = "pk"
    list_display = ("name", "kind", "house", "code")
    list_filter = ("kind",)
    search_fields = ("name", "code", "house")
    inlines = (ServiceNameInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        services = Service.objects.all()
        if holds_anywhere(request.user, EVERYBODY):
            return services
        return services.none()


class EditionHostInline(FencedInline, admin.TabularInline):
    model = EditionHost


@admin.register(Edition)
class EditionAdmin(FencedAdmin):
    """A chief tends the house style; address and language are a superuser's."""

    changers = CHIEFS
    list_display = ("name", "service", "language", "root", "time_zone", "is_open")
    list_filter = (("service", FencedFilter),)
    list_select_related = ("service",)
    search_fields = ("name", "native_name")
    inlines = (EditionHostInline,)
    fieldsets = (
        (None, {"fields": ("service", "name", "native_name", "language", "prefix")}),
        (_("Clock"), {"fields": ("time_zone", "calendar")}),
        (_("House style"), {"fields": ("dateline_dash", "has_serial_comma")}),
        (
            _("Republishing"),
            {"fields": ("may_be_republished", "republishing_terms")},
        ),
        (
            _("Publishing"),
            {
                "fields": (
                    "default_section",
                    "needs_second_eyes",
                    "is_at_risk",
                    "is_open",
                )
            },
        ),
    )
    structural = ("service", "language", "prefix", "time_zone", "calendar", "is_open")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Edition | None = None
    ) -> tuple[str, ...]:
        return () if request.user.is_superuser else self.structural

    def get_inlines(
        self, request: HttpRequest, obj: Edition | None
    ) -> tuple[type, ...]:
        return self.inlines if request.user.is_superuser else ()

    def get_form(
        self, request: HttpRequest, obj: Edition | None = None, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        if "default_section" in form.base_fields:
            sections = Section.objects.filter(edition=obj)
            form.base_fields["default_section"].queryset = sections
        if "dateline_dash" in form.base_fields:
            form.base_fields["dateline_dash"].strip = False
        return form


class SectionForm(forms.ModelForm):
    """A section stays in its edition, below a section of the same edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "parent" in self.fields:
            self.fields["parent"].queryset = Section.objects.filter(
                edition=self.instance.edition_id, parent=None
            ).exclude(pk=self.instance.pk)

    def clean_parent(self) -> Section | None:
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and self.instance.parts.exists():
            raise ValidationError(
                _("This section has parts of its own; it cannot be part of another.")
            )
        return parent


@admin.register(Section)
class SectionAdmin(FencedAdmin):
    service_path = "edition.service_id"
    adders = changers = EDITORS
    form = SectionForm
    fields = (
        "edition",
        "name",
        "slug",
        "parent",
        "description",
        "position",
        "is_in_navigation",
    )
    list_display = ("name", "edition", "parent", "position", "is_in_navigation")
    list_filter = (("edition", FencedFilter), "is_in_navigation")
    list_select_related = ("edition", "parent")
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).select_related("edition")

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        if db_field.name == "edition":
            return edited_by(request.user)
        return super().choices(db_field, request).filter(parent=None)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Section | None = None
    ) -> tuple[str, ...]:
        return ("edition",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Section | None = None
    ) -> dict[str, tuple[str, ...]]:
        """A new section's address follows its name; a used one stays."""
        return {} if obj else {"slug": ("name",)}


@admin.register(StandingBox)
class StandingBoxAdmin(FencedAdmin):
    """Editors write what stands beside their edition's stories."""

    service_path = "edition.service_id"
    adders = changers = EDITORS
    fields = (
        "edition",
        "name",
        "heading",
        "text",
        "link",
        "link_words",
        "place",
        "is_on_every_story",
        "is_in_use",
    )
    list_display = ("name", "edition", "place", "is_on_every_story", "is_in_use")
    list_filter = (("edition", FencedFilter), "is_in_use")
    list_select_related = ("edition",)
    search_fields = ("name", "heading")

    def get_queryset(self, request: HttpRequest) -> QuerySet[StandingBox]:
        return super().get_queryset(request).select_related("edition")

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        return edited_by(request.user)

    def get_readonly_fields(
        self, request: HttpRequest, obj: StandingBox | None = None
    ) -> tuple[str, ...]:
        return ("edition",) if obj else ()

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("heading", "text", "link_words"):
            field.widget.attrs["dir"] = "auto"
        return field


def edited_by(person: Person) -> QuerySet[Edition]:
    """The editions of the services where the person is editor or chief."""
    held = standing(person)
    if held.is_superuser:
        return Edition.objects.all()
    return Edition.objects.filter(service__in=held.services(*EDITORS))


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


class ConfirmedFilter(admin.SimpleListFilter):
    title = _("confirmed")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Confirmed")), ("no", _("Not yet"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Purge]
    ) -> QuerySet[Purge]:
        if self.value() == "no":
            return queryset.unconfirmed()
        if self.value() == "yes":
            return queryset.exclude(confirmed_at=None)
        return queryset


@admin.register(Purge)
class PurgeAdmin(FencedAdmin):
    """Receipts: read by whoever works in the service, and changed by nobody."""

    list_display = (
        "about",
        "cache",
        "asked",
        "asked_by",
        "confirmed",
        "tries",
        "answer",
    )
    list_filter = (
        ("service", FencedFilter),
        ConfirmedFilter,
    )
    list_select_related = ("asked_by",)
    search_fields = ("about",)
    fields = (
        "service",
        "about",
        "keys",
        "cache",
        "asked",
        "asked_by",
        "confirmed",
        "tries",
        "answer",
        "next_try",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Purge]:
        return super().get_queryset(request).prefetch_related("service__editions")

    @admin.display(description=_("asked"), ordering="asked_at")
    def asked(self, purge: Purge) -> str:
        return clock_of(purge, purge.asked_at)

    @admin.display(description=_("confirmed"), ordering="confirmed_at")
    def confirmed(self, purge: Purge) -> str:
        return clock_of(purge, purge.confirmed_at) or _("Not yet")

    @admin.display(description=_("next try"), ordering="next_try_at")
    def next_try(self, purge: Purge) -> str:
        return clock_of(purge, purge.next_try_at)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False


def clock_of(purge: Purge, moment: datetime | None) -> str:
    """The moment on the clock of the service's newsroom; empty without one."""
    if moment is None:
        return ""
    return clock.at(moment, purge.service.time_zone, timezone.now())
