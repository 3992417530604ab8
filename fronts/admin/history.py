"""What happened to a front: revisions and events as one list, two revisions compared,
and the way back to any of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from fronts import workflow
from fronts.admin.board import naming_of
from fronts.differences import differences
from fronts.killed import without_killed
from fronts.layout import Layout
from fronts.models import Front, FrontEvent, FrontRevision
from fronts.permissions import may, permit
from services import clock
from staff.numbers import number_in

SHOWN = 200  # entries

ACTIONS = {
    "saved": gettext_lazy("Saved"),
    "restored": gettext_lazy("Restored revision %(of)s"),
    "published": gettext_lazy("Published"),
    "scheduled": gettext_lazy("Scheduled for %(at)s"),
    "unscheduled": gettext_lazy("Unscheduled"),
    "taken_off": gettext_lazy("Back to the automatic front"),
    "story_killed": gettext_lazy("A killed story"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was done, by whom, when, and the revision that it names.

    `is_newest` of the last line that names this revision: it can be chosen there.
    """

    words: str
    who: str
    when: str
    number: int | None
    is_choice: bool


class HistoryPages:
    """For the admin class of fronts."""

    def history_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path(
                "<int:pk>/compare/",
                view(require_safe(self.compare)),
                name="fronts_front_compare",
            ),
            path(
                "<int:pk>/restore/",
                view(both(self.restore)),
                name="fronts_front_restore",
            ),
        ]

    def front_history(self, request: HttpRequest, object_id: str) -> HttpResponse:
        front = self.get_object(request, object_id)
        entries = list(entries_of(front, timezone.now()))
        numbers = [entry.number for entry in entries if entry.is_choice]
        context = {
            **self.page_context(request, front),
            "title": _("History"),
            "entries": entries,
            "zone": front.edition.time_zone,
            "to": numbers[0] if numbers else 0,
            "since": numbers[1] if len(numbers) > 1 else 0,
            "compare": reverse("admin:fronts_front_compare", args=(front.pk,)),
            "may_arrange": may(request.user, front),
        }
        return TemplateResponse(request, "admin/fronts/front/history.html", context)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`?from=3&to=7`: numbers of revisions; 0 is nothing yet."""
        front = self.get_object(request, str(pk))
        asked = [number_in(request.GET.get(name, "")) for name in ("from", "to")]
        since, to = (layout_of(front, number) for number in asked)
        if since is None or to is None:
            return self.no_such(request, front)
        naming = naming_of(front, timezone.now(), since, to)
        context = {
            **self.page_context(request, front),
            "title": _("What changed"),
            "since": asked[0],
            "to": asked[1],
            "changes": differences(since, to, naming),
            "history": history_address(front),
        }
        return TemplateResponse(request, "admin/fronts/front/compare.html", context)

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then make an earlier revision the draft again."""
        front = self.get_object(request, str(pk))
        permit(request.user, "restore", front)
        sent = request.POST if request.method == "POST" else request.GET
        number = number_in(sent.get("number", ""))
        if request.method == "POST" and self.is_restored(request, front, number):
            return HttpResponseRedirect(self.address(front))
        front = self.get_object(request, str(pk))
        earlier = layout_of(front, number) if number else None
        if earlier is None:
            return self.no_such(request, front)
        now = front.arranged
        naming = naming_of(front, timezone.now(), now, earlier)
        context = {
            **self.page_context(request, front),
            "title": _("Restore revision %(number)s") % {"number": number},
            "number": number,
            "changes": differences(now, earlier, naming),
            "history": history_address(front),
        }
        return TemplateResponse(request, "admin/fronts/front/restore.html", context)

    def is_restored(self, request: HttpRequest, front: Front, number: int) -> bool:
        version = number_in(request.POST.get("version", ""))
        try:
            workflow.restore(
                front, number, by=request.user, version=version, now=timezone.now()
            )
        except workflow.WorkflowError as refused:
            messages.error(request, str(refused))
            return False
        done = _("The earlier arrangement is the draft again. Readers see no change.")
        messages.success(request, done)
        return True

    def no_such(self, request: HttpRequest, front: Front) -> HttpResponse:
        said = _("This front has no such revision. Choose two from the list.")
        messages.error(request, said)
        return HttpResponseRedirect(history_address(front))


def history_address(front: Front) -> str:
    return reverse("admin:fronts_front_history", args=(front.pk,))


def layout_of(front: Front, number: int) -> Layout | None:
    """The revision of this number, or nothing yet; None if there is no such one."""
    if not number:
        return Layout()
    revision = FrontRevision.objects.of(front).filter(number=number).first()
    return without_killed(revision.arranged) if revision else None


def entries_of(front: Front, now: datetime) -> Iterator[Entry]:
    """The newest first. Each revision can be chosen on the last line that names it."""
    events = FrontEvent.objects.filter(front=front).select_related("actor")
    seen: set[int] = set()
    zone = front.edition.time_zone
    for event in events[:SHOWN]:
        number = event.revision
        yield Entry(
            words=action_words(event, zone, now),
            who=str(event.actor or ""),
            when=clock.at(event.at, zone, now),
            number=number,
            is_choice=number is not None and number not in seen,
        )
        seen.add(number or 0)


def action_words(event: FrontEvent, zone: str, now: datetime) -> str:
    detail: dict[str, Any] = dict(event.detail)
    at = parse_datetime(str(detail.get("at", "")))
    facts = {"of": detail.get("of", ""), "at": clock.at(at, zone, now) if at else ""}
    said = ACTIONS.get(event.action)
    return said % facts if said else event.action
