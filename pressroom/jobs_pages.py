"""`/admin/pressroom/jobs/`: how the background's jobs go, for whoever runs the site."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from pressroom.jobs import Standing, standings
from services import clock


@dataclass(frozen=True, slots=True)
class Row:
    """One job in words, on the clock of the person who reads it."""

    name: str
    words: Promise | str
    state: str
    is_well: bool
    facts: list[str]
    said: str


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("pressroom.view_jobrun"):
        raise PermissionDenied
    now = timezone.now()
    zone = request.user.time_zone  # type: ignore[union-attr]  # has_perm: it is a User
    rows = [row_of(each, zone) for each in standings(now)]
    context = {
        **admin.site.each_context(request),
        "title": _("Jobs of the background"),
        "rows": rows,
        "unwell": sum(not row.is_well for row in rows),
    }
    return TemplateResponse(request, "admin/desk_pages/jobs.html", context)


def row_of(standing: Standing, zone: str) -> Row:
    return Row(
        name=standing.job.name,
        words=standing.job.words,
        state=standing.state,
        is_well=standing.is_well,
        facts=[fact for fact in facts_of(standing, zone) if fact],
        said=standing.run.said if standing.run else "",
    )


def facts_of(standing: Standing, zone: str) -> list[str]:
    every = span(timedelta(seconds=standing.job.every))
    facts = [_("every %(time)s") % {"time": every}]
    run = standing.run
    if run is None:
        return facts
    if run.succeeded_at:
        facts.append(last_done(run.succeeded_at, standing.now, zone))
    if standing.took is not None:
        facts.append(_("took %(time)s") % {"time": span(standing.took)})
    if run.failures:
        failed = ngettext(
            "failed %(number)s time in a row",
            "failed %(number)s times in a row",
            run.failures,
        )
        facts.append(failed % {"number": run.failures})
    return facts


def last_done(moment: datetime, now: datetime, zone: str) -> str:
    return _("last done %(when)s (%(long)s ago)") % {
        "when": clock.at(moment, zone, now),
        "long": clock.until(moment, now),
    }


def span(time: timedelta) -> str:
    """`5 s`, `3 min`, `2 h`, `9 days`."""
    seconds = round(time.total_seconds())
    if seconds < 60:
        return _("%(number)s s") % {"number": seconds}
    now = timezone.now()
    return clock.until(now + time, now)
