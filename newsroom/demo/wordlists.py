"""Word lists from which an archive of any length is assembled.

Nothing here needs escaping in HTML or JSON: no quotation marks, no ampersands.
"""

from dataclasses import dataclass
from functools import cache
from random import Random
from string import Formatter


@dataclass(frozen=True, eq=False)
class Words:
    """One language's slots and the patterns that are filled from them."""

    slots: dict[str, tuple[str, ...]]
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]

    def headline(self, chance: Random) -> str:
        return self.filled(pick(self.headlines, chance), chance)

    def paragraph(self, chance: Random) -> str:
        """Two sentences."""
        first, second = pick(self.sentences, chance), pick(self.sentences, chance)
        return f"{self.filled(first, chance)} {self.filled(second, chance)}"

    def filled(self, pattern: str, chance: Random) -> str:
        slots = self.slots
        words = [
            text + pick(slots[slot], chance) if slot else text
            for text, slot in parts(pattern)
        ]
        return "".join(words)


def pick(words: tuple[str, ...], chance: Random) -> str:
    """`chance.choice`, at a third of its price."""
    return words[int(chance.random() * len(words))]


@cache
def parts(pattern: str) -> tuple[tuple[str, str], ...]:
    """The pattern as (text, name of the slot after it) pairs."""
    return tuple((text, slot or "") for text, slot, *_ in Formatter().parse(pattern))


ENGLISH = Words(
    slots={
        "Who": (
            "Fishing Towns",
            "Health Officials",
            "Election Observers",
            "Island States",
            "Farmers",
            "Engineers",
            "Teachers",
            "Lawmakers",
            "Scientists",
            "Relief Agencies",
            "Harbor Pilots",
            "Bakers",
            "Miners",
            "River Towns",
            "Local Reporters",
            "Film Students",
        ),
        "Does": (
            "Welcome",
            "Question",
            "Delay",
            "Approve",
            "Reject",
            "Study",
            "Defend",
            "Rewrite",
            "Publish",
            "Test",
            "Expand",
            "Postpone",
        ),
        "What": (
            "Plan for New Port",
            "Water Treaty",
            "Vaccine Campaign",
            "Budget",
            "Fuel Subsidy",
            "School Reform",
            "Rail Link",
            "Census",
            "Flood Warning System",
            "Press Law",
            "Fishing Quotas",
            "Grain Reserve",
            "Night Bus",
            "Power Grid",
        ),
        "When": (
            "After Long Debate",
            "Ahead of Vote",
            "as Prices Rise",
            "as Rains Arrive",
            "Despite Protests",
            "for Third Year",
            "in Rare Agreement",
            "With Conditions",
            "Before Deadline",
            "Under New Rules",
        ),
        "who": (
            "the transport ministry",
            "the election commission",
            "the weather office",
            "the health ministry",
            "the teachers’ union",
            "the port authority",
            "the city council",
            "the central bank",
            "a group of doctors",
            "the farmers’ association",
        ),
        "did": (
            "announced",
            "confirmed",
            "published",
            "postponed",
            "defended",
            "withdrew",
            "reviewed",
            "presented",
        ),
        "what": (
            "a plan to repair the northern road",
            "new figures on drinking water",
            "the timetable for the vote",
            "a list of schools in need of a roof",
            "the contract for the bridge",
            "rules for small fishing boats",
            "a budget without new taxes",
            "the results of a six-month study",
            "a reserve of grain for the winter",
        ),
        "where": (
            "in the capital",
            "on the coast",
            "in the northern districts",
            "along the river",
            "on the islands",
            "near the border",
            "in the old town",
            "in the mountains",
        ),
        "many": (
            "forty",
            "two hundred",
            "almost a thousand",
            "some 3,000",
            "about 12,000",
        ),
        "people": (
            "families",
            "pupils",
            "workers",
            "fishermen",
            "patients",
            "residents",
        ),
        "voice": (
            "a spokesperson said",
            "officials said",
            "two people familiar with the talks said",
            "the report said",
            "residents said",
        ),
    },
    headlines=("{Who} {Does} {What} {When}", "{Who} {Does} {What}"),
    sentences=(
        "Last week {who} {did} {what}, {voice}.",
        "The decision affects {many} {people} {where}, {voice}.",
        "Earlier, {who} had {did} {what} {where}.",
        "There was no immediate comment from {who}.",
        "A meeting {where} was attended by {many} {people}.",
        "For {many} {people} {where} little will change before spring, {voice}.",
        "Critics said {who} had not explained who would pay for {what}.",
    ),
)

PERSIAN = Words(
    slots={
        "who": (
            "وزارت راه",
            "سازمان هواشناسی",
            "شورای شهر",
            "کمیسیون انتخابات",
            "انجمن آموزگاران",
            "گروهی از پزشکان",
            "بانک مرکزی",
            "ادارهٔ بندر",
            "اتحادیهٔ نانوایان",
            "پژوهشگران دانشگاه",
            "کشاورزان شمال",
            "روزنامه‌نگاران محلی",
        ),
        "what": (
            "طرح بازسازی جادهٔ کوهستانی",
            "آمار تازهٔ آب آشامیدنی",
            "برنامهٔ واکسیناسیون",
            "بودجهٔ سال آینده",
            "پیمان آب",
            "قانون رسانه‌ها",
            "نتیجهٔ یک بررسی شش‌ماهه",
            "سهمیهٔ صید",
            "سامانهٔ هشدار سیل",
            "قرارداد پل تازه",
            "فهرست مدرسه‌های نیازمند تعمیر",
        ),
        "did": ("منتشر کرد", "تأیید کرد", "به تعویق انداخت", "بررسی کرد", "رد کرد"),
        "where": (
            "در پایتخت",
            "در استان‌های شمالی",
            "در کنار رودخانه",
            "در جزیره‌ها",
            "در نزدیکی مرز",
            "در شهرهای ساحلی",
        ),
        "when": (
            "پس از بحثی طولانی",
            "پیش از رأی‌گیری",
            "با وجود اعتراض‌ها",
            "برای سومین سال",
            "در توافقی کم‌سابقه",
        ),
        "many": ("چهل", "دویست", "نزدیک به هزار", "حدود سه هزار", "بیش از ده هزار"),
        "people": ("خانواده", "دانش‌آموز", "کارگر", "بیمار", "ماهیگیر"),
        "voice": (
            "به گفتهٔ سخنگوی دولت",
            "به گفتهٔ مقام‌های محلی",
            "بنا بر این گزارش",
            "به گفتهٔ ساکنان",
        ),
    },
    headlines=("{who} {what} را {did}", "{who} {when} {what} را {did}"),
    sentences=(
        "هفتهٔ گذشته {who} {what} را {did}.",
        "{voice} این تصمیم زندگی {many} {people} را {where} دگرگون می‌کند.",
        "پیش‌تر {who} {where} {what} را {did}.",
        "{voice} تا بهار آینده برای {many} {people} چیز زیادی عوض نمی‌شود.",
        "{many} {people} {where} در نشستی با نمایندگان {who} شرکت کردند.",
        "منتقدان می‌گویند روشن نیست هزینهٔ {what} را چه کسی می‌پردازد.",
    ),
)

WORDS = {"en": ENGLISH, "fa": PERSIAN}
