"""Credits in Arabic."""

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
from services.credits.languages.arabic_words import (
    begins_in_arabic,
    holds_and,
    is_adjective,
    tongue,
)
from services.credits.languages.endings import shared_ending
from services.credits.lines import Line, fill, sentence
from services.credits.parties import (
    Item,
    Parties,
    core,
    name_of,
    phrase_of,
    shared_place,
)

# A word for a service, for two of them, and for more: adjectives in the singular
# follow that last one only where it is feminine.
SERVICES = {"القسم": ("القسمين", ""), "الخدمة": ("الخدمتين", "الخدمات")}


class Arabic(ArabicScript, tag="ar"):
    """No verb here has people for its subject, as it would tell a man from a woman;
    and all names stand in the genitive, which decides the form of a dual.
    """

    conjunction = " و"
    labels: ClassVar = {  # the work, not the worker
        BylineRole.AUTHOR: "تقرير",
        BylineRole.CONTRIBUTOR: "مشاركة",
        BylineRole.PHOTOGRAPHER: "تصوير فوتوغرافي",
        BylineRole.ILLUSTRATOR: "رسوم",
        BylineRole.CAMERA: "تصوير فيديو",
        BylineRole.VIDEO_EDITOR: "مونتاج",
        BylineRole.NARRATOR: "تعليق صوتي",
        BylineRole.PRODUCER: "إنتاج",
        BylineRole.EDITOR: "تحرير",
        BylineRole.FACT_CHECKER: "تدقيق معلومات",
        BylineRole.TRANSLATOR: "ترجمة",
        BylineRole.ADAPTER: "إعادة صياغة",
        CollaborationKind.FOOTAGE: "لقطات",
    }
    media: ClassVar = {
        Medium.VIDEO: "الفيديو",
        Medium.AUDIO: "التسجيل الصوتي",
        Medium.PHOTOS: "الصور",
        Medium.GRAPHICS: "الرسوم",
    }

    def staff_report(self) -> Line:
        return Line.of("فريق التحرير")

    def contributed(self, parties: Parties) -> Line:
        return sentence(
            "أُعد هذا التقرير بمشاركة {parties}",
            parties=self.contributors(parties),
        )

    def reported(self, authors: Parties) -> Line:
        items = [Item(name_of(author)) for author in authors]
        return sentence("جاءت تغطية {authors}", authors=self.located(items, authors))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        edited = "نُقّحت لمزيد من الوضوح"
        if not language:
            return sentence(f"اختُصرت هذه المقابلة و{edited}")
        held = f"أُجريت هذه المقابلة ب{tongue(language)}"
        return sentence(f"{held}، ثم اختُصرت و{edited}" if is_edited else held)

    def collaborated(self, services: Parties) -> Line:
        return self.about("أُعد هذا التقرير بالتعاون مع {names}", services)

    def based_on(self, services: Parties) -> Line:
        return self.about("يستند هذا التقرير إلى تغطية {names}", services)

    def informed(self, services: Parties) -> Line:
        return self.about("استُقيت بعض معلومات هذا التقرير من {names}", services)

    def provided(self, agencies: Parties) -> Line:
        return self.about("هذا التقرير من إعداد {names}", agencies)

    def originated(self, services: Parties) -> Line:
        return self.about("يعود أصل هذه المادة إلى {names}", services)

    def first_published(self, services: Parties) -> Line:
        return self.about("نُشرت هذه المادة للمرة الأولى لدى {names}", services)

    def adapted_from(self, services: Parties) -> Line:
        return self.about("نُقلت هذه المادة بتصرف عن {names}", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "هذه المادة بقلم {authors} من {service}",
            authors=self.people(authors),
            service=self.phrase(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        done = "وأُعيدت صياغتها" if again else "أُعيدت صياغة هذه المادة"
        home = fill(" من {name}", name=self.phrase(service)) if service else Line()
        return sentence(
            f"{done} بقلم {{adapters}}{{home}}",
            adapters=self.people(adapters, closed=service is not None),
            home=home,
        )

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" عن {tongue(language)}" if language else ""
        if not translators:
            return sentence(f"تُرجمت هذه المادة{origin}")
        return sentence(
            f"هذه المادة من ترجمة {{translators}}{origin}",
            translators=self.people(translators, closed=bool(origin)),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" عن {tongue(language)}" if language else ""
        done = f"تُرجمت هذه المادة{origin} بمساعدة برنامج ترجمة"
        if not translators:
            return sentence(done)
        return sentence(
            f"{done}، وبمراجعة {{translators}}",
            translators=self.people(translators, closed=False),
        )

    def funded(self, funders: Parties) -> Line:
        return self.about("أُعد هذا التقرير بدعم مالي من {names}", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        some = "بعض المشاركين في إعداد هذا التقرير"
        what = f"أسماء {some}" if names else f"أماكن وجود {some}"
        what += " أو أماكن وجودهم" if names and places else ""
        return Line.of(f"لا تُنشر {what} حرصًا على سلامتهم.")

    def placed(self, party: Party) -> Item:
        return placed(titled(party, self.phrase(party)), "في", party.place)

    def labelled(self, party: Party) -> Item:
        """After a colon names stand in their basic form."""
        return self.placed(replace(party, cases=()))

    def located(self, items: Sequence[Item], parties: Parties) -> Line:
        if place := shared_place(parties):
            return self.join(items, closed=True) + Line.of(" من ") + Line.name(place)
        pairs = zip(items, parties, strict=True)
        return self.join([placed(item, "من", p.place) for item, p in pairs])

    def phrase(self, party: Party) -> Line:
        genitive = dict(party.cases).get("genitive", "").strip()
        name = Line.name(genitive, party.url) if genitive else phrase_of(party)
        return self.at_home(name, party.works_for)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        """«و» before every member, and a comma too where one could be misread."""
        line, *rest = [item.line for item in items]
        joint = self.joint(items)
        for member in rest:
            line += Line.of(joint + self.conjunction_before(member)) + member
        end = "،" if closed and self.needs_closing(items) else ""
        return line + Line.of(end)

    def joint(self, items: Sequence[Item]) -> str:
        if is_parted(items):
            return self.semicolon.rstrip()
        is_mixed = len({item.has_place for item in items}) > 1
        is_open = any(item.is_open for item in items[:-1])
        has_and = any(holds_and(str(item.line)) for item in items)
        return self.comma.rstrip() if is_mixed or is_open or has_and else ""

    def needs_closing(self, items: Sequence[Item]) -> bool:
        """After semicolons what all share would read as the last one's alone."""
        return super().needs_closing(items) or is_parted(items)

    def conjunction_before(self, line: Line) -> str:
        """«و» is written together with an Arabic word, apart from any other."""
        return self.conjunction if begins_in_arabic(str(line)) else " و "

    def fold(self, parties: Parties) -> Line:
        """«القسمين الكوري والفارسي في صوت أمريكا»; of three «القسم» comes each time."""
        head = str(phrase_of(parties[0])).partition(" ")[0]
        house = shared_ending(parties)
        frame = (f"{head} ", house)
        if head not in SERVICES or not all(
            is_adjective(core(p, *frame)) for p in parties
        ):
            return Line()
        two, more = SERVICES[head]
        together = two if len(parties) == 2 else more
        if house.startswith(" ال") and not (together and together == more):
            return Line()  # «التابع لصوت أمريكا» is of one service alone
        line = (
            self.folded_into(f"{together} {{cores}}", parties, frame)
            if together
            else self.folded_into("{cores}", parties, ("", house))
        )
        return line + Line.of(house) if line else line


def placed(item: Item, preposition: str, place: str) -> Item:
    if not place:
        return item
    joint = "،" if item.is_open else ""
    line = item.line + Line.of(f"{joint} {preposition} ") + Line.name(place)
    return Item(line, is_open=item.is_open or holds_comma(place), has_place=True)
