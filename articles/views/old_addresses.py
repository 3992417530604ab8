"""What an address of a site that was here before answers, where nothing else does."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from articles.addresses import story_path
from articles.models.old_address import OldAddress
from articles.old_addresses import current, find
from articles.views.pages import draw, moved
from articles.views.story import EXPIRED, at_its_address, story_page
from services.board import Board, Visit
from services.hosts import name_of
from services.labels import speaking
from services.models import Edition
from services.page import Page

SAFE = ("GET", "HEAD")
OF_HOUSE = ("/admin/", "/static/", "/-/")
FILES = ("/media/", "/fonts/")


def lead_on(request: HttpRequest) -> HttpResponse | None:
    """The one redirect, or what says that it is gone; None of an address unheard of."""
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None or request.method not in SAFE or is_our_own(request):
        return None
    query, board = request.META.get("QUERY_STRING", ""), visit.board
    old = find(name_of(request.get_host()), request.path, query)
    edition = edition_for(request, old, board) if old else None
    if old is None or edition is None:
        return None
    with speaking(edition):
        try:
            return answer(old, edition, board, request.now)  # type: ignore[attr-defined]
        except Http404:
            return None


def is_our_own(request: HttpRequest) -> bool:
    """Whether no other site can have had it: a file of ours, that is there no more."""
    path = request.path_info
    is_file = path.startswith(FILES) and request.resolver_match is not None
    return is_file or path.startswith(OF_HOUSE)


def edition_for(request: HttpRequest, old: OldAddress, board: Board) -> Edition | None:
    """Who speaks: the edition of the address, or else the one whose it was."""
    edition: Edition | None = getattr(request, "edition", None)
    if edition is None and (posting := board.postings.get(old.edition_id)):
        return posting.edition
    return edition


def answer(
    old: OldAddress, edition: Edition, board: Board, now: datetime
) -> HttpResponse:
    """A story that is not live answers as it does at its own address."""
    if old.story:
        found = at_its_address(
            edition, now, "", old.story, path=story_path, page=story_page
        )
        if isinstance(found, Page):
            found.is_kept = (
                False  # its query names the story, and the desk may change it
            )
        return found
    if old.target:
        return moved(current(old.target, board, now))
    template, status, title = EXPIRED
    return draw(template, edition, now, status=status, title=title)
