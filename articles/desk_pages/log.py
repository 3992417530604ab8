"""`/admin/log/`: the desk log, page by page; POST adds a line for whoever comes next."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.first_page.happened import entry_lines
from articles.first_page.whose import Whose, whose_desk
from articles.permissions import security
from staff import desk_log
from staff.models import DeskLogEntry
from staff.numbers import number_in

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    whose = whose_desk(request.user, timezone.now())
    if not whose.services:
        raise PermissionDenied
    if request.method == "POST":
        return write(request, whose)
    return page(request, whose)


def write(request: HttpRequest, whose: Whose) -> HttpResponse:
    """Add the line, or show it again with the reason why not."""
    service = number_in(request.POST.get("service", ""))
    typed = request.POST.get("text", "").replace("\r\n", "\n").replace("\0", "")
    if service not in whose.services:
        security.warning(
            "Refused: person %s, desk log of service %s", request.user.pk, service
        )
        raise PermissionDenied(_("This is the log of another service's desk."))
    try:
        desk_log.write(service, typed, by=request.user)
    except desk_log.DeskLogError as refused:
        messages.error(request, str(refused))
        return page(request, whose, typed=typed, chosen=service)
    messages.success(request, _("It is in the desk log."))
    return HttpResponseRedirect(reverse("admin:index"))


def page(request: HttpRequest, whose: Whose, **typed: Any) -> HttpResponse:
    entries = DeskLogEntry.objects.of_services(list(whose.services))
    if before := number_in(request.GET.get("before", "")):
        entries = entries.filter(pk__lt=before)
    found = list(entries.select_related("author")[: SHOWN + 1])
    context = {
        **admin.site.each_context(request),
        "title": _("Desk log"),
        "lines": list(entry_lines(found[:SHOWN], whose)),
        "older": found[SHOWN - 1].pk if len(found) > SHOWN else None,
        "services": [(pk, str(own)) for pk, own in whose.services.items()],
        **typed,
    }
    return TemplateResponse(request, "admin/desk_pages/log.html", context)
