"""Credits in Spanish."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.iberian import (
    after,
    apposed,
    capital,
    folded_alike,
    told,
    work_label,
)
from services.credits.languages.spanish_articles import SPANISH
from services.credits.languages.spanish_sounds import begins_with_i, contracted
from services.credits.lines import Line, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
    shared_place,
)

SERVICE = re.compile(r"(?P<before>[Ss]ervicio )\S+(?P<house> del? .+)")
agreed = SPANISH.agreed


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
        items = [titled(author, signed(author)) for author in authors]
        return capital(after(self, "por", items, contracted, contracts=False))

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
                authors=self.join([Item(SPANISH.phrase(author)) for author in authors]),
                place=Line.of(place),
            )
        verbs = [" informó", *[","] * (len(authors) - 1)]
        items = [
            placed(
                Item(SPANISH.phrase(author) + Line.of(verb)), f" desde {author.place}"
            )
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return told("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"se realizó en {language}" if language else ""
        edited = "fue editada por motivos de extensión y claridad" if is_edited else ""
        deeds = " y ".join(filter(None, (held, edited)))
        return sentence(f"Esta entrevista {deeds}")

    def collaborated(self, services: Parties) -> Line:
        return self.said("Este reportaje se elaboró en colaboración", "con", services)

    def based_on(self, services: Parties) -> Line:
        return self.said("Este reportaje se basa en información", "de", services)

    def informed(self, services: Parties) -> Line:
        return self.said("Este reportaje incluye información", "de", services)

    def provided(self, agencies: Parties) -> Line:
        return self.said("Este reportaje fue elaborado", "por", agencies)

    def originated(self, services: Parties) -> Line:
        return self.said("Esta nota se originó", "en", services)

    def first_published(self, services: Parties) -> Line:
        return self.said("Esta nota fue publicada originalmente", "por", services)

    def adapted_from(self, services: Parties) -> Line:
        report = "reportajes" if len(services) > 1 else "un reportaje"
        return self.said(f"Esta nota es una adaptación de {report}", "de", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        verb = agreed(authors, "escribió", "escribieron")
        return told(
            f"{{authors}} {verb} esta nota para {{service}}",
            authors=self.people(authors),
            service=SPANISH.phrase(service),
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
            service=SPANISH.phrase(service),
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
        named = [replace(translator, place="") for translator in translators]
        return self.said(f"{done} y revisada", "por", named)

    def funded(self, funders: Parties) -> Line:
        return self.said(
            "Este reportaje se elaboró con el apoyo económico", "de", funders
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        where = "la ubicación"
        what = "publican los nombres" if names else f"publica {where}"
        also = f" ni {where}" if names and places else ""
        return Line.of(
            f"Por su seguridad, no se {what}{also} de algunas personas "
            "que colaboraron en este reportaje."
        )

    def placed(self, party: Party) -> Item:
        return located(titled(party, SPANISH.phrase(party)), party)

    def people(self, parties: Parties) -> Line:
        """The parties without their places, before the verb."""
        named = [replace(party, place="") for party in parties]
        return self.services(named, closed=True)

    def said(self, words: str, preposition: str, parties: Parties) -> Line:
        """The sentence that ends in these parties, after their preposition."""
        return sentence(
            f"{words} {{parties}}", parties=self.after(preposition, parties)
        )

    def after(self, preposition: str, parties: Parties) -> Line:
        if folded := self.folded(parties):
            return contracted(preposition, folded)
        items = [self.placed(party) for party in parties]
        return after(
            self, preposition, items, contracted, contracts=preposition == "de"
        )

    def fold(self, parties: Parties) -> Line:
        plain = [replace(p, possessive=SPANISH.split(p)[1]) for p in parties]
        return folded_alike(self, plain, SERVICE, "los servicios")

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        items = [located(titled(p, SPANISH.bare(p)), p) for p in parties]
        return work_label(self, roles, items)

    def conjunction_before(self, line: Line) -> str:
        return " e " if begins_with_i(str(line)) else self.conjunction


def signed(author: Party) -> Line:
    """The author in a byline; a service's own name would lack its house."""
    is_service = author.kind == "service"
    return SPANISH.phrase(author) if is_service else name_of(author)


def titled(party: Party, name: Line) -> Item:
    service = party.works_for
    home = contracted("de", SPANISH.phrase(service)) if service else Line()
    return apposed(name, party.title, home)


def located(item: Item, party: Party) -> Item:
    return placed(item, f" en {party.place}") if party.place else item


def placed(item: Item, words: str) -> Item:
    """The item with the words that say its place."""
    joint = "," if item.is_open else ""
    line = item.line + Line.of(f"{joint}{words}")
    return Item(line, is_open=item.is_open or "," in words, has_place=True)
