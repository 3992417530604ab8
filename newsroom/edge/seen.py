"""Each answer that is made anew gets a number, is counted, and leaves a line.

A stored page gets none of it: what was drawn for one would be handed to all.
"""

import logging
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import perf_counter
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from newsroom.edge.headers import DESK
from newsroom.edge.limits import is_api
from newsroom.proxies import IS_TRUSTED
from services import measures
from services.tracing import DOING, Doing

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Body = Iterable[bytes]
Answer = Callable[[Environ, StartResponse], Body]

logger = logging.getLogger("newsroom.requests")

BEGUN = "newsroom.begun"  # in the WSGI environment: when the request came
GIVEN = "HTTP_X_REQUEST_ID"  # believed from TRUSTED_PROXIES only
HEADER = "X-Request-ID"
NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
SLOW = 1.0  # seconds
LONGEST = 300  # characters of a path

REFUSED = ("405", "406", "429", "503")
NO_PAGES = ("/static/", "/healthz", "/readyz")  # nothing is asked before Django
ASIDE = (*NO_PAGES, "/metrics")
MEDIA = ("/media/", "/fonts/")


def seen(answer: Answer, environ: Environ, start: StartResponse) -> Body:
    """Answer under a number: the proxy's, or one of our own."""
    if DOING.get() is not None:
        return answer(environ, start)
    begun = environ.get(BEGUN) or perf_counter()
    doing = Doing(number_of(environ), begun)
    token = DOING.set(doing)
    status = "500"

    def begin(said: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        nonlocal status
        status = said
        return start(said, [*headers, (HEADER, doing.number)], *more)

    try:
        return answer(environ, begin)
    finally:
        try:
            note(environ, doing, status)
        finally:
            DOING.reset(token)


def number_of(environ: Environ) -> str:
    given = environ.get(GIVEN, "") if IS_TRUSTED in environ else ""
    return given if NUMBER.fullmatch(given) else secrets.token_hex(8)


def note(environ: Environ, doing: Doing, status: str) -> None:
    """Count it, and write its line."""
    seconds = perf_counter() - doing.begun
    kind = kind_of(environ["PATH_INFO"], status)
    measures.requests.labels(kind, measures.status_class(status)).inc()
    measures.request_seconds.labels(kind).observe(seconds)
    level = level_of(kind, status, seconds)
    if logger.isEnabledFor(level):
        with suppress(Exception):  # no request breaks by its line
            write(level, environ, doing, kind, status, seconds)


def kind_of(path: str, status: str) -> str:
    if status[:3] in REFUSED:
        return "refused"
    if path.startswith(DESK):
        return "desk"
    if path.startswith(MEDIA):
        return "media"
    if path.startswith(ASIDE):
        return "aside"
    return "api" if is_api(path) else "drawn"


def level_of(kind: str, status: str, seconds: float) -> int:
    if status.startswith("5") or seconds > SLOW:
        return logging.WARNING
    return logging.DEBUG if kind in ("media", "aside") else logging.INFO


def write(
    level: int, environ: Environ, doing: Doing, kind: str, status: str, seconds: float
) -> None:
    """Of readers' pages the pattern of the address and the story's public id.

    A slug may be the name of somebody who is protected by now, and what stands behind
    `/preview/` is a secret.
    """
    method, milliseconds = environ["REQUEST_METHOD"][:20], round(seconds * 1000, 1)
    at_desk = environ["PATH_INFO"].startswith(DESK)
    facts = {
        "method": method,
        "route": doing.route or None,
        "path": shown(environ["PATH_INFO"]) if at_desk else None,
        "story": doing.story or None,
        "status": int(status[:3]),
        "ms": milliseconds,
        "kind": kind,
        "desk": at_desk,
        "person": doing.person,
    }
    what = facts["path"] or doing.route or kind
    said = "%s %s: %s in %s ms"
    logger.log(level, said, method, what, status[:3], milliseconds, extra=facts)


def shown(path: str) -> str:
    """The path as it was asked for, as far as it is one."""
    return path[:LONGEST].encode("latin-1", "replace").decode("utf-8", "replace")


class NoteRoute:
    """Note which address it was and who is at the desk, for the request's line.

    Who is asked of nobody: it is noted if a page has found out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if doing := DOING.get():
            match = request.resolver_match
            doing.route = f"/{match.route}" if match else ""
            doing.story = str(match.kwargs.get("public_id", "")) if match else ""
            doing.person = getattr(getattr(request, "_cached_user", None), "pk", None)
        return response
