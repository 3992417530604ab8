"""What a database answers about a story that holds what is sought."""

from typing import NamedTuple


class Found(NamedTuple):
    """Facts by which it is ranked, the same from every database.

    `is_near`: all words stand side by side somewhere, in the order they were typed.
    """

    published: int
    place: int
    heads: str
    tops: str
    is_near: bool


class Batch(NamedTuple):
    """The newest that were found, and the place from which on none was looked at.

    `is_partial`: no story holds all that is sought, and these hold all but one word.
    """

    stories: list[Found]
    reached: int | None
    is_partial: bool = False
