"""What a group of the first page is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Action:
    """A button at a row: a link, or a form of one button that posts to the address."""

    label: str
    address: str
    weight: str = "plain"
    is_post: bool = False
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a group: what it is called, where it leads, what to say of it."""

    name: str
    address: str
    headline: str = ""
    language: str = ""
    state: str = ""
    state_kind: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""  # what somebody wrote, in any direction
    flag: str = ""  # what is wrong with it, in words
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, the first rows, and the way to the rest."""

    name: str  # in addresses
    title: str
    rows: Sequence[Row] = ()
    more: str = ""
    shown: int = 8
    is_urgent: bool = False
    empty: str = ""

    @property
    def first(self) -> Sequence[Row]:
        return self.rows[: self.shown]

    @property
    def number(self) -> str:
        """How many, as far as was looked: 8+."""
        return f"{self.shown}+" if self.has_more else str(len(self.rows))

    @property
    def has_more(self) -> bool:
        return len(self.rows) > self.shown


@dataclass(slots=True)
class Listed:
    """Groups by name, in the order in which they concern the person."""

    groups: list[Group] = field(default_factory=list)

    @property
    def full(self) -> list[Group]:
        return [group for group in self.groups if group.rows]

    @property
    def empty(self) -> list[Group]:
        return [group for group in self.groups if not group.rows]
