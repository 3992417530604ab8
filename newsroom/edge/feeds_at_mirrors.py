"""Feeds at a mirror: whoever subscribes there is led on there.

Feeds must name whole addresses, and name the edition's site. A reader who is blocked
from it would get headlines that open nowhere. What entries are known by stays the
same at every host.
"""

import re

from django.http import HttpRequest, HttpResponseBase

from newsroom.edge.elsewhere import aliased
from services.board import Visit
from services.hosts import is_of_house, name_of
from services.models import Edition
from services.page import Page

IN_XML = r'(<(?:atom:)?link href="|<link>|<uri>)'
IN_JSON = r'("(?:url|home_page_url|feed_url)": ?")'
LINKS = {
    "application/rss+xml": IN_XML,
    "application/atom+xml": IN_XML,
    "application/feed+json": IN_JSON,
}


def lead_on_here(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the feed's links stay at this host, where it is a mirror."""
    edition: Edition | None = getattr(request, "edition", None)
    visit: Visit | None = getattr(request, "visit", None)
    if edition is None or visit is None or not isinstance(response, Page):
        return
    kind = response.headers["Content-Type"].partition(";")[0]
    host = name_of(request.get_host())
    if kind not in LINKS or is_of_house(host) or host == edition.own_host:
        return
    here, board = f"{request.scheme}://{host}", visit.board
    is_elsewhere = board.is_elsewhere(host)

    def led(found: re.Match[str]) -> str:
        path = aliased(found[2], board) if is_elsewhere else found[2]
        return f"{found[1]}{here}{path}"

    links = re.compile(rf'{LINKS[kind]}{re.escape(edition.site)}(/[^"<]*)')
    response.content = links.sub(led, response.content.decode()).encode()
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
