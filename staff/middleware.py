"""The desk speaks the language of the person at it."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from door.sessions import LANGUAGE

security = logging.getLogger("newsroom.security")


class DeskLanguageMiddleware:
    """Activate the person's interface language under /admin/, and nowhere else.

    Between the two steps of a log-in it is kept in the session; before, the browser
    says which it prefers.

    Readers' pages take their language from the edition; asking for the person
    there would touch the session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        language = (
            getattr(request.user, "interface_language", None)
            or request.session.get(LANGUAGE)
            or translation.get_language_from_request(request)
        )
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RefusalLog:
    """Tell the security log of every change at the desk that was refused.

    What a page does not offer is asked for by nobody at work: a forged request, or an
    old tab. Addresses only, never what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_at_desk = request.path_info.startswith("/admin/")
        if is_at_desk and is_refused(request, response):
            security.warning(
                "Refused: person %s, %s %s, answer %s",
                getattr(request.user, "pk", None),
                request.method,
                request.path_info[:200],
                response.status_code,
            )
        return response


def is_refused(request: HttpRequest, response: HttpResponse) -> bool:
    """A change that was not allowed, not found or not meant for this address; or a
    page that somebody may not see.
    """
    if request.method in ("GET", "HEAD"):
        return response.status_code == 403
    return response.status_code in (400, 403, 404, 405)
