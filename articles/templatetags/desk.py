"""Tags of the desk's own pages: where one can go, and the first page."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.desk_pages.shortcuts import addresses
from articles.first_page import FirstPage, first_page
from staff.permissions import standing

register = template.Library()

# What stands in the desk's navigation, for whoever may see it.
PLACES = ("Article", "Assignment", "Photo", "Recording", "Banner", "Contributor")


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    address: str
    is_here: bool


@register.simple_tag(takes_context=True)
def desk_places(context: Context) -> list[Place]:
    """The lists a person goes to all day, from what the admin lets them see."""
    models = {
        model["object_name"]: model
        for app in context.get("available_apps", ())
        for model in app["models"]
        if model["admin_url"]
    }
    path = context["request"].path
    places = [
        Place(
            name=capfirst(models[name]["name"]),
            address=models[name]["admin_url"],
            is_here=path.startswith(models[name]["admin_url"]),
        )
        for name in PLACES
        if name in models
    ]
    if places and standing(context["request"].user).has_anywhere():
        places.insert(1, coverage_place(path))
    return places


def coverage_place(path: str) -> Place:
    address = reverse("desk:coverage")
    return Place(name=_("Coverage"), address=address, is_here=path.startswith(address))


@register.simple_tag(takes_context=True)
def desk_first_page(context: Context) -> FirstPage:
    """What concerns the person now; `?show=ready` shows that group alone.

    Kept on the request: two blocks of the page draw from it.
    """
    request = context["request"]
    if not hasattr(request, "first_page"):
        show = request.GET.get("show", "")
        request.first_page = first_page(request.user, timezone.now(), show=show)
    return request.first_page


@register.simple_tag(takes_context=True)
def desk_keys(context: Context) -> dict[str, dict[str, str]]:
    """Where the keys lead, for static/js/desk_keys.js."""
    request = context.get("request")  # a page that failed may have none
    return addresses(request.user) if hasattr(request, "user") else {}
