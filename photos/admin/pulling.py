"""Pulling a photo, and putting it back: a page each, that says what will happen."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_http_methods

from photos import pulling
from photos.models import Photo, PhotoEvent
from photos.pulling import PhotoError, may_pull, may_put_back, uses_of
from services import clock
from services.models import Purge

ACTIONS = {
    "pulled": gettext_lazy("Pulled"),
    "put_back": pgettext_lazy("photo event", "Put back"),
}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "For the desk only, for example: the agency killed it; a face must not show."
        ),
        error_messages={
            "required": gettext_lazy(
                "Say why it is pulled. Only the desk will see this."
            )
        },
    )


class OptionalReasonForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("For the desk. It may stay empty.")


class PullPages:
    """Mixed into the photo admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = {"pull": self.pull, "put_back": self.put_back}
        asked = require_http_methods(["GET", "HEAD", "POST"])
        own = [
            path(f"<int:pk>/{verb}/", view(asked(page)), name=f"photos_photo_{verb}")
            for verb, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def pull(self, request: HttpRequest, pk: int) -> HttpResponse:
        photo = self.get_object(request, str(pk))
        if not may_pull(request.user, photo):
            pulling.deny(request.user, "pull", photo)
        form = ReasonForm(request.POST or None)
        done = _("The photo is pulled. No story shows it any more.")
        if self.is_pressed(request, photo, form, pulling.pull, done):
            return HttpResponseRedirect(address_of(photo))
        refusal = _("This photo was pulled already.") if photo.is_pulled else ""
        return self.ask(request, photo, form, verb="pull", refusal=refusal)

    def put_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        photo = self.get_object(request, str(pk))
        if not may_put_back(request.user, photo):
            pulling.deny(request.user, "put_back", photo)
        form = OptionalReasonForm(request.POST or None)
        done = _("The photo is back. Its stories show it again.")
        if self.is_pressed(request, photo, form, pulling.put_back, done):
            return HttpResponseRedirect(address_of(photo))
        refusal = "" if photo.is_pulled else _("This photo was not pulled.")
        return self.ask(request, photo, form, verb="put_back", refusal=refusal)

    def is_pressed(
        self,
        request: HttpRequest,
        photo: Photo,
        form: ReasonForm,
        verb: Callable[..., None],
        done: str,
    ) -> bool:
        """Use the verb with what the form says; a refusal becomes the form's error."""
        if request.method != "POST" or not form.is_valid():
            return False
        try:
            verb(photo, by=request.user, reason=form.cleaned_data["reason"])
        except PhotoError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, done)
        return True

    def ask(
        self,
        request: HttpRequest,
        photo: Photo,
        form: ReasonForm,
        *,
        verb: str,
        refusal: str,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "photo": photo,
            "form": form,
            "is_pull": verb == "pull",
            "title": pgettext("photo verb", "Pull")
            if verb == "pull"
            else pgettext("photo verb", "Put back"),
            "refusal": refusal,
            "uses": uses_of(photo, request.user),
            "has_caches": bool(settings.PURGE_URLS),
            "back": address_of(photo),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/photos/photo/pull.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        photo = context.get("original")
        if photo is not None:
            context |= {
                "may_pull": not photo.is_pulled and may_pull(request.user, photo),
                "may_put_back": photo.is_pulled and may_put_back(request.user, photo),
                "unconfirmed": unconfirmed(photo),
                "events": event_rows(photo),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def address_of(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=(photo.pk,))


def unconfirmed(photo: Photo) -> list[str]:
    """Caches that have not confirmed that they forgot a photo which was pulled."""
    if not (settings.PURGE_URLS and photo.is_pulled):
        return []
    about_it = Purge.objects.about_it(photo.public_id).unconfirmed()
    return list(about_it.order_by().values_list("cache", flat=True).distinct())


def event_rows(photo: Photo) -> list[dict[str, Any]]:
    """Who pulled it and who put it back, newest first."""
    events = PhotoEvent.objects.filter(photo=photo).select_related("actor")
    now = timezone.now()
    return [
        {
            "what": ACTIONS.get(event.action, event.action),
            "who": event.actor or "",
            "when": clock.at(event.at, photo.service.time_zone, now),
            "reason": event.detail.get("reason", ""),
        }
        for event in events
    ]
