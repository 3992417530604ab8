"""The files of social cards: drawn at first request, deleted when nobody may have them.

All cards of a story lie in one folder, so that nothing has to be known of them to
delete them.
"""

from collections.abc import Iterable
from contextlib import nullcontext
from threading import Lock

from django.core.files.storage import default_storage
from django.db import transaction

from articles.social_cards.drawing import draw_card
from articles.social_cards.facts import CardFacts
from photos.renditions import store
from services.commits import Later

FOLDER = "cards"
PATIENCE = 3  # seconds that a request waits for its turn to draw

drawing = Lock()  # a process draws one card at a time


class BusyError(Exception):
    """Others have cards drawn; ask again in a moment."""


def path_of(public_id: str, digest: str) -> str:
    return f"{FOLDER}/{public_id}/{digest}.jpg"


def keep_drawn(public_id: str, facts: CardFacts) -> str:
    """The path of the card, drawn if it is not kept yet. Never call it in a verb.

    Raises OSError where its photo is gone, and BusyError.
    """
    path = path_of(public_id, facts["digest"])
    if default_storage.exists(path):
        return path
    if not drawing.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        if not default_storage.exists(path):  # by whoever drew before
            store(path, drawn(facts))
    finally:
        drawing.release()
    forget([public_id], but=facts["digest"])
    return path


def drawn(facts: CardFacts) -> bytes:
    photo = facts["photo"]
    with default_storage.open(photo) if photo else nullcontext() as file:
        return draw_card(facts, file)


def forget(public_ids: Iterable[str], *, but: str = "") -> None:
    """Delete the cards of these stories, except one; safe to repeat."""
    for public_id in public_ids:
        folder = f"{FOLDER}/{public_id}"
        for name in names_in(folder):
            if name != f"{but}.jpg":
                default_storage.delete(f"{folder}/{name}")


def names_in(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def forget_after_commit(public_ids: Iterable[str], *, but: str = "") -> None:
    """The same once the transaction is through: until then readers have them."""
    deleting = Later(forget, list(public_ids), but=but)
    transaction.on_commit(deleting, robust=True)
