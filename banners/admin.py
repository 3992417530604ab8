"""Breaking news at the desk: write it, choose editions, show, end, correct."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from banners import workflow
from banners.models import Banner, BannerEdition
from services import clock
from services.admin import edited_by
from services.forms import ZonedTimeField, zoned
from services.models import Edition
from staff.choices import OneLookupFormSet
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.models import User
from staff.permissions import Role, standing

State = Banner.State
STOPPING = ("end", "correct")  # need no form: stopping is easier than starting


class BannerForm(forms.ModelForm):
    """A banner starts now and ends by its level, unless somebody says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, ZonedTimeField):
                field.required = False
        if "level" in self.fields:
            hours = {
                level.value: lasts.total_seconds() / 3600
                for level, lasts in Banner.LASTS.items()
            }
            self.fields["level"].widget.attrs["data-banner-hours"] = " ".join(
                f"{level}:{number:g}" for level, number in hours.items()
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["starts_at"] = cleaned.get("starts_at") or timezone.now()
        if not cleaned.get("ends_at") and "ends_at" not in self.errors:
            lasts = Banner.LASTS[cleaned.get("level", Banner.Level.BREAKING)]
            cleaned["ends_at"] = cleaned["starts_at"] + lasts
        return cleaned


class OwnEditionsFormSet(OneLookupFormSet):
    """Each edition's decision is its own editors'; others only read it."""

    person: User

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.is_foreign = bool(form.instance.pk) and not self.is_own(form.instance)
        if form.is_foreign:
            for name in ("edition", "decision", "wording"):
                form.fields[name].disabled = True

    def is_own(self, row: BannerEdition) -> bool:
        if not hasattr(self, "own"):
            self.own = set(edited_by(self.person).values_list("pk", flat=True))
        return row.edition_id in self.own

    def _should_delete_form(self, form: forms.ModelForm) -> bool:
        return not form.is_foreign and super()._should_delete_form(form)


class BannerEditionInline(FencedInline, admin.TabularInline):
    model = BannerEdition
    names = ("edition",)
    formset = OwnEditionsFormSet
    verbose_name_plural = _("editions that show it")

    def choices(
        self, db_field: models.Field, request: HttpRequest
    ) -> models.QuerySet[Edition]:
        return edited_by(request.user)

    def get_formset(
        self, request: HttpRequest, obj: Banner | None = None, **kwargs: Any
    ) -> type[OwnEditionsFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.person = request.user
        return formset

    def get_extra(
        self, request: HttpRequest, obj: Banner | None = None, **kwargs: Any
    ) -> int:
        return 0 if obj else 1


@admin.register(Banner)
class BannerAdmin(FencedAdmin):
    adders = changers = frozenset({Role.EDITOR, Role.CHIEF})
    form = BannerForm
    inlines = (BannerEditionInline,)
    list_display = ("wording", "level", "state", "service", "starts", "ends")
    list_filter = ("state", "level", ("service", FencedFilter))
    search_fields = ("wording",)
    autocomplete_fields = ("story",)
    fieldsets = (
        (None, {"fields": ("level", "wording", "story", "service")}),
        (_("When"), {"fields": ("starts_at", "ends_at")}),
    )
    change_form_template = "admin/banners/banner/change_form.html"

    class Media:
        js = (Script("js/desk_banner.js", type="module"),)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, zone_for(request.user))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "wording":
            field.widget.attrs |= {"dir": "auto", "class": "vLargeTextField"}
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now().replace(second=0, microsecond=0)
        return {
            "starts_at": now,
            "ends_at": now + Banner.LASTS[Banner.Level.BREAKING],
            **super().get_changeform_initial_data(request),
        }

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Banner, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """A new banner shows in the edition asked for, or in the person's only one."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None:
            own = list(edited_by(request.user))
            asked = [e for e in own if str(e.pk) == request.GET.get("edition")]
            first = (asked or own)[:1] if asked or len(own) == 1 else []
            kwargs["initial"] = [{"edition": edition} for edition in first]
        return kwargs

    # ── The list ─────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Banner]:
        return super().get_queryset(request).prefetch_related("service__editions")

    @admin.display(description=_("starts"), ordering="starts_at")
    def starts(self, banner: Banner) -> str:
        return clock.at(banner.starts_at, banner.service.time_zone, timezone.now())

    @admin.display(description=_("ends"), ordering="ends_at")
    def ends(self, banner: Banner) -> str:
        return clock.at(banner.ends_at, banner.service.time_zone, timezone.now())

    # ── Verbs ────────────────────────────────────────────────────────────────

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        verb = request.POST.get("_verb") if request.method == "POST" else None
        if object_id and verb in STOPPING:
            banner = self.get_object(request, object_id)
            self.press(request, banner, verb)
            is_from_first_page = request.POST.get("_from") == "first_page"
            back = reverse("admin:index") if is_from_first_page else request.path
            return HttpResponseRedirect(back)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def press(self, request: HttpRequest, banner: Banner, verb: str) -> None:
        """Use a verb, and say what became of it."""
        try:
            if verb == "show":
                workflow.show(banner, by=request.user)
                messages.success(request, _("The banner is before its readers."))
            elif verb == "end":
                workflow.end(banner, by=request.user)
                messages.success(request, _("The banner is off every page."))
            elif verb == "correct":
                right = request.POST.get("_correction", "")
                workflow.correct(banner, by=request.user, correction=right)
                messages.success(
                    request, _("The banner is corrected and off every page.")
                )
        except workflow.BannerError as refused:
            messages.error(request, str(refused))

    def save_model(self, request: HttpRequest, obj: Banner, form, change) -> None:
        obj.changed_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        """A banner that shows changes on every page at once."""
        before = workflow.shown_in(form.instance)
        super().save_related(request, form, formsets, change)
        if form.instance.state == State.SHOWING:
            workflow.announce(form.instance)
            workflow.tell(before)

    def response_add(
        self, request: HttpRequest, obj: Banner, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Banner) -> HttpResponse:
        return self.saved(request, obj)

    def saved(self, request: HttpRequest, obj: Banner) -> HttpResponse:
        with transaction.atomic():
            if verb := request.POST.get("_verb"):
                self.press(request, obj, verb)
            else:
                messages.success(request, _("The banner is saved."))
        return HttpResponseRedirect(admin_address(obj))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        banner = context["original"]
        context["banner_state"] = banner.state if banner else State.DRAFT
        context["may_press"] = context.get("has_change_permission", True)
        return super().render_change_form(request, context, *args, **kwargs)


def admin_address(banner: Banner) -> str:
    return reverse("admin:banners_banner_change", args=(banner.pk,))


def zone_for(person: User) -> str:
    """The clock a person's banners are set by: that of their first edition."""
    edition = edited_by(person).order_by("pk").first()
    held = standing(person)
    return edition.time_zone if edition and not held.is_superuser else person.time_zone
