"""Credits in Swahili."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.lines import Line, fill, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    chained,
    name_of,
    phrase_of,
    shared_place,
)

SERVICE = re.compile(r"Idhaa ya \S+(?P<house> ya \S.*)")


class Swahili(Wording, tag="sw"):
    """People are the subject of their verb, which agrees with one or several. The
    report is the subject before organisations, each of a noun class of its own:
    "idhaa imechangia", "shirika limechangia", "mfuko umechangia".
    """

    comma = ", "
    semicolon = "; "
    conjunction = " na "
    role_joiner = " na "
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

    def __init__(self, house: House) -> None:
        """Swahili has no serial comma, whatever the edition says."""
        super().__init__(replace(house, serial_comma=False))

    def staff_report(self) -> Line:
        return Line.of("Na Mwandishi Wetu")

    def byline(self, authors: Parties) -> Line:
        return Line.of("Na ") + self.join([self.signed(author) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        verb = done_by(parties, "mechangia")
        if not verb:
            return self.ended_by(parties, "Ripoti hii imeandaliwa kwa mchango wa")
        deed = f"{verb} katika ripoti hii"
        if place := shared_place(parties):
            return sentence(
                f"{{parties}} {deed} kutoka {{place}}",
                parties=self.people(parties),
                place=Line.of(place),
            )
        items = [self.reporting(party) for party in parties]
        return sentence(f"{{parties}} {deed}", parties=self.join(items, closed=True))

    def reported(self, authors: Parties) -> Line:
        """Names of organisations, without a noun before them, count as class 9."""
        names = [name_of(author) for author in authors]
        if place := shared_place(authors):
            verb = done_by(authors, "meripoti") or agreed(
                authors, "imeripoti", "zimeripoti"
            )
            return sentence(
                f"{{authors}} {verb} kutoka {{place}}",
                authors=self.join([Item(name) for name in names]),
                place=Line.of(place),
            )
        first = done_by(authors[:1], "meripoti") or "imeripoti"
        verbs = [f" {first}", *[""] * (len(authors) - 1)]
        items = [
            Item(name + Line.of(f"{verb} kutoka {author.place}"), "," in author.place)
            for name, verb, author in zip(names, verbs, authors, strict=True)
        ]
        return sentence("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        edited = "fupishwa na kuhaririwa ili yaeleweke vizuri"
        if not language:
            return sentence(f"Mahojiano haya yame{edited}")
        then = f", kisha yaka{edited}" if is_edited else ""
        return sentence(f"Mahojiano haya yalifanyika kwa {language}{then}")

    def collaborated(self, services: Parties) -> Line:
        return self.ended_by(services, "Ripoti hii imeandaliwa kwa ushirikiano na")

    def based_on(self, services: Parties) -> Line:
        return self.ended_by(services, "Ripoti hii inatokana na taarifa za")

    def informed(self, services: Parties) -> Line:
        return self.ended_by(
            services, "Baadhi ya taarifa katika ripoti hii zimetoka kwa"
        )

    def provided(self, agencies: Parties) -> Line:
        return self.ended_by(agencies, "Ripoti hii imetolewa na")

    def originated(self, services: Parties) -> Line:
        return self.ended_by(services, "Habari hii iliandaliwa awali na")

    def first_published(self, services: Parties) -> Line:
        return self.ended_by(services, "Habari hii ilichapishwa kwanza na")

    def adapted_from(self, services: Parties) -> Line:
        reports = agreed(services, "ripoti ya", "ripoti za")
        return self.ended_by(services, f"Habari hii imeandaliwa kutokana na {reports}")

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "Habari hii imeandikwa na {authors} kwa ajili ya {service}",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        done = "Imeandaliwa upya" if again else "Habari hii imeandaliwa upya"
        if service is None:
            return sentence(f"{done} na {{adapters}}", adapters=self.ending(adapters))
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
        names = self.people(translators) if origin else self.ending(translators)
        return sentence(f"{done} na {{translators}}{origin}", translators=names)

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" kutoka {language}" if language else ""
        done = f"Habari hii imetafsiriwa{origin} kwa msaada wa programu ya kompyuta"
        if not translators:
            return sentence(done)
        return sentence(
            f"{done}, kisha kukaguliwa na {{translators}}",
            translators=self.ending(translators),
        )

    def funded(self, funders: Parties) -> Line:
        return self.ended_by(funders, "Ripoti hii imeandaliwa kwa ufadhili wa")

    def withheld(self, *, names: bool, places: bool) -> Line:
        people = "baadhi ya waliochangia katika ripoti hii"
        what = f"majina ya {people}" if names else f"mahali walipo {people}"
        also = " wala mahali walipo" if names and places else ""
        return Line.of(f"Kwa ajili ya usalama wao, hatutaji {what}{also}.")
