"""Credits in Spanish."""

import re
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.iberian import Iberian
from services.credits.languages.spanish_articles import SPANISH
from services.credits.languages.spanish_sounds import begins_with_i
from services.credits.lines import Line, sentence, told
from services.credits.parties import Item, Parties, shared_place, unplaced

agreed = SPANISH.agreed


class Spanish(Iberian, tag="es"):
    conjunction = " y "
    articles = SPANISH
    service = re.compile(r"(?P<before>[Ss]ervicio )\S+(?P<house> del? .+)")
    the_services = "los servicios"
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

    def staff_report(self) -> Line:
        return Line.of("Redacción")

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
        return self.did(authors, f"{verb} esta nota", service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        verb = agreed(adapters, "adaptó", "adaptaron")
        deed = f"la {verb}" if again else f"{verb} esta nota"
        return self.did(adapters, deed, service)

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" del {language}" if language else ""
        if not translators:
            return sentence(f"Esta nota fue traducida{origin}")
        verb = agreed(translators, "tradujo", "tradujeron")
        return self.did(translators, f"{verb} esta nota{origin}")

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" del {language}" if language else ""
        done = f"Esta nota fue traducida{origin} con ayuda de herramientas automáticas"
        if not translators:
            return sentence(done)
        return self.said(f"{done} y revisada", "por", unplaced(translators))

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

    def described(self, party: Party, name: Line) -> Item:
        item = self.titled(party, name)
        return placed(item, f" en {party.place}") if party.place else item

    def conjunction_before(self, line: Line) -> str:
        return " e " if begins_with_i(str(line)) else self.conjunction


def placed(item: Item, words: str) -> Item:
    """The item with the words that say its place."""
    joint = "," if item.is_open else ""
    line = item.line + Line.of(f"{joint}{words}")
    return Item(line, is_open=item.is_open or "," in words, has_place=True)
