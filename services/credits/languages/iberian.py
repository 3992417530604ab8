"""What Spanish and Portuguese share: articles, prepositions that swallow them, folds."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.languages.iberian_articles import Articles
from services.credits.lines import Line, capital, chained, sentence, told
from services.credits.parties import Item, Parties, name_of
from services.credits.wording import Wording


class Iberian(Wording):
    """`service` finds in a service's name without its article what stands `before` the
    word that tells it from others, and the `house` after it; `the_services` begins the
    phrase for several.
    """

    comma = ", "
    semicolon = "; "
    articles: ClassVar[Articles]
    service: ClassVar[re.Pattern[str]]
    the_services: ClassVar[str]

    @abstractmethod
    def described(self, party: Party, name: Line) -> Item:
        """The party under this name, with its title, its service and its place."""

    def byline(self, authors: Parties) -> Line:
        items = [self.titled(author, self.signed(author)) for author in authors]
        return capital(self.listed_after("por", items))

    def signed(self, author: Party) -> Line:
        """The author in a byline; a service's own name would lack its house."""
        is_service = author.kind == "service"
        return self.articles.phrase(author) if is_service else name_of(author)

    def titled(self, party: Party, name: Line) -> Item:
        """The name with what its bearer is, as entered: it may be a woman's or a man's.

        A service alone would read as that of the one before as well, as a place would:
        "Ana Ruiz y Kim Haneul, del Servicio Coreano".
        """
        title, service = Line.of(party.title.strip()), self.home_of(party)
        words = [line for line in (title, service) if line]
        if not words:
            return Item(name)
        line = name + Line.of(", ") + chained(words, " ", " ")
        return Item(line, is_open=True, has_place=words == [service])

    def home_of(self, party: Party) -> Line:
        """ "del Servicio Coreano de la VOA", or nothing."""
        if party.works_for is None:
            return Line()
        return self.articles.contracted("de", self.articles.phrase(party.works_for))

    def placed(self, party: Party) -> Item:
        return self.described(party, self.articles.phrase(party))

    def labelled(self, party: Party) -> Item:
        return self.described(party, self.articles.bare(party))

    def did(self, people: Parties, deed: str, service: Party | None = None) -> Line:
        """Who did something, and for which service: "Ana Ruiz la adaptó para …"."""
        aim = Line.of(" para ") + self.articles.phrase(service) if service else Line()
        return told(f"{{people}} {deed}{{aim}}", people=self.people(people), aim=aim)

    def said(self, words: str, preposition: str, parties: Parties) -> Line:
        """The sentence that ends in these parties, after their preposition."""
        return sentence(
            f"{words} {{parties}}", parties=self.after(preposition, parties)
        )

    def after(self, preposition: str, parties: Parties) -> Line:
        if folded := self.folded(parties):
            return self.articles.contracted(preposition, folded)
        return self.listed_after(preposition, [self.placed(p) for p in parties])

    def listed_after(self, preposition: str, items: Sequence[Item]) -> Line:
        """The items after their preposition: "de Reuters y AFP".

        Each has it where it contracts with an article, "del Fondo y de la Fundación",
        and where only some have an article: "con el Servicio Coreano de la VOA y AFP"
        might be the service of both.
        """
        articles = [not item.line.spans[0].is_name for item in items]
        contracts = preposition in self.articles.contractions
        contracted = self.articles.contracted
        if not any(articles) or (all(articles) and not contracts):
            return contracted(preposition, self.join(items))
        return self.join(
            [replace(item, line=contracted(preposition, item.line)) for item in items]
        )

    def fold(self, parties: Parties) -> Line:
        """ "los servicios Coreano y Persa de la VOA", or nothing where a form differs."""
        bare = [replace(p, possessive=self.articles.split(p)[1]) for p in parties]
        found = [self.service.fullmatch(party.possessive) for party in bare]
        frames = {match and (match["before"], match["house"]) for match in found}
        frame = frames.pop()
        if frames or frame is None:
            return Line()
        line = self.folded_into(f"{self.the_services} {{cores}}", bare, frame)
        return line + Line.of(frame[1]) if line else line
