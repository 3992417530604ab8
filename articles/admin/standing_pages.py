"""Standing pages at the desk: written by an edition's editors."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Script

from articles.addresses import standing_page_path
from articles.models import StandingPage
from articles.permissions import EDITORS
from articles.prose import plain_text
from services.admin import edited_by
from services.admin.opening import opening_address
from services.forms import AddressedForm
from services.models import Edition
from services.opening import may_open
from staff.fences import FencedAdmin, FencedFilter


class StandingPageForm(AddressedForm):
    """A page that says something, at an address that follows its title."""

    address_of = "title"
    address_without = "page"

    class Meta:
        model = StandingPage
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs["dir"] = "auto"
        edition = self.edition()
        if edition and "body" in self.fields:
            self.fields["body"].widget.attrs |= {
                "data-dir": edition.direction,
                "data-lang": edition.language,
            }

    def edition(self) -> Edition | None:
        """Whose page it is; of a new one, the only possible edition."""
        if self.instance.pk:
            return self.instance.edition
        if "edition" not in self.fields:
            return None
        possible = list(self.fields["edition"].queryset[:2])
        if len(possible) == 1:
            self.initial.setdefault("edition", possible[0].pk)
            return possible[0]
        chosen = str(self.initial.get("edition", ""))
        rows = self.fields["edition"].queryset
        return rows.filter(pk=chosen).first() if chosen.isdecimal() else None

    def clean_body(self) -> str:
        body = self.cleaned_data["body"]
        if not plain_text(body):
            raise forms.ValidationError(_("Write what the page says."))
        return body


@admin.register(StandingPage)
class StandingPageAdmin(FencedAdmin):
    """Of each edition: who makes it, how to reach it, by which rules it works."""

    service_path = "edition.service_id"
    adders = changers = EDITORS
    form = StandingPageForm
    fields = (
        "edition",
        "purpose",
        "title",
        "slug",
        "body",
        "position",
        "is_public",
        "address",
    )
    list_display = ("title", "edition", "purpose", "position", "is_public")
    list_filter = (("edition", FencedFilter), "purpose", "is_public")
    list_select_related = ("edition",)
    search_fields = ("title",)

    class Media:
        css = {"all": ("css/desk/story.css",)}
        js = (Script("js/desk_leave.js", type="module"),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[StandingPage]:
        return super().get_queryset(request).select_related("edition")

    def choices(self, db_field: models.Field, request: HttpRequest) -> QuerySet[Any]:
        return edited_by(request.user)

    def get_readonly_fields(
        self, request: HttpRequest, obj: StandingPage | None = None
    ) -> tuple[str, ...]:
        return ("edition", "address") if obj else ("address",)

    def response_add(
        self, request: HttpRequest, obj: StandingPage, post_url_continue: Any = None
    ) -> HttpResponse:
        """Back to what the edition still lacks, for who came from there."""
        response = super().response_add(request, obj, post_url_continue)
        stays = {"_continue", "_addanother", "_popup"} & request.POST.keys()
        if (
            stays
            or "opening" not in request.GET
            or not may_open(request.user, obj.edition)
        ):
            return response
        return HttpResponseRedirect(opening_address(obj.edition, "open"))

    @admin.display(description=gettext_lazy("public address"))
    def address(self, page: StandingPage) -> SafeString | str:
        if not page.pk:
            return _("Readers find it here once it is saved.")
        path = standing_page_path(page.edition.prefix, page.slug)
        url = f"{page.edition.site}{path}"
        if not (page.is_public and page.edition.is_open):
            return _("Not public now: %(address)s") % {"address": url}
        return format_html('<a href="{}" dir="ltr">{}</a>', path, url)
