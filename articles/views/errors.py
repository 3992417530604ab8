"""Error pages, in the edition's language where the address belongs to one."""

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from articles.views.old_addresses import lead_on
from articles.views.pages import draw_once
from services import files
from services.calendars import direction, script_of
from services.labels import Voice, saying, speaking, voice_at_hand
from services.models import Edition
from services.tracing import number

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

DESK = "/admin/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Unless it was an address of a site that was here before."""
    if answer := lead_on(request):
        return answer
    return error_page(request, "404.html", 404, title=_("We cannot find this page"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """At the desk with the sentence on who may; readers are told nothing of the house."""
    title = _("You may not open this page")
    if request.path.startswith(DESK):
        return plain_page("plain/403.html", 403, title=title, words=str(exception))
    return error_page(request, "403.html", 403, title=title)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is not ours, or too old. Django's own page has inline styles."""
    return plain_page("plain/403_form.html", 403, title=_("This form is too old"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Without chrome: a request this strange may have no edition worth trusting."""
    return plain_page("plain/400.html", 400, title=_("We cannot read this request"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Without chrome and without a query: what broke may be the database."""
    error = sys.exc_info()[1]
    at_desk = request.path.startswith(DESK)
    if isinstance(error, OperationalError | InterfaceError):
        if at_desk:
            return unavailable(None, "plain/503_desk.html", number=number())
        return unavailable(voice_of(request))
    if error is not None and files.is_trouble(error):
        return without_files(request, error)
    return without_trace(
        plain_page(
            "admin/500.html" if at_desk else "plain/500.html",
            500,
            title=_("Something broke on our side"),
            voice=voice_of(request),
            number=number(),
        )
    )


def unavailable(
    voice: Voice | None, template: str = "plain/503.html", number: str = ""
) -> HttpResponse:
    """The database does not answer, or too much is asked at once. It passes.

    `number` of the request is what the desk's page tells.
    """
    response = plain_page(
        template,
        503,
        title=_("We will be back in a moment"),
        voice=voice,
        number=number,
    )
    response.headers["Retry-After"] = "2"  # seconds
    return without_trace(response)


def without_files(request: HttpRequest, error: BaseException) -> HttpResponse:
    """A disk is full or a store of files silent. The desk is told what that means."""
    if not request.path.startswith(DESK):
        return unavailable(voice_of(request))
    files.drop_begun(request)
    page = plain_page(
        "admin/files_trouble.html",
        503,
        title=files.title(),
        words=files.sentence(error),
    )
    page.headers["Retry-After"] = "60"  # seconds
    return without_trace(page)


def without_trace(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True)
    return response


def edition_of(request: HttpRequest) -> Edition | None:
    return getattr(request, "edition", None)


def voice_of(request: HttpRequest) -> Voice | None:
    """The edition's, as far as the process knows its words: the database may be silent."""
    edition = edition_of(request)
    return voice_at_hand(edition) if edition else None


def error_page(
    request: HttpRequest, template: str, status: int, *, title: "StrOrPromise"
) -> HttpResponse:
    """With chrome inside an edition; elsewhere, as on the desk, a plain page."""
    edition = edition_of(request)
    if edition is None:
        return plain_page(f"plain/{template}", status, title=title)
    with speaking(edition):
        return draw_once(template, edition, request.now, status=status, title=title)  # type: ignore[attr-defined]


def plain_page(
    template: str,
    status: int,
    *,
    title: "StrOrPromise",
    voice: Voice | None = None,
    words: str = "",
    number: str = "",
) -> HttpResponse:
    """A page that needs nothing but its words: an edition's, or the active ones."""
    language = voice.language if voice else translation.get_language() or "en"
    with saying(voice.words) if voice else nullcontext():
        context = {
            "title": title,
            "language": language,
            "direction": direction(language),
            "script": script_of(language),
            "words": words,
            "number": number,
        }
        html = render_to_string(template, context)
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = language
    return response
