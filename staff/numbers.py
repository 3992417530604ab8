"""Numbers as browsers send them: they may be anything."""

from collections.abc import Iterable

LONGEST = 15  # digits; what a database calls a number has room for more


def number_in(text: str, *, digits: int = LONGEST) -> int:
    """The whole number that the text is; 0, which no row is called, if it is none.

    Digits of other scripts count as none, and so does what is longer than `digits`.
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_number else 0


def numbers_in(texts: Iterable[str]) -> list[int]:
    """Those among the texts that are one, in their order."""
    return [number for number in map(number_in, texts) if number]
