"""Error pages, in the edition's language where the address belongs to one."""

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from articles.views.old_addresses import lead_on
from articles.views.pages import draw_once
from services import files
from services.calendars import direction, script_of
from services.database_trouble import fault_in, is_passing, is_unknown, passed_through
from services.labels import Voice, saying, speaking, voice_at_hand
from services.models import Edition
from services.reading import REPLICA, chosen
from services.tracing import number as number_of_request

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

DESK = "/admin/"
HAS_SAVED = "has_saved"


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


class Broken(HttpResponse):
    """What is said of an error that nobody expected, with that error.

    `is_passing`: the database had trouble, and the same request may do well soon.
    """

    error: BaseException | None = None
    is_passing = False
    _has_been_logged = (
        False  # https://github.com/django/django/blob/5.2/django/utils/log.py
    )


def server_error(request: HttpRequest) -> Broken:
    """Without chrome and without a query: what broke may be the database."""
    error = sys.exc_info()[1]
    if error is not None and files.is_trouble(error):
        response = without_files(request, error)
    elif is_passing(error):
        response = trouble(request, error)
    else:
        title = _("Something broke on our side")
        at_desk = request.path.startswith(DESK)
        template = "admin/500.html" if at_desk else "plain/500.html"
        response = broken(template, 500, title, voice_of(request))
    response.error, response.is_passing = error, response.status_code == 503
    # What fails at the replica is drawn again at the primary, and said once by the edge.
    response._has_been_logged = chosen() == REPLICA and bool(fault_in(error))
    return response


def trouble(request: HttpRequest, error: BaseException | None) -> Broken:
    """At the desk with what became of the text that was sent."""
    if not request.path.startswith(DESK):
        return unavailable(voice_of(request))
    if request.method == "POST" and may_be_saved(request, error):
        return broken("plain/503_unknown.html", 503, _("We do not know if it is saved"))
    return unavailable(None, "plain/503_desk.html")


def may_be_saved(request: HttpRequest, error: BaseException | None) -> bool:
    """Whether what was sent, or a part of it, could be in the database after all.

    The answer to COMMIT was lost; or the view had committed something before; or it was
    over, and only the session was not written any more.
    """
    is_after = request.resolver_match is not None and not is_of_view(error)
    return is_unknown(error) or is_after or getattr(request, HAS_SAVED, False)


def note_saved(request: HttpRequest) -> None:
    """Something that the request asks for is saved, whatever comes next."""
    setattr(request, HAS_SAVED, True)


def is_of_view(error: BaseException | None) -> bool:
    view = BaseHandler._get_response.__code__  # type: ignore[attr-defined]
    return passed_through(error, view)


def unavailable(
    voice: Voice | None, template: str = "plain/503.html", number: str = ""
) -> Broken:
    """The database does not answer, or too much is asked at once. It passes.

    `number` of the request that the desk's page tells; else this one's.
    """
    title = _("We will be back in a moment")
    response = broken(template, 503, title, voice, number=number)
    response.headers["Retry-After"] = "2"  # seconds
    return response


def without_files(request: HttpRequest, error: BaseException) -> Broken:
    """A disk is full or a store of files silent. The desk is told what that means."""
    if not request.path.startswith(DESK):
        return unavailable(voice_of(request))
    files.drop_begun(request)
    template, words = "admin/files_trouble.html", files.sentence(error)
    if getattr(request, HAS_SAVED, False):
        template, words = "admin/500.html", ""  # which says that it may be saved
    page = broken(template, 503, files.title(), words=words)
    page.headers["Retry-After"] = "60"  # seconds
    return page


def broken(
    template: str,
    status: int,
    title: "StrOrPromise",
    voice: Voice | None = None,
    *,
    words: str = "",
    number: str = "",
) -> Broken:
    """A page without trace, with the number of the request for whoever asks."""
    said = number or number_of_request()
    page = plain_page(
        template, status, title=title, voice=voice, words=words, number=said
    )
    return without_trace(Broken(page.content, status=status, headers=page.headers))


def without_trace(response: Broken) -> Broken:
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
