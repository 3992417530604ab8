"""`/admin/keys/`: every key of the desk, on one page to print; and the switch."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk_pages.shortcuts import desk_table, editor_table
from staff.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The list; POST switches the keys that are one letter on or off."""
    if request.method == "POST":
        switch(request)
        return HttpResponseRedirect(reverse("desk:keys"))
    context = {
        **admin.site.each_context(request),
        "title": _("Keys"),
        "desk": split(desk_table()),
        "editor": split(editor_table()),
    }
    return TemplateResponse(request, "admin/desk_pages/keys.html", context)


def switch(request: HttpRequest) -> None:
    """Kept with the person, so that it holds on every machine."""
    is_on = request.POST.get("single") == "on"
    User.objects.filter(pk=request.user.pk).update(has_desk_keys=is_on)
    said = (
        _("Single keys are on.")
        if is_on
        else _("Single keys are off. Ctrl+K still finds.")
    )
    messages.success(request, said)


Table = list[tuple[str, list[tuple[str, str]]]]


def split(table: Table) -> list[tuple[str, list[tuple[list[list[str]], str]]]]:
    """Each shortcut as the keys to press together, one press after the other."""
    return [
        (
            heading,
            [
                ([press.split("+") for press in keys.split(" ")], what)
                for keys, what in rows
            ],
        )
        for heading, rows in table
    ]
