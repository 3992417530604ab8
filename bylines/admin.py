"""Contributors: whom stories can credit."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bylines.models import Contributor, ContributorName
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.permissions import Role

EDITORS = frozenset({Role.EDITOR, Role.CHIEF})


class ContributorNameInline(FencedInline, admin.TabularInline):
    model = ContributorName


@admin.register(Contributor)
class ContributorAdmin(FencedAdmin):
    adders = changers = EDITORS
    list_display = ("name", "kind", "service", "job_title", "protection")
    empty_value_display = ""
    list_filter = (("service", FencedFilter), "kind", "protection")
    list_select_related = ("service",)
    search_fields = ("name", "names__name", "pen_name")
    inlines = (ContributorNameInline,)
    fieldsets = (
        (None, {"fields": ("service", "kind", "name", "slug", "job_title", "bio")}),
        (_("Protection"), {"fields": ("protection", "pen_name")}),
    )

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> dict[str, tuple[str, ...]]:
        """A new author's address follows the name; a used one stays."""
        return {} if obj else {"slug": ("name",)}

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Names come in every script; each box turns to the one it holds."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("name", "job_title", "bio", "pen_name"):
            field.widget.attrs["dir"] = "auto"
        return field
