"""The secrets of apps and recovery codes, kept under SECRET_KEY.

A copy of the database alone then tells no code.
"""

import base64
import logging
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

security = logging.getLogger("newsroom.security")

SECRET_OF = {
    Authenticator.Type.TOTP: "secret",
    Authenticator.Type.RECOVERY_CODES: "seed",
}


def cipher() -> MultiFernet:
    """Writes under SECRET_KEY, and reads what was written under the keys before it."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(key_from(key)) for key in keys])


def key_from(secret: str) -> bytes:
    digest = sha256(b"newsroom second factors" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)


def renew(person: Any) -> None:
    """Bring the person's secrets under the newest key, so that former ones can go."""
    for factor in Authenticator.objects.filter(user=person, type__in=SECRET_OF):
        name = SECRET_OF[factor.type]
        if not is_newest(factor.data[name]):
            rewrite(factor, name)


def is_newest(written: str) -> bool:
    try:
        Fernet(key_from(settings.SECRET_KEY)).decrypt(written.encode())
    except InvalidToken:
        return False
    return True


def rewrite(factor: Authenticator, name: str) -> None:
    """Under the newest key; what no key reads any more is thrown away."""
    try:
        factor.data[name] = cipher().rotate(factor.data[name].encode()).decode()
    except InvalidToken:
        security.warning("%s of person %s is lost: its key is gone", *lost(factor))
        factor.delete()
    else:
        factor.save(update_fields=["data"])


def lost(factor: Authenticator) -> tuple[str, int]:
    return factor.type, factor.user_id
