"""Credits in Ukrainian."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.slavic import Slavic
from services.credits.languages.slavic_cases import NOMINATIVE
from services.credits.languages.slavic_lists import declined, people, shared_facts
from services.credits.languages.ukrainian_words import (
    DECLENSION,
    conjunction,
    from_language,
    in_language,
    with_preposition,
)
from services.credits.lines import Line, sentence
from services.credits.parties import Item, Parties, unplaced

PAST = {"f": "ла", "n": "ло", "m": "в"}


class Ukrainian(Slavic, tag="uk"):
    conjunction = " та "
    declension = DECLENSION
    labels: ClassVar = {  # the work, not the worker
        BylineRole.AUTHOR: "репортаж",
        BylineRole.CONTRIBUTOR: "участь у підготовці",
        BylineRole.PHOTOGRAPHER: "фото",
        BylineRole.ILLUSTRATOR: "ілюстрації",
        BylineRole.CAMERA: "зйомка",
        BylineRole.VIDEO_EDITOR: "монтаж",
        BylineRole.NARRATOR: "озвучення",
        BylineRole.PRODUCER: "продюсування",
        BylineRole.EDITOR: "редагування",
        BylineRole.FACT_CHECKER: "перевірка фактів",
        BylineRole.TRANSLATOR: "переклад",
        BylineRole.ADAPTER: "адаптація",
        CollaborationKind.FOOTAGE: "кадри",
    }
    media: ClassVar = {
        Medium.VIDEO: "Відео",
        Medium.AUDIO: "Аудіо",
        Medium.PHOTOS: "Фотографії",
        Medium.GRAPHICS: "Графіка",
    }

    def staff_report(self) -> Line:
        return Line.of("Редакція")

    def contributed(self, parties: Parties) -> Line:
        if names := self.of(parties):
            return sentence("Матеріал підготовлено за участі {names}", names=names)
        if len(parties) == 1 or any(shared_facts(parties)):
            return self.after_colon("Участь у підготовці матеріалу", parties)
        return sentence(
            "У підготовці матеріалу брали участь {names}", names=people(self, parties)
        )

    def reported(self, authors: Parties) -> Line:
        named = [replace(author, title="", works_for=None) for author in authors]
        return self.after_colon("Репортаж", named)

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"записано {in_language(language)}" if language else ""
        edited = "скорочено й відредаговано для ясності" if is_edited else ""
        return sentence(f"Інтервʼю {', '.join(filter(None, (held, edited)))}")

    def collaborated(self, services: Parties) -> Line:
        if names := self.by(services):
            preposition = with_preposition("спільно", str(names))
            return sentence(
                f"Матеріал підготовлено спільно {preposition} {{names}}", names=names
            )
        partners = "Партнери в" if len(services) > 1 else "Партнер у"
        return self.after_colon(f"{partners} підготовці матеріалу", services)

    def based_on(self, services: Parties) -> Line:
        sources = "Джерела" if len(services) > 1 else "Джерело"
        return self.said_of(
            services,
            "Матеріал підготовлено за повідомленнями {names}",
            f"{sources} матеріалу",
        )

    def informed(self, services: Parties) -> Line:
        sources = "Джерела" if len(services) > 1 else "Джерело"
        return self.said_of(
            services,
            "У матеріалі використано інформацію {names}",
            f"{sources} частини інформації",
        )

    def provided(self, agencies: Parties) -> Line:
        return self.done_by(agencies, "Матеріал нада", "Авторство матеріалу")

    def originated(self, services: Parties) -> Line:
        return self.done_by(
            services, "Оригінал матеріалу підготува", "Оригінал матеріалу"
        )

    def first_published(self, services: Parties) -> Line:
        return self.done_by(services, "Уперше матеріал опублікува", "Перша публікація")

    def adapted_from(self, services: Parties) -> Line:
        is_one = len(services) == 1
        report = "матеріалу" if is_one else "матеріалів"
        sources = "Вихідний матеріал" if is_one else "Вихідні матеріали"
        return self.said_of(services, f"Це адаптація {report} {{names}}", sources)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return self.made_for("Текст", authors, service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        work = "Адаптація" if again else "Адаптація матеріалу"
        return self.made_for(work, adapters, service)

    def translated(self, translators: Parties, language: str) -> Line:
        if not translators:
            return sentence(from_language("Матеріал перекладено", language))
        heading = from_language("Переклад", language)
        return self.after_colon(heading, unplaced(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        done = from_language("Матеріал перекладено", language)
        line = sentence(f"{done} за допомогою програми-перекладача")
        if not translators:
            return line
        checked = self.after_colon("Перевірка перекладу", unplaced(translators))
        return line + Line.of(" ") + checked

    def funded(self, funders: Parties) -> Line:
        return self.said_of(
            funders,
            "Матеріал підготовлено за фінансової підтримки {names}",
            "Фінансова підтримка",
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = ["імен"] * names + ["місцеперебування"] * places
        return Line.of(
            f"З міркувань безпеки ми не розкриваємо {' і '.join(what)} "
            "деяких із тих, хто працював над матеріалом."
        )

    def last_joint(self, items: Sequence[Item]) -> str:
        comma = "," if any(item.is_open for item in items[:-1]) else ""
        before, after = f"{items[-2:][0].line}{comma}", str(items[-1].line)
        return f"{comma} {conjunction(before, after)} "

    def done_by(self, parties: Parties, stem: str, heading: str) -> Line:
        """What they did, unless the verb cannot know the gender of one."""
        names = declined(self, DECLENSION, parties, NOMINATIVE)
        noun = DECLENSION.noun_of(parties[0])
        past = "ли" if len(parties) > 1 else PAST.get(noun.gender if noun else "")
        if not (names and past):
            return self.after_colon(heading, parties)
        return sentence(f"{stem}{past} {{names}}", names=names)
