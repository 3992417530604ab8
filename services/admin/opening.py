"""The pages on which an edition is opened, and closed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods

from services import opening
from services.models import Edition
from services.opening import OpeningError, may_open


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("For the desk log, which every colleague reads."),
        error_messages={
            "required": gettext_lazy("Say why it is closed. The desk log keeps it.")
        },
    )


class OptionalReasonForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = _("Words for the desk log")
        self.fields["reason"].help_text = _("They may stay empty.")


class OpeningPages:
    """Mixed into the edition admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        asked = require_http_methods(["GET", "HEAD", "POST"])
        own = [
            path(
                f"<int:pk>/{verb}/",
                view(asked(page)),
                name=f"services_edition_{verb}",
            )
            for verb, page in (("open", self.open_page), ("close", self.close_page))
        ]
        return [*own, *super().get_urls()]

    def open_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What it lacks, each with the way there; and the button."""
        edition = self.get_object(request, str(pk))
        opening.permit(request.user, "open", edition)
        form = OptionalReasonForm(request.POST or None)
        done = _("The edition is open. Readers find it at %(address)s")
        if self.is_used(request, edition, form, opening.open_edition, done):
            return HttpResponseRedirect(edition_address(edition))
        facts = {"lacks": opening.lacks(edition), "is_opening": True}
        refusal = _("This edition is open already.") if edition.is_open else ""
        return self.ask_opening(request, edition, form, refusal=refusal, **facts)

    def close_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        edition = self.get_object(request, str(pk))
        opening.permit(request.user, "close", edition)
        form = ReasonForm(request.POST or None)
        done = _("The edition is closed. Nobody finds %(address)s any more.")
        if self.is_used(request, edition, form, opening.close_edition, done):
            return HttpResponseRedirect(edition_address(edition))
        refusal = "" if edition.is_open else _("This edition is closed already.")
        return self.ask_opening(
            request, edition, form, refusal=refusal, is_opening=False
        )

    def is_used(
        self,
        request: HttpRequest,
        edition: Edition,
        form: forms.Form,
        verb: Callable[..., None],
        done: str,
    ) -> bool:
        """Use the verb with what the form says; a refusal becomes the form's error."""
        if request.method != "POST" or not form.is_valid():
            return False
        try:
            verb(edition, by=request.user, reason=form.cleaned_data["reason"])
        except OpeningError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, done % {"address": home_of(edition)})
        return True

    def ask_opening(
        self,
        request: HttpRequest,
        edition: Edition,
        form: forms.Form,
        *,
        refusal: str,
        is_opening: bool,
        **facts: Any,
    ) -> HttpResponse:
        stops = [lack for lack in facts.get("lacks", ()) if lack.is_blocking]
        to_open = pgettext("edition verb", "Open")
        to_close = pgettext("edition verb", "Close")
        title = to_open if is_opening else to_close
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "edition": edition,
            "title": title,
            "form": form,
            "is_opening": is_opening,
            "refusal": refusal,
            "stops": stops,
            "advice": [each for each in facts.get("lacks", ()) if each not in stops],
            "home": home_of(edition),
            "back": edition_address(edition),
            "preview": preview_address(edition),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/services/edition/open.html", context)

    def state_of(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """What stands above the edition's form."""
        return {
            "may_open": may_open(request.user, edition),
            "home": home_of(edition),
            "preview": preview_address(edition),
        }


def home_of(edition: Edition) -> str:
    return f"{edition.site}{edition.root}"


def edition_address(edition: Edition) -> str:
    return reverse("admin:services_edition_change", args=(edition.pk,))


def opening_address(edition: Edition, verb: str) -> str:
    return reverse(f"admin:services_edition_{verb}", args=(edition.pk,))


def preview_address(edition: Edition) -> str:
    """Where whoever holds its pages shows them to the desk."""
    return reverse("desk:edition_preview", args=(edition.pk,))
