"""Middleware that only the desk needs, kept away from readers' requests.

A reader has no session, no account and no form; what is not asked cannot leak, and
costs nothing.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import IsDirectoryError, MissingFileError

from door.middleware import DoorMiddleware
from newsroom.edge.headers import DESK

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
