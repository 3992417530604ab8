"""What every page of an edition shares: its language, its chrome, its bareness.

Pages are drawn without the request, so that no template and no context processor
can touch a session, a cookie or a person.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.chrome import chrome_for
from services.models import Edition

REDIRECT_LASTS = 300  # seconds in a browser: a web address may change back

View = Callable[..., HttpResponse]


def in_edition(view: View) -> View:
    """Give the view its edition and the moment, and speak the edition's language."""

    @wraps(view)
    def page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        edition: Edition | None = getattr(request, "edition", None)
        if edition is None:
            raise Http404
        with translation.override(edition.language):
            response = view(request, edition, request.now, **kwargs)  # type: ignore[attr-defined]
        response.headers["Content-Language"] = edition.language
        return response

    return require_safe(page)


def draw(
    template: str,
    edition: Edition,
    now: datetime,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """The page with its edition's chrome around it, at this moment."""
    context |= {"edition": edition, "chrome": chrome_for(edition, now)}
    return HttpResponse(render_to_string(template, context), status=status)


def moved(address: str) -> HttpResponse:
    """The page has this address now."""
    response = HttpResponseRedirect(address, status=301)
    patch_cache_control(response, public=True, max_age=REDIRECT_LASTS, s_maxage=3)
    return response
