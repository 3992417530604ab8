"""One address a verb of a front: GET asks and says what follows, POST does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from fronts import workflow
from fronts.admin.board import naming_of
from fronts.admin.outlook import outlook, readers_layout
from fronts.admin.words import have_words, newest_revision, scheduled_words
from fronts.models import Front
from fronts.permissions import permit
from fronts.readers_side import ReadersSide, readers_side
from services.forms import ZonedTimeField
from staff.numbers import number_in


class VerbForm(forms.Form):
    """Most verbs ask nothing."""

    def __init__(self, *args: Any, front: Front, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class ScheduleForm(VerbForm):
    at = ZonedTimeField(
        label=gettext_lazy("When"),
        help_text=gettext_lazy(
            "From this moment readers have the front as it is arranged now. "
            "Later changes to the draft need another press."
        ),
    )

    def __init__(self, *args: Any, front: Front, **kwargs: Any) -> None:
        super().__init__(*args, front=front, **kwargs)
        self.fields["at"].use_zone(front.edition.time_zone)


@dataclass(frozen=True, slots=True)
class Verb:
    """What stands on its page and its button."""

    name: str
    label: str | Promise
    explanation: str | Promise
    done: str | Promise
    form: type[VerbForm] = VerbForm
    shows_changes: bool = False
    is_stopping: bool = False


VERBS = (
    Verb(
        "publish",
        pgettext_lazy("verb", "Publish"),
        gettext_lazy("Readers have this arrangement at once."),
        gettext_lazy("The front is before its readers."),
        shows_changes=True,
    ),
    Verb(
        "schedule",
        pgettext_lazy("verb", "Schedule"),
        gettext_lazy("Readers have this arrangement from the moment that you say."),
        gettext_lazy("The front is scheduled."),
        form=ScheduleForm,
        shows_changes=True,
    ),
    Verb(
        "unschedule",
        pgettext_lazy("verb", "Unschedule"),
        gettext_lazy("What is scheduled does not come. What readers have stays."),
        gettext_lazy("The front is not scheduled any more."),
    ),
    Verb(
        "take_off",
        gettext_lazy("Back to the automatic front"),
        gettext_lazy(
            "Readers have the newest stories again, arranged by themselves. "
            "The draft stays here."
        ),
        gettext_lazy("Readers have the automatic front again."),
        is_stopping=True,
    ),
)
BY_NAME = {verb.name: verb for verb in VERBS}


class VerbPages:
    """For the admin class of fronts."""

    def verb_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        page = view(require_http_methods(["GET", "HEAD", "POST"])(self.verb_page))
        return [
            path(
                f"<int:pk>/{verb.name.replace('_', '-')}/",
                page,
                {"verb": verb},
                name=f"fronts_front_{verb.name}",
            )
            for verb in VERBS
        ]

    def verb_page(self, request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
        front = self.get_object(request, str(pk))
        permit(request.user, verb.name, front)
        if request.method != "POST":
            return self.ask(request, front, verb, verb.form(front=front))
        form = verb.form(request.POST, front=front)
        if form.is_valid() and self.is_done(request, front, verb, form):
            return HttpResponseRedirect(self.address(front))
        front = self.get_object(request, str(pk))  # as it stands after the refusal
        return self.ask(request, front, verb, form)

    def is_done(
        self, request: HttpRequest, front: Front, verb: Verb, form: VerbForm
    ) -> bool:
        """Use the verb upon the version that was looked at; a refusal is an error of
        the form.
        """
        facts = dict(form.cleaned_data)
        if verb.shows_changes:
            facts["version"] = number_in(request.POST.get("version", ""))
        try:
            getattr(workflow, verb.name)(
                front, by=request.user, now=timezone.now(), **facts
            )
        except workflow.Collision as collision:
            again = _("Look at what it says now, and press again.")
            form.add_error(None, f"{collision} {again}")
        except workflow.WorkflowError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, verb.done)
            return True
        return False

    def ask(
        self, request: HttpRequest, front: Front, verb: Verb, form: VerbForm
    ) -> HttpResponse:
        now = timezone.now()
        side = readers_side(front, now)
        context = {
            **self.page_context(request, front),
            "title": verb.label,
            "verb": verb,
            "form": form,
            "readers_have": have_words(front, side, newest_revision(front), now),
            "scheduled": scheduled_words(front, side, now),
            "refusal": refusal(verb, side),
            "outlook": changes(front, side, now) if verb.shows_changes else [],
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/fronts/front/verb.html", context)


def refusal(verb: Verb, side: ReadersSide) -> str:
    """Why the verb would change nothing; empty if it would."""
    if verb.name == "unschedule" and side.pending is None:
        return _("Nothing is scheduled for this front.")
    if verb.name == "take_off" and side.current is None and side.pending is None:
        return _("Readers have the automatic front already.")
    return ""


def changes(front: Front, side: ReadersSide, now: datetime) -> list[str]:
    before, after = readers_layout(front, side), front.arranged
    return outlook(before, after, naming_of(front, now, before, after))
