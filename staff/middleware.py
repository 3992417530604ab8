"""The desk speaks the language of the person at it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from door.sessions import LANGUAGE


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
