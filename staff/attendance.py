"""Who is at the desk, and when they left it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from staff.models import User

AT_DESK = timedelta(minutes=5)  # seen so lately counts as here
NOTED = timedelta(minutes=1)  # once in so long is written down
AWAY = timedelta(minutes=30)  # a longer pause means that they had left


class AttendanceMiddleware:
    """Note that a person is at the desk. Stands behind the one that knows the person.

    A page left open asks by itself now and then; only what somebody does counts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_here = request.path_info.startswith("/admin/") and not is_by_itself(request)
        if is_here and isinstance(request.user, User):
            notice(request.user, timezone.now())
        return self.get_response(request)


def is_by_itself(request: HttpRequest) -> bool:
    """Whether a script asked while nobody touched anything, as far as one can tell."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode != "navigate" and request.method in ("GET", "HEAD")


def notice(person: User, now: datetime) -> None:
    """Write down that the person is here, at most once a minute."""
    if person.seen_at is None or now - person.seen_at >= NOTED:
        write_down(person, now)


def write_down(person: User, now: datetime) -> None:
    """Seen now; and where there was a long pause, that they had left before it."""
    seen = person.seen_at
    changed: dict[str, Any] = {"seen_at": now}
    if seen is not None and now - seen >= AWAY and is_earlier(person.left_at, seen):
        changed["left_at"] = seen
    User.objects.filter(pk=person.pk).update(**changed)
    for name, value in changed.items():
        setattr(person, name, value)


def is_earlier(left: datetime | None, seen: datetime) -> bool:
    """Whether the person had come back before they were last seen."""
    return left is None or left < seen


@receiver(user_logged_in)
def note_coming(user: User, **_: Any) -> None:
    """Whoever logs in is here."""
    write_down(user, timezone.now())


@receiver(user_logged_out)
def note_leaving(user: User | None = None, **_: Any) -> None:
    """Whoever logs out has left."""
    if isinstance(user, User):
        now = timezone.now()
        User.objects.filter(pk=user.pk).update(seen_at=now, left_at=now)


def here(people: QuerySet[User], now: datetime) -> QuerySet[User]:
    """Those of the people who are at the desk."""
    return people.filter(seen_at__gte=now - AT_DESK)
