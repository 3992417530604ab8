"""Credits in Swahili."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.swahili_concord import prefix, some_prefix
from services.credits.languages.swahili_people import (
    capital,
    described,
    listed,
    says_where,
    told,
)
from services.credits.lines import Line, sentence
from services.credits.parties import (
    Item,
    Parties,
    name_of,
    phrase_of,
    shared_place,
    unplaced,
)
from services.credits.wording import Wording

SERVICE = re.compile(r"Idhaa ya \S+(?P<house> ya \S.*)")


class Swahili(Wording, tag="sw"):
    """A verb agrees with who did it: "amechangia" of one person, "wamechangia" of two,
    "imechangia" of a service. Where that cannot be, the report is its subject.
    """

    comma = ", "
    semicolon = "; "
    conjunction = " na "
    labels: ClassVar = {  # the work, not the worker, who would need a plural
        BylineRole.AUTHOR: "ripoti",
        BylineRole.CONTRIBUTOR: "mchango",
        BylineRole.PHOTOGRAPHER: "upigaji picha",
        BylineRole.ILLUSTRATOR: "uchoraji",
        BylineRole.CAMERA: "kamera",
        BylineRole.VIDEO_EDITOR: "uhariri wa video",
        BylineRole.NARRATOR: "usimulizi",
        BylineRole.PRODUCER: "utayarishaji",
        BylineRole.EDITOR: "uhariri",
        BylineRole.FACT_CHECKER: "uhakiki wa taarifa",
        BylineRole.TRANSLATOR: "tafsiri",
        BylineRole.ADAPTER: "uandaaji upya",
        CollaborationKind.FOOTAGE: "picha za video",
    }
    media: ClassVar = {
        Medium.VIDEO: "Video",
        Medium.AUDIO: "Sauti",
        Medium.PHOTOS: "Picha",
        Medium.GRAPHICS: "Michoro",
    }

    def staff_report(self) -> Line:
        return Line.of("Na Mwandishi Wetu")

    def byline(self, authors: Parties) -> Line:
        return Line.of("Na ") + self.join([self.signed(author) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        subject = prefix(parties)
        if not subject:
            return self.about("Ripoti hii imeandaliwa kwa mchango wa {names}", parties)
        deed = f"{subject}mechangia katika ripoti hii"
        if place := shared_place(parties):
            there = f"{subject}kiwa" if subject in ("a", "wa") else "kutoka"
            return told(
                f"{{parties}} {deed} {there} {{place}}",
                parties=self.people(parties),
                place=Line.of(place),
            )
        items = [self.placed(party) for party in parties]
        return told(
            f"{{parties}} {deed}",
            parties=self.folded(parties) or self.join(items, closed=True),
        )

    def reported(self, authors: Parties) -> Line:
        names = [phrase_of(author) for author in authors]
        if place := shared_place(authors):
            return told(
                f"{{authors}} {some_prefix(authors)}meripoti kutoka {{place}}",
                authors=self.join([Item(name) for name in names]),
                place=Line.of(place),
            )
        verbs = [f" {some_prefix(authors[:1])}meripoti", *[""] * (len(authors) - 1)]
        items = [
            Item(name + Line.of(f"{verb} kutoka {author.place}"), "," in author.place)
            for name, verb, author in zip(names, verbs, authors, strict=True)
        ]
        return told("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        edited = "fupishwa na kuhaririwa ili yaeleweke vizuri"
        if not language:
            return sentence(f"Mahojiano haya yame{edited}")
        then = f", kisha yaka{edited}" if is_edited else ""
        return sentence(f"Mahojiano haya yalifanyika kwa {language}{then}")

    def collaborated(self, services: Parties) -> Line:
        return self.about("Ripoti hii imeandaliwa kwa ushirikiano na {names}", services)

    def based_on(self, services: Parties) -> Line:
        return self.about("Ripoti hii inatokana na taarifa za {names}", services)

    def informed(self, services: Parties) -> Line:
        return self.about(
            "Baadhi ya taarifa katika ripoti hii zimetoka kwa {names}", services
        )

    def provided(self, agencies: Parties) -> Line:
        return self.about("Ripoti hii imetolewa na {names}", agencies)

    def originated(self, services: Parties) -> Line:
        return self.about("Habari hii iliandaliwa awali na {names}", services)

    def first_published(self, services: Parties) -> Line:
        return self.about("Habari hii ilichapishwa kwanza na {names}", services)

    def adapted_from(self, services: Parties) -> Line:
        reports = "ripoti ya" if len(services) == 1 else "ripoti za"
        return self.about(
            f"Habari hii imeandaliwa kutokana na {reports} {{names}}", services
        )

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "Habari hii iliandikwa na {authors} kwa ajili ya {service}",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        done = "Imeandaliwa upya" if again else "Habari hii imeandaliwa upya"
        if service is None:
            return self.about(f"{done} na {{names}}", unplaced(adapters))
        return sentence(
            f"{done} na {{adapters}} kwa ajili ya {{service}}",
            adapters=self.people(adapters),
            service=phrase_of(service),
        )

    def translated(self, translators: Parties, language: str) -> Line:
        """The language last: "Kikorea na Paula Grant" would be one list."""
        done = "Habari hii imetafsiriwa"
        origin = f" kutoka {language}" if language else ""
        if not translators:
            return sentence(f"{done}{origin}")
        return self.about(f"{done} na {{names}}{origin}", unplaced(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" kutoka {language}" if language else ""
        done = f"Habari hii imetafsiriwa{origin} kwa msaada wa programu ya kompyuta"
        if not translators:
            return sentence(done)
        return self.about(
            f"{done}, kisha kukaguliwa na {{names}}", unplaced(translators)
        )

    def funded(self, funders: Parties) -> Line:
        return self.about("Ripoti hii imeandaliwa kwa ufadhili wa {names}", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        people = "baadhi ya waliochangia katika ripoti hii"
        what = f"majina ya {people}" if names else f"mahali walipo {people}"
        also = " wala mahali walipo" if names and places else ""
        return Line.of(f"Kwa ajili ya usalama wao, hatutaji {what}{also}.")

    def placed(self, party: Party) -> Item:
        """ "Aida Bekova akiwa Osh": said of one, so it misleads about nobody else.

        Of a service "ikiwa" would be read as "if".
        """
        if not party.place or party.kind != "person":
            return listed(party)
        item = described(party, phrase_of(party))
        joint = "," if item.is_open else ""
        line = item.line + Line.of(f"{joint} akiwa {party.place}")
        return replace(item, line=line, is_open="," in party.place)

    def last_joint(self, items: Sequence[Item]) -> str:
        """With a comma where "akiwa Seoul na Paul Reed" would have both in Seoul."""
        joint = super().last_joint(items)
        has_comma = joint.startswith(self.comma.rstrip())
        before = any(says_where(item.line) for item in items[-2:-1])
        if has_comma or not before or says_where(items[-1].line):
            return joint
        return self.comma.rstrip() + joint

    def fold(self, parties: Parties) -> Line:
        """ "idhaa za Kikorea na Kiajemi za VOA"."""
        services = [
            replace(party, possessive=capital(str(phrase_of(party))))
            for party in parties
        ]
        forms = [SERVICE.fullmatch(party.possessive) for party in services]
        houses = {form and form["house"] for form in forms}
        house = houses.pop()
        if houses or house is None:
            return Line()
        frame = ("Idhaa ya ", house)
        line = self.folded_into("idhaa za {cores}", services, frame)
        return line + Line.of(house.replace(" ya ", " za ", 1)) if line else line

    def signed(self, author: Party) -> Item:
        """The author in a byline; a service's own name would lack its house."""
        is_service = author.kind == "service"
        return described(author, phrase_of(author) if is_service else name_of(author))

    def labelled(self, party: Party) -> Item:
        return listed(party)
