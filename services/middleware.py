"""Which edition answers: from the host or the first part of the address."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.utils import timezone

from services.models import Edition
from services.stamps import with_effective_stamp

# Addresses that belong to no edition; nothing here asks the database.
OUTSIDE = ("/admin/", "/static/", "/media/", "/healthz", "/readyz")


class EditionRequest(HttpRequest):
    """A request that knows its moment (UTC) and, on readers' addresses, its edition."""

    now: datetime
    edition: Edition | None


class EditionMiddleware:
    """Set `request.edition` and `request.now`, and cut the prefix off the path.

    One query reads the edition with its effective stamp and chrome. `now` is taken
    once, so a request never sees two moments.
    """

    def __init__(self, get_response: Callable[[EditionRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: EditionRequest) -> HttpResponse:
        request.now = timezone.now()
        if not request.path_info.startswith(OUTSIDE):
            self.place(request)
        if not request.path_info:  # /fa, which must be /fa/
            return HttpResponseRedirect(f"{request.path}/")
        return self.get_response(request)

    def place(self, request: EditionRequest) -> None:
        first, _, _ = request.path_info.lstrip("/").partition("/")
        if "\x00" in first:
            first = ""  # no prefix; PostgreSQL refuses even to look for one
        host, _ = split_domain_port(request.get_host())
        edition = with_effective_stamp(
            Edition.objects.answering(host, first),
            request.now,
        ).first()
        request.edition = edition
        if edition and edition.prefix and edition.prefix == first:
            request.path_info = request.path_info[len(edition.prefix) + 1 :]
