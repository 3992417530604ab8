"""The answer to what is too large: says how much may be sent, and that nothing is lost."""

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from articles.views import errors
from services.calendars import direction, script_of

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Our handler400: what Django found too large gets its own words."""
    if isinstance(exception, TOO_MUCH):
        return too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
    return errors.bad_request(request, exception)


def too_large(largest: int) -> HttpResponse:
    """A page in the active language. `largest`: bytes that may be sent here."""
    language = translation.get_language() or "en"
    context = {
        "title": _("This is too large"),
        "language": language,
        "direction": direction(language),
        "script": script_of(language),
        "largest": largest,
    }
    html = render_to_string("door/too_large.html", context)
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    return HttpResponse(html, status=413, headers=headers)
