"""Credits in Portuguese, in the spelling of Africa and Portugal."""

import re
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.iberian import Iberian
from services.credits.languages.portuguese_articles import PORTUGUESE
from services.credits.languages.portuguese_places import (
    in_brackets,
    with_place_once,
    without_brackets,
)
from services.credits.lines import Line, sentence, told
from services.credits.parties import Item, Parties, unplaced

LANGUAGE_NAMES = {"africanês": "africâner", "haitiano": "crioulo haitiano"}
agreed = PORTUGUESE.agreed


class Portuguese(Iberian, tag="pt"):
    """Places stand in brackets: nobody can tell from its name alone that it is
    "em Luanda", though "no Porto" and "na Beira".
    """

    conjunction = " e "
    articles = PORTUGUESE
    service = re.compile(r"(?P<before>[Ss]erviço )\S+(?P<house> d[aeo]s? .+)")
    the_services = "os serviços"
    labels: ClassVar = {  # the work, not the worker, whose gender nobody knows
        BylineRole.AUTHOR: "reportagem",
        BylineRole.CONTRIBUTOR: "colaboração",
        BylineRole.PHOTOGRAPHER: "fotografia",
        BylineRole.ILLUSTRATOR: "ilustração",
        BylineRole.CAMERA: "câmara",
        BylineRole.VIDEO_EDITOR: "edição de vídeo",
        BylineRole.NARRATOR: "locução",
        BylineRole.PRODUCER: "produção",
        BylineRole.EDITOR: "edição",
        BylineRole.FACT_CHECKER: "verificação de factos",
        BylineRole.TRANSLATOR: "tradução",
        BylineRole.ADAPTER: "adaptação",
        CollaborationKind.FOOTAGE: "imagens",
    }
    media: ClassVar = {
        Medium.VIDEO: "Vídeo",
        Medium.AUDIO: "Áudio",
        Medium.PHOTOS: "Fotos",
        Medium.GRAPHICS: "Gráficos",
    }

    def __init__(self, house: House) -> None:
        """Its plain tag means no Brazilian names."""
        language = "pt-PT" if house.language.lower() == "pt" else house.language
        super().__init__(replace(house, language=language))

    def staff_report(self) -> Line:
        return Line.of("Redação")

    def contributed(self, parties: Parties) -> Line:
        verb = agreed(parties, "colaborou", "colaboraram")
        listed, place = with_place_once(parties)
        return told(
            f"{{parties}} {verb} nesta reportagem{{place}}",
            parties=self.services(listed, closed=True),
            place=place,
        )

    def reported(self, authors: Parties) -> Line:
        """Titles and services have been said in the byline."""
        plain = [replace(author, title="", works_for=None) for author in authors]
        listed, place = with_place_once(plain)
        return sentence(
            "Reportagem {by_authors}{place}",
            by_authors=self.after("de", listed),
            place=place,
        )

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"realizada em {language}" if language else ""
        edited = "editada por motivos de extensão e clareza" if is_edited else ""
        deeds = " e ".join(filter(None, (held, edited)))
        return sentence(f"Esta entrevista foi {deeds}")

    def collaborated(self, services: Parties) -> Line:
        return self.said(
            "Esta reportagem foi produzida em colaboração", "com", services
        )

    def based_on(self, services: Parties) -> Line:
        return self.said("Esta reportagem baseia-se em informações", "de", services)

    def informed(self, services: Parties) -> Line:
        return self.said("Esta reportagem inclui informações", "de", services)

    def provided(self, agencies: Parties) -> Line:
        return self.said("Esta reportagem foi produzida", "por", agencies)

    def originated(self, services: Parties) -> Line:
        return self.said("Este artigo teve origem", "em", services)

    def first_published(self, services: Parties) -> Line:
        return self.said("Este artigo foi publicado originalmente", "por", services)

    def adapted_from(self, services: Parties) -> Line:
        report = "reportagens" if len(services) > 1 else "uma reportagem"
        return self.said(f"Este artigo é uma adaptação de {report}", "de", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        verb = agreed(authors, "escreveu", "escreveram")
        return self.did(authors, f"{verb} este artigo", service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        verb = agreed(adapters, "adaptou", "adaptaram")
        it = agreed(adapters, "-o", "-no")  # "no" after a nasal: "adaptaram-no"
        deed = f"{verb}{it}" if again else f"{verb} este artigo"
        return self.did(adapters, deed, service)

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" do {language}" if language else ""
        if not translators:
            return sentence(f"Este artigo foi traduzido{origin}")
        verb = agreed(translators, "traduziu", "traduziram")
        return self.did(translators, f"{verb} este artigo{origin}")

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" do {language}" if language else ""
        done = (
            f"Este artigo foi traduzido{origin} com a ajuda de ferramentas automáticas"
        )
        if not translators:
            return sentence(done)
        return self.said(f"{done} e revisto", "por", unplaced(translators))

    def funded(self, funders: Parties) -> Line:
        return self.said(
            "Esta reportagem foi produzida com o apoio financeiro", "de", funders
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        where = "a localização"
        what = "são divulgados os nomes" if names else f"é divulgada {where}"
        also = f" nem {where}" if names and places else ""
        return Line.of(
            f"Por razões de segurança, não {what}{also} de algumas pessoas "
            "que colaboraram nesta reportagem."
        )

    def described(self, party: Party, name: Line) -> Item:
        return self.titled(party, name + in_brackets(party.place))

    def language_name(self, tag: str) -> str:
        name = super().language_name(tag)
        return LANGUAGE_NAMES.get(name, name)

    def holds_comma(self, line: Line) -> bool:
        """Commas in brackets divide nothing."""
        return self.comma.strip() in without_brackets(str(line))
