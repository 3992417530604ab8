"""Credits in Spanish."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.iberian import (
    agreed,
    apposed,
    articled,
    bare,
    folded_alike,
    told,
    work_label,
)
from services.credits.languages.spanish_sounds import begins_with_i, contracted
from services.credits.lines import Line, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
    shared_place,
)

ARTICLE = re.compile(r"\A(el|la|los|las) (?=\S)")
SERVICE = re.compile(r"(?P<before>el Servicio )[A-ZÁÉÍÓÚÑ]\S*(?P<house> del? .+)")


class Spanish(Wording, tag="es"):
    comma = ", "
    semicolon = "; "
    conjunction = " y "
    role_joiner = " y "
    labels: ClassVar = {  # the work, not the worker, whose gender nobody knows
        BylineRole.AUTHOR: "reportaje",
        BylineRole.CONTRIBUTOR: "colaboración",
        BylineRole.PHOTOGRAPHER: "fotografía",
        BylineRole.ILLUSTRATOR: "ilustración",
        BylineRole.CAMERA: "cámara",
        BylineRole.VIDEO_EDITOR: "edición de video",
        BylineRole.NARRATOR: "locución",
        BylineRole.PRODUCER: "producción",
        BylineRole.EDITOR: "edición",
        BylineRole.FACT_CHECKER: "verificación de datos",
        BylineRole.TRANSLATOR: "traducción",
        BylineRole.ADAPTER: "adaptación",
        CollaborationKind.FOOTAGE: "imágenes",
    }
    media: ClassVar = {
        Medium.VIDEO: "Video",
        Medium.AUDIO: "Audio",
        Medium.PHOTOS: "Fotos",
        Medium.GRAPHICS: "Gráficos",
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
                authors=self.join([Item(phrase(author)) for author in authors]),
                place=Line.of(place),
            )
        verbs = [" informó", *[","] * (len(authors) - 1)]
        items = [
            placed(Item(phrase(author) + Line.of(verb)), f" desde {author.place}")
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return told("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"se realizó en {language}" if language else ""
        edited = "fue editada por motivos de extensión y claridad" if is_edited else ""
        deeds = " y ".join(filter(None, (held, edited)))
        return sentence(f"Esta entrevista {deeds}")

    def collaborated(self, services: Parties) -> Line:
        return sentence(
            "Este reportaje se elaboró en colaboración con {services}",
            services=self.services(services),
        )

    def based_on(self, services: Parties) -> Line:
        return self.said_of(services, "Este reportaje se basa en información")

    def informed(self, services: Parties) -> Line:
        return self.said_of(services, "Este reportaje incluye información")

    def provided(self, agencies: Parties) -> Line:
        return sentence(
            "Este reportaje fue elaborado por {agencies}",
            agencies=self.services(agencies),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "Esta nota se originó en {services}", services=self.services(services)
        )

    def first_published(self, services: Parties) -> Line:
        return sentence(
            "Esta nota fue publicada originalmente por {services}",
            services=self.services(services),
        )

    def adapted_from(self, services: Parties) -> Line:
        report = "reportajes" if len(services) > 1 else "un reportaje"
        return self.said_of(services, f"Esta nota es una adaptación de {report}")

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

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" del {language}" if language else ""
        if not translators:
            return sentence(f"Esta nota fue traducida{origin}")
        verb = agreed(translators, "tradujo", "tradujeron")
        return told(
            f"{{translators}} {verb} esta nota{origin}",
            translators=self.people(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" del {language}" if language else ""
        done = f"Esta nota fue traducida{origin} con ayuda de herramientas automáticas"
        if not translators:
            return sentence(done)
        return sentence(
            f"{done} y revisada por {{translators}}",
            translators=self.people(translators, closed=False),
        )

    def funded(self, funders: Parties) -> Line:
        return self.said_of(funders, "Este reportaje se elaboró con el apoyo económico")

    def withheld(self, *, names: bool, places: bool) -> Line:
        where = "la ubicación"
        what = "publican los nombres" if names else f"publica {where}"
        also = f" ni {where}" if names and places else ""
        return Line.of(
            f"Por su seguridad, no se {what}{also} de algunas personas "
            "que colaboraron en este reportaje."
        )

    def placed(self, party: Party) -> Item:
        return located(titled(party, phrase(party)), party)

    def people(self, parties: Parties, *, closed: bool = True) -> Line:
        """The parties without their places, before the verb unless they end it."""
        named = [replace(party, place="") for party in parties]
        return self.services(named, closed=closed)

    def said_of(self, parties: Parties, words: str) -> Line:
        """The sentence that ends in "de" and these parties."""
        return sentence(f"{words} {{parties}}", parties=self.of_services(parties))

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
        return folded_alike(self, parties, SERVICE, "los servicios")

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        items = [located(titled(p, bare(p, ARTICLE)), p) for p in parties]
        return work_label(self, roles, items)

    def conjunction_before(self, line: Line) -> str:
        return " e " if begins_with_i(str(line)) else self.conjunction


def phrase(party: Party) -> Line:
    return articled(party, ARTICLE)


def titled(party: Party, name: Line) -> Item:
    service = party.works_for
    home = contracted("de", phrase(service)) if service else Line()
    return apposed(name, party.title, home)


def located(item: Item, party: Party) -> Item:
    return placed(item, f" en {party.place}") if party.place else item


def placed(item: Item, words: str) -> Item:
    """The item with the words that say its place."""
    joint = "," if item.is_open else ""
    line = item.line + Line.of(f"{joint}{words}")
    return Item(line, is_open=item.is_open or "," in words, has_place=True)
