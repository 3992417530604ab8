"""Random public ids: what addresses and machines call a thing, telling nothing else."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/i/l: read out over a phone
LENGTH = 12  # 31**12 ids, 59 bits: not guessed, not counted


def new_public_id() -> str:
    """A fresh random id of 12 lower-case letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_media_key() -> str:
    """128 random bits in hexadecimal: the folder of a photo's public files."""
    return secrets.token_hex(16)
