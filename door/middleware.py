"""At the door of every desk request: sessions that are over, and who must set up."""

import logging
from collections.abc import Callable

from allauth.account.middleware import AccountMiddleware
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from door import second_factor, sessions

security = logging.getLogger("newsroom.security")

SETTING_UP = "/admin/account/"
ALSO_OPEN = ("/admin/login/", "/admin/logout/", "/admin/jsi18n/")


class DoorMiddleware:
    """End what is over, lead who must set up a second factor, then let allauth watch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.watched = AccountMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        end_if_over(request)
        if is_held(request) and not may_be_asked(request.path_info):
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.watched(request)  # type: ignore[no-any-return]

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not hasattr(request, "allauth"):
            return None
        return self.watched.process_exception(request, exception)  # type: ignore[no-any-return]


def end_if_over(request: HttpRequest) -> None:
    now = timezone.now()
    why = sessions.why_over(request.session, now)
    if why:
        security.info("A session of person %s ended: %s", owner(request), why)
        logout(request)
    elif SESSION_KEY in request.session:
        sessions.keep_awake(request.session, now)


def owner(request: HttpRequest) -> str:
    return str(request.session[SESSION_KEY])


def is_held(request: HttpRequest) -> bool:
    """Whether this person must set up a second factor before anything else."""
    return (
        second_factor.is_required()
        and request.user.is_authenticated
        and not request.session.get(sessions.HAS_SECOND_FACTOR)
        and not second_factor.has_one(request.user)
    )


def may_be_asked(path: str) -> bool:
    return path.startswith(SETTING_UP) or path in ALSO_OPEN
