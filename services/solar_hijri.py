"""The months of the Solar Hijri calendar, which the locale data does not hand out.

Iran and Afghanistan count the same days and call the months differently.
"""

import datetime as dt

import jdatetime

from services.scripts import likely

PERSIAN = tuple(jdatetime.date.j_months_fa)
LATIN = tuple(jdatetime.date.j_months_en)
# As CLDR has them, by language or by language and territory.
DARI = (
    *("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله"),
    *("میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"),
)
PASHTO = (
    *("وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی"),
    *("تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب"),
)
SORANI = (
    *("خاکەلێوە", "بانەمەڕ", "جۆزەردان", "پووشپەڕ", "گەلاوێژ", "خەرمانان"),
    *("ڕەزبەر", "خەزەڵوەر", "سەرماوەز", "بەفرانبار", "ڕێبەندان", "رەشەمێ"),
)

COUNTED_IN = frozenset(["AF", "IR"])  # whose readers expect this calendar


def solar_hijri(day: dt.date, language: str) -> str:
    """«۳ آذر ۱۴۰۵», its digits still Latin; in other scripts with Latin month names."""
    solar = jdatetime.date.fromgregorian(date=day)
    return f"{solar.day} {months_in(language)[solar.month - 1]} {solar.year}"


def months_in(language: str) -> tuple[str, ...]:
    short = language.partition("-")[0]
    script, territory = likely(language)
    if script != "Arab":
        return LATIN
    if short in ("ps", "ckb"):
        return PASHTO if short == "ps" else SORANI
    return DARI if territory == "AF" else PERSIAN


def is_expected(language: str) -> bool:
    """Whether readers of the language go by it."""
    script, territory = likely(language)
    return script == "Arab" and territory in COUNTED_IN
