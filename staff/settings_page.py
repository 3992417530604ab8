"""*My settings*: what people at the desk decide for themselves."""

import zoneinfo
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from staff.models import User


class SettingsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("interface_language", "time_zone", "wants_note_mails")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(zoneinfo.available_timezones())
        self.fields["time_zone"].widget = forms.Select(
            choices=[(zone, zone.replace("_", " ")) for zone in zones]
        )


class SettingsPage:
    """For the admin class of people; everybody at the desk may open it."""

    def get_urls(self) -> list[URLPattern]:
        page = require_http_methods(["GET", "HEAD", "POST"])(self.mine)
        view = self.admin_site.admin_view(page)  # type: ignore[attr-defined]
        own = path("mine/", view, name="staff_user_mine")
        return [own, *super().get_urls()]  # type: ignore[misc]

    def mine(self, request: HttpRequest) -> HttpResponse:
        # A copy of the person: the form writes into it even what it then refuses.
        person = User.objects.get(username=request.user.get_username())
        form = SettingsForm(request.POST or None, instance=person)
        if request.method == "POST" and form.is_valid():
            form.instance.save(update_fields=form.fields)
            with translation.override(form.instance.interface_language):
                messages.success(request, _("Your settings are saved."))
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": User._meta,
            "title": _("My settings"),
            "form": form,
            "email": person.email,
        }
        return TemplateResponse(request, "admin/staff/user/mine.html", context)
