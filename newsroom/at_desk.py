"""Middleware that only the desk needs, kept away from readers' requests.

A reader has no session, no account and no form; what is not asked cannot leak, and
costs nothing.
"""

from typing import Any

from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from whitenoise.middleware import WhiteNoiseMiddleware

from door.middleware import DoorMiddleware
from newsroom.edge.headers import DESK


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
    """Static files, which nothing but their own addresses can mean."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith(self.static_prefix):
            return super().__call__(request)
        return self.get_response(request)
