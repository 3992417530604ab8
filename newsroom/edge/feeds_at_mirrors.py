"""Feeds at a mirror: whoever subscribes there is led on there.

Feeds must name whole addresses, and name the edition's site. A reader who is blocked
from it would get headlines that open nowhere. What entries are known by stays the
same at every host.
"""

import re

from django.http import HttpRequest, HttpResponseBase

from articles.own_links import path_at_home
from newsroom.edge.elsewhere import aliased
from services.board import Visit
from services.hosts import is_of_house, name_of
from services.models import Edition
from services.page import Page

IN_XML = r'(<(?:atom:)?link href="|<link>|<uri>)'
IN_JSON = r'("(?:url|home_page_url|feed_url)": ?")'
# Links within an entry's text, which is HTML in XML or in JSON.
TEXT_IN_XML = re.compile(
    r'(\shref=")https?://([^/?#"<>&]+)([^"<>]*)(?="(?:(?!&lt;|&gt;)[^<>])*&gt;)'
)
TEXT_IN_JSON = re.compile(
    r'(\shref=\\")https?://([^/?#"<>\\]+)([^"<>\\]*)(?=\\"[^<>]*>)'
)
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

    def led(begun: str, path: str) -> str:
        return f"{begun}{here}{aliased(path, board) if is_elsewhere else path}"

    def led_in_text(found: re.Match[str]) -> str:
        path = path_at_home(found[2], found[3], edition)
        return led(found[1], path) if path else found[0]

    links = re.compile(rf'{LINKS[kind]}{re.escape(edition.site)}(/[^"<]*)')
    feed = links.sub(lambda found: led(*found.groups()), response.content.decode())
    in_text = TEXT_IN_JSON if LINKS[kind] == IN_JSON else TEXT_IN_XML
    response.content = in_text.sub(led_in_text, feed).encode()
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
