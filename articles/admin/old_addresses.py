"""Old addresses at the desk: a list, one at a time, and whole files of them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import old_address_upload
from articles.models import OldAddress
from articles.models.old_address import LONGEST
from articles.old_address_list import Line, Plan, keep, plan
from articles.permissions import CHIEFS
from services.models import Edition
from staff.fences import FencedAdmin, FencedFilter
from staff.permissions import Person, standing


def run_by(person: Person) -> "QuerySet[Edition]":
    """The editions whose old addresses the person keeps: as chief, or for the house."""
    held = standing(person)
    if held.reads_everything:
        return Edition.objects.all()
    return Edition.objects.filter(service__in=held.services(*CHIEFS))


class OldAddressForm(forms.ModelForm):
    """One old address, by the rules of whole files."""

    old = forms.CharField(
        label=gettext_lazy("Old address"),
        max_length=LONGEST,
        help_text=gettext_lazy(
            "As it stood on the old site, for example /news/2019/ferry.html?page=2. "
            "Capitals count, a slash at the end does not."
        ),
    )
    leads_to = forms.CharField(
        label=gettext_lazy("Leads to"),
        max_length=LONGEST,
        help_text=gettext_lazy(
            "A story’s number or address, the address of another page of this site, "
            "or the word gone."
        ),
    )

    class Meta:
        model = OldAddress
        fields = ("edition", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planned = Plan()
        for name in ("old", "leads_to"):
            if name in self.fields:
                self.fields[name].widget.attrs |= {"dir": "ltr", "class": "vTextField"}
        row = self.instance
        if "edition" in self.fields and len(own := self.choices()) == 1:
            self.initial.setdefault("edition", own[0].pk)
        if row.pk:
            host = f"https://{row.host}" if row.host else ""
            self.initial.setdefault("old", f"{host}{row.path}")
            self.initial.setdefault("leads_to", row.story or row.target or _("gone"))

    def choices(self) -> list[Edition]:
        field: Any = self.fields["edition"]
        return list(field.queryset[:2])

    def clean(self) -> dict[str, Any]:
        """Look at it as at a file of one line."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        edition = typed.get("edition") or getattr(self.instance, "edition", None)
        if self.errors or edition is None:
            return typed
        but = self.instance if self.instance.pk else None
        line = Line(1, typed["old"], typed["leads_to"], typed["note"])
        self.planned = plan([line], edition, but=but)
        for each in self.planned.refused:
            self.add_error("old", each.reason)
        if self.planned.changed or self.planned.same:
            self.add_error("old", _("This old address is kept already."))
        return typed

    def _post_clean(self) -> None:
        """Give the row what was planned for it, before the model looks at it."""
        for made in self.planned.added if not self.errors else ():
            for name in ("path", "host", "story", "target"):
                setattr(self.instance, name, getattr(made, name))
        super()._post_clean()


class PlaceFilter(admin.SimpleListFilter):
    title = gettext_lazy("leads to")
    parameter_name = "leads"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("story", _("A story")), ("page", _("A page")), ("gone", _("Gone"))]

    def queryset(
        self, request: HttpRequest, queryset: "QuerySet[OldAddress]"
    ) -> "QuerySet[OldAddress]":
        if self.value() == "story":
            return queryset.exclude(story="")
        if self.value() == "page":
            return queryset.exclude(target="")
        if self.value() == "gone":
            return queryset.filter(story="", target="")
        return queryset


@admin.register(OldAddress)
class OldAddressAdmin(FencedAdmin):
    """Kept by an edition's chiefs, and by those who work for the whole house."""

    service_path = "edition.service_id"
    viewers = adders = changers = CHIEFS
    form = OldAddressForm
    fields = ("edition", "old", "leads_to", "note")
    list_display = ("__str__", "leads_to", "edition", "note")
    list_filter = (("edition", FencedFilter), PlaceFilter)
    list_select_related = ("edition",)
    search_fields = ("path", "story", "target", "note")
    change_list_template = "admin/articles/oldaddress/change_list.html"

    def holds(
        self,
        person: Person,
        roles: frozenset[str],
        obj: models.Model | None = None,
    ) -> bool:
        return standing(person).is_central or super().holds(person, roles, obj)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[OldAddress]":
        rows = super().get_queryset(request).select_related("edition")
        return rows.filter(edition__in=run_by(request.user))

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        """A wrong one goes: it is nobody's work, and leads readers astray."""
        return self.holds(request.user, self.changers, obj)

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        return run_by(request.user)

    def get_readonly_fields(
        self, request: HttpRequest, obj: OldAddress | None = None
    ) -> tuple[str, ...]:
        return ("edition",) if obj else ()

    def save_model(
        self,
        request: HttpRequest,
        obj: OldAddress,
        form: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Save it, and have those lead on that led to it."""
        super().save_model(request, obj, form, change)
        keep(Plan(followed=form.planned.followed))

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, row: OldAddress) -> str:
        return row.story or row.target or _("gone")

    # ── Whole files ──────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.bring_in)
        own = path("bring-in/", view, name="articles_oldaddress_bring_in")
        return [own, *super().get_urls()]

    def bring_in(self, request: HttpRequest) -> HttpResponse:
        """Choose a file, see what it would do, and then do it."""
        if not self.has_add_permission(request):
            raise PermissionDenied(_("Chiefs bring in lists of old addresses."))
        form = old_address_upload.UploadForm(
            request.POST or None, request.FILES or None, editions=run_by(request.user)
        )
        if request.method == "POST" and form.is_valid():
            made = form.plan(request.user)
            if made is not None and "keep" in request.POST and made.number:
                keep(made)
                messages.success(request, old_address_upload.report(made))
                return HttpResponseRedirect(
                    reverse("admin:articles_oldaddress_changelist")
                )
            return self.upload_page(request, form, made)
        return self.upload_page(request, form, None)

    def upload_page(
        self, request: HttpRequest, form: Any, made: Plan | None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Bring in a list of old addresses"),
            "form": form,
            "plan": made,
            "shown": old_address_upload.shown(made) if made else None,
            "sealed": form.sealed,
        }
        return TemplateResponse(
            request, "admin/articles/oldaddress/bring_in.html", context
        )
