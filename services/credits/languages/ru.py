"""Credits in Russian."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import House, Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.russian_words import (
    DECLENSION,
    from_language,
    in_language,
    with_preposition,
)
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
from services.credits.lines import Line, sentence
from services.credits.wording import Item, Parties, Wording, chained


class Russian(Wording, tag="ru"):
    """A person's name stands in the nominative and no verb in the past agrees with
    one name alone: «работал» or «работала» would say who is a man.
    """

    comma = ", "
    semicolon = "; "
    conjunction = " и "
    role_joiner = " и "
    labels: ClassVar = {  # the work, not the worker
        BylineRole.AUTHOR: "репортаж",
        BylineRole.CONTRIBUTOR: "участие в подготовке",
        BylineRole.PHOTOGRAPHER: "фото",
        BylineRole.ILLUSTRATOR: "иллюстрации",
        BylineRole.CAMERA: "съемка",
        BylineRole.VIDEO_EDITOR: "монтаж",
        BylineRole.NARRATOR: "озвучивание",
        BylineRole.PRODUCER: "продюсирование",
        BylineRole.EDITOR: "редактура",
        BylineRole.FACT_CHECKER: "проверка фактов",
        BylineRole.TRANSLATOR: "перевод",
        BylineRole.ADAPTER: "адаптация",
        CollaborationKind.FOOTAGE: "кадры",
    }
    media: ClassVar = {
        Medium.VIDEO: "Видео",
        Medium.AUDIO: "Аудио",
        Medium.PHOTOS: "Фотографии",
        Medium.GRAPHICS: "Графика",
    }

    def __init__(self, house: House) -> None:
        """Russian has no serial comma, whatever the edition says."""
        super().__init__(replace(house, serial_comma=False))

    def staff_report(self) -> Line:
        return Line.of("Редакция")

    def byline(self, authors: Parties) -> Line:
        return signed(self, authors)

    def contributed(self, parties: Parties) -> Line:
        if names := self.of(parties):
            return sentence("Материал подготовлен при участии {names}", names=names)
        if len(parties) == 1 or any(shared_facts(parties)):
            return self.after_colon("Участие в подготовке материала", parties)
        return sentence(
            "В подготовке материала участвовали {names}", names=people(self, parties)
        )

    def reported(self, authors: Parties) -> Line:
        named = [replace(author, title="", works_for=None) for author in authors]
        return self.after_colon("Репортаж", named)

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"записано {in_language(language)}" if language else ""
        edited = "сокращено и отредактировано для ясности" if is_edited else ""
        return sentence(f"Интервью {', '.join(filter(None, (held, edited)))}")

    def collaborated(self, services: Parties) -> Line:
        if names := self.by(services):
            preposition = with_preposition(str(names))
            return sentence(
                f"Материал подготовлен совместно {preposition} {{names}}", names=names
            )
        partners = "Партнеры" if len(services) > 1 else "Партнер"
        return self.after_colon(f"{partners} в подготовке материала", services)

    def based_on(self, services: Parties) -> Line:
        if names := self.of(services):
            return sentence("Материал подготовлен по сообщениям {names}", names=names)
        sources = "Источники" if len(services) > 1 else "Источник"
        return self.after_colon(f"{sources} материала", services)

    def informed(self, services: Parties) -> Line:
        if names := self.of(services):
            return sentence("В материале использована информация {names}", names=names)
        sources = "Источники" if len(services) > 1 else "Источник"
        return self.after_colon(f"{sources} части информации", services)

    def provided(self, agencies: Parties) -> Line:
        if names := self.by(agencies):
            return sentence("Материал предоставлен {names}", names=names)
        return self.after_colon("Авторство материала", agencies)

    def originated(self, services: Parties) -> Line:
        if names := self.by(services):
            return sentence("Оригинал материала подготовлен {names}", names=names)
        return self.after_colon("Оригинал материала", services)

    def first_published(self, services: Parties) -> Line:
        if names := self.by(services):
            return sentence("Впервые материал был опубликован {names}", names=names)
        return self.after_colon("Первая публикация", services)

    def adapted_from(self, services: Parties) -> Line:
        is_one = len(services) == 1
        report = "материала" if is_one else "материалов"
        if names := self.of(services):
            return sentence(f"Это адаптация {report} {{names}}", names=names)
        sources = "Исходный материал" if is_one else "Исходные материалы"
        return self.after_colon(sources, services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return self.made_for("Текст", authors, service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        work = "Адаптация" if again else "Адаптация материала"
        return self.made_for(work, adapters, service)

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" {from_language(language)}" if language else ""
        if not translators:
            return sentence(f"Материал переведен{origin}")
        return self.after_colon(f"Перевод{origin}", placeless(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" {from_language(language)}" if language else ""
        done = sentence(f"Материал переведен{origin} при помощи программы-переводчика")
        if not translators:
            return done
        checked = self.after_colon("Проверка перевода", placeless(translators))
        return done + Line.of(" ") + checked

    def funded(self, funders: Parties) -> Line:
        if names := self.of(funders):
            return sentence(
                "Материал подготовлен при финансовой поддержке {names}", names=names
            )
        return self.after_colon("Финансовая поддержка", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = ["имена"] * names + ["местонахождение"] * places
        return Line.of(
            f"Из соображений безопасности мы не раскрываем {' и '.join(what)} "
            "некоторых из тех, кто работал над материалом."
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

    def of(self, parties: Parties) -> Line:
        return declined(self, DECLENSION, parties, GENITIVE)

    def by(self, parties: Parties) -> Line:
        return declined(self, DECLENSION, parties, INSTRUMENTAL)

    def after_colon(self, heading: str, parties: Parties) -> Line:
        return sentence(f"{heading}: {{names}}", names=people(self, parties))

    def made_for(self, work: str, makers: Parties, service: Party | None) -> Line:
        """«Адаптация для Службы новостей: Пола Грант.»"""
        aim = self.of([service]) if service else Line()
        if service and not aim:
            makers = [replace(maker, works_for=service) for maker in makers]
        heading = f"{work} для {{aim}}" if aim else work
        names = people(self, placeless(makers))
        return sentence(f"{heading}: {{names}}", aim=aim, names=names)
