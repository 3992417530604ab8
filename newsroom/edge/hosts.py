"""At which hosts what may be had."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase

from newsroom.edge.elsewhere import readdress
from newsroom.edge.feeds_at_mirrors import lead_on_here
from services.board import Visit
from services.hosts import is_onion, name_of
from services.middleware import VISIT, begin_visit, hide_house


class HostMiddleware:
    """Let readers in by every host on the board. The desk is at none of them.

    It stands first: whoever asks the request for its host afterwards gets one that is
    known. All other hosts Django refuses, as it always does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            let_in(request)
        response = self.get_response(request)
        readdress(request, response)
        lead_on_here(request, response)
        if is_onion(name_of(request.META.get("HTTP_HOST", ""))):
            response.headers.pop("Strict-Transport-Security", None)
        return response


def let_in(request: HttpRequest) -> None:
    """Accept a host that the board knows; what is the house's own is nowhere there."""
    host = request.META.get("HTTP_HOST", "")
    name = name_of(host)
    if is_onion(name):  # Tor encrypts all the way: no redirect to HTTPS
        request.is_secure = lambda: True  # type: ignore[method-assign]
    if name and name in visit_of(request).board.hosts:
        request.get_host = lambda: host  # type: ignore[method-assign]
        hide_house(request)


def visit_of(request: HttpRequest) -> Visit:
    """The visit that the page store brought, or one that begins here."""
    visit: Visit | None = request.META.get(VISIT)
    if visit is None:
        visit = request.META[VISIT] = begin_visit(is_readers=True)
    return visit
