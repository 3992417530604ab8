"""Old addresses: how they are spelt, and where they lead.

Only asked for when nothing else answers, so they cost no live page anything. How the
desk keeps them is in `old_address_list.py`.
"""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve

from articles.models.old_address import LONGEST, OldAddress
from articles.views.finding import (
    Found,
    find_author,
    find_section,
    find_service,
    find_topic,
)
from services.board import Board
from services.models import Edition

FINDERS: dict[str, Callable[..., Found[Any]]] = {
    "section": find_section,
    "topic": find_topic,
    "author": find_author,
    "service": find_service,
}


def spelt(path: str, query: str = "") -> str:
    """A decoded path and a query as they are compared; empty where they cannot be kept.

    The case is kept, a slash at the end is not, and letters are in NFC.
    """
    path = unicodedata.normalize("NFC", "/" + path.strip("/"))
    query = unicodedata.normalize("NFC", unquote(query))
    whole = f"{path}?{query}" if query else path
    return whole if whole.isprintable() and len(whole) <= LONGEST else ""


def read_address(text: str) -> tuple[str, str]:
    """(host, address as it is compared) of what somebody typed, whole or from the root.

    The address is empty of what is none.
    """
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    is_whole = parts.scheme in ("http", "https") and bool(host)
    if not is_whole and (parts.scheme or host or not text.strip().startswith("/")):
        return "", ""
    return host, spelt(unquote(parts.path), parts.query)


def find(host: str, path: str, query: str) -> OldAddress | None:
    """The old address that somebody has asked for, in one query.

    With its query first, then without: others append what means nothing.
    """
    asked = [address for address in (spelt(path, query), spelt(path)) if address]
    return OldAddress.objects.asked_for(host, list(dict.fromkeys(asked)))


def current(target: str, board: Board, now: datetime) -> str:
    """Where the page of this site is now. Raises Http404 where none is.

    A list may have been renamed since: nobody should be sent twice.
    """
    path, _mark, query = target.partition("?")
    edition, rest = placed(path, board)
    match = page_named(rest) if edition else None
    if edition is None or match is None:
        raise Http404
    path = quote(path)
    if (find_list := FINDERS.get(match.url_name or "")) is not None:
        found = find_list(edition, *match.kwargs.values())
        if found.is_named_by_stories and not found.stories.live(now).exists():
            raise Http404  # its new name is the desk's affair
        path = found.path
    return f"{path}?{query}" if query else path


def placed(path: str, board: Board) -> tuple[Edition | None, str]:
    """The open edition that a path names, and the path without its prefix."""
    first, _slash, rest = path.lstrip("/").partition("/")
    posting = board.prefixes.get(first) if first else None
    if posting is not None:
        return posting.edition, f"/{rest}"
    default = board.prefixes.get("")
    return (default.edition if default else None), path


def page_named(path: str) -> ResolverMatch | None:
    """What would be asked for at this path, with or without a slash at its end."""
    for form in dict.fromkeys((path, f"{path.rstrip('/')}/")):
        try:
            return resolve(form)
        except Resolver404:
            continue
    return None
