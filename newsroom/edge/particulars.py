"""What the edge reads from a request, and what it keeps and says of a page."""

import time
from collections.abc import Iterable
from typing import Any

from django.utils.http import http_date

from newsroom.edge.headers import POLLS_POLICY
from newsroom.edge.store import StoredPage
from services.board import SECOND, Board
from services.hosts import is_of_house, name_of
from services.page import SURROGATE_KEY

Environ = dict[str, Any]
Body = Iterable[bytes]

HOSTS = 1000  # spellings of our own hosts that are remembered
LONGEST = 300  # characters of one that is


def origin(environ: Environ, board: Board) -> str:
    """Scheme and host as this board knows it; empty for a host that is none of ours.

    Spellings are remembered for as long as the board stands, and no longer.
    """
    said = environ["wsgi.url_scheme"], environ.get("HTTP_HOST", "")
    try:
        return board.origins[said]
    except KeyError:
        return remember(*said, board)


def remember(scheme: str, host: str, board: Board) -> str:
    name = name_of(host)
    if not name or not (name in board.hosts or is_of_house(name)):
        return ""
    if len(board.origins) >= HOSTS:
        board.origins.clear()
    found = f"{scheme}://{name}"
    if len(host) <= LONGEST:
        board.origins[scheme, host] = found
    return found


def is_closed(environ: Environ, board: Board) -> bool:
    """Whether the host is a closed edition's."""
    return name_of(environ.get("HTTP_HOST", "")) in board.closed


VARY = [("Vary", "Accept-Encoding")]
CONDITIONS = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE"}


def dated(page: StoredPage, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers with the page's date, once the second it names is over.

    Before, another text could still be drawn in the same second, and be taken for this.
    """
    if not page.changed_at or clock() < page.changed_at + SECOND:
        return headers
    date = http_date(page.changed_at // SECOND)
    return [*headers[:-1], ("Last-Modified", date), headers[-1]]


# Headers that the edge writes itself, for every coding and every moment.
OURS = {"Cache-Control", "Content-Length", "ETag", "Vary"}


# All that a few words of data need. Caches repeat the headers in each 304.
OF_POLLS = {"Content-Type", "X-Content-Type-Options", SURROGATE_KEY}


def kept_headers(
    headers: list[tuple[str, str]], *, is_poll: bool
) -> list[tuple[str, str]]:
    """What is stored with a page; what the edge writes itself is left out."""
    if is_poll:
        policy = ("Content-Security-Policy", POLLS_POLICY)
        return [*(pair for pair in headers if pair[0] in OF_POLLS), policy]
    return [pair for pair in headers if pair[0] not in OURS]


def clock() -> int:
    """The moment, in whole microseconds since 1970 in UTC."""
    return time.time_ns() // 1000


def is_for_everyone(headers: list[tuple[str, str]]) -> bool:
    """Nothing in the answer was made for one reader."""
    said = [(name.lower(), value.lower()) for name, value in headers]
    return not any(
        name == "set-cookie" or (name == "vary" and ("cookie" in value or "*" in value))
        for name, value in said
    )


def emptied(response: Any) -> Body:
    """No body: HEAD was asked."""
    response.close()
    return []
