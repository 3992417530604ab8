"""Files that stand at the root of a host, and belong to no edition."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.robots import SECURITY_FILE, robots_at, security_text
from services.hosts import name_of

TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    refuse_below_a_prefix(request, "/robots.txt")
    board = request.visit.board  # type: ignore[attr-defined]
    return HttpResponse(robots_at(name_of(request.get_host()), board), TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """https://www.rfc-editor.org/rfc/rfc9116"""
    refuse_below_a_prefix(request, SECURITY_FILE)
    text = security_text(request.visit.board, request.now)  # type: ignore[attr-defined]
    if not text:
        raise Http404
    return HttpResponse(text, TEXT)


def refuse_below_a_prefix(request: HttpRequest, path: str) -> None:
    """At `/fa/robots.txt` no crawler looks, and none should."""
    if request.path != path:
        raise Http404
