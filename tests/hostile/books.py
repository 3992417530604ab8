"""What is known to be true, and every answer that was not."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from threading import Lock

FRESH = 5.0  # seconds after which every reader must see what was confirmed
SAID = 5  # faults of a kind that are told in full


@dataclass
class Diary:
    """A story that an editor rewrites again and again, each time with another word."""

    path: str = ""
    tried: list[str] = field(default_factory=list)
    confirmed: list[tuple[float, int]] = field(default_factory=list)  # when, which
    pressed_at: float = 0.0  # when an editor began to hold it
    held_at: float = 0.0  # when the desk confirmed it
    released_at: float = 0.0

    @property
    def is_held(self) -> bool:
        return self.held_at > self.released_at

    def was_held(self, asked_at: float) -> bool:
        """Whether it may have been, as caches before the site saw it."""
        is_over = self.pressed_at <= self.released_at < asked_at - FRESH
        return bool(self.pressed_at) and not is_over

    def oldest_allowed(self, asked_at: float) -> int:
        """The number of the word that a reader who asks now must see, or a newer one."""
        known = [number for at, number in self.confirmed if at < asked_at - FRESH]
        return max(known, default=-1)

    def number_of(self, word: str) -> int:
        return self.tried.index(word) if word in self.tried else -2


class Books:
    """Kept by everybody at once."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.begun = time.monotonic()
        self.answers: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.waits: list[float] = []
        self.by_second: dict[int, Counter[str]] = defaultdict(Counter)
        self.weather: list[tuple[float, str]] = []

    def now(self) -> float:
        return time.monotonic() - self.begun

    def answer(self, kind: str, status: int | str, wait: float) -> None:
        with self.lock:
            self.answers[f"{kind} {status}"] += 1
            self.by_second[int(self.now())][str(status)] += 1
            self.waits.append(wait)

    def fault(self, kind: str, what: str) -> None:
        with self.lock:
            self.faults[kind].append(f"{self.now():6.1f} s  {what}")

    def happened(self, what: str) -> None:
        with self.lock:
            self.weather.append((self.now(), what))

    def count(self) -> int:
        return sum(self.answers.values())

    def report(self) -> str:
        waits = sorted(self.waits) or [0.0]
        lines = [
            f"{self.count()} answers; half within {waits[len(waits) // 2] * 1000:.0f} ms, "
            f"99 of 100 within {waits[len(waits) * 99 // 100] * 1000:.0f} ms, "
            f"all within {waits[-1]:.1f} s",
            *(f"  {name}: {count}" for name, count in sorted(self.answers.items())),
            "weather:",
            *(f"  {at:6.1f} s  {what}" for at, what in self.weather),
            "faults:" if self.faults else "no faults",
        ]
        for kind, said in sorted(self.faults.items()):
            lines += [f"  {kind}: {len(said)}", *(f"    {one}" for one in said[:SAID])]
        return "\n".join(lines)
