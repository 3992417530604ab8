"""`/admin/typed/<contributor>/`: everything in which somebody's name stands as typed.

Protecting a person stops what is composed of facts; this page lists the rest.
"""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.scan.finds import Group
from articles.scan.scanning import scan
from bylines import sealing
from bylines.models import Contributor
from bylines.names import printed_names
from bylines.protecting import deny, may_protect
from staff.numbers import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest, pk: int) -> HttpResponse:
    """GET looks; of a sealed person POST does, since every look is on record."""
    people = Contributor.objects.visible_to(request.user).select_related("service")
    person = get_object_or_404(people, pk=pk)
    if not may_protect(request.user, person):
        deny(request.user, "see_typed_names", person)
    names = names_of(request, person)
    groups, rest = found(request, person, names)
    context = {
        **admin.site.each_context(request),
        "title": _("Where the name is typed"),
        "contributor": person,
        "groups": groups,
        "rest": rest,
        "is_open": is_open(request, person),
        "has_looked": bool(names),
        "back": reverse("admin:bylines_contributor_change", args=(person.pk,)),
    }
    return TemplateResponse(request, "admin/desk_pages/typed.html", context)


def is_open(request: HttpRequest, person: Contributor) -> bool:
    granted = sealing.opening_of(person, request.user, timezone.now())
    return granted is not None


def names_of(request: HttpRequest, person: Contributor) -> set[str]:
    """What to look for: of a sealed person nothing, but within an opening."""
    if not person.is_sealed:
        return printed_names([person])
    if request.method != "POST":
        return set()
    if not is_open(request, person):
        raise Http404
    real = sealing.look(person, by=request.user)
    return {real.name, real.slug, *real.names.values()}


def found(
    request: HttpRequest, person: Contributor, names: set[str]
) -> tuple[list[Group], int | None]:
    """`?below=3000`: only the past, further down."""
    if not names:
        return [], None
    asked = request.POST if request.method == "POST" else request.GET
    below = number_in(asked.get("below", ""), digits=15) or None
    return scan(person, names, request.user, timezone.now(), below=below)
