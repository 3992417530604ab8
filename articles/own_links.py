"""Links of a story to this very site, which somebody typed or pasted whole.

A reader who comes by a mirror must never be sent to a host that is blocked where they
are. So on pages such links lose their host, and lead on at whichever host it is.
"""

import re

from django.utils.safestring import SafeString

from services.hosts import is_of_house, name_of
from services.models import Edition
from services.models.edition import RESERVED_PREFIXES

# In a tag of ours: no attribute holds "<" or ">".
WHOLE = re.compile(r'(?<=\shref=")https?://([^/?#"<>]+)([^"<>]*)(?="[^<>]*>)')

# These have the same address at every host and in every edition.
FILES = {"media", "static", "fonts", "robots.txt", ".well-known"}


def made_relative(html: str, edition: Edition) -> SafeString:
    """The page's HTML, its links to the house and to the edition's own host relative."""

    def relative(found: re.Match[str]) -> str:
        return path_at_home(found[1], found[2], edition) or found[0]

    return SafeString(WHOLE.sub(relative, html))


def path_at_home(host: str, rest: str, edition: Edition) -> str:
    """The address without its host, if that is the house's or the edition's own."""
    host, path = name_of(host), rooted(rest)
    if is_of_house(host):
        return path
    if host and host == edition.own_host:
        return path_of(path, edition)
    return ""


def rooted(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def path_of(path: str, edition: Edition) -> str:
    """What stands at the edition's own host without its prefix, with it."""
    first = re.split(r"[/?#]", path[1:], maxsplit=1)[0]
    if first and (first in FILES or first not in RESERVED_PREFIXES):
        return path
    return f"{edition.root}{path[1:]}"
