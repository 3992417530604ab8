"""Opening a sealed name: one chief asks, another answers, and the first may look."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bylines import sealing
from bylines.forms import ReasonForm
from bylines.models import Contributor, ProtectionEvent
from bylines.protecting import Action, ProtectionError
from services import clock
from staff.numbers import number_in

Done = tuple[Callable[..., object], dict[str, Any], str]


class OpeningPage:
    """For the admin class of contributors: one page with whatever may be done now."""

    def opening(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.get_object(request, str(pk))
        sealing.permit(request.user, "see_opening", person)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            if request.POST.get("act") == "look":
                real = sealing.look(person, by=request.user)
                return self.opening_page(request, person, ReasonForm(), real=real)
            if self.is_step_done(request, person, form):
                return HttpResponseRedirect(opening_address(person))
        return self.opening_page(request, person, form)

    def is_step_done(
        self, request: HttpRequest, person: Contributor, form: ReasonForm
    ) -> bool:
        """Ask, answer or end; a refusal becomes the form's error."""
        step = step_of(request, form.cleaned_data["reason"])
        if step is None:
            form.add_error(None, _("Choose what to do."))
            return False
        verb, facts, done = step
        try:
            verb(person, by=request.user, **facts)
        except ProtectionError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, done)
        return True

    def opening_page(
        self,
        request: HttpRequest,
        person: Contributor,
        form: ReasonForm,
        real: sealing.RealName | None = None,
    ) -> HttpResponse:
        now = timezone.now()
        granted = sealing.opening_of(person, request.user, now)
        asked = sealing.open_request(person, now)
        context = self.page_context(request, person) | {
            "title": _("The real name"),
            "form": form,
            "real": real,
            "open_until": granted and until(granted, request),
            "asked": asked,
            "asked_at": asked and clock.at(asked.at, request.user.time_zone, now),
            "is_mine": asked is not None and asked.actor_id == request.user.pk,
            "is_to_unseal": asked is not None
            and asked.action == Action.ASKED_TO_UNSEAL,
        }
        page = "admin/bylines/contributor/opening.html"
        return TemplateResponse(request, page, context)


def step_of(request: HttpRequest, reason: str) -> Done | None:
    """What the pressed button stands for, and what is said once it is done."""
    number = number_in(request.POST.get("asked", ""))
    said = {"reason": reason}
    steps: dict[str, Done] = {
        "ask": (sealing.ask, said, _("Asked. Another chief decides.")),
        "unseal": (
            sealing.ask,
            said | {"to_unseal": True},
            _("Asked. Another chief decides."),
        ),
        "grant": (
            sealing.answer,
            said | {"number": number, "is_granted": True},
            _("Granted. It is on record."),
        ),
        "refuse": (
            sealing.answer,
            said | {"number": number, "is_granted": False},
            _("Refused. It is on record."),
        ),
        "end": (sealing.end, {}, _("Closed.")),
    }
    return steps.get(request.POST.get("act", ""))


def until(granted: ProtectionEvent, request: HttpRequest) -> str:
    now, zone = timezone.now(), request.user.time_zone
    return clock.at(granted.at + sealing.OPEN_FOR, zone, now)


def opening_address(person: Contributor) -> str:
    return reverse("admin:bylines_contributor_opening", args=(person.pk,))
