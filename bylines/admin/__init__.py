"""Contributors: whom stories can credit."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bylines.admin.protecting import ProtectionPages
from bylines.models import Contributor, ContributorName, ProtectionEvent
from bylines.protecting import record
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.permissions import Role

EDITORS = frozenset({Role.EDITOR, Role.CHIEF})
PROTECTION = ("protection", "pen_name", "place_policy")
SEALED = ("name", "slug", "job_title", "bio")


class ContributorNameInline(FencedInline, admin.TabularInline):
    model = ContributorName


@admin.register(Contributor)
class ContributorAdmin(ProtectionPages, FencedAdmin):
    adders = changers = EDITORS
    list_display = ("name", "kind", "service", "job_title", "protection")
    empty_value_display = ""
    list_filter = (("service", FencedFilter), "kind", "protection")
    list_select_related = ("service",)
    search_fields = ("name", "names__name", "pen_name")
    inlines = (ContributorNameInline,)
    change_form_template = "admin/bylines/contributor/change_form.html"
    fieldsets = (
        (None, {"fields": ("service", "kind", "name", "slug", "job_title", "bio")}),
        (_("Protection"), {"fields": (PROTECTION,)}),
    )

    class Media:
        css = {"all": ("css/desk/stops.css", "css/desk/photos.css")}

    def get_readonly_fields(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> tuple[str, ...]:
        """Protection has a page of its own; a sealed name is not to be typed again."""
        if obj is None:
            return ()
        return (*PROTECTION, *SEALED) if obj.is_sealed else PROTECTION

    def get_inlines(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> tuple[type[admin.TabularInline], ...]:
        return () if obj and obj.is_sealed else self.inlines

    def save_model(
        self, request: HttpRequest, obj: Contributor, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)
        if not change and (obj.protection or obj.place_policy):
            why = gettext("Protected from the start.")
            facts = {name: getattr(obj, name) for name in PROTECTION}
            action = ProtectionEvent.Action.PROTECTED
            record(obj, action, by=request.user, reason=why, after=facts)

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
