"""The default edition at a host whose root is another edition's.

Its addresses have no prefix, and there `/` means the other one. So at such hosts every
address without a prefix gets the default edition's alias, on whatever page it stands:
`/a/…` becomes `/en/a/…`. Editions with a prefix have one address form everywhere.
"""

import re

from django.http import HttpRequest, HttpResponseBase

from services.board import Board, Visit
from services.hosts import name_of
from services.page import Page

# Files stand at the root of every host.
FILES = ("static", "media", "fonts", "robots.txt", ".well-known")

# Where addresses stand, by what the page is. No attribute of ours holds "<" or ">",
# and a tag has at most one address.
ADDRESSES = {
    "text/html": re.compile(
        rb'(<[a-z][^<>]*?\s(?:href|action|data-address)=")(/(?!/)[^"]*)'
    ),
    "application/json": re.compile(rb'("url":")(/(?!/)[^"]*)'),
}


def readdress(request: HttpRequest, response: HttpResponseBase) -> None:
    """Put the alias into a page's links, or into the address it has moved to."""
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None or not getattr(request, "edition", None):
        return
    if not visit.board.is_elsewhere(name_of(request.get_host())):
        return
    if isinstance(response, Page):
        rewrite(response, visit.board)
    elif "Location" in response.headers and (
        getattr(response, "is_of_house", False) or not request.edition.prefix  # type: ignore[attr-defined]
    ):
        where = response.headers["Location"]
        response.headers["Location"] = aliased(where, visit.board)


def rewrite(page: Page, board: Board) -> None:
    kind = page.headers["Content-Type"].partition(";")[0]
    if kind not in ADDRESSES:
        return

    def named(found: re.Match[bytes]) -> bytes:
        return found[1] + aliased(found[2].decode(), board).encode()

    page.reword(ADDRESSES[kind].sub(named, page.content))


def aliased(address: str, board: Board) -> str:
    """The address as it must be written there. Of other hosts it stays as it is."""
    first = re.split(r"[/?#]", address[1:], maxsplit=1)[0]
    known = (*filter(None, board.prefixes), board.alias, *FILES)
    if not board.alias or not address.startswith("/") or first in known:
        return address
    return f"/{board.alias}{address}"
