"""Where Tor Browser finds the page that is being read."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.encoding import escape_uri_path

from services.board import Visit
from services.hosts import is_onion, name_of
from services.models import Edition
from services.page import Page
from services.query import chosen


def onion_location(request: HttpRequest, response: HttpResponseBase) -> str:
    """The page's address in the Tor network, for Tor Browser to offer; else empty.

    It stands in stored pages too, so of the query it names what the page depends on
    and nothing else that the first to ask for it has written.
    https://community.torproject.org/onion-services/advanced/onion-location/
    """
    edition: Edition | None = getattr(request, "edition", None)
    visit: Visit | None = getattr(request, "visit", None)
    if edition is None or visit is None or request.scheme != "https":
        return ""
    if not isinstance(response, Page):  # outsiders' previews are at the house alone
        return ""
    kind = response.headers.get("Content-Type", "")
    onion = visit.board.postings[edition.pk].onion
    if response.status_code != 200 or not kind.startswith("text/html") or not onion:
        return ""
    if is_onion(name_of(request.get_host())):
        return ""
    path = request.path if edition.prefix else request.path_info
    parameters = getattr(response, "parameters", ())
    values = chosen(request.META.get("QUERY_STRING", ""), parameters)
    query = f"?{urlencode(values)}" if values else ""
    return f"http://{onion}{escape_uri_path(path)}{query}"
