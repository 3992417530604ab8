"""Credits in Portuguese, in the spelling of Africa and Portugal."""

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
from services.credits.languages.portuguese_articles import PORTUGUESE
from services.credits.languages.portuguese_contractions import STEMS, contracted
from services.credits.languages.portuguese_places import (
    in_brackets,
    with_place_once,
    without_brackets,
)
from services.credits.lines import Line, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
)

SERVICE = re.compile(r"(?P<before>[Ss]erviço )\S+(?P<house> d[aeo]s? .+)")
LANGUAGE_NAMES = {"africanês": "africâner", "haitiano": "crioulo haitiano"}
agreed = PORTUGUESE.agreed


class Portuguese(Wording, tag="pt"):
    """Places stand in brackets: nobody can tell from its name alone that it is
    "em Luanda", though "no Porto" and "na Beira".
    """

    comma = ", "
    semicolon = "; "
    conjunction = " e "
    role_joiner = " e "
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
        """Portuguese has no serial comma; its plain tag means no Brazilian names."""
        language = "pt-PT" if house.language.lower() == "pt" else house.language
        super().__init__(replace(house, language=language, serial_comma=False))

    def staff_report(self) -> Line:
        return Line.of("Redação")

    def byline(self, authors: Parties) -> Line:
        items = [titled(author, signed(author)) for author in authors]
        return capital(after(self, "por", items, contracted, contracts=True))

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
        return told(
            f"{{authors}} {verb} este artigo para {{service}}",
            authors=self.people(authors),
            service=PORTUGUESE.phrase(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        verb = agreed(adapters, "adaptou", "adaptaram")
        it = agreed(adapters, "-o", "-no")  # "no" after a nasal: "adaptaram-no"
        deed = f"{verb}{it}" if again else f"{verb} este artigo"
        people = self.people(adapters)
        if service is None:
            return told(f"{{adapters}} {deed}", adapters=people)
        return told(
            f"{{adapters}} {deed} para {{service}}",
            adapters=people,
            service=PORTUGUESE.phrase(service),
        )

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" do {language}" if language else ""
        if not translators:
            return sentence(f"Este artigo foi traduzido{origin}")
        verb = agreed(translators, "traduziu", "traduziram")
        return told(
            f"{{translators}} {verb} este artigo{origin}",
            translators=self.people(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" do {language}" if language else ""
        done = (
            f"Este artigo foi traduzido{origin} com a ajuda de ferramentas automáticas"
        )
        if not translators:
            return sentence(done)
        named = [replace(translator, place="") for translator in translators]
        return self.said(f"{done} e revisto", "por", named)

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

    def placed(self, party: Party) -> Item:
        return titled(party, PORTUGUESE.phrase(party) + in_brackets(party.place))

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
        contracts = preposition in STEMS
        return after(self, preposition, items, contracted, contracts=contracts)

    def fold(self, parties: Parties) -> Line:
        plain = [replace(p, possessive=PORTUGUESE.split(p)[1]) for p in parties]
        return folded_alike(self, plain, SERVICE, "os serviços")

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        items = [titled(p, PORTUGUESE.bare(p) + in_brackets(p.place)) for p in parties]
        return work_label(self, roles, items)

    def language_name(self, tag: str) -> str:
        name = super().language_name(tag)
        return LANGUAGE_NAMES.get(name, name)

    def holds_comma(self, line: Line) -> bool:
        """Commas in brackets divide nothing."""
        return self.comma.strip() in without_brackets(str(line))


def signed(author: Party) -> Line:
    """The author in a byline; a service's own name would lack its house."""
    is_service = author.kind == "service"
    return PORTUGUESE.phrase(author) if is_service else name_of(author)


def titled(party: Party, name: Line) -> Item:
    service = party.works_for
    home = contracted("de", PORTUGUESE.phrase(service)) if service else Line()
    return apposed(name, party.title, home)
