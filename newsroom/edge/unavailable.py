"""Short answers for requests that do not reach Django."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation

from articles.api.answers import ANYBODY, PROBLEM, problem
from articles.views import errors
from newsroom.edge.bodies import Refusal, without_body
from newsroom.edge.headers import DESK, PERMISSIONS, READERS_POLICY
from newsroom.edge.limits import is_api
from newsroom.too_large import too_large
from services.board import Board
from services.hosts import name_of
from services.labels import Voice, voice_at_hand
from services.tracing import number

Environ = dict[str, Any]
Body = list[bytes]
StartResponse = Callable[..., Any]

HARDENED = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
    ("Content-Security-Policy", READERS_POLICY),
]
PLAIN = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    *HARDENED,
]
# https://fetch.spec.whatwg.org/#http-cors-protocol
PREFLIGHT = [
    ("Access-Control-Allow-Origin", ANYBODY),
    ("Access-Control-Allow-Methods", "GET, HEAD"),
    ("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since"),
    ("Access-Control-Max-Age", "86400"),
    ("Allow", "GET, HEAD, OPTIONS"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


def method_not_allowed(environ: Environ, start: StartResponse) -> Body:
    """Readers read. Nothing of the body is taken in.

    A browser asks first whether a script of another site may send `If-None-Match`.
    """
    if environ["REQUEST_METHOD"] == "OPTIONS" and is_api(environ["PATH_INFO"]):
        start("204 No Content", [*PREFLIGHT])
        return []
    return say(start, "405 Method Not Allowed", ("Allow", "GET, HEAD"))


def not_found(environ: Environ, start: StartResponse) -> Body:
    """The host is known, and its edition closed."""
    body = say(start, "404 Not Found")
    return body if environ["REQUEST_METHOD"] != "HEAD" else []


def not_acceptable(environ: Environ, start: StartResponse) -> Body:
    """Even the plain text was refused by Accept-Encoding."""
    return say(start, "406 Not Acceptable", ("Vary", "Accept-Encoding"))


def refuse(environ: Environ, start: StartResponse, refusal: Refusal) -> Body:
    """What was sent to the desk is not taken in. The language is the browser's."""
    if not refusal.largest:
        return say(start, refusal.status, *refusal.headers)
    request = WSGIRequest(without_body(environ))
    with translation.override(translation.get_language_from_request(request)):
        response = too_large(refusal.largest)
    length = ("Content-Length", str(len(response.content)))
    start(refusal.status, [*response.headers.items(), length, *HARDENED])
    return [response.content]


def too_often(environ: Environ, start: StartResponse, seconds: int) -> Body:
    """The content API was asked more often than one address may (RFC 6585)."""
    said = problem(429, "Too many requests", f"Ask again in {seconds} s.")
    body = json.dumps(said).encode()
    headers = [
        *(pair for pair in PLAIN if pair[0] != "Content-Type"),
        ("Content-Type", PROBLEM),
        ("Content-Length", str(len(body))),
        ("Retry-After", str(seconds)),
        ("Access-Control-Allow-Origin", ANYBODY),
        ("Access-Control-Expose-Headers", "Retry-After"),
    ]
    start("429 Too Many Requests", headers)
    return [body] if environ["REQUEST_METHOD"] != "HEAD" else []


def say(start: StartResponse, status: str, *headers: tuple[str, str]) -> Body:
    body = f"{status[4:]}\n".encode()
    start(status, [*PLAIN, *headers, ("Content-Length", str(len(body)))])
    return [body]


def come_back(environ: Environ, start: StartResponse, board: Board) -> Body:
    """503: the database is silent, or too much is under way already.

    In the words of the edition that the address belongs to.
    """
    path = environ["PATH_INFO"]
    first, _, _ = path.lstrip("/").partition("/")
    edition = board.edition_at(name_of(environ.get("HTTP_HOST", "")), first)
    template = "plain/503_desk.html" if path.startswith(DESK) else "plain/503.html"
    headers, body = drawn(voice_at_hand(edition) if edition else None, template)
    headers, body = numbered(headers, body)
    start("503 Service Unavailable", headers)
    return [body] if environ["REQUEST_METHOD"] != "HEAD" else []


@lru_cache(maxsize=100)
def drawn(voice: Voice | None, template: str) -> tuple[list[tuple[str, str]], bytes]:
    """Drawn once for as long as the edition's words stay what they are."""
    response = errors.unavailable(voice, template, number=ANY_NUMBER)
    length = ("Content-Length", str(len(response.content)))
    return [*response.headers.items(), length, *HARDENED], response.content


# In the place of a number, in what is drawn once for all.
ANY_NUMBER = "0" * 15 + "?"


def numbered(
    headers: list[tuple[str, str]], body: bytes
) -> tuple[list[tuple[str, str]], bytes]:
    """The page with the number of this request, where the desk's has its place."""
    if ANY_NUMBER.encode() not in body:
        return headers, body
    body = body.replace(ANY_NUMBER.encode(), number().encode())
    others = [pair for pair in headers if pair[0] != "Content-Length"]
    return [*others, ("Content-Length", str(len(body)))], body
