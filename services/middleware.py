"""Which edition answers: from the host or the first part of the address."""

import time
from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port

from services.board import Board, EditionRequest, Visit, read_board

# Addresses that belong to no edition; nothing here asks the database.
OUTSIDE = ("/admin/", "/static/", "/media/", "/fonts/", "/healthz", "/readyz")

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
    first, _, _ = request.path_info.lstrip("/").partition("/")
    host, _ = split_domain_port(request.get_host())
    edition = request.edition = request.visit.board.edition_at(host, first)
    if edition and edition.prefix and edition.prefix == first:
        request.path_info = request.path_info[len(edition.prefix) + 1 :]
