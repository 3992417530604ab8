"""Editions at the desk: begun by a chief, opened when they are whole."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from services import files, fonts, writing
from services.admin.edition_forms import (
    EditionForm,
    FontInput,
    ListedInput,
    SectionFormSet,
    SectionRowForm,
    zone_offers,
)
from services.admin.hosts import ADDRESSES_FIELDSET, EditionHostInline
from services.admin.labels import LabelsPage
from services.admin.memberships import chief_services
from services.admin.opening import OpeningPages, opening_address
from services.models import Edition, Section, Service
from staff.admin import CHIEFS
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.permissions import standing

# What addresses, dates and direction hang on: a superuser's, once readers are there.
STRUCTURE = ("service", "language", "script", "prefix", "time_zone", "calendar")

NAMES = ("service", "language", "script", "name", "native_name", "prefix")
NAMES_SAID = ("service", "language_words", "name", "native_name", "prefix")
LOOKS = ("social_photo", "social_account", "font")
STYLE = ("digits", "dateline_dash", "has_serial_comma")
RULES = ("default_section", "needs_second_eyes", "is_at_risk")


class SectionInline(FencedInline, admin.TabularInline):
    model = Section
    form = SectionRowForm
    formset = SectionFormSet
    fields = ("name", "slug", "position")
    verbose_name_plural = _("Sections")

    def get_extra(
        self, request: HttpRequest, obj: Edition | None = None, **kwargs: Any
    ) -> int:
        return 1 if obj else 4

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        """Its stories keep their section; one without stories may stay empty."""
        return False


@admin.register(Edition)
class EditionAdmin(OpeningPages, LabelsPage, FencedAdmin):
    """A chief begins and tends it; once it is open, its frame is a superuser's."""

    adders = changers = CHIEFS
    form = EditionForm
    list_display = ("name", "service", "language", "root", "time_zone", "is_open")
    list_filter = (("service", FencedFilter),)
    list_select_related = ("service",)
    search_fields = ("name", "native_name")
    autocomplete_fields = ("social_photo",)
    inlines = (SectionInline, EditionHostInline)
    change_form_template = "admin/services/edition/change_form.html"

    class Media:
        css = {"all": ("css/desk/stops.css", "css/desk/editions.css")}
        js = (Script("js/desk_leave.js", type="module"),)

    # ── The fence ────────────────────────────────────────────────────────────

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A duty editor has the chief's rights for hours, not for a new edition."""
        is_super = standing(request.user).is_superuser
        return is_super or bool(chief_services(request.user))

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        rows = super().choices(db_field, request)
        if db_field.name != "service":
            return rows
        rows = rows.filter(kind=Service.Kind.LANGUAGE_SERVICE)
        if standing(request.user).is_superuser:
            return rows
        return rows.filter(pk__in=chief_services(request.user))

    def is_structure_fixed(self, request: HttpRequest, obj: Edition | None) -> bool:
        return bool(obj and obj.is_open and not request.user.is_superuser)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Edition | None = None
    ) -> tuple[str, ...]:
        fixed = self.is_structure_fixed(request, obj)
        return (*STRUCTURE, "language_words") if fixed else ("language_words",)

    def get_inlines(
        self, request: HttpRequest, obj: Edition | None
    ) -> tuple[type, ...]:
        return self.inlines if request.user.is_superuser else (SectionInline,)

    # ── The form ─────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Edition | None = None) -> Any:
        is_read = obj and not self.has_change_permission(request, obj)
        is_fixed = is_read or self.is_structure_fixed(request, obj)
        addresses = (ADDRESSES_FIELDSET,) if request.user.is_superuser else ()
        rules = RULES if obj else RULES[1:]  # a new one has no sections yet
        return (
            (None, {"fields": NAMES_SAID if is_fixed else NAMES}),
            *addresses,
            (_("Clock"), {"fields": ("time_zone", "calendar")}),
            (_("Looks"), {"fields": LOOKS}),
            (_("House style"), {"fields": STYLE}),
            (
                _("Republishing"),
                {"fields": ("may_be_republished", "republishing_terms")},
            ),
            (_("Publishing"), {"fields": rules}),
        )

    @admin.display(description=_("language"))
    def language_words(self, edition: Edition) -> str:
        desk = writing.desk_language()
        return f"{writing.full_name(edition.language, desk)} ({edition.language})"

    def get_form(
        self, request: HttpRequest, obj: Edition | None = None, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        fit(form.base_fields, obj)
        return form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "time_zone":
            kwargs["widget"] = ListedInput(zone_offers, {"dir": "ltr"})
        if db_field.name == "font":
            kwargs["widget"] = FontInput({"accept": ".woff2,font/woff2"})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("name", "native_name", "republishing_terms"):
            field.widget.attrs["dir"] = "auto"
        return field

    # ── Saving ───────────────────────────────────────────────────────────────

    def changeform_view(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Store a new font before the form's transaction begins."""
        may_change = self.has_change_permission(request)
        with fonts.kept(request.FILES.get("font") if may_change else None):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Edition, form: Any, change: Any
    ) -> None:
        """A new one is closed. The file of a font that was replaced goes."""
        files.take_kept(obj, "font")
        old = fonts.stored_name(obj) if change else ""
        if not change:
            obj.is_open = False
        super().save_model(request, obj, form, change)
        if old != obj.font.name:
            fonts.forget(old)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: Any
    ) -> None:
        """The first section is where stories go, until somebody chooses another."""
        super().save_related(request, form, formsets, change)
        edition = form.instance
        if edition.default_section_id is None and not edition.is_open:
            edition.default_section = Section.objects.filter(edition=edition).first()
            if edition.default_section:
                edition.save(update_fields=["default_section"])

    def response_add(
        self, request: HttpRequest, obj: Edition, post_url_continue: Any = None
    ) -> HttpResponse:
        """To what it still lacks."""
        response = super().response_add(request, obj, post_url_continue)
        if {"_continue", "_addanother", "_popup"} & request.POST.keys():
            return response
        return HttpResponseRedirect(opening_address(obj, "open"))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edition = context.get("original")
        if edition is not None:
            context |= self.state_of(request, edition)
        return super().render_change_form(request, context, *args, **kwargs)


# What is left empty and filled from the language.
FILLED = {
    "native_name": _(
        "For the list of languages, for example فارسی. Empty: as the "
        "language calls itself."
    ),
    "prefix": _("fa for /fa/. Empty: the language's tag."),
    "time_zone": _(
        "Where its readers are, for example Asia/Seoul. Empty: where the "
        "language has most readers."
    ),
    "calendar": _(
        "Persian readers expect the Solar Hijri date. Empty: as the "
        "language's readers expect."
    ),
}


def fit(fields: dict[str, forms.Field], edition: Edition | None) -> None:
    """What the model cannot know: choices of this edition, and what may stay empty."""
    if "default_section" in fields:
        sections = Section.objects.filter(edition=edition)
        fields["default_section"].queryset = sections
    if "dateline_dash" in fields:
        fields["dateline_dash"].strip = False
    for name, help_text in FILLED.items():
        if name in fields and (edition is None or name == "native_name"):
            fields[name].required = False
            fields[name].help_text = help_text
