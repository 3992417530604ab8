"""Credits in Persian."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.arabic_script import holds_comma, is_parted, titled
from services.credits.languages.endings import shared_ending
from services.credits.languages.persian_words import has_done, tongue
from services.credits.lines import Line, fill, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    chained,
    core,
    name_of,
    phrase_of,
    shared_place,
)

SERVICES = ("بخش", "سرویس")


class Persian(Wording, tag="fa"):
    comma = "، "
    semicolon = "؛ "
    conjunction = " و "
    role_joiner = " و "
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

    def byline(self, authors: Parties) -> Line:
        """Persian pages print the names alone, without a word for "by"."""
        return self.join([titled(author, self.name(author)) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        items = [titled(party, self.phrase(party)) for party in parties]
        return sentence(
            "{parties} در تهیهٔ این گزارش همکاری {verb}",
            parties=self.folded(parties) or self.located(items, parties),
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
        return sentence(
            "این گزارش با همکاری {services} تهیه شده است",
            services=self.services(services, closed=True),
        )

    def based_on(self, services: Parties) -> Line:
        return sentence(
            "این گزارش بر پایهٔ گزارش‌های {services} تهیه شده است",
            services=self.services(services, closed=True),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "بخشی از اطلاعات این گزارش از {services} گرفته شده است",
            services=self.services(services, closed=True),
        )

    def provided(self, agencies: Parties) -> Line:
        return sentence(
            "این گزارش را {agencies} تهیه {verb}",
            agencies=self.services(agencies, closed=True),
            verb=has_done(agencies),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "اصل این مطلب را {services} تهیه {verb}",
            services=self.services(services, closed=True),
            verb=has_done(services),
        )

    def first_published(self, services: Parties) -> Line:
        return sentence(
            "این مطلب را نخستین بار {services} منتشر {verb}",
            services=self.services(services, closed=True),
            verb=has_done(services),
        )

    def adapted_from(self, services: Parties) -> Line:
        report = "گزارش‌های" if len(services) > 1 else "گزارش"
        return sentence(
            f"این مطلب برگرفته از {report} {{services}} است",
            services=self.services(services, closed=True),
        )

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
        return sentence(
            "این گزارش با حمایت مالی {funders} تهیه شده است",
            funders=self.services(funders, closed=True),
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "نام یا محل حضور" if names and places else "نام"
        what = what if names else "محل حضور"
        return Line.of(
            f"{what} برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود."
        )

    def placed(self, party: Party) -> Item:
        return placed(titled(party, self.phrase(party)), "در", party.place)

    def people(self, parties: Parties) -> Line:
        items = [titled(party, self.phrase(party)) for party in parties]
        return self.folded(parties) or self.join(items, closed=True)

    def located(self, items: Sequence[Item], parties: Parties) -> Line:
        """The parties, with the place they share or each with its own."""
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

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        """«عکس، تصویربرداری و تهیه: پل رید»."""
        work = self.join([Item(Line.of(self.labels[role])) for role in roles])
        names = [self.placed(party).line for party in parties]
        listed = chained(names, self.semicolon, self.semicolon)
        return work + Line.of(self.colon) + listed

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
