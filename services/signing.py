"""Signing what is left where others might write, so that it comes back as ours or not.

Each purpose has a key of its own, derived from SECRET_KEY.
"""

from functools import lru_cache
from hashlib import blake2b
from hmac import compare_digest

from django.conf import settings

SIZE = 16  # bytes of a signature


def digest(purpose: str, *parts: bytes, size: int = SIZE) -> bytes:
    """What only a holder of SECRET_KEY can reckon of these parts.

    `purpose`: sixteen letters at most.
    """
    hashed = blake2b(
        key=key_from(settings.SECRET_KEY), person=purpose.encode(), digest_size=size
    )
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.digest()


def signed(purpose: str, place: str, data: bytes) -> bytes:
    """The data with its signature, which holds at this place alone."""
    return digest(purpose, place.encode(), data) + data


def verified(purpose: str, place: str, data: bytes) -> bytes | None:
    """What was signed for this place; None if we have not signed it so."""
    signature, said = data[:SIZE], data[SIZE:]
    expected = digest(purpose, place.encode(), said)
    return said if compare_digest(expected, signature) else None


@lru_cache(maxsize=4)
def key_from(secret: str) -> bytes:
    return blake2b(secret.encode()).digest()
