"""Services, their editions, sections and boxes; beside this, members and purges."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from services.admin import memberships as memberships
from services.admin import purges as purges
from services.admin.labels import LabelsPage
from services.models import (
    CASES,
    Edition,
    EditionHost,
    Section,
    Service,
    ServiceName,
    StandingBox,
)
from staff.admin import CHIEFS
from staff.fences import (
    EVERYBODY,
    FencedAdmin,
    FencedFilter,
    FencedInline,
    holds_anywhere,
)
from staff.permissions import Person, Role, standing

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
class EditionAdmin(LabelsPage, FencedAdmin):
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
