"""Where somebody knocks from, and whether they have come in from there before.

A browser is known by a random cookie, of which the database keeps the hash; an address
by itself. Whoever guesses from elsewhere then never keeps a person out at home.
https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

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
    names = {name for name in (browser, address) if name}
    known = set(
        KnownPlace.objects.filter(
            person__username=username,
            place__in=names,
            last_at__gt=timezone.now() - REMEMBERED,
        ).values_list("place", flat=True)
    )
    return Place(
        name=browser if browser in known else address,
        address=address,
        is_known=bool(known),
    )


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
    """The name of the browser's cookie in our books; empty without one."""
    token = request.COOKIES.get(COOKIE, "")
    return f"browser {sha256(token.encode()).hexdigest()[:48]}" if token else ""


def remember(request: HttpRequest, response: HttpResponseBase, person: Any) -> None:
    """Someone came in: this browser and this address are theirs from now on."""
    token = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(24)
    request.COOKIES[COOKIE] = token
    response.set_cookie(
        COOKIE,
        token,
        max_age=REMEMBERED,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    for place in {browser_of(request), address_of(request)} - {""}:
        KnownPlace.objects.update_or_create(
            person=person, place=place, defaults={"last_at": timezone.now()}
        )
