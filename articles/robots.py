"""What crawlers are told at each host, and where weaknesses of the site are reported.

https://www.rfc-editor.org/rfc/rfc9309, https://www.rfc-editor.org/rfc/rfc9116
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from django.conf import settings

from articles.addresses import edition_path, sitemap_path
from services.board import Board
from services.models import Edition

SECURITY_FILE = "/.well-known/security.txt"
STANDS_FOR = timedelta(days=180)  # RFC 9116 wants less than a year
NOTHING_HERE = "User-agent: *\nDisallow: /\n"


def robots_at(host: str, board: Board) -> str:
    """The rules of one host.

    Mirrors and onion addresses are for readers who are blocked: nobody should find
    those through a search engine, whoever blocks them least of all, and every page has
    its place at the edition's site already.
    """
    owner = board.hosts.get(host)
    if owner is not None and host != owner.edition.own_host:
        return NOTHING_HERE
    editions = [owner.edition] if owner else at_the_house(board)
    closed = [] if owner else ["/admin/", "/preview/"]
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in (*closed, *searches(editions))]
    lines += ["", *(f"Sitemap: {address}" for address in sitemaps(editions))]
    return "\n".join(lines) + "\n"


def at_the_house(board: Board) -> list[Edition]:
    """The open editions that search engines find at the house's own host."""
    editions = (posting.edition for posting in board.postings.values())
    here = [edition for edition in editions if not edition.own_host]
    return sorted(here, key=lambda edition: edition.prefix)


def searches(editions: Iterable[Edition]) -> Iterator[str]:
    """Pages of hits, in full and lite: there is no end of them, and nothing new there."""
    for edition in editions:
        roots = [edition_path(edition.prefix)] + (["/"] if edition.own_host else [])
        for root in roots:
            yield f"{root}search/"
            yield f"{root}lite/search/"


def sitemaps(editions: Iterable[Edition]) -> Iterator[str]:
    for edition in editions:
        yield edition.site + sitemap_path(edition.prefix)
        yield edition.site + sitemap_path(edition.prefix, "news")


def security_text(board: Board, now: datetime) -> str:
    """Whom to tell; empty where the house has named nobody.

    It is anew every day, so that it runs out when nobody looks after the site.
    """
    if not settings.SECURITY_CONTACT:
        return ""
    day = datetime.combine(now.astimezone(UTC), time(tzinfo=UTC))
    expires = (day + STANDS_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {address}" for address in settings.SECURITY_CONTACT]
    lines += [f"Expires: {expires}", f"Preferred-Languages: {settings.LANGUAGE_CODE}"]
    lines += [f"Canonical: {site}{SECURITY_FILE}" for site in sites(board)]
    return "\n".join(lines) + "\n"


def sites(board: Board) -> list[str]:
    """The house's own, and those of editions with a host of their own."""
    found = {posting.edition.site for posting in board.postings.values()}
    return sorted({str(settings.SITE_URL).rstrip("/"), *found})
