"""Credits in English."""

from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.english_people import (
    apart,
    placed,
    sentence,
    shared_home,
    signed,
    titled,
)
from services.credits.lines import Line, fill
from services.credits.parties import Item, Parties, phrase_of, shared_place, unplaced
from services.credits.wording import Wording


class English(Wording, tag="en"):
    comma = ", "
    semicolon = "; "
    conjunction = " and "
    role_joiner = "/"
    has_serial_comma = True
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
        if home := shared_home(authors):
            return fill("By {authors}, {home}", authors=self.names(authors), home=home)
        items = apart([signed(author) for author in authors], unplaced(authors))
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
                authors=self.names(authors),
                place=Line.of(place),
            )
        verbs = ["reported from", *["from"] * (len(authors) - 1)]
        items = [
            placed(Item(phrase_of(author)), verb, author.place)
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return sentence("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f" was conducted in {language}" if language else ""
        edited = " has been edited for length and clarity" if is_edited else ""
        joint = " and" if held and edited else ""
        return sentence(f"This interview{held}{joint}{edited}")

    def collaborated(self, services: Parties) -> Line:
        return self.about(
            "This report was produced in collaboration with {names}", services
        )

    def based_on(self, services: Parties) -> Line:
        return self.about("This report is based on reporting by {names}", services)

    def informed(self, services: Parties) -> Line:
        return self.about(
            "Some information for this report came from {names}", services
        )

    def provided(self, agencies: Parties) -> Line:
        return self.about("This report was provided by {names}", agencies)

    def originated(self, services: Parties) -> Line:
        is_within = all(party.kind == "service" for party in services)
        preposition = "in" if is_within else "with"
        return self.about(f"This story originated {preposition} {{names}}", services)

    def first_published(self, services: Parties) -> Line:
        return self.about("This story was first published by {names}", services)

    def adapted_from(self, services: Parties) -> Line:
        return self.about("This story was adapted from reporting by {names}", services)

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
        return self.about(f"{done} and checked by {{names}}", unplaced(translators))

    def funded(self, funders: Parties) -> Line:
        return self.about(
            "This report was produced with financial support from {names}", funders
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "Names and locations" if names and places else "Names"
        what = what if names else "Locations"
        return Line.of(f"{what} of some contributors are withheld for their safety.")

    def services(self, parties: Parties, *, closed: bool = False) -> Line:
        home = shared_home(parties)
        if home and not any(party.place for party in parties):
            return self.names(parties) + Line.of(" of ") + home
        if folded := self.folded(parties):
            return folded
        items = [self.placed(party) for party in parties]
        return self.join(apart(items, parties), closed=closed)

    def names(self, parties: Parties) -> Line:
        return self.join([Item(phrase_of(party)) for party in parties])

    def placed(self, party: Party) -> Item:
        return placed(titled(party), "in", party.place)

    def fold(self, parties: Parties) -> Line:
        house = parties[0].house
        for owner in (
            f"{house}'s ",
            f"{house}’s ",
            f"the {house}'s ",
            f"the {house}’s ",
        ):
            frame = (owner, " Service")
            if line := self.folded_into("{cores} services", parties, frame):
                return Line.of(owner) + line
        return Line()
