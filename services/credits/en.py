"""Credits in English."""

from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole
from services.credits.lines import Line, fill, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
    phrase_of,
    shared_place,
)


class English(Wording):
    comma = ", "
    semicolon = "; "
    conjunction = " and "
    role_joiner = "/"
    labels: ClassVar = {
        BylineRole.EDITOR: "Editor",
        BylineRole.PHOTOGRAPHER: "Photographer",
        BylineRole.CAMERA: "Camera",
        BylineRole.PRODUCER: "Producer",
    }

    def staff_report(self) -> Line:
        return Line.of("Staff report")

    def byline(self, authors: Parties) -> Line:
        return fill("By {authors}", authors=self.join([signed(a) for a in authors]))

    def contributed(self, parties: Parties) -> Line:
        if place := shared_place(parties):
            return sentence(
                "{parties} contributed to this report from {place}",
                parties=self.join([Item(titled(party)) for party in parties]),
                place=Line.of(place),
            )
        return sentence(
            "{parties} contributed to this report",
            parties=self.services(parties, closed=True),
        )

    def reported(self, authors: Parties) -> Line:
        if place := shared_place(authors):
            return sentence(
                "{authors} reported from {place}",
                authors=self.join([Item(name_of(author)) for author in authors]),
                place=Line.of(place),
            )
        verbs = ["reported from", *["from"] * (len(authors) - 1)]
        items = [
            item(name_of(author), verb, author.place)
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return sentence("{authors}", authors=self.join(items))

    def collaborated(self, services: Parties) -> Line:
        return sentence(
            "This report was produced in collaboration with {services}",
            services=self.services(services),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "Some information for this report came from {services}",
            services=self.services(services),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "This story originated in {services}", services=self.services(services)
        )

    def adapted_from(self, services: Parties) -> Line:
        return sentence(
            "This story was adapted from reporting by {services}",
            services=self.services(services),
        )

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "{authors} wrote this story for {service}",
            authors=self.join([Item(titled(author)) for author in authors]),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        story = "it" if again else "this story"
        names = self.join([Item(titled(adapter)) for adapter in adapters])
        if service is None:
            return sentence(f"{{adapters}} adapted {story}", adapters=names)
        return sentence(
            f"{{adapters}} adapted {story} for {{service}}",
            adapters=names,
            service=phrase_of(service),
        )

    def translated(self, translators: Parties) -> Line:
        return sentence(
            "{translators} translated this story",
            translators=self.join([Item(titled(party)) for party in translators]),
        )

    def withheld(self) -> Line:
        return Line.of("Names of some contributors are withheld for their safety.")

    def placed(self, party: Party) -> Item:
        return item(titled(party), "in", party.place)

    def fold(self, parties: Parties) -> Line:
        for mark in ("'s ", "’s "):
            owner = parties[0].house + mark
            frame = (owner, " Service")
            if line := self.folded_into("{cores} services", parties, frame):
                return Line.of(owner) + line
        return Line()


def titled(party: Party) -> Line:
    """The party in a sentence, a title before the name and without commas."""
    title = party.title.strip()
    return Line.of(f"{title} ") + phrase_of(party) if title else phrase_of(party)


def signed(author: Party) -> Item:
    """The author in a byline, a title after the name."""
    if title := author.title.strip():
        return Item(name_of(author) + Line.of(f", {title}"), is_open=True)
    return Item(name_of(author))


def item(line: Line, preposition: str, place: str) -> Item:
    if not place:
        return Item(line)
    is_open = "," in place
    line += Line.of(f" {preposition} {place}")
    return Item(line, is_open=is_open, has_place=True)
