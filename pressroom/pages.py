"""`/admin/pressroom/`: how the site is, for whoever runs it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pressroom.findings import State, findings, worst
from pressroom.models import JobRun
from services import clock

MAY = "pressroom.view_jobrun"


@require_safe
def how_the_site_is(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    if not person.has_perm(MAY):
        raise PermissionDenied(_("Only superusers see how the site is."))
    found, now = findings(), timezone.now()
    context = {
        **admin.site.each_context(request),
        "title": _("How the site is"),
        "verdict": verdict(worst(found)),
        "worst": worst(found),
        "groups": [
            (state, [one for one in found if one.state == state])
            for state in State
            if any(one.state == state for one in found)
        ],
        "jobs": [job_row(run, person, now) for run in JobRun.objects.all()],
        "looked_at": clock.at(now, person.time_zone, now),
    }
    return TemplateResponse(request, "admin/pressroom/well.html", context)


def verdict(state: State) -> str:
    return {
        State.BAD: _("Something is bad. Begin at the top."),
        State.LOOK: _("The site runs. Something is to be looked at, in good time."),
        State.WELL: _("All is well."),
    }[state]


def job_row(run: JobRun, person: Any, now: Any) -> dict[str, Any]:
    done = run.succeeded_at
    return {
        "name": run.name,
        "done": clock.at(done, person.time_zone, now) if done else "",
        "failures": run.failures,
        "said": run.said,
    }
