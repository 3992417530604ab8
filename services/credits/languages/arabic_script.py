"""What Arabic and Persian share: names without verbs, titles, commas of two scripts."""

import re
from abc import abstractmethod
from collections.abc import Sequence

from services.credits.facts import Party
from services.credits.lines import Line
from services.credits.parties import Item, Parties
from services.credits.wording import Wording

COMMA = re.compile(r"،|,(?!\d)")


class ArabicScript(Wording):
    comma = "، "
    semicolon = "؛ "

    @abstractmethod
    def located(self, items: Sequence[Item], parties: Parties) -> Line:
        """The parties, with the place they share or each with its own."""

    def byline(self, authors: Parties) -> Line:
        """The names alone, without «بقلم», which is for opinion, or any "by"."""
        return self.join([titled(author, self.name(author)) for author in authors])

    def people(self, parties: Parties, *, closed: bool = True) -> Line:
        """The parties with their titles and without their places."""
        items = self.with_titles(parties)
        return self.folded(parties) or self.join(items, closed=closed)

    def contributors(self, parties: Parties) -> Line:
        """The parties, each with its place where they do not share one."""
        return self.folded(parties) or self.located(self.with_titles(parties), parties)

    def with_titles(self, parties: Parties) -> list[Item]:
        return [titled(party, self.phrase(party)) for party in parties]


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
