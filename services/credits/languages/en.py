"""Credits in English."""

from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.lines import Line, Span, fill
from services.credits.lines import sentence as plain_sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
    phrase_of,
    shared_place,
)


class English(Wording, tag="en"):
    comma = ", "
    semicolon = "; "
    conjunction = " and "
    role_joiner = "/"
    labels: ClassVar = {
        BylineRole.AUTHOR: "Reporter",
        BylineRole.CONTRIBUTOR: "Contributor",
        BylineRole.PHOTOGRAPHER: "Photographer",
        BylineRole.ILLUSTRATOR: "Illustrator",
        BylineRole.CAMERA: "Camera",
        BylineRole.VIDEO_EDITOR: "Video editor",
        BylineRole.NARRATOR: "Narrator",
        BylineRole.PRODUCER: "Producer",
        BylineRole.EDITOR: "Editor",
        BylineRole.FACT_CHECKER: "Fact checker",
        BylineRole.TRANSLATOR: "Translator",
        BylineRole.ADAPTER: "Adapter",
        CollaborationKind.FOOTAGE: "Footage",
    }
    media: ClassVar = {
        Medium.VIDEO: "Video",
        Medium.AUDIO: "Audio",
        Medium.PHOTOS: "Photos",
        Medium.GRAPHICS: "Graphics",
    }

    def staff_report(self) -> Line:
        return Line.of("Staff report")

    def byline(self, authors: Parties) -> Line:
        items = [self.signed(author) for author in authors]
        return fill("By {authors}", authors=self.join(items))

    def contributed(self, parties: Parties) -> Line:
        if place := shared_place(parties):
            return sentence(
                "{parties} contributed to this report from {place}",
                parties=self.people(parties),
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

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f" was conducted in {language}" if language else ""
        edited = " has been edited for length and clarity" if is_edited else ""
        joint = " and" if held and edited else ""
        return sentence(f"This interview{held}{joint}{edited}")

    def collaborated(self, services: Parties) -> Line:
        return sentence(
            "This report was produced in collaboration with {services}",
            services=self.services(services),
        )

    def based_on(self, services: Parties) -> Line:
        return sentence(
            "This report is based on reporting by {services}",
            services=self.services(services),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "Some information for this report came from {services}",
            services=self.services(services),
        )

    def provided(self, agencies: Parties) -> Line:
        return sentence(
            "This report was provided by {agencies}", agencies=self.services(agencies)
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "This story originated in {services}", services=self.services(services)
        )

    def first_published(self, services: Parties) -> Line:
        return sentence(
            "This story was first published by {services}",
            services=self.services(services),
        )

    def adapted_from(self, services: Parties) -> Line:
        return sentence(
            "This story was adapted from reporting by {services}",
            services=self.services(services),
        )

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "{authors} wrote this story for {service}",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        story = "it" if again else "this story"
        names = self.people(adapters)
        if service is None:
            return sentence(f"{{adapters}} adapted {story}", adapters=names)
        return sentence(
            f"{{adapters}} adapted {story} for {{service}}",
            adapters=names,
            service=phrase_of(service),
        )

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" from {language}" if language else ""
        if not translators:
            return sentence(f"This story was translated{origin}")
        return sentence(
            f"{{translators}} translated this story{origin}",
            translators=self.people(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" from {language}" if language else ""
        done = f"This story was translated{origin} with the help of software"
        if not translators:
            return sentence(done)
        return sentence(
            f"{done} and checked by {{translators}}",
            translators=self.people(translators),
        )

    def funded(self, funders: Parties) -> Line:
        return sentence(
            "This report was produced with financial support from {funders}",
            funders=self.services(funders),
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "Names and locations" if names and places else "Names"
        what = what if names else "Locations"
        return Line.of(f"{what} of some contributors are withheld for their safety.")

    def people(self, parties: Parties) -> Line:
        return self.join([Item(self.titled(party)) for party in parties])

    def placed(self, party: Party) -> Item:
        return item(self.titled(party), "in", party.place)

    def fold(self, parties: Parties) -> Line:
        for mark in ("'s ", "’s "):
            owner = parties[0].house + mark
            frame = (owner, " Service")
            if line := self.folded_into("{cores} services", parties, frame):
                return Line.of(owner) + line
        return Line()

    def titled(self, party: Party) -> Line:
        """The party in a sentence, a title before the name and without commas."""
        title = party.title.strip()
        return Line.of(f"{title} " if title else "") + self.phrase(party)

    def signed(self, author: Party) -> Item:
        """The author in a byline, a title and the service after the name."""
        line = name_of(author)
        if title := author.title.strip():
            line += Line.of(f", {title}")
        if author.works_for:
            line += Line.of(", ") + phrase_of(author.works_for)
        return Item(line, is_open=bool(title or author.works_for))

    def at_home(self, name: Line, service: Party | None) -> Line:
        return name + Line.of(" of ") + phrase_of(service) if service else name


def item(line: Line, preposition: str, place: str) -> Item:
    if not place:
        return Item(line)
    is_open = "," in place
    line += Line.of(f" {preposition} {place}")
    return Item(line, is_open=is_open, has_place=True)


def sentence(pattern: str, **slots: Line) -> Line:
    """The sentence; a name's own "the" is capital where it opens one."""
    line = plain_sentence(pattern, **slots)
    first, *rest = line.spans
    if not first.text.startswith("the "):
        return line
    return Line((Span(f"T{first.text[1:]}", first.url, first.is_name), *rest))
