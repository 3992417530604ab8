"""What the last changes of an edition were about, for the minutes without a database.

While the database is silent, a page that was drawn before such a change may still be
handed over: nobody wants the news of one story to take all others away. So each counter
is kept with what its change was about. Whatever is not surely harmless to all other
pages is about everything.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Concat, Left

EVERYTHING = "*"
NOTHING = "-"  # pages are drawn better, and were right before
WHEREVER = "!"  # behind a public id: every page on which the story stands
KEPT = 2000  # characters; some hundred changes


class Change(NamedTuple):
    """`about`: the subject of the one page that is no longer right, or EVERYTHING, or
    NOTHING; with WHEREVER behind it the story for which no page is right."""

    counter: int  # the edition's, once it was made
    about: str


def wherever(public_id: str) -> str:
    """That the story was put right, so that no page may show what was said before."""
    return public_id + WHEREVER


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


def since(counter: int, changes: tuple[Change, ...], now: int) -> list[str] | None:
    """What the changes were about since the counter stood so, up to `now`, its value
    today. None: about everything, or nobody knows any more.
    """
    newer = [change for change in changes if counter < change.counter <= now]
    about = [change.about for change in newer]
    return None if len(newer) < now - counter or EVERYTHING in about else about


def leave_right(about: Iterable[str], subject: str, stories: Collection[str]) -> bool:
    """Whether these changes leave a page right: `subject` is what it is the page of,
    `stories` are the public ids of those that stand on it.
    """
    return not any(
        each.removesuffix(WHEREVER) in stories
        if each.endswith(WHEREVER)
        else each == subject
        for each in about
    )
