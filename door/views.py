"""The pages at the door: logging in, the second factor, where one is logged in.

allauth's views do the steps; here they get the desk's frame, and our words.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.account.models import Login
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from door import browsers, places, second_factor, sessions
from door.adapters import passkey_host
from door.forms import DoorForm
from door.middleware import is_held

View = Callable[..., HttpResponse]


def framed(view: View, title: Any) -> View:
    """The view's page in the desk's frame; of the desk itself for who must set up."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            response.context_data = frame(request, title) | (
                response.context_data or {}
            )
        return response

    return page


def frame(request: HttpRequest, title: Any) -> dict[str, Any]:
    held = is_held(request)
    around = admin.site.each_context(request)
    return around | {
        "title": title,
        "is_held": held,
        "has_permission": around["has_permission"] and not held,
        "passkey_host": passkey_host(),
        "passkey_site": settings.SITE_URL.replace("//127.0.0.1", "//localhost"),
        "is_second_factor_required": second_factor.is_required(),
    }


def only_at_desk(view: View) -> View:
    """For whoever is logged in; anybody else is led to the log-in."""
    return admin.site.admin_view(view)


@method_decorator(never_cache, name="dispatch")
class DoorView(LoginView):
    """Name and password; then the second step, for who has one."""

    authentication_form = DoorForm
    template_name = "admin/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "GET":
            if admin.site.has_permission(request):
                return HttpResponseRedirect(reverse("admin:index"))
            if get_pending_stage(request):
                return HttpResponseRedirect(reverse("mfa_authenticate"))
        return super().dispatch(request, *args, **kwargs)

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return (
            context
            | frame(self.request, gettext_lazy("Log in"))
            | {
                "app_path": self.request.get_full_path(),
                "username": self.request.user.get_username(),
                REDIRECT_FIELD_NAME: self.get_success_url(),
            }
        )

    def form_valid(self, form: Any) -> Any:
        person = form.get_user()
        self.request.session[sessions.LANGUAGE] = person.interface_language
        login = Login(user=person, redirect_url=self.get_success_url())
        credentials = {"username": person.get_username()}
        return perform_password_login(self.request, credentials, login)

    def form_invalid(self, form: Any) -> Any:
        response = super().form_invalid(form)
        if form.must_wait:
            response.status_code = 429
        return response


@never_cache
@require_safe
def start_again(request: HttpRequest) -> HttpResponse:
    """Back from the second step to the name and password."""
    clear_login(request)
    request.session.pop(sessions.LANGUAGE, None)
    return HttpResponseRedirect(reverse("admin:login"))


class SecondStepView(AuthenticateView):  # type: ignore[misc]
    """A code or a passkey, of the person whose password was right."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keys = second_factor.passkeys_of(self.stage.login.user)
        context = super().get_context_data(**kwargs) | {"has_passkeys": keys.exists()}
        return context  # type: ignore[no-any-return]

    def render_to_response(self, context: Any, **kwargs: Any) -> HttpResponse:
        """Too many wrong codes have their status, as too many passwords."""
        response = super().render_to_response(context, **kwargs)
        if self.form and self.form.has_error("code", "must_wait"):
            response.status_code = 429
        return response  # type: ignore[no-any-return]


class AddPasskeyView(AddWebAuthnView):  # type: ignore[misc]
    """Asks for a passkey that the device keeps, so that it may open without a name."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        options = json.loads(json.dumps(context["js_data"]["creation_options"]))
        options["publicKey"]["authenticatorSelection"] |= {
            "residentKey": "preferred",
            "requireResidentKey": False,
        }
        return context | {"js_data": {"creation_options": options}}  # type: ignore[no-any-return]


@only_at_desk
@require_safe
def where_logged_in(request: HttpRequest) -> HttpResponse:
    """The browsers in which the person is logged in now."""
    rows = [
        session_words(row, request.session.session_key)
        for row in sessions.living(request.user, timezone.now())
    ]
    context = frame(request, _("Where you are logged in")) | {
        "sessions": rows,
        "hours": settings.SESSION_HOURS,
        "minutes": settings.SESSION_IDLE_MINUTES,
    }
    return TemplateResponse(request, "door/sessions.html", context)


def session_words(row: Any, current: str | None) -> dict[str, Any]:
    data = row.get_decoded()
    return {
        "browser": browsers.in_words(data.get(sessions.BROWSER, "")),
        "address": data.get(sessions.ADDRESS),
        "seen_at": row.seen_at,
        "is_this": row.session_key == current,
    }


@only_at_desk
@require_POST
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Also forget where the person came in from: a browser may be stolen."""
    sessions.end_all(request.user)
    places.forget(request.user)
    logout(request)
    messages.success(request, _("You are logged out everywhere."))
    return HttpResponseRedirect(reverse("admin:login"))
