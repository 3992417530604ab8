"""What Russian and Ukrainian share: names in a case where it is known, or a colon."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.languages.slavic_cases import (
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    Declension,
)
from services.credits.languages.slavic_lists import (
    declined,
    described,
    folded,
    has_bare_comma,
    people,
    signed,
)
from services.credits.lines import Line, chained, sentence
from services.credits.parties import Item, Parties, unplaced
from services.credits.wording import Wording


class Slavic(Wording):
    """A person's name stands in the nominative and no verb in the past agrees with
    one name alone: «работал» or «працювала» would say who is a man.
    """

    comma = ", "
    semicolon = "; "
    declension: ClassVar[Declension]

    def byline(self, authors: Parties) -> Line:
        return signed(self, authors)

    def placed(self, party: Party) -> Item:
        return described(party)

    def fold(self, parties: Parties) -> Line:
        return folded(self, self.declension, parties, NOMINATIVE)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        """Where members hold commas, semicolons stand between all of them."""
        lines = [item.line for item in items]
        if len(lines) > 2 and any(map(self.holds_comma, lines)):
            return chained(lines, self.semicolon, self.semicolon)
        return super().join(items, closed=closed)

    def holds_comma(self, line: Line) -> bool:
        return has_bare_comma(line)

    def of(self, parties: Parties) -> Line:
        return declined(self, self.declension, parties, GENITIVE)

    def by(self, parties: Parties) -> Line:
        return declined(self, self.declension, parties, INSTRUMENTAL)

    def said_of(self, parties: Parties, pattern: str, heading: str) -> Line:
        """The sentence with their names in the genitive, or these after a heading."""
        return said(pattern, self.of(parties)) or self.after_colon(heading, parties)

    def said_by(self, parties: Parties, pattern: str, heading: str) -> Line:
        """The same in the instrumental."""
        return said(pattern, self.by(parties)) or self.after_colon(heading, parties)

    def after_colon(self, heading: str, parties: Parties) -> Line:
        return sentence(f"{heading}: {{names}}", names=people(self, parties))

    def made_for(self, work: str, makers: Parties, service: Party | None) -> Line:
        """«Адаптация для Службы новостей: Пола Грант.»"""
        aim = self.of([service]) if service else Line()
        if service and not aim:
            makers = [replace(maker, works_for=service) for maker in makers]
        heading = f"{work} для {{aim}}" if aim else work
        names = people(self, unplaced(makers))
        return sentence(f"{heading}: {{names}}", aim=aim, names=names)


def said(pattern: str, names: Line) -> Line:
    return sentence(pattern, names=names) if names else Line()
