"""What follows when somebody logs in, or changes their second factor."""

import logging
import time
from typing import Any

from allauth.mfa import app_settings, signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from door import codes, keys, letters, second_factor, sessions

security = logging.getLogger("newsroom.security")

Type = Authenticator.Type

ADDED = {
    Type.TOTP: _("An authenticator app was added to your account."),
    Type.WEBAUTHN: _("A passkey was added to your account."),
}
REMOVED = {
    Type.TOTP: _("The authenticator app was removed from your account."),
    Type.WEBAUTHN: _("A passkey was removed from your account."),
    Type.RECOVERY_CODES: _("Your recovery codes were removed from your account."),
}
NEW_CODES = _(
    "New recovery codes were made for your account. The former ones are void."
)
CODE_USED = _("Somebody logged in to your account with one of your recovery codes.")


@receiver(user_logged_in)
def came_in(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    sessions.begin(request)
    keys.renew(user)
    has_one = second_factor.has_one(user)
    request.session[sessions.HAS_SECOND_FACTOR] = has_one
    address = request.META.get("REMOTE_ADDR", "")
    security.info("%s logged in from %s", user.get_username(), address)


@receiver(user_logged_out)
def went_out(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        security.info("%s logged out", user.get_username())


@receiver(signals.authenticator_added)
def added(sender: Any, request: Any, user: Any, authenticator: Any, **kw: Any) -> None:
    if authenticator.type == Type.TOTP:
        use_up_the_first_code(authenticator)
    changed(request, user, f"{authenticator.type} added")
    if authenticator.type in ADDED:
        letters.write(user, ADDED[authenticator.type])


@receiver(signals.authenticator_removed)
def removed(
    sender: Any, request: Any, user: Any, authenticator: Any, **kw: Any
) -> None:
    changed(request, user, f"{authenticator.type} removed")
    letters.write(user, REMOVED[authenticator.type])


@receiver(signals.authenticator_reset)
def made_anew(
    sender: Any, request: Any, user: Any, authenticator: Any, **kw: Any
) -> None:
    changed(request, user, f"{authenticator.type} made anew")
    letters.write(user, NEW_CODES)


@receiver(signals.authenticator_used)
def used(sender: Any, request: Any, user: Any, authenticator: Any, **kw: Any) -> None:
    security.info("%s showed %s", user.get_username(), authenticator.type)
    if authenticator.type == Type.RECOVERY_CODES:
        letters.write(user, CODE_USED)


def changed(request: Any, person: Any, what: str) -> None:
    """Other browsers must log in again: they came in under the former rules."""
    security.info("%s: %s", person.get_username(), what)
    request.session[sessions.HAS_SECOND_FACTOR] = second_factor.has_one(person)
    sessions.end_all(person, but=request.session.session_key)


def use_up_the_first_code(authenticator: Authenticator) -> None:
    """The code that proved the app would otherwise open once more."""
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    authenticator.data |= {codes.LAST: counter}
    authenticator.save(update_fields=["data"])
