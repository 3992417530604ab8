"""Who may enter: few at a time, so that some threads are always left for stored pages."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock


class CrowdedError(Exception):
    """Nobody else can be let in for now."""


class Gate:
    """Lets `places` in at once; others wait for `patience` seconds, `waiting` of them."""

    def __init__(self, places: int, *, patience: float, waiting: int) -> None:
        self.places = BoundedSemaphore(places)
        self.queue = BoundedSemaphore(waiting)
        self.patience = patience

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Inside, once there is a place. Raises CrowdedError."""
        if not self.places.acquire(blocking=False):
            self.wait()
        try:
            yield
        finally:
            self.places.release()

    def wait(self) -> None:
        if not self.queue.acquire(blocking=False):
            raise CrowdedError
        try:
            if not self.places.acquire(timeout=self.patience):
                raise CrowdedError
        finally:
            self.queue.release()


class Herd:
    """Lets one draw a page while the others who want it wait for the result."""

    def __init__(self, patience: float) -> None:
        self.patience = patience  # seconds; then one who waited draws it as well
        self.lock = Lock()
        self.drawing: dict[Hashable, tuple[Lock, list[int]]] = {}

    @contextmanager
    def alone(self, key: Hashable) -> Iterator[None]:
        with self.lock:
            turn, wanting = self.drawing.setdefault(key, (Lock(), [0]))
            wanting[0] += 1
        is_mine = turn.acquire(timeout=self.patience)
        try:
            yield
        finally:
            if is_mine:
                turn.release()
            with self.lock:
                wanting[0] -= 1
                if not wanting[0]:
                    del self.drawing[key]
