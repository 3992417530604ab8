"""Where somebody knocks from, and whether they have come in from there before.

A browser is known by a random cookie, an address by itself; the database keeps only a
mark of either. Whoever guesses from elsewhere then never keeps a person out at home.
https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from door.models import KnownPlace

COOKIE = "newsroom_browser"
REMEMBERED = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is what wrong tries are counted under."""

    name: str
    address: str
    is_known: bool


def place_of(request: HttpRequest, username: str) -> Place:
    """Where the request comes from, as this account knows it."""
    address, browser = address_of(request), browser_of(request)
    known = set(
        KnownPlace.objects.filter(
            person__username=username,
            place__in=marks_of(browser, address),
            last_at__gt=timezone.now() - REMEMBERED,
        ).values_list("place", flat=True)
    )
    is_her_browser = bool(browser) and mark_of(browser) in known
    return Place(
        name=mark_of(browser) if is_her_browser else address,
        address=address,
        is_known=bool(known),
    )


def marks_of(*names: str) -> set[str]:
    return {mark_of(name) for name in names if name}


def mark_of(name: str) -> str:
    """What our books hold of a place: a copy of them tells nobody where people work."""
    return salted_hmac("door.places", name, algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The address that asks. A house with IPv6 has a whole network of them."""
    told = request.META.get("REMOTE_ADDR") or ""
    try:
        address = ip_address(told)
    except ValueError:
        return told[:45]
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/64", strict=False))
    return str(address)


def browser_of(request: HttpRequest) -> str:
    """The browser's cookie; empty without one."""
    return request.COOKIES.get(COOKIE, "")


def remember(request: HttpRequest, response: HttpResponseBase, person: Any) -> None:
    """Someone came in: this browser and this address are theirs from now on."""
    token = browser_of(request)
    if not KnownPlace.objects.filter(place=mark_of(token)).exists():
        token = secrets.token_urlsafe(24)  # never one that a stranger chose
    response.set_cookie(
        COOKIE,
        token,
        max_age=REMEMBERED,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    now = timezone.now()
    for place in marks_of(token, address_of(request)):
        KnownPlace.objects.update_or_create(
            person=person, place=place, defaults={"last_at": now}
        )
    KnownPlace.objects.filter(person=person, last_at__lt=now - REMEMBERED).delete()


def forget(person: Any) -> None:
    """A browser may be in other hands: all begin as strangers again."""
    KnownPlace.objects.filter(person=person).delete()
