"""Credits in Ukrainian."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.slavic_cases import GENITIVE, INSTRUMENTAL, NOMINATIVE
from services.credits.languages.slavic_lists import (
    declined,
    described,
    folded,
    has_bare_comma,
    people,
    placeless,
    shared_facts,
    signed,
    work_label,
)
from services.credits.languages.ukrainian_words import (
    DECLENSION,
    conjunction,
    from_language,
    in_language,
    with_preposition,
)
from services.credits.lines import Line, sentence
from services.credits.wording import Item, Parties, Wording, chained

PAST = {"f": "ла", "n": "ло", "m": "в"}


class Ukrainian(Wording, tag="uk"):
    """A person's name stands in the nominative and no verb in the past agrees with
    one name alone: «працював» or «працювала» would say who is a man.
    """

    comma = ", "
    semicolon = "; "
    conjunction = " та "
    role_joiner = " та "
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

    def __init__(self, house: House) -> None:
        """Ukrainian has no serial comma, whatever the edition says."""
        super().__init__(replace(house, serial_comma=False))

    def staff_report(self) -> Line:
        return Line.of("Редакція")

    def byline(self, authors: Parties) -> Line:
        return signed(self, authors)

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
        if names := declined(self, DECLENSION, services, INSTRUMENTAL):
            preposition = with_preposition("спільно", str(names))
            return sentence(
                f"Матеріал підготовлено спільно {preposition} {{names}}", names=names
            )
        partners = "Партнери в" if len(services) > 1 else "Партнер у"
        return self.after_colon(f"{partners} підготовці матеріалу", services)

    def based_on(self, services: Parties) -> Line:
        if names := self.of(services):
            return sentence(
                "Матеріал підготовлено за повідомленнями {names}", names=names
            )
        sources = "Джерела" if len(services) > 1 else "Джерело"
        return self.after_colon(f"{sources} матеріалу", services)

    def informed(self, services: Parties) -> Line:
        if names := self.of(services):
            return sentence("У матеріалі використано інформацію {names}", names=names)
        sources = "Джерела" if len(services) > 1 else "Джерело"
        return self.after_colon(f"{sources} частини інформації", services)

    def provided(self, agencies: Parties) -> Line:
        return self.done_by("Матеріал нада", agencies) or self.after_colon(
            "Авторство матеріалу", agencies
        )

    def originated(self, services: Parties) -> Line:
        return self.done_by("Оригінал матеріалу підготува", services) or (
            self.after_colon("Оригінал матеріалу", services)
        )

    def first_published(self, services: Parties) -> Line:
        return self.done_by("Уперше матеріал опублікува", services) or (
            self.after_colon("Перша публікація", services)
        )

    def adapted_from(self, services: Parties) -> Line:
        is_one = len(services) == 1
        report = "матеріалу" if is_one else "матеріалів"
        if names := self.of(services):
            return sentence(f"Це адаптація {report} {{names}}", names=names)
        sources = "Вихідний матеріал" if is_one else "Вихідні матеріали"
        return self.after_colon(sources, services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return self.made_for("Текст", authors, service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        work = "Адаптація" if again else "Адаптація матеріалу"
        return self.made_for(work, adapters, service)

    def translated(self, translators: Parties, language: str) -> Line:
        if not translators:
            return sentence(from_language("Матеріал перекладено", language))
        heading = from_language("Переклад", language)
        return self.after_colon(heading, placeless(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        done = from_language("Матеріал перекладено", language)
        line = sentence(f"{done} за допомогою програми-перекладача")
        if not translators:
            return line
        checked = self.after_colon("Перевірка перекладу", placeless(translators))
        return line + Line.of(" ") + checked

    def funded(self, funders: Parties) -> Line:
        if names := self.of(funders):
            return sentence(
                "Матеріал підготовлено за фінансової підтримки {names}", names=names
            )
        return self.after_colon("Фінансова підтримка", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = ["імен"] * names + ["місцеперебування"] * places
        return Line.of(
            f"З міркувань безпеки ми не розкриваємо {' і '.join(what)} "
            "деяких із тих, хто працював над матеріалом."
        )

    def placed(self, party: Party) -> Item:
        return described(party)

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        return work_label(self, roles, parties)

    def fold(self, parties: Parties) -> Line:
        return folded(self, DECLENSION, parties, NOMINATIVE)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        """Where members hold commas, semicolons stand between all of them."""
        lines = [item.line for item in items]
        if len(lines) > 2 and any(map(self.holds_comma, lines)):
            return chained(lines, self.semicolon, self.semicolon)
        return super().join(items, closed=closed)

    def holds_comma(self, line: Line) -> bool:
        return has_bare_comma(line)

    def last_joint(self, items: Sequence[Item]) -> str:
        comma = "," if any(item.is_open for item in items[:-1]) else ""
        before, after = f"{items[-2:][0].line}{comma}", str(items[-1].line)
        return f"{comma} {conjunction(before, after)} "

    def of(self, parties: Parties) -> Line:
        return declined(self, DECLENSION, parties, GENITIVE)

    def done_by(self, stem: str, parties: Parties) -> Line:
        """What they did, or nothing where the verb cannot know the gender of one."""
        names = declined(self, DECLENSION, parties, NOMINATIVE)
        noun = DECLENSION.noun_of(parties[0])
        past = "ли" if len(parties) > 1 else PAST.get(noun.gender if noun else "")
        if not (names and past):
            return Line()
        return sentence(f"{stem}{past} {{names}}", names=names)

    def after_colon(self, heading: str, parties: Parties) -> Line:
        return sentence(f"{heading}: {{names}}", names=people(self, parties))

    def made_for(self, work: str, makers: Parties, service: Party | None) -> Line:
        """«Адаптація для Служби новин: Пола Грант.»"""
        aim = self.of([service]) if service else Line()
        if service and not aim:
            makers = [replace(maker, works_for=service) for maker in makers]
        heading = f"{work} для {{aim}}" if aim else work
        names = people(self, placeless(makers))
        return sentence(f"{heading}: {{names}}", aim=aim, names=names)
