"""What the last changes of an edition were about: one story, or everything.

While the database is silent, a story's page that was drawn before such a change may
still be right: nobody touched the stories that stand on it. So each counter is kept
with the public id of the story that alone it was about. Whatever is not surely about
one story is about everything.
"""

from typing import NamedTuple

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Concat, Left

EVERYTHING = "*"
KEPT = 2000  # characters; some hundred changes


class Change(NamedTuple):
    counter: int  # the edition's, once it was made
    about: str  # the public id of a story, or EVERYTHING


def noted(about: str) -> Left:
    """The column with this change in front, for an update that raises the counter."""
    number = Cast(F("counter") + 1, CharField())
    said = Concat(number, Value(f":{about} "), F("recent"), output_field=TextField())
    return Left(said, KEPT)


def read(recent: str) -> tuple[Change, ...]:
    """The changes that the column tells of, newest first; a cut one is left out."""
    pieces = recent.split(" ")[:-1]  # the last is empty, or was cut
    split = (piece.partition(":") for piece in pieces)
    return tuple(Change(int(counter), about) for counter, _, about in split)


def since(counter: int, changes: tuple[Change, ...], now: int) -> set[str] | None:
    """The stories that changed after the counter stood so, up to `now`, its value today.

    None: it was more than that, or nobody knows any more.
    """
    newer = [change for change in changes if counter < change.counter <= now]
    is_known = len(newer) == now - counter
    about = {change.about for change in newer}
    return about if is_known and EVERYTHING not in about else None
