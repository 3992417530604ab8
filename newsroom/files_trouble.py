"""Middleware: a full disk and a silent store of files are no mistake of the site."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.views.errors import without_files
from newsroom.logs import route_of
from services.files import is_trouble

log = logging.getLogger("newsroom.files")


class FilesTrouble:
    """503 for whatever a view could not read or keep, with one line in the log.

    While a body is taken in no view has begun: `server_error` answers then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not is_trouble(exception):
            return None
        log.warning("%s has no answer. %s", route_of(request), exception)
        return without_files(request, exception)
