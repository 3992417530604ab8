"""Which edition answers: from the host or the first part of the address."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from services.board import Board, EditionRequest, Visit, read_board
from services.hosts import name_of

# Addresses that belong to no edition; nothing here asks the database.
OUTSIDE = ("/admin/", "/static/", "/media/", "/fonts/", "/healthz", "/readyz")

# What the house has at its own hosts, at their root alone: never below a prefix,
# never at a mirror.
OF_HOUSE = ("admin", "preview", "healthz", "readyz")
NOWHERE = "/-"  # no prefix of an edition, and no page of ours

VISIT = "newsroom.visit"  # in the WSGI environment, where the page store has been asked


class EditionMiddleware:
    """Set `request.edition` and `request.now`, and cut the prefix off the path.

    The page store in front brings the board with it; without one, it is one query.
    `now` is taken once, so a request never sees two moments.
    """

    def __init__(self, get_response: Callable[[EditionRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: EditionRequest) -> HttpResponse:
        is_readers = not request.path_info.startswith(OUTSIDE)
        visit = request.META.get(VISIT) or begin_visit(is_readers=is_readers)
        request.visit, request.now = visit, visit.moment
        if is_readers:
            place(request)
        if not request.path_info:  # /fa, which must be /fa/
            return HttpResponseRedirect(f"{request.path}/")
        return self.get_response(request)


def begin_visit(*, is_readers: bool) -> Visit:
    board = read_board() if is_readers else Board({}, [])
    return Visit(board, time.time_ns() // 1000)


def place(request: EditionRequest) -> None:
    board, host = request.visit.board, name_of(request.get_host())
    request.edition, named = board.place(host, first_part(request))
    if named:
        request.path_info = request.path_info[len(named) + 1 :]
        hide_house(request)


def first_part(request: HttpRequest) -> str:
    return request.path_info.lstrip("/").partition("/")[0]


def hide_house(request: HttpRequest) -> None:
    """Make the desk, previews and the like an address as good as any invented one."""
    if first_part(request) in OF_HOUSE:
        request.path_info = NOWHERE + request.path_info
