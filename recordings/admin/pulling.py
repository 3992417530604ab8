"""Pulling a recording, and putting it back: a page each, that says what will happen."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from photos.admin.pulling import ACTIONS, OptionalReasonForm, ReasonForm
from recordings import pulling
from recordings.models import Recording, RecordingEvent
from recordings.pulling import RecordingError, may_pull, may_put_back, uses_of
from services import clock


class PullPages:
    """Mixed into the recordings' admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = {"pull": self.pull, "put_back": self.put_back}
        asked = require_http_methods(["GET", "HEAD", "POST"])
        own = [
            path(
                f"<int:pk>/{verb}/",
                view(asked(page)),
                name=f"recordings_recording_{verb}",
            )
            for verb, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def pull(self, request: HttpRequest, pk: int) -> HttpResponse:
        recording = self.get_object(request, str(pk))
        if not may_pull(request.user, recording):
            pulling.deny(request.user, "pull", recording)
        form = ReasonForm(request.POST or None)
        done = _("The recording is pulled. No story plays it any more.")
        if self.is_pressed(request, recording, form, pulling.pull, done):
            return HttpResponseRedirect(address_of(recording))
        refusal = _("This recording was pulled already.") if recording.is_pulled else ""
        return self.ask(request, recording, form, verb="pull", refusal=refusal)

    def put_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        recording = self.get_object(request, str(pk))
        if not may_put_back(request.user, recording):
            pulling.deny(request.user, "put_back", recording)
        form = OptionalReasonForm(request.POST or None)
        done = _("The recording is back. Its stories play it again.")
        if self.is_pressed(request, recording, form, pulling.put_back, done):
            return HttpResponseRedirect(address_of(recording))
        refusal = "" if recording.is_pulled else _("This recording was not pulled.")
        return self.ask(request, recording, form, verb="put_back", refusal=refusal)

    def is_pressed(
        self,
        request: HttpRequest,
        recording: Recording,
        form: ReasonForm,
        verb: Callable[..., None],
        done: str,
    ) -> bool:
        """Use the verb with what the form says; a refusal becomes the form's error."""
        if request.method != "POST" or not form.is_valid():
            return False
        try:
            verb(recording, by=request.user, reason=form.cleaned_data["reason"])
        except RecordingError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, done)
        return True

    def ask(
        self,
        request: HttpRequest,
        recording: Recording,
        form: ReasonForm,
        *,
        verb: str,
        refusal: str,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "recording": recording,
            "form": form,
            "is_pull": verb == "pull",
            "title": pgettext("photo verb", "Pull")
            if verb == "pull"
            else pgettext("photo verb", "Put back"),
            "refusal": refusal,
            "uses": uses_of(recording, request.user),
            "has_caches": bool(settings.PURGE_URLS),
            "back": address_of(recording),
            "media": self.media,
        }
        return TemplateResponse(
            request, "admin/recordings/recording/pull.html", context
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        recording = context.get("original")
        if recording is not None:
            person = request.user
            context |= {
                "may_pull": not recording.is_pulled and may_pull(person, recording),
                "may_put_back": recording.is_pulled and may_put_back(person, recording),
                "uses": uses_of(recording, person),
                "events": event_rows(recording),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def address_of(recording: Recording) -> str:
    return reverse("admin:recordings_recording_change", args=(recording.pk,))


def event_rows(recording: Recording) -> list[dict[str, Any]]:
    """Who pulled it and who put it back, newest first."""
    events = RecordingEvent.objects.filter(recording=recording).select_related("actor")
    now = timezone.now()
    return [
        {
            "what": ACTIONS.get(event.action, event.action),
            "who": event.actor or "",
            "when": clock.at(event.at, recording.service.time_zone, now),
            "reason": event.detail.get("reason", ""),
        }
        for event in events
    ]
