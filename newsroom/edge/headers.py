"""What every answer carries when it leaves the house."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from articles.views import errors
from newsroom.edge.onions import onion_location
from services.board import NEVER, SECOND, Visit
from services.page import Page

DESK = errors.DESK

# Three seconds in a shared cache: a withdrawn story is gone from everywhere at once.
READERS_CACHE = "public, max-age=0, s-maxage=3, stale-while-revalidate=1"
SHARED, STALE = 3, 1  # its seconds
UNCAPPED = (SHARED + STALE) * SECOND
DESK_CACHE = "private, no-store"

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "browsing-topics",
    )
)

# No script or style of theirs stands in the page itself: no nonce is needed.
READERS_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


# Data, which is no page.
POLLS_POLICY = "default-src 'none'; frame-ancestors 'none'"


def readers_cache(left: int, *, is_poll: bool = False) -> str:
    """Cache-Control of an answer to readers.

    `left`: microseconds until the clock alone changes a page. No cache holds one
    beyond that.
    """
    if is_poll:
        return f"public, max-age=0, s-maxage={min(max(left // SECOND, 0), SHARED)}"
    if left >= OUTLIVE * SECOND:
        return FULL_CACHE
    if left >= UNCAPPED:  # what ends by the clock must not outlive a broken origin
        return READERS_CACHE
    seconds = max(left // SECOND, 0)
    shared = min(seconds, SHARED)
    stale = min(seconds - shared, STALE)
    return f"public, max-age=0, s-maxage={shared}, stale-while-revalidate={stale}"


def full_cache() -> str:
    """A purge that is confirmed makes it safe for a cache to outlive a broken origin."""
    outlive = f", stale-if-error={OUTLIVE}" if settings.PURGE_URLS else ""
    return READERS_CACHE + outlive


OUTLIVE = 600  # seconds
FULL_CACHE = full_cache()


class EdgeMiddleware:
    """Send readers and the desk apart: cookies, caching, policy.

    A reader's cookies are dropped before anything could look at them, so that no
    page can depend on who is asking.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        at_desk = request.path_info.startswith(DESK)
        if not at_desk:
            request.COOKIES = {}
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        if at_desk:
            finish_for_desk(response)
        else:
            finish_for_readers(request, response)
        return response


def finish_for_desk(response: HttpResponseBase) -> None:
    response.headers["Cache-Control"] = DESK_CACHE
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"  # the preview


def finish_for_readers(request: HttpRequest, response: HttpResponseBase) -> None:
    response.headers["Cache-Control"] = caching_of(request, response)
    own = response.policy if isinstance(response, Page) else ""
    response.headers["Content-Security-Policy"] = own or READERS_POLICY
    if onion := onion_location(request, response):
        response.headers["Onion-Location"] = onion


def caching_of(request: HttpRequest, response: HttpResponseBase) -> str:
    """What the view says of caching, or else what holds for all; capped by the clock."""
    if request.method not in ("GET", "HEAD"):
        return "no-store"
    visit: Visit | None = getattr(request, "visit", None)
    left = visit.board.next_turn(visit.now) - visit.now if visit else NEVER
    said = response.headers.get("Cache-Control")
    return capped(said, left) if said else readers_cache(left)


def capped(said: str, left: int) -> str:
    """Every number of seconds in it, no longer than until the clock changes a page."""
    seconds = left // SECOND
    return AGE.sub(lambda age: f"{age[1]}={min(int(age[2]), seconds)}", said)


AGE = re.compile(r"(max-age|s-maxage)=([0-9]+)")
