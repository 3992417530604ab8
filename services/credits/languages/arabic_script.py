"""What lists in Arabic and in Persian share: commas of two scripts, and titles."""

import re
from collections.abc import Sequence

from services.credits.facts import Party
from services.credits.lines import Line
from services.credits.wording import Item

COMMA = re.compile(r"،|,(?!\d)")


def holds_comma(text: str) -> bool:
    """Whether it holds a comma, also that of "Washington, D.C."."""
    return bool(COMMA.search(text))


def is_parted(items: Sequence[Item]) -> bool:
    """Whether semicolons part the items, which have commas of their own."""
    return len(items) > 2 and any(holds_comma(str(item.line)) for item in items)


def titled(party: Party, name: Line) -> Item:
    """The party with its title after it, between commas."""
    if title := party.title.strip():
        return Item(name + Line.of(f"، {title}"), is_open=True)
    return Item(name)
