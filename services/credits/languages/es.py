"""Credits in Spanish."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole
from services.credits.languages.spanish_sounds import begins_with_i, contracted
from services.credits.lines import Line, Span, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    chained,
    name_of,
    phrase_of,
    shared_place,
)

ARTICLE = re.compile(r"(el|la|los|las) (?=\S)")
SERVICE = re.compile(r"el Servicio (?P<name>[A-ZÁÉÍÓÚÑ]\S*)(?P<house> del? .+)")


class Spanish(Wording, tag="es"):
    comma = ", "
    semicolon = "; "
    conjunction = " y "
    role_joiner = " y "
    labels: ClassVar = {
        BylineRole.EDITOR: "edición",
        BylineRole.PHOTOGRAPHER: "fotografía",
        BylineRole.CAMERA: "cámara",
        BylineRole.PRODUCER: "producción",
    }

    def __init__(self, house: House) -> None:
        """Spanish has no serial comma, whatever the edition says."""
        super().__init__(replace(house, serial_comma=False))

    def staff_report(self) -> Line:
        return Line.of("Redacción")

    def byline(self, authors: Parties) -> Line:
        items = [titled(author, name_of(author)) for author in authors]
        return Line.of("Por ") + self.join(items)

    def contributed(self, parties: Parties) -> Line:
        verb = agreed(parties, "colaboró", "colaboraron")
        if place := shared_place(parties):
            return told(
                f"{{parties}} {verb} en este reportaje desde {{place}}",
                parties=self.people(parties),
                place=Line.of(place),
            )
        return told(
            f"{{parties}} {verb} en este reportaje",
            parties=self.services(parties, closed=True),
        )

    def reported(self, authors: Parties) -> Line:
        if place := shared_place(authors):
            return told(
                f"{{authors}} {agreed(authors, 'informó', 'informaron')} desde {{place}}",
                authors=self.join([Item(name_of(author)) for author in authors]),
                place=Line.of(place),
            )
        verbs = [" informó", *[","] * (len(authors) - 1)]
        items = [
            placed(Item(name_of(author) + Line.of(verb)), f" desde {author.place}")
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return told("{authors}", authors=self.join(items))

    def collaborated(self, services: Parties) -> Line:
        return sentence(
            "Este reportaje se elaboró en colaboración con {services}",
            services=self.services(services),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "Este reportaje incluye información {of_services}",
            of_services=self.of_services(services),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "Esta nota se originó en {services}", services=self.services(services)
        )

    def adapted_from(self, services: Parties) -> Line:
        report = agreed(services, "un reportaje", "reportajes")
        return sentence(
            f"Esta nota es una adaptación de {report} {{of_services}}",
            of_services=self.of_services(services),
        )

    def wrote(self, authors: Parties, service: Party) -> Line:
        verb = agreed(authors, "escribió", "escribieron")
        return told(
            f"{{authors}} {verb} esta nota para {{service}}",
            authors=self.people(authors),
            service=phrase(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        verb = agreed(adapters, "adaptó", "adaptaron")
        deed = f"la {verb}" if again else f"{verb} esta nota"
        people = self.people(adapters)
        if service is None:
            return told(f"{{adapters}} {deed}", adapters=people)
        return told(
            f"{{adapters}} {deed} para {{service}}",
            adapters=people,
            service=phrase(service),
        )

    def translated(self, translators: Parties) -> Line:
        verb = agreed(translators, "tradujo", "tradujeron")
        return told(
            f"{{translators}} {verb} esta nota", translators=self.people(translators)
        )

    def withheld(self) -> Line:
        return Line.of(
            "Por su seguridad, no se publican los nombres de algunas personas "
            "que colaboraron en este reportaje."
        )

    def placed(self, party: Party) -> Item:
        item = titled(party, phrase(party))
        return placed(item, f" en {party.place}") if party.place else item

    def people(self, parties: Parties) -> Line:
        """The parties without their places, before the verb."""
        return self.join([titled(p, phrase(p)) for p in parties], closed=True)

    def of_services(self, parties: Parties) -> Line:
        """ "de Reuters y AFP". Where a member has an article, "de" comes before each:
        "de Reuters y del Servicio Coreano de la VOA".
        """
        if folded := self.folded(parties):
            return contracted("de", folded)
        items = [self.placed(party) for party in parties]
        if not any(ARTICLE.match(str(item.line)) for item in items):
            return contracted("de", self.join(items))
        return self.join(
            [replace(item, line=contracted("de", item.line)) for item in items]
        )

    def fold(self, parties: Parties) -> Line:
        """ "los servicios Coreano y Persa de la VOA"."""
        forms = [SERVICE.fullmatch(str(phrase_of(party))) for party in parties]
        houses = {form and form["house"] for form in forms}
        if None in houses or len(houses) > 1:
            return Line()
        house = str(houses.pop())
        frame = ("el Servicio ", house)
        line = self.folded_into("los servicios {cores}", parties, frame)
        return line + Line.of(house) if line else line

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        """A line such as "Cámara y producción: Olena Hrytsko"."""
        words = [Item(Line.of(self.labels[role])) for role in roles]
        names = [self.placed(party).line for party in parties]
        title = Line.of(f"{str(self.join(words)).capitalize()}: ")
        return title + chained(names, self.semicolon, self.semicolon)

    def conjunction_before(self, line: Line) -> str:
        return " e " if begins_with_i(str(line)) else self.conjunction


def agreed(parties: Parties, singular: str, plural: str) -> str:
    """The word in the number of the parties."""
    return plural if len(parties) > 1 else singular


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: an article there is capital."""
    line = sentence(pattern, **slots)
    first, *rest = line.spans
    if first.is_name:
        return line
    return Line((Span(first.text[0].upper() + first.text[1:]), *rest))


def phrase(party: Party) -> Line:
    """The party inside a sentence, its article no part of the name:
    "el" + "Servicio Coreano de la VOA".
    """
    form = str(phrase_of(party))
    article = ARTICLE.match(form)
    if article is None:
        return phrase_of(party)
    return Line.of(article[0]) + Line.name(form[article.end() :], party.url)


def titled(party: Party, name: Line) -> Item:
    """The party with its title after it, as entered: it may be a woman's or a man's."""
    if title := party.title.strip():
        return Item(name + Line.of(f", {title}"), is_open=True)
    return Item(name)


def placed(item: Item, words: str) -> Item:
    """The item with the words that say its place."""
    joint = "," if item.is_open else ""
    line = item.line + Line.of(f"{joint}{words}")
    return Item(line, is_open=item.is_open or "," in words, has_place=True)
