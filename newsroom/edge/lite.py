"""Lite pages among the readers' pages: who gets one, and where its links lead."""

import re
from collections.abc import Callable, Container

from django.http import HttpRequest, HttpResponseBase

from articles.addresses import edition_path, lite_path
from articles.lite import FOLDER, lite_form, policy
from newsroom.lite_urls import urlpatterns
from services.board import Board
from services.page import Page

BELOW = f"/{FOLDER}/"

# Where a reader can go from a page. No attribute of ours holds "<" or ">". A link
# with `data-full` leads to the full page.
LINKS = re.compile(
    rb'(<(?:a|form)\b(?![^<>]*\sdata-full\b)[^<>]*?\s(?:href|action)=")(/(?!/)[^"]*)'
)

# The first parts of the addresses that have a lite form.
BEGINNINGS = {str(each.pattern).partition("/")[0] for each in urlpatterns}


class LiteMiddleware:
    """Have pages below `lite/` drawn in their lite form, and keep the reader there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(BELOW):
            return self.get_response(request)
        with lite_form():
            response = self.get_response(request)
        board: Board = request.visit.board  # type: ignore[attr-defined]
        finish(response, board.prefixes)
        return response


def finish(response: HttpResponseBase, prefixes: Container[str]) -> None:
    """Lead links and redirects to lite pages, and allow the page its style."""
    if isinstance(response, Page):
        response.policy = policy()
        content = LINKS.sub(
            lambda link: link[1] + lite_address(link[2].decode(), prefixes).encode(),
            response.content,
        )
        response.reword(content)
    elif "Location" in response.headers:
        where = response.headers["Location"]
        response.headers["Location"] = lite_address(where, prefixes)


def lite_address(address: str, prefixes: Container[str]) -> str:
    """Where the lite form of that page stands; of all else the address as it is."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    first = path[1:].partition("/")[0]
    prefix = first if first in prefixes else ""
    below = path.removeprefix(edition_path(prefix))
    if below == path or not is_page(below):
        return address
    return lite_path(prefix, address)


def is_page(below: str) -> bool:
    """Whether a page that has a lite form stands there, below the edition's prefix."""
    if not below:
        return True
    is_file = not below.endswith(("/", ".html"))  # a list's feed
    return not is_file and below.partition("/")[0] in BEGINNINGS
