"""Under which number something is done: a request's id, or the name of a job.

Log lines carry it, and so do pages that say that something broke: it leads from one to
the other. A thread does one thing at a time, so the number is the thread's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(slots=True)
class Doing:
    """What a thread is at. `begun` counts seconds, and is compared with itself alone.

    Of a request, `route` is the pattern of its address, `story` the public id in it and
    `person` the number of who is at the desk; known once Django has looked.
    """

    number: str
    begun: float = field(default_factory=perf_counter)
    route: str = ""
    story: str = ""
    person: int | None = None


DOING: ContextVar[Doing | None] = ContextVar("newsroom_doing", default=None)


def number() -> str:
    """The number that log lines carry now; empty for what belongs to no request."""
    doing = DOING.get()
    return doing.number if doing else ""


@contextmanager
def known_as(name: str) -> Iterator[None]:
    """Log lines written inside carry this name, unless they have a number already."""
    if DOING.get() is not None:
        yield
        return
    token = DOING.set(Doing(name))
    try:
        yield
    finally:
        DOING.reset(token)
