"""The article that Spanish and Portuguese say before the name of an organisation."""

import re
from dataclasses import dataclass

from services.credits.facts import Party
from services.credits.lines import Line, Span
from services.credits.parties import Parties, phrase_of


@dataclass(frozen=True, slots=True)
class Articles:
    """`forms` finds an article that a name is stored with, in either case.

    `nouns` say what an organisation is, each with its article: "servicio" and "el".
    A name that begins with one has the article also where it is stored without.
    `contractions` are what prepositions make of an article: of "de", "el" and "del".
    """

    forms: re.Pattern[str]
    nouns: dict[str, str]
    contractions: dict[str, dict[str, str]]

    def phrase(self, party: Party) -> Line:
        """The party inside a sentence, its article no part of the name:
        "el" + "Servicio Coreano de la VOA".
        """
        article, name = self.split(party)
        return Line.of(article) + Line.name(name, party.url)

    def bare(self, party: Party) -> Line:
        """The party after a colon, without an article unless its name is "la diaria"."""
        article, name = self.split(party)
        is_its_own = party.name.startswith(article)
        return Line.name(f"{article if is_its_own else ''}{name}", party.url)

    def contracted(self, preposition: str, line: Line) -> Line:
        """The line after a preposition, which may swallow its article.

        A name keeps its own: "de El Tiempo", "de O País".
        """
        first, *rest = line.spans
        article, space, text = first.text.partition(" ")
        joined = self.contractions.get(preposition, {}).get(article)
        if first.is_name or not joined:
            return Line.of(f"{preposition} ") + line
        return Line((Span(joined + space + text), *rest))

    def agreed(self, parties: Parties, singular: str, plural: str) -> str:
        """The word in the number of the parties: one may be "las Naciones Unidas"."""
        is_plural = len(parties) > 1 or self.split(parties[0])[0].endswith("s ")
        return plural if is_plural else singular

    def split(self, party: Party) -> tuple[str, str]:
        """The article with its space, and the rest; a person's name is theirs whole.

        A capital article is part of a name, "El País", but not in "El Servicio Persa".
        """
        text = str(phrase_of(party))
        if party.kind == "person":
            return "", text
        found = self.forms.match(text)
        stored = found[0] if found else ""
        name = text.removeprefix(stored)
        noun, _, which = name.partition(" ")
        said = self.nouns.get(noun.lower(), "")
        if stored.islower() or (said and which and party.kind == "service"):
            return stored.lower() or f"{said} ", name
        return ("", text) if stored or not said else (f"{said} ", text)
