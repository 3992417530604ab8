"""What every page of an edition shares: its language, its chrome, its bareness.

Pages are drawn without the request, so that no template and no context processor
can touch a session, a cookie or a person.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.chrome import chrome_for
from articles.lite import draw_page, is_lite
from services.labels import speaking
from services.models import Edition
from services.page import Page
from services.query import chosen

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

REDIRECT_LASTS = 300  # seconds in a browser: a web address may change back

View = Callable[..., HttpResponse]


def in_edition(*parameters: str) -> Callable[[View], View]:
    """Give the view its edition and the moment, and speak the edition's language.

    Of the address's query only these parameters reach the view: whatever else
    strangers append changes no page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            edition: Edition | None = getattr(request, "edition", None)
            if edition is None:
                raise Http404
            request.GET = declared(request, parameters)  # type: ignore[assignment]
            with speaking(edition):
                response = view(request, edition, request.now, **kwargs)  # type: ignore[attr-defined]
            if isinstance(response, Page):
                response.parameters = parameters
            response.headers["Content-Language"] = edition.language
            return response

        return require_safe(page)

    return decorate


def declared(request: HttpRequest, parameters: tuple[str, ...]) -> QueryDict:
    """What was given for these parameters, by the rule that the page store keys by."""
    given = QueryDict(mutable=True)
    given.update(dict(chosen(request.META.get("QUERY_STRING", ""), parameters)))
    return given


def draw(
    template: str,
    edition: Edition,
    now: datetime,
    *,
    status: int = 200,
    keys: Iterable[str] = (),
    is_kept: bool = False,
    subject: str = "",
    within_section: str = "",
    **context: Any,
) -> Page:
    """The page with its edition's chrome around it, at this moment.

    `within_section`: the slug of the section it belongs to.
    """
    chrome = chrome_for(edition, now).on(within_section)
    context |= {"edition": edition, "chrome": chrome}
    html = draw_page(template, context)
    return Page(
        html,
        edition=edition,
        status=status,
        keys=keys,
        is_kept=is_kept,
        subject=subject,
    )


def draw_once(
    template: str,
    edition: Edition,
    now: datetime,
    *,
    title: "StrOrPromise",
    **facts: Any,
) -> Page:
    """A page that is the same at every address: its template is run once per stamp."""
    chrome = chrome_for(edition, now).on("")
    key = ("page", template, is_lite(), chrome.banners, chrome.corrections)
    if key not in edition.drawn:
        context = {"edition": edition, "chrome": chrome, "title": title}
        edition.drawn[key] = draw_page(template, context).encode()
    return Page(edition.drawn[key], edition=edition, **facts)


def moved(address: str) -> HttpResponse:
    """The page has this address now: the house's form of it, at whatever host."""
    response = HttpResponseRedirect(address, status=301)
    response.is_of_house = True  # type: ignore[attr-defined]
    patch_cache_control(response, public=True, max_age=REDIRECT_LASTS, s_maxage=3)
    return response
