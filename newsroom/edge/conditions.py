"""What a request says it can read and already has. RFC 9110, sections 8.8, 12.5, 13.1."""

import re
from functools import lru_cache

from django.utils.http import parse_http_date_safe

from services.board import SECOND

IDENTITY = ""
CODINGS = ("br", "gzip")  # the best first

TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")


@lru_cache(maxsize=1000)  # of the header as sent: browsers know few of them
def coding(accepted: str | None) -> str | None:
    """The best coding for an Accept-Encoding header; None if we have none it allows."""
    if accepted is None:
        return IDENTITY
    qualities = read_qualities(accepted)
    rest = qualities.get("*", 0.0)
    best = max(CODINGS, key=lambda name: qualities.get(name, rest))
    if qualities.get(best, rest) > 0 and accepts_coded(qualities, best):
        return best
    return IDENTITY if qualities.get("identity", qualities.get("*", 1.0)) else None


def accepts_coded(qualities: dict[str, float], best: str) -> bool:
    """Whether it is welcome at least as much as the plain text, where that was rated."""
    return qualities.get(best, qualities.get("*", 0.0)) >= qualities.get(
        "identity", 0.0
    )


def read_qualities(accepted: str) -> dict[str, float]:
    qualities = {}
    for part in accepted.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        if name:
            name = "gzip" if name == "x-gzip" else name
            qualities[name] = read_quality(parameters)
    return qualities


def read_quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            number = value.strip()
            return min(float(number), 1.0) if QUALITY.fullmatch(number) else 0.0
    return 1.0


def has_already(if_none_match: str, tags: tuple[str, ...]) -> bool:
    """If-None-Match names one of these strong tags, or any: compared weakly."""
    if if_none_match.strip() == "*":
        return True
    return any(f'"{tag[2]}"' in tags for tag in TAG.finditer(if_none_match))


def still_matches(if_match: str, tags: tuple[str, ...]) -> bool:
    """If-Match names one of these strong tags, or any: compared strongly."""
    if if_match.strip() == "*":
        return True
    return any(not tag[1] and f'"{tag[2]}"' in tags for tag in TAG.finditer(if_match))


def is_unchanged(changed_at: int, since: str | None, now: int) -> bool:
    """Whether a dated page is what it was at the date of If-Modified-Since.

    Not within the second of its own date, which no answer has named yet; nor by a date
    to come, which means nothing.
    """
    moment = parse_http_date_safe(since or "")
    if not changed_at or moment is None or moment * SECOND > now:
        return False
    return now >= changed_at + SECOND and moment * SECOND >= changed_at
