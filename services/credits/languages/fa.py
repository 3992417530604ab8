"""Credits in Persian."""

from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole
from services.credits.lines import Line, fill, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    name_of,
    phrase_of,
    shared_place,
)


class Persian(Wording, tag="fa"):
    comma = "، "
    semicolon = "؛ "
    conjunction = " و "
    role_joiner = " و "
    labels: ClassVar = {  # the work, not the worker, who would need a plural
        BylineRole.EDITOR: "ویرایش",
        BylineRole.PHOTOGRAPHER: "عکس",
        BylineRole.CAMERA: "تصویربرداری",
        BylineRole.PRODUCER: "تهیه",
    }

    def staff_report(self) -> Line:
        return Line.of("گزارش تحریریه")

    def byline(self, authors: Parties) -> Line:
        """Persian pages print the names alone, without a word for "by"."""
        return self.join([titled(author, name_of(author)) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        items = [titled(party, phrase_of(party)) for party in parties]
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

    def collaborated(self, services: Parties) -> Line:
        return sentence(
            "این گزارش با همکاری {services} تهیه شده است",
            services=self.services(services, closed=True),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "بخشی از اطلاعات این گزارش از {services} گرفته شده است",
            services=self.services(services, closed=True),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "اصل این مطلب را {services} تهیه {verb}",
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

    def translated(self, translators: Parties) -> Line:
        return sentence(
            "{translators} این مطلب را ترجمه {verb}",
            translators=self.people(translators),
            verb=has_done(translators),
        )

    def withheld(self) -> Line:
        return Line.of(
            "نام برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود."
        )

    def placed(self, party: Party) -> Item:
        return placed(titled(party, phrase_of(party)), "در", party.place)

    def people(self, parties: Parties) -> Line:
        items = [titled(party, phrase_of(party)) for party in parties]
        return self.join(items, closed=True)

    def located(self, items: Sequence[Item], parties: Parties) -> Line:
        """The parties, with the place they share or each with its own."""
        if place := shared_place(parties):
            names = Item(self.join(items, closed=True))
            return self.join([placed(names, "از", place)], closed=True)
        pairs = zip(items, parties, strict=True)
        return self.join(
            [placed(item, "از", p.place) for item, p in pairs], closed=True
        )

    def fold(self, parties: Parties) -> Line:
        """«بخش‌های کره‌ای و فارسی صدای آمریکا»."""
        house = shared_ending(parties)
        line = self.folded_into("بخش‌های {cores}", parties, ("بخش ", house))
        return line + Line.of(house) if line else line


def shared_ending(parties: Parties) -> str:
    """The words that all printed forms end in: the house, after «بخش» and a name."""
    words = [str(phrase_of(party)).split()[2:] for party in parties]
    columns = zip(*(reversed(some) for some in words), strict=False)
    same = [column[0] for column in takewhile(is_one_word, columns)]
    return "".join(f" {word}" for word in reversed(same))


def is_one_word(column: tuple[str, ...]) -> bool:
    return len(set(column)) == 1


def has_done(parties: Parties) -> Line:
    return Line.of("کرده‌اند" if len(parties) > 1 else "کرده است")


def titled(party: Party, name: Line) -> Item:
    """The party with its title after it, between commas."""
    if title := party.title.strip():
        return Item(name + Line.of(f"، {title}"), is_open=True)
    return Item(name)


def placed(item: Item, preposition: str, place: str) -> Item:
    if not place:
        return item
    joint = "،" if item.is_open else ""
    line = item.line + Line.of(f"{joint} {preposition} {place}")
    return Item(line, is_open="،" in place, has_place=True)
