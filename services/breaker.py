"""After trouble with a store nobody asks it for a moment.

A silent store would else hang one thread after another, until none is left for those
who ask for nothing of it.
"""

import time
from threading import Lock

PAUSE = 3.0  # seconds after trouble in which nobody asks
LONGEST = 60.0  # seconds after which whoever asks first is taken for lost


class Breaker:
    """One for each store in each process."""

    def __init__(self) -> None:
        self.closed_until = 0.0  # 0: all is well
        self.lock = Lock()

    def may_ask(self) -> bool:
        """Whether to ask. After the pause one may; the others wait for what it finds."""
        with self.lock:
            now = time.monotonic()
            if now < self.closed_until:
                return False
            if self.closed_until:
                self.closed_until = now + LONGEST
            return True

    def note_answer(self) -> None:
        self.closed_until = 0.0

    def note_silence(self) -> None:
        self.closed_until = time.monotonic() + PAUSE
