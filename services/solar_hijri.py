"""The Solar Hijri calendar's months, as those who use it call them.

Persian, Pashto and Dari names differ altogether. Names are those of the locale data
(CLDR, `calendar type="persian"`), which Babel leaves out.
"""

from babel import Locale

PERSIAN = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
DARI = (
    *("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله"),
    *("میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"),
)
PASHTO = (
    *("وری", "غويی", "غبرگولی", "چنگاښ", "زمری", "وږی"),
    *("تله", "لړم", "ليندۍ", "مرغومی", "سلواغه", "كب"),
)
KURDISH = (
    *("خاکەلێوە", "بانەمەڕ", "جۆزەردان", "پووشپەڕ", "گەلاوێژ", "خەرمانان"),
    *("ڕەزبەر", "خەزەڵوەر", "سەرماوەز", "بەفرانبار", "ڕێبەندان", "ڕەشەمێ"),
)
LATIN = (
    *("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar"),
    *("Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"),
)
CYRILLIC = (
    *("Фарвардин", "Ордибехешт", "Хордад", "Тир", "Мордад", "Шахривар"),
    *("Мехр", "Абан", "Азар", "Дей", "Бахман", "Эсфанд"),
)

MONTHS = {"fa": PERSIAN, "fa_AF": DARI, "ps": PASHTO, "ckb": KURDISH}
BY_SCRIPT = {"Arab": PERSIAN, "Cyrl": CYRILLIC}


def months_of(locale: Locale, script: str) -> tuple[str, ...]:
    """The twelve months, from the one that begins in spring."""
    regional = MONTHS.get(f"{locale.language}_{locale.territory}")
    return regional or MONTHS.get(locale.language) or BY_SCRIPT.get(script, LATIN)
