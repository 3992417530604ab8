"""Guessing at the door is slow, and never keeps an office out.

Wrong tries are counted in the database, so that all processes of all machines count
together, and a restart forgets none. Three counts:

- an account from one place (a known browser, or else an address): whoever mistypes
  there waits a quarter of an hour, and nobody elsewhere notices;
- an account from anywhere, and an address at any account: when there are many, places
  that the account does not know have three tries an hour, and in a flood they take
  turns. Places that it knows go on as before.

So whoever comes from where they came in before is never slowed by strangers, and a
newcomer among guessing colleagues still has the tries of their own account, the first
of them without waiting for a turn, which a guesser would be quicker to take.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from door.models import Guess
from door.places import Place, place_of

security = logging.getLogger("newsroom.security")

Kind = Guess.Kind
HOUR = timedelta(hours=1)
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong tries in so long a time; then one waits for the first to lapse."""

    tries: int
    span: timedelta


AT_A_PLACE = {
    Kind.PASSWORD: Limit(10, timedelta(minutes=15)),
    Kind.CODE: Limit(5, timedelta(minutes=15)),
}
MANY_AT_AN_ACCOUNT = {Kind.PASSWORD: Limit(20, HOUR), Kind.CODE: Limit(10, HOUR)}
MANY_FROM_AN_ADDRESS = Limit(50, HOUR)
STRANGER = Limit(3, HOUR)
FLOOD_AT_AN_ACCOUNT = Limit(200, HOUR)
FLOOD_FROM_AN_ADDRESS = Limit(500, HOUR)
TURN_AT_AN_ACCOUNT = timedelta(minutes=1)
TURN_FROM_AN_ADDRESS = timedelta(seconds=10)


class MustWaitError(ValidationError):
    """Too many wrong tries. Says how long to wait, and nothing of the account."""


def begin(request: HttpRequest, username: str, kind: Guess.Kind) -> Guess:
    """Count a try before it is judged, so that many at once cannot slip by.

    A right one is forgiven; for a wrong one it stays.
    """
    now = timezone.now()
    place = place_of(request, username)
    account = name_for_counting(username)
    left = wait(account, place, kind, now)
    if left:
        security.warning(
            "Must wait %s s: a %s for %s from %s",
            *(int(left.total_seconds()), kind, said_of(username), place.address),
        )
        raise MustWaitError(words_for(left), code="must_wait")
    Guess.objects.filter(at__lt=now - KEPT).delete()
    return Guess.objects.create(
        kind=kind,
        account=account,
        place=place.name,
        address=place.address,
        is_known=place.is_known,
        at=now,
    )


def forgive(guess: Guess) -> None:
    """The try was right: those before it were its owner's own."""
    Guess.objects.filter(
        kind=guess.kind, account=guess.account, place=guess.place
    ).delete()


def is_last(guess: Guess) -> bool:
    """Whether this try, if it was wrong, is the last for a while."""
    place = Place(guess.place, guess.address, guess.is_known)
    return bool(wait(guess.account, place, Kind(guess.kind), guess.at))


def was_wrong(guess: Guess, username: str) -> None:
    security.warning(
        "Wrong %s for %s from %s", guess.kind, said_of(username), guess.address
    )


def wait(account: str, place: Place, kind: Guess.Kind, now: datetime) -> timedelta:
    """How long this account has to wait here until it may be tried again."""
    here = Q(kind=kind, account=account, place=place.name)
    waits = [until_lapsed(here, AT_A_PLACE[kind], now)]
    if not place.is_known:
        waits += for_strangers(account, place, kind, now)
    return max(waits)


def for_strangers(
    account: str, place: Place, kind: Guess.Kind, now: datetime
) -> list[timedelta]:
    strangers = Q(kind=kind, is_known=False)
    at_account, from_address = Q(account=account), Q(address=place.address)
    if kind == Kind.CODE:  # the password is known already: all places together
        return [until_lapsed(strangers & at_account, MANY_AT_AN_ACCOUNT[kind], now)]
    account_tries = times(strangers & at_account, FLOOD_AT_AN_ACCOUNT, now)
    address_tries = times(strangers & from_address, FLOOD_FROM_AN_ADDRESS, now)
    waits = [timedelta()]
    if (
        len(account_tries) >= MANY_AT_AN_ACCOUNT[kind].tries
        or len(address_tries) >= MANY_FROM_AN_ADDRESS.tries
    ):
        here = strangers & at_account & Q(place=place.name)
        waits.append(until_lapsed(here, STRANGER, now))
    if len(account_tries) == FLOOD_AT_AN_ACCOUNT.tries:
        waits.append(account_tries[0] + TURN_AT_AN_ACCOUNT - now)
    is_first = not times(strangers & at_account & from_address, STRANGER, now)
    if len(address_tries) == FLOOD_FROM_AN_ADDRESS.tries and not is_first:
        waits.append(address_tries[0] + TURN_FROM_AN_ADDRESS - now)
    return waits


def times(which: Q, limit: Limit, now: datetime) -> list[datetime]:
    """When the newest such tries were, newest first; no more than the limit has."""
    newest = Guess.objects.filter(which, at__gt=now - limit.span).order_by("-at")
    return list(newest.values_list("at", flat=True)[: limit.tries])


def until_lapsed(which: Q, limit: Limit, now: datetime) -> timedelta:
    tries = times(which, limit, now)
    if len(tries) < limit.tries:
        return timedelta()
    return tries[-1] + limit.span - now


def name_for_counting(username: str) -> str:
    return username.casefold()[:150]


def said_of(username: str) -> str:
    """The account's name for the log. What is nobody's may be a password mistyped."""
    people = get_user_model().objects.filter(username=username)
    return repr(username) if people.exists() else "an unknown name"


def words_for(left: timedelta) -> str:
    seconds = max(ceil(left.total_seconds()), 1)
    if seconds < 60:
        time = ngettext("%(number)s second", "%(number)s seconds", seconds)
        number = seconds
    else:
        number = ceil(seconds / 60)
        time = ngettext("%(number)s minute", "%(number)s minutes", number)
    return _("There were too many wrong tries. Wait %(time)s, then try again.") % {
        "time": time % {"number": number}
    }
