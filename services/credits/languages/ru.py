"""Credits in Russian."""

from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.russian_words import (
    DECLENSION,
    from_language,
    in_language,
    with_preposition,
)
from services.credits.languages.slavic import Slavic
from services.credits.languages.slavic_lists import people, shared_facts
from services.credits.lines import Line, sentence
from services.credits.parties import Parties, unplaced


class Russian(Slavic, tag="ru"):
    conjunction = " и "
    declension = DECLENSION
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

    def staff_report(self) -> Line:
        return Line.of("Редакция")

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
        sources = "Источники" if len(services) > 1 else "Источник"
        return self.said_of(
            services,
            "Материал подготовлен по сообщениям {names}",
            f"{sources} материала",
        )

    def informed(self, services: Parties) -> Line:
        sources = "Источники" if len(services) > 1 else "Источник"
        return self.said_of(
            services,
            "В материале использована информация {names}",
            f"{sources} части информации",
        )

    def provided(self, agencies: Parties) -> Line:
        return self.said_by(
            agencies, "Материал предоставлен {names}", "Авторство материала"
        )

    def originated(self, services: Parties) -> Line:
        return self.said_by(
            services, "Оригинал материала подготовлен {names}", "Оригинал материала"
        )

    def first_published(self, services: Parties) -> Line:
        return self.said_by(
            services, "Впервые материал был опубликован {names}", "Первая публикация"
        )

    def adapted_from(self, services: Parties) -> Line:
        is_one = len(services) == 1
        report = "материала" if is_one else "материалов"
        sources = "Исходный материал" if is_one else "Исходные материалы"
        return self.said_of(services, f"Это адаптация {report} {{names}}", sources)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return self.made_for("Текст", authors, service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        work = "Адаптация" if again else "Адаптация материала"
        return self.made_for(work, adapters, service)

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" {from_language(language)}" if language else ""
        if not translators:
            return sentence(f"Материал переведен{origin}")
        return self.after_colon(f"Перевод{origin}", unplaced(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" {from_language(language)}" if language else ""
        done = sentence(f"Материал переведен{origin} при помощи программы-переводчика")
        if not translators:
            return done
        checked = self.after_colon("Проверка перевода", unplaced(translators))
        return done + Line.of(" ") + checked

    def funded(self, funders: Parties) -> Line:
        return self.said_of(
            funders,
            "Материал подготовлен при финансовой поддержке {names}",
            "Финансовая поддержка",
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = ["имена"] * names + ["местонахождение"] * places
        return Line.of(
            f"Из соображений безопасности мы не раскрываем {' и '.join(what)} "
            "некоторых из тех, кто работал над материалом."
        )
