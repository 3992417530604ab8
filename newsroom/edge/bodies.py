"""What a request may bring along, judged before any of it is taken in.

Readers bring nothing. At the desk the largest things are photos and recordings; what is
typed is small, and at the door it is a name and a password.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from photos.intake import LARGEST_BYTES

MEGABYTE = 1024 * 1024
AT_THE_DOOR = 64 * 1024  # bytes
BESIDE = 5 * MEGABYTE  # the form around a file

DOOR = tuple(
    f"/admin/{place}/"
    for place in ("login", "logout", "account", "password_change", "keys", "jsi18n")
)
METHODS = "GET, HEAD, POST, OPTIONS"
RECORDINGS = "/admin/recordings/"


@dataclass(frozen=True, slots=True)
class Refusal:
    status: str
    largest: int = 0  # bytes that would have been taken
    headers: tuple[tuple[str, str], ...] = ()


def refusal(environ: dict[str, Any]) -> Refusal | None:
    """Why this request to the desk is not taken in, if it is not."""
    if environ["REQUEST_METHOD"] not in METHODS.split(", "):
        return Refusal("405 Method Not Allowed", headers=(("Allow", METHODS),))
    if is_other_text(environ.get("CONTENT_TYPE", "")):
        return Refusal("415 Unsupported Media Type")
    said = environ.get("CONTENT_LENGTH") or ""
    if not said:  # how much there is would be known only when it is here
        is_unmeasured = "HTTP_TRANSFER_ENCODING" in environ
        return Refusal("411 Length Required") if is_unmeasured else None
    if not (said.isascii() and said.isdecimal()):
        return Refusal("400 Bad Request")
    largest = room_for(environ)
    is_small = len(said) < 16 and int(said) <= largest
    return None if is_small else Refusal("413 Content Too Large", largest)


def room_for(environ: dict[str, Any]) -> int:
    """How many bytes the address takes: as many as the file that it is there for."""
    path: str = environ["PATH_INFO"]
    if path.startswith(DOOR):
        return AT_THE_DOOR
    if not environ.get("CONTENT_TYPE", "").lower().startswith("multipart/form-data"):
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    if path.startswith(RECORDINGS):
        return settings.RECORDING_BYTES + BESIDE
    return LARGEST_BYTES + BESIDE


def is_other_text(kind: str) -> bool:
    """Whether it is said to be in another encoding than ours, which no browser does.

    Some of what Python counts among them are none of text, and break whoever tries.
    """
    if not kind.isprintable():
        return True
    _, names, charset = kind.lower().partition("charset=")
    return bool(names) and charset.strip(' "').partition(";")[0].strip(' "') != "utf-8"


def without_body(environ: dict[str, Any]) -> dict[str, Any]:
    """The request as its method and address say it: nothing else is looked at."""
    nothing = {"CONTENT_TYPE": "", "CONTENT_LENGTH": ""}
    return environ | nothing
