"""Contributors: whom stories can credit."""

from typing import Any

from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bylines.admin.protecting import ProtectionPages, is_withheld
from bylines.forms import ContributorForm, PrintedNamesFormSet
from bylines.models import Contributor, ContributorName, ProtectionEvent
from bylines.protecting import locked, record
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.numbers import number_in
from staff.permissions import Role

EDITORS = frozenset({Role.EDITOR, Role.CHIEF})
PROTECTION = ("protection", "pen_name", "place_policy")
SEALED = ("name", "slug", "job_title", "bio")


class ContributorNameInline(FencedInline, admin.TabularInline):
    model = ContributorName
    formset = PrintedNamesFormSet


@admin.register(Contributor)
class ContributorAdmin(ProtectionPages, FencedAdmin):
    adders = changers = EDITORS
    form = ContributorForm
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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """Held before the form reads it: who is protected meanwhile stays so."""
        if request.method != "POST" or not object_id:
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            found = Contributor.objects.filter(pk=number_in(object_id))
            found.select_for_update(of=("self",)).first()
            return super().changeform_view(request, object_id, *args, **kwargs)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> tuple[str, ...]:
        """Protection has a page of its own; a sealed name is not to be typed again.

        Who is protected stays with the service whose chiefs decide about them.
        """
        return () if obj is None else (*PROTECTION, *not_typed(obj))

    def get_inlines(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> tuple[type[admin.TabularInline], ...]:
        return () if obj and obj.is_sealed else self.inlines

    def save_model(
        self, request: HttpRequest, obj: Contributor, form: Any, change: Any
    ) -> None:
        if change:
            keep_withheld(obj)
            tell_of_unsaved(request, obj)
        super().save_model(request, obj, form, change)
        if not change and (obj.protection or obj.place_policy):
            why = gettext("Protected from the start.")
            facts = {name: getattr(obj, name) for name in PROTECTION}
            action = ProtectionEvent.Action.PROTECTED
            record(obj, action, by=request.user, reason=why, after=facts)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Names come in every script; each box turns to the one it holds."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("name", "job_title", "bio", "pen_name"):
            field.widget.attrs["dir"] = "auto"
        return field


def not_typed(person: Contributor) -> tuple[str, ...]:
    """What of somebody protected or sealed is not changed in the form."""
    home = ("service",) if is_withheld(person) else ()
    return (*home, *SEALED) if person.is_sealed else home


def keep_withheld(person: Contributor) -> None:
    """Leave what protects them as it is stored, however old the form's copy is."""
    stored = locked(person)
    for name in (*PROTECTION, "seal_code", *not_typed(stored)):
        setattr(person, name, getattr(stored, name))
    person._stored_slug = stored.slug


def tell_of_unsaved(request: HttpRequest, person: Contributor) -> None:
    """Say so where the form was opened before, and asked for what stays as it is now."""
    if not set(not_typed(person)).isdisjoint(request.POST):
        words = gettext(
            "This person was protected or sealed meanwhile: what the form no longer asks "
            "for was not saved."
        )
        messages.warning(request, words)
