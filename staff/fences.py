"""Fences: what a person sees and touches at the desk follows from memberships.

Every ModelAdmin stands on `FencedAdmin`, every inline on `FencedInline`. Django's
permission tables are never asked.
"""

from functools import reduce
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from js_asset import Media as SignedMedia
from js_asset import Script

from staff.choices import (
    KnownChoiceField,
    NamedFieldsFormSet,
    NumberedAutocomplete,
)
from staff.permissions import Person, Role, standing

EVERYBODY = frozenset(Role.values)
SUPERUSERS: frozenset[str] = frozenset()  # no role suffices


# How the admin's own filters write what was chosen into the list's address.
ASKED_OF_FILTERS = ("exact", "id__exact", "isnull")


def holds(person: Person, roles: frozenset[str], service_id: int | None) -> bool:
    """Whether the person holds one of the roles in the service."""
    held = standing(person)
    return held.is_superuser or (bool(roles) and held.has(service_id, *roles))


def holds_anywhere(person: Person, roles: frozenset[str]) -> bool:
    held = standing(person)
    return held.is_superuser or (bool(roles) and held.has_anywhere(*roles))


def seen_rows(
    site: admin.AdminSite, model: type[models.Model], request: HttpRequest
) -> QuerySet[Any]:
    """The rows of a model that the person sees in its own list at the desk."""
    return site.get_model_admin(model).get_queryset(request)


def inside(rows: QuerySet[Any], person: Person) -> QuerySet[Any]:
    """The rows the person may see; none at all of a model that has no gate."""
    if hasattr(rows, "visible_to"):
        return rows.visible_to(person)
    return rows if standing(person).is_superuser else rows.none()


OURS = (
    Script("js/desk_choices.js", type="module"),
    Script("js/desk_errors.js", type="module"),
)
MAKES_ADDRESSES = ("urlify.js", "prepopulate.js", "xregexp.js", "xregexp.min.js")


class FencedAdmin(admin.ModelAdmin):
    """A desk page for one model, with rights by role in the row's own service."""

    service_path = "service_id"  # empty: of no service, so superusers alone change it
    viewers = EVERYBODY
    adders = SUPERUSERS
    changers = SUPERUSERS
    actions = None
    list_per_page = 50
    show_full_result_count = False

    @property
    def media(self) -> forms.Media:
        """Ours, and Django's less what makes addresses out of names, where none does."""
        asks = type(self).get_prepopulated_fields
        is_spared = asks is admin.ModelAdmin.get_prepopulated_fields
        theirs = [
            file
            for file in super().media._js
            if not (is_spared and str(file).endswith(MAKES_ADDRESSES))
        ]
        return forms.Media(js=[*theirs, *OURS])

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list ask: any other field could be guessed
        letter by letter through the address, though the person may not read it.
        """
        filters = self.get_list_filter(request)
        own = {getattr(item, "parameter_name", None) for item in filters}
        fields = {item[0] if isinstance(item, tuple) else item for item in filters}
        field, _between, end = lookup.partition("__")
        return lookup in own or (field in fields and end in ASKED_OF_FILTERS)

    def changeform_view(self, request: HttpRequest, *given: Any, **more: Any) -> Any:
        """Nothing is saved as a new row: no button of ours asks for it."""
        if "_saveasnew" in request.POST:
            raise BadRequest
        return super().changeform_view(request, *given, **more)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, headed by what it holds rather than by an order to pick from it."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def service_of(self, obj: models.Model) -> int | None:
        """Id of the service the row belongs to."""
        if not self.service_path:
            return None
        steps = self.service_path.split(".")
        return reduce(lambda row, step: row and getattr(row, step), steps, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return inside(super().get_queryset(request), request.user)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model:
        """The row, or 404: outside the fence is as good as nowhere.

        `from_field`: the name of a unique field, which Django takes from the address;
        empty there it would break.
        """
        obj = super().get_object(request, object_id, from_field or None)
        if obj is None:
            raise Http404
        return obj

    def holds(
        self, person: Person, roles: frozenset[str], obj: models.Model | None = None
    ) -> bool:
        """Whether the person holds one of the roles: for this row, or anywhere."""
        if obj is None:
            return holds_anywhere(person, roles)
        return holds(person, roles, self.service_of(obj))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.holds(request.user, self.viewers)

    def has_view_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        """Which rows can be seen is for `get_queryset` to say."""
        return self.holds(request.user, self.viewers)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.holds(request.user, self.adders)

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return self.holds(request.user, self.changers, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        """Nothing that an editor made is thrown away at the desk."""
        return False

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        """The rows a person may choose for this field. A `service` is a home."""
        rows = seen_rows(self.admin_site, db_field.remote_field.model, request)
        held = standing(request.user)
        if db_field.name == "service" and not held.is_superuser:
            return rows.filter(pk__in=held.services(*self.adders))
        return rows

    def formfield_for_foreignkey(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("queryset", self.choices(db_field, request))
        kwargs.setdefault("form_class", KnownChoiceField)
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", NumberedAutocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        return plain(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A person of one service need not say which."""
        initial = super().get_changeform_initial_data(request)
        homes = standing(request.user).services(*self.adders)
        return {"service": homes[0], **initial} if len(homes) == 1 else initial

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Sign the page's import map: an inline script, which the CSP refuses else."""
        nonce = str(getattr(request, "csp_nonce", ""))
        context["media"] = SignedMedia.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class FencedInline:
    """Rows inside another row's form: who may change that one may change them."""

    extra = 0
    formset = NamedFieldsFormSet
    names: tuple[str, ...] = ()  # foreign keys that every row names, read with it

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.select_related(*self.names) if self.names else rows

    def parent(self) -> FencedAdmin:
        return self.admin_site.get_model_admin(self.parent_model)  # type: ignore[attr-defined]

    def has_view_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return self.parent().has_view_permission(request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        if obj is None:
            return self.parent().has_add_permission(request)
        return self.parent().has_change_permission(request, obj)

    def has_add_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return self.has_change_permission(request, obj)

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        """The rows a person may choose for this field."""
        return seen_rows(self.admin_site, db_field.remote_field.model, request)

    def formfield_for_foreignkey(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("queryset", self.choices(db_field, request))
        kwargs.setdefault("form_class", KnownChoiceField)
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", NumberedAutocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **kwargs
        )

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        return plain(
            super().formfield_for_dbfield(  # type: ignore[misc]
                db_field, request, **kwargs
            )
        )


class FencedFilter(admin.RelatedFieldListFilter):
    """A filter beside a list that names only what the person may see."""

    def field_choices(
        self, field: models.Field, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> list[tuple[Any, str]]:
        rows = seen_rows(model_admin.admin_site, field.remote_field.model, request)
        held = standing(request.user)
        if field.name == "service" and not held.reads_everything:
            rows = rows.filter(pk__in=held.services())
        return [(row.pk, str(row)) for row in rows]


def plain(field: Any) -> Any:
    """The field without the small buttons that lead away from the form."""
    for name in ("can_change_related", "can_delete_related", "can_view_related"):
        if hasattr(getattr(field, "widget", None), name):
            setattr(field.widget, name, False)
    return field
