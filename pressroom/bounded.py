"""Asking what may never answer: a frozen database, a disk that hangs."""

from collections.abc import Callable
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any, TypeVar

from django.db import connections
from django.utils import translation

T = TypeVar("T")


class LateError(Exception):
    """There was no answer in time."""


asking: set[str] = set()
changing = Lock()


def within(seconds: float, work: Callable[[], T], *, name: str) -> T:
    """What `work` gives, in a thread that is given up after so long. Raises LateError.

    What it raises is raised here. While one that was given up still hangs, no second
    of the same name is begun: they would pile up. `name` tells them apart.
    """
    if seconds <= 0 or not begin(name):
        raise LateError
    said: Queue[tuple[bool, Any]] = Queue()
    arguments = (work, said, name, translation.get_language())
    Thread(target=answer, args=arguments, daemon=True, name=name).start()
    try:
        is_well, found = said.get(timeout=seconds)
    except Empty:
        raise LateError from None
    if not is_well:
        raise found
    return found  # type: ignore[no-any-return]


def begin(name: str) -> bool:
    with changing:
        if name in asking:
            return False
        asking.add(name)
        return True


def answer(
    work: Callable[[], Any],
    said: "Queue[tuple[bool, Any]]",
    name: str,
    language: str | None,
) -> None:
    """The thread: its own connections, the language of whoever asks."""
    try:
        with translation.override(language):
            found = (True, work())
    except Exception as error:
        found = (False, error)
    finally:
        connections.close_all()
        with changing:
            asking.discard(name)
    said.put(found)
