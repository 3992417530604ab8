"""What readers would see of an arrangement where its own stories do not stand."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filled:
    """Headlines by the keys of places; `also` by the names of lists, below their places.

    `ended` are the places whose time has passed.
    """

    places: dict[str, str] = field(default_factory=dict)
    also: dict[str, list[str]] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
