"""Middleware that only the desk needs, kept away from readers' requests.

A reader has no session, no account and no form; what is not asked cannot leak, and
costs nothing.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import IsDirectoryError, MissingFileError

from articles.views.errors import note_saved
from door.middleware import DoorMiddleware
from newsroom.edge.headers import DESK
from services.commits import telling_of_commits

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


class OnlyAtDesk:
    """Stands before a middleware class, and lets it see requests to the desk alone."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith(DESK):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)  # type: ignore[attr-defined]


class DeskPolicy(OnlyAtDesk, CSPMiddleware):
    """Content-Security-Policy with nonces; readers' is EdgeMiddleware's."""


class DeskSession(OnlyAtDesk, SessionMiddleware):
    pass


class DeskPerson(OnlyAtDesk, AuthenticationMiddleware):
    pass


class DeskDoor(OnlyAtDesk, DoorMiddleware):
    pass


class DeskMessages(OnlyAtDesk, MessageMiddleware):
    pass


class NoteSaved:
    """Note on a request that its view has committed something, whatever comes next.

    The innermost: what sessions and attendance write is no work of anybody's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path_info.startswith(DESK):
            return self.get_response(request)
        with telling_of_commits(partial(note_saved, request)):
            return self.get_response(request)


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Static files, which nothing but their own addresses can mean.

    During an upgrade a page of the new release may be followed by a request for its
    style sheet that this process answers, which began before that file was there. So
    a hashed name that it does not know is looked for on the disk.
    """

    def __call__(self, request: HttpRequest) -> Any:
        path = request.path_info
        if not path.startswith(self.static_prefix):
            return self.get_response(request)
        if path not in self.files and not self.autorefresh and HASHED.search(path):
            self.look_for(path)
        return super().__call__(request)

    def look_for(self, path: str) -> None:
        root = Path(self.static_root).absolute()
        file = str(root / path.removeprefix(self.static_prefix))
        if self.url_is_canonical(path) and self.path_is_child_of(file, f"{root}/"):
            with suppress(MissingFileError, IsDirectoryError):
                self.files[path] = self.get_static_file(file, path)
