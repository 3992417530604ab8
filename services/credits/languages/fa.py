"""Credits in Persian."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.arabic_script import (
    ArabicScript,
    holds_comma,
    is_parted,
    titled,
)
from services.credits.languages.endings import shared_ending
from services.credits.languages.persian_words import has_done, tongue
from services.credits.lines import Line, fill, sentence
from services.credits.parties import (
    Item,
    Parties,
    core,
    name_of,
    phrase_of,
    shared_place,
)

SERVICES = ("بخش", "سرویس")


class Persian(ArabicScript, tag="fa"):
    conjunction = " و "
    has_serial_comma = True
    labels: ClassVar = {  # the work, not the worker, who would need a plural
        BylineRole.AUTHOR: "گزارش",
        BylineRole.CONTRIBUTOR: "همکاری",
        BylineRole.PHOTOGRAPHER: "عکس",
        BylineRole.ILLUSTRATOR: "تصویرسازی",
        BylineRole.CAMERA: "تصویربرداری",
        BylineRole.VIDEO_EDITOR: "تدوین",
        BylineRole.NARRATOR: "گویندگی",
        BylineRole.PRODUCER: "تهیه",
        BylineRole.EDITOR: "ویرایش",
        BylineRole.FACT_CHECKER: "راستی‌آزمایی",
        BylineRole.TRANSLATOR: "ترجمه",
        BylineRole.ADAPTER: "تنظیم",
        CollaborationKind.FOOTAGE: "تصاویر",
    }
    media: ClassVar = {
        Medium.VIDEO: "ویدیو",
        Medium.AUDIO: "صدا",
        Medium.PHOTOS: "عکس‌ها",
        Medium.GRAPHICS: "گرافیک",
    }

    def staff_report(self) -> Line:
        return Line.of("گزارش تحریریه")

    def contributed(self, parties: Parties) -> Line:
        return sentence(
            "{parties} در تهیهٔ این گزارش همکاری {verb}",
            parties=self.contributors(parties),
            verb=has_done(parties),
        )

    def reported(self, authors: Parties) -> Line:
        items = [Item(name_of(author)) for author in authors]
        return sentence(
            "{authors} گزارش {verb}",
            authors=self.located(items, authors),
            verb=Line.of("داده‌اند" if len(authors) > 1 else "داده است"),
        )

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f" به {tongue(language)} انجام شده" if language else ""
        edited = " کوتاه و برای وضوح بیشتر ویرایش شده" if is_edited else ""
        joint = " و سپس" if held and edited else ""
        return sentence(f"این گفت‌وگو{held}{joint}{edited} است")

    def collaborated(self, services: Parties) -> Line:
        return self.about("این گزارش با همکاری {names} تهیه شده است", services)

    def based_on(self, services: Parties) -> Line:
        return self.about("این گزارش بر پایهٔ گزارش‌های {names} تهیه شده است", services)

    def informed(self, services: Parties) -> Line:
        return self.about(
            "بخشی از اطلاعات این گزارش از {names} گرفته شده است", services
        )

    def provided(self, agencies: Parties) -> Line:
        return self.about(
            "این گزارش را {names} تهیه {verb}", agencies, verb=has_done(agencies)
        )

    def originated(self, services: Parties) -> Line:
        return self.about(
            "اصل این مطلب را {names} تهیه {verb}", services, verb=has_done(services)
        )

    def first_published(self, services: Parties) -> Line:
        return self.about(
            "این مطلب را نخستین بار {names} منتشر {verb}",
            services,
            verb=has_done(services),
        )

    def adapted_from(self, services: Parties) -> Line:
        report = "گزارش‌های" if len(services) > 1 else "گزارش"
        return self.about(f"این مطلب برگرفته از {report} {{names}} است", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        written = "نوشته‌اند" if len(authors) > 1 else "نوشته است"
        return sentence(
            f"{{authors}} این مطلب را برای {{service}} {written}",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        story = "آن" if again else "این مطلب"
        aim = fill(" برای {name}", name=phrase_of(service)) if service else Line()
        return sentence(
            f"{{adapters}} {story} را{{aim}} تنظیم {{verb}}",
            adapters=self.people(adapters),
            aim=aim,
            verb=has_done(adapters),
        )

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" از {tongue(language)}" if language else ""
        if not translators:
            return sentence(f"این مطلب{origin} ترجمه شده است")
        return sentence(
            f"{{translators}} این مطلب را{origin} ترجمه {{verb}}",
            translators=self.people(translators),
            verb=has_done(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" از {tongue(language)}" if language else ""
        done = f"این مطلب با کمک نرم‌افزار{origin} ترجمه شده"
        if not translators:
            return sentence(f"{done} است")
        return sentence(
            f"{done} و {{translators}} آن را بازبینی {{verb}}",
            translators=self.people(translators),
            verb=has_done(translators),
        )

    def funded(self, funders: Parties) -> Line:
        return self.about("این گزارش با حمایت مالی {names} تهیه شده است", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "نام یا محل حضور" if names and places else "نام"
        what = what if names else "محل حضور"
        return Line.of(
            f"{what} برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود."
        )

    def placed(self, party: Party) -> Item:
        return placed(titled(party, self.phrase(party)), "در", party.place)

    def located(self, items: Sequence[Item], parties: Parties) -> Line:
        if place := shared_place(parties):
            is_apart = is_parted(items)  # the place is not the last one's alone
            is_open = is_apart or self.needs_closing(items)
            whole = placed(Item(self.join(items), is_open=is_open), "از", place)
            whole = replace(whole, is_open=whole.is_open or is_apart)
            return self.join([whole], closed=True)
        pairs = zip(items, parties, strict=True)
        return self.join(
            [placed(item, "از", p.place) for item, p in pairs], closed=True
        )

    def last_joint(self, items: Sequence[Item]) -> str:
        """A comma before «و» where a name has one: «بوسنی و هرزگوین، و …»."""
        if any(self.conjunction in str(item.line) for item in items):
            return self.comma.rstrip() + self.conjunction
        return super().last_joint(items)

    def holds_comma(self, line: Line) -> bool:
        return holds_comma(str(line))

    def fold(self, parties: Parties) -> Line:
        """«بخش‌های کره‌ای و فارسی صدای آمریکا»; each differs in one word alone."""
        head = str(phrase_of(parties[0])).partition(" ")[0]
        house = shared_ending(parties)
        frame = (f"{head} ", house)
        if head not in SERVICES or any(" " in core(p, *frame) for p in parties):
            return Line()
        line = self.folded_into(f"{head}\u200cهای {{cores}}", parties, frame)
        return line + Line.of(house) if line else line


def placed(item: Item, preposition: str, place: str) -> Item:
    if not place:
        return item
    joint = "،" if item.is_open else ""
    line = item.line + Line.of(f"{joint} {preposition} ") + Line.name(place)
    return Item(line, is_open=holds_comma(place), has_place=True)
