"""Sections of editions, and the boxes that stand beside their stories."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from services.forms import AddressedForm
from services.models import Edition, Section, StandingBox
from staff.fences import FencedAdmin, FencedFilter
from staff.permissions import Person, Role, standing

EDITORS = frozenset({Role.EDITOR, Role.CHIEF})


def edited_by(person: Person) -> QuerySet[Edition]:
    """The editions of the services where the person is editor or chief."""
    held = standing(person)
    if held.is_superuser:
        return Edition.objects.all()
    return Edition.objects.filter(service__in=held.services(*EDITORS))


class SectionForm(AddressedForm):
    """A section stays in its edition, below a section of the same edition."""

    address_without = "section"

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
