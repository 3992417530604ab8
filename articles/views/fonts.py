"""Fonts of editions, and the sheets that name them, at addresses with a random key."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from articles.views.media import file_response
from services import fonts

# A font never changes under its key.
CACHE = "public, max-age=31536000, immutable"


@require_safe
def font(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file. Unknown and replaced look the same: 404."""
    refuse_unused(key)
    return kept(file_response(fonts.path_of(key), "font/woff2"))


@require_safe
def sheet(request: HttpRequest, key: str) -> HttpResponseBase:
    """A sheet of its own: the policy of readers' pages allows no style inside them."""
    refuse_unused(key)
    return kept(HttpResponse(fonts.sheet(key), content_type="text/css; charset=utf-8"))


def refuse_unused(key: str) -> None:
    if not fonts.is_in_use(key):
        raise Http404


def kept(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = CACHE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
