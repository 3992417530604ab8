"""Credits in French."""

import re
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.french_articles import (
    agreed,
    bare,
    keeps_article,
    of,
    phrase,
)
from services.credits.languages.french_people import described, signed
from services.credits.languages.french_services import alike
from services.credits.languages.french_sounds import from_language
from services.credits.lines import Line, sentence, told
from services.credits.parties import Item, Parties, shared_place, unplaced
from services.credits.wording import Wording

ASIDE = re.compile(r"\([^()]*\)")


class French(Wording, tag="fr"):
    """Services stand after "par" and "avec" where that can be said: "de" would swallow
    the article of « Le Monde ». Places stand in brackets, as "à", "au" and "en"
    depend on each, or after "depuis".
    """

    comma = ", "
    semicolon = "\u00a0; "
    colon = "\u00a0: "
    conjunction = " et "
    labels: ClassVar = {  # the work, not the worker, whose gender nobody knows
        BylineRole.AUTHOR: "reportage",
        BylineRole.CONTRIBUTOR: "contribution",
        BylineRole.PHOTOGRAPHER: "photographie",
        BylineRole.ILLUSTRATOR: "illustration",
        BylineRole.CAMERA: "caméra",
        BylineRole.VIDEO_EDITOR: "montage",
        BylineRole.NARRATOR: "narration",
        BylineRole.PRODUCER: "production",
        BylineRole.EDITOR: "édition",
        BylineRole.FACT_CHECKER: "vérification des faits",
        BylineRole.TRANSLATOR: "traduction",
        BylineRole.ADAPTER: "adaptation",
        CollaborationKind.FOOTAGE: "images",
    }
    media: ClassVar = {
        Medium.VIDEO: "Vidéo",
        Medium.AUDIO: "Audio",
        Medium.PHOTOS: "Photos",
        Medium.GRAPHICS: "Infographie",
    }

    def staff_report(self) -> Line:
        return Line.of("La rédaction")

    def byline(self, authors: Parties) -> Line:
        return Line.of("Par ") + self.join([signed(author) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        deed = f"{agreed(parties, 'a', 'ont')} contribué à ce reportage"
        if place := shared_place(parties):
            return told(
                f"{{parties}} {deed} depuis {{place}}",
                parties=self.people(parties),
                place=Line.of(place),
            )
        return told(f"{{parties}} {deed}", parties=self.services(parties, closed=True))

    def reported(self, authors: Parties) -> Line:
        names = [phrase(author) for author in authors]
        if place := shared_place(authors):
            return told(
                f"{{authors}} {agreed(authors, 'a', 'ont')} travaillé à ce reportage "
                "depuis {place}",
                authors=self.join([Item(name) for name in names]),
                place=Line.of(place),
            )
        has = agreed(authors[:1], "a", "ont")
        verbs = [f" {has} travaillé à ce reportage", *[""] * (len(authors) - 1)]
        items = [
            Item(name + Line.of(f"{verb} depuis {author.place}"), "," in author.place)
            for name, verb, author in zip(names, verbs, authors, strict=True)
        ]
        return told("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"réalisé en {language}" if language else ""
        edited = "condensé et remanié pour plus de clarté" if is_edited else ""
        deeds = ", puis ".join(filter(None, (held, edited)))
        return sentence(f"Cet entretien a été {deeds}")

    def collaborated(self, services: Parties) -> Line:
        return self.about(
            "Ce reportage a été réalisé en collaboration avec {names}", services
        )

    def based_on(self, services: Parties) -> Line:
        return self.about(
            "Ce reportage s’appuie sur des informations recueillies par {names}",
            services,
        )

    def informed(self, services: Parties) -> Line:
        return self.about(
            "Certaines informations de ce reportage ont été fournies par {names}",
            services,
        )

    def provided(self, agencies: Parties) -> Line:
        return self.about("Ce reportage a été fourni par {names}", agencies)

    def originated(self, services: Parties) -> Line:
        return self.about(
            "La version originale de cet article a été réalisée par {names}",
            services,
        )

    def first_published(self, services: Parties) -> Line:
        return self.about("Cet article a d’abord été publié par {names}", services)

    def adapted_from(self, services: Parties) -> Line:
        is_one = len(services) == 1
        reports = "d’un reportage réalisé" if is_one else "de reportages réalisés"
        return self.about(f"Cet article a été adapté {reports} par {{names}}", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return told(
            f"{{authors}} {agreed(authors, 'a', 'ont')} écrit cet article "
            "pour {service}",
            authors=self.people(authors),
            service=phrase(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        has = agreed(adapters, "a", "ont")
        deed = f"l’{has} adapté" if again else f"{has} adapté cet article"
        people = self.people(adapters)
        if service is None:
            return told(f"{{adapters}} {deed}", adapters=people)
        return told(
            f"{{adapters}} {deed} pour {{service}}",
            adapters=people,
            service=phrase(service),
        )

    def translated(self, translators: Parties, language: str) -> Line:
        done = translation(language)
        if not translators:
            return sentence(done)
        return self.about(f"{done} par {{names}}", unplaced(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        done = f"{translation(language)} à l’aide d’un logiciel"
        if not translators:
            return sentence(done)
        return self.about(f"{done}, puis relu par {{names}}", unplaced(translators))

    def funded(self, funders: Parties) -> Line:
        aid = "Ce reportage a été réalisé avec le soutien financier"
        if any(keeps_article(funder) for funder in funders):
            return self.about(f"{aid} apporté par {{names}}", funders)
        return sentence(f"{aid} {{of_funders}}", of_funders=self.of_services(funders))

    def withheld(self, *, names: bool, places: bool) -> Line:
        """Of persons, a feminine word for everybody."""
        people = "certaines personnes qui ont contribué à ce reportage"
        if not names:
            secret = f"n’indiquons pas où se trouvent {people}"
        elif places:
            secret = (
                f"ne publions ni les noms de {people} ni les lieux où elles se trouvent"
            )
        else:
            secret = f"ne publions pas les noms de {people}"
        return Line.of(f"Pour leur sécurité, nous {secret}.")

    def placed(self, party: Party) -> Item:
        return described(phrase(party), party)

    def of_services(self, parties: Parties) -> Line:
        """ "de Reuters et de l’AFP": the preposition comes before each."""
        if folded := self.folded(parties):
            return of(folded)
        items = [self.placed(party) for party in parties]
        return self.join([replace(item, line=of(item.line)) for item in items])

    def labelled(self, party: Party) -> Item:
        return described(bare(party), party)

    def fold(self, parties: Parties) -> Line:
        """ "les services coréen et persan de la VOA"."""
        services, house = alike(parties)
        if not house:
            return Line()
        frame = ("service ", house)
        line = self.folded_into("les services {cores}", services, frame)
        return line + Line.of(house) if line else line

    def holds_comma(self, line: Line) -> bool:
        """Brackets keep their commas to themselves."""
        return self.comma.strip() in ASIDE.sub("", str(line))


def translation(language: str) -> str:
    origin = f" {from_language(language)}" if language else ""
    return f"Cet article a été traduit{origin}"
