"""Codes of authenticator apps and recovery codes: each opens once.

allauth remembers used codes in the cache, which every process has for itself. Here the
newest code's number stands beside its secret, in the row that is locked meanwhile.
"""

from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction

LAST = "last_counter"
Type = Authenticator.Type


@transaction.atomic
def accepted(person: Any, code: str) -> Authenticator | None:
    """The person's app or list of recovery codes that this code is of, used up now."""
    written = Authenticator.objects.select_for_update().filter(
        user=person, type__in=(Type.TOTP, Type.RECOVERY_CODES)
    )
    for authenticator in written:
        is_right = is_fresh if authenticator.type == Type.TOTP else is_unused
        if is_right(authenticator, code):
            return authenticator
    return None


def is_fresh(authenticator: Authenticator, code: str) -> bool:
    """Whether it is a code of these moments, and newer than the last that was used."""
    try:
        secret = decrypt(authenticator.data["secret"])
    except InvalidToken:  # its SECRET_KEY is gone
        return False
    counter = counter_of(secret, code)
    if counter is None or counter <= authenticator.data.get(LAST, 0):
        return False
    authenticator.data |= {LAST: counter}
    authenticator.save(update_fields=["data"])
    return True


def counter_of(secret: str, code: str) -> int | None:
    """The number of the half minute that the code belongs to, if it is near."""
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if compare_user_code(actual=code, expected=expected):
            return counter  # type: ignore[no-any-return]
    return None


def is_unused(authenticator: Authenticator, code: str) -> bool:
    try:
        return bool(authenticator.wrap().validate_code(code))
    except InvalidToken:
        return False
