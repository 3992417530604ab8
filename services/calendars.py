"""Dates and times as an edition prints them: its language, zone and calendar.

Everything is stored and handed over in UTC; a zone and a calendar appear only
here, at the edge. Nothing here knows the active language or reads the clock.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

import jdatetime
from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_skeleton,
    get_datetime_format,
    get_timezone_location,
    get_timezone_name,
)
from django.db import models
from django.utils.translation import gettext_lazy as _

from services import scripts
from services.solar_hijri import months_of

# Where the ten digits begin in the numbering systems that languages print with.
NOUGHTS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "gujr": 0x0AE6,
    "guru": 0x0A66,
    "hmnp": 0x1E140,
    "khmr": 0x17E0,
    "knda": 0x0CE6,
    "laoo": 0x0ED0,
    "mlym": 0x0D66,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "orya": 0x0B66,
    "rohg": 0x10D30,
    "tamldec": 0x0BE6,
    "telu": 0x0C66,
    "thai": 0x0E50,
    "tibt": 0x0F20,
}
LATIN_DIGITS = {
    chr(nought + n): str(n) for nought in NOUGHTS.values() for n in range(10)
}

# Abbreviations that stand for several zones: said in full outside America.
SHARED_ABBREVIATIONS = frozenset({"CST", "CDT", "IST", "PST", "SST"})

# Years that an editor can mean; beyond them zones and calendars are guesswork.
FIRST_YEAR, LAST_YEAR = 1800, 2200


class Calendar(models.TextChoices):
    GREGORIAN = "gregorian", _("Gregorian")
    SOLAR_HIJRI = "solar_hijri", _("Solar Hijri")


class Digits(models.TextChoices):
    OWN = "", _("As the language prints them")
    LATIN = "latin", _("Latin: 123")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as readers see it, and as machines do.

    `text` is the whole: the day, the same day in the Gregorian calendar where
    the edition has another one, the time and its zone. `day`, `beside` (often
    empty) and `time` are its parts; `iso` is UTC with a Z, for `<time datetime>`.
    """

    text: str
    day: str
    beside: str
    time: str
    iso: str

    def __str__(self) -> str:
        return self.text


class LocalTimeError(ValueError):
    """A time that an editor typed and that cannot be meant.

    `message` with `params` is a translatable sentence, as ValidationError takes it.
    """

    code = "far_off_time"
    message = _("%(time)s is too far from today. Check the year.")

    def __init__(self, local: dt.datetime, time_zone: str, **params: str) -> None:
        self.params = {"time": clock_face(local), "zone": time_zone, **params}
        super().__init__(self.params)

    def __str__(self) -> str:
        return str(self.message) % self.params


class NonexistentTimeError(LocalTimeError):
    code = "nonexistent_time"
    message = _(
        "%(time)s does not exist in %(zone)s: the clocks go forward over it. "
        "Choose another time, for example %(later)s."
    )


class DoubledTimeError(LocalTimeError):
    code = "doubled_time"
    message = _(
        "%(time)s comes twice in %(zone)s: the clocks go back over it. "
        "Choose a time before or after the doubled hour."
    )


@lru_cache
def locale_of(language: str) -> Locale:
    """The locale data of a language tag. Raises ValueError for an unknown one."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from error


def direction(language: str) -> str:
    """`ltr` or `rtl`, by the script. Raises ValueError for an unknown language tag."""
    locale_of(language)
    return "rtl" if scripts.runs_right_to_left(language) else "ltr"


def is_read_alike(language: str, other: str) -> bool:
    """Whether two tags name one written language: en and en-GB, not zh-Hans and zh-Hant.

    A tag without a script means the one that its language is mostly written in.
    """
    return written(language) == written(other)


def is_language(tag: str) -> bool:
    """Whether the locale data knows the tag."""
    try:
        locale_of(tag)
    except ValueError:
        return False
    return True


def language_name(tag: str, language: str) -> str:
    """What one language calls another, scripts aside: "Korean"; "Dari" of fa-AF.

    The tag itself where the locale data has no name. Raises ValueError for a tag that
    it does not know.
    """
    named, names = locale_of(tag), locale_of(language).languages
    regional = names.get(f"{named.language}_{named.territory}")
    return str(regional or names.get(named.language, tag))


def og_locale(language: str) -> str:
    """`fa_IR`: Open Graph wants a country even where our editions name none."""
    locale = locale_of(language)
    territory = locale.territory or scripts.likely(language)[1]
    return f"{locale.language}_{territory}"


def script_of(language: str) -> str:
    """The four letters of the script it is written in: Latn, Arab, Hang."""
    return written(language)[1]


@lru_cache
def written(language: str) -> tuple[str, str]:
    """Language and script, the latter by Unicode's likely subtags."""
    return locale_of(language).language, scripts.likely(language)[0]


def format_moment(
    moment_utc: dt.datetime,
    *,
    language: str,
    time_zone: str,
    calendar: str,
    digits: str = Digits.OWN,
) -> Moment:
    """A moment as the edition prints it, its zone named."""
    local = in_zone(moment_utc, ZoneInfo(time_zone))
    time = format_time(moment_utc, language=language, time_zone=time_zone)
    day = calendar_day(local.date(), language, calendar)
    beside = gregorian_beside(local.date(), language, calendar)
    text = joined(with_beside(day, beside), time, locale_of(language))
    return Moment(
        text=in_digits(text, digits),
        day=in_digits(day, digits),
        beside=in_digits(beside, digits),
        time=in_digits(time, digits),
        iso=iso_utc(moment_utc),
    )


def format_day(
    day: dt.date, *, language: str, calendar: str, digits: str = Digits.OWN
) -> str:
    """A date as the edition prints it, the Gregorian one beside another calendar's."""
    text = with_beside(
        calendar_day(day, language, calendar), gregorian_beside(day, language, calendar)
    )
    return in_digits(text, digits)


def format_number(number: int, *, language: str, digits: str = Digits.OWN) -> str:
    """A whole number with the edition's digits: «۱۲»."""
    return in_digits(in_own_digits(str(number), locale_of(language)), digits)


def format_time(moment_utc: dt.datetime, *, language: str, time_zone: str) -> str:
    """The time of day on a 24-hour clock, its zone named: "14:30 KST"."""
    local = in_zone(moment_utc, ZoneInfo(time_zone))
    locale = locale_of(language)
    time = format_skeleton("Hm", local, tzinfo=local.tzinfo, locale=locale)
    return in_own_digits(f"{time} {zone_name(local, locale)}", locale)


def iso_utc(moment: dt.datetime) -> str:
    """The moment for machines, to the second: 2026-11-24T05:30:00Z."""
    return f"{in_zone(moment, dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def local_to_utc(naive_local: dt.datetime, time_zone: str) -> dt.datetime:
    """The moment at which the zone's clocks show this time.

    Raises LocalTimeError when they never do, or do twice: an embargo an hour
    off is worse than a question.
    """
    if not FIRST_YEAR <= naive_local.year <= LAST_YEAR:
        raise LocalTimeError(naive_local, time_zone)
    zone = ZoneInfo(time_zone)
    local = naive_local.replace(tzinfo=zone, fold=0)
    moment = local.astimezone(dt.UTC)
    shift = moment - local.replace(fold=1).astimezone(dt.UTC)
    if shift > dt.timedelta():
        later = clock_face(moment.astimezone(zone))
        raise NonexistentTimeError(naive_local, time_zone, later=later)
    if shift < dt.timedelta():
        raise DoubledTimeError(naive_local, time_zone)
    return moment


def in_zone(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment on the zone's clocks. Without a zone of its own it is refused."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(zone)


def clock_face(local: dt.datetime) -> str:
    return f"{local:%Y-%m-%d %H:%M}"


def calendar_day(day: dt.date, language: str, calendar: str) -> str:
    if calendar == Calendar.SOLAR_HIJRI:
        return solar_hijri_day(day, locale_of(language))
    return gregorian_day(day, locale_of(language))


def gregorian_beside(day: dt.date, language: str, calendar: str) -> str:
    """The Gregorian date, where the edition's own calendar is another one."""
    is_gregorian = calendar == Calendar.GREGORIAN
    return "" if is_gregorian else gregorian_day(day, locale_of(language))


def joined(day: str, time: str, locale: Locale) -> str:
    """Day and time as the language joins them: «…، ساعت …»."""
    pattern = str(get_datetime_format("long", locale=locale))
    return pattern.replace("'", "").format(time, day)


def with_beside(day: str, beside: str) -> str:
    return f"{day} ({beside})" if beside else day


def gregorian_day(day: dt.date, locale: Locale) -> str:
    return in_own_digits(format_date(day, "long", locale=locale), locale)


def solar_hijri_day(day: dt.date, locale: Locale) -> str:
    """«۳ آذر ۱۴۰۵», with the month as the language calls it."""
    solar = jdatetime.date.fromgregorian(date=day)
    month = months_of(locale, script_of(str(locale)))[solar.month - 1]
    return in_own_digits(f"{solar.day} {month} {solar.year}", locale)


def in_own_digits(text: str, locale: Locale) -> str:
    """The text with the digits that the language prints: «۱۴۰۵»."""
    nought = NOUGHTS.get(locale.default_numbering_system)
    if nought is None:
        return text
    return text.translate({ord("0") + n: chr(nought + n) for n in range(10)})


def in_digits(text: str, digits: str) -> str:
    """The text with Latin digits, where the edition wants them."""
    if digits != Digits.LATIN:
        return text
    return "".join(LATIN_DIGITS.get(sign, sign) for sign in text)


def zone_name(local: dt.datetime, locale: Locale) -> str:
    """The zone as readers know it: KST, «به وقت تهران», (hora estándar de Corea).

    Zones that the locale data does not name are said by their distance from
    Greenwich.
    """
    if locale.language == "fa" and (city := persian_city(local)):
        return f"به وقت {city}"
    short = abbreviation(local, locale)
    return short or f"({long_zone_name(local, locale)})"


def long_zone_name(local: dt.datetime, locale: Locale) -> str:
    """The zone's name, or whose time it is: «час: Україна»; else GMT+05:45.

    The locale data names a place in the language, or in Latin letters beside it.
    """
    name = get_timezone_name(local, locale=locale)
    if not any(sign.isdigit() for sign in name):
        return name
    place = get_timezone_location(local, locale=locale, return_city=False)
    is_latin = script_of(str(locale)) == "Latn"
    place = place if is_latin else LATIN_PLACE.sub("", place)
    has_letters = any(sign.isalpha() for sign in place)
    is_own = is_latin or not any(sign.isascii() and sign.isalpha() for sign in place)
    return place if has_letters and is_own else name


# A city that the locale data has no name for: «час: Україна (Kyiv)».
LATIN_PLACE = re.compile(r"\s*\([A-Za-z .'-]+\)")


def persian_city(local: dt.datetime) -> str:
    """The zone's city in Persian, or nothing where only a Latin name is known."""
    if local.tzname() == "UTC":
        return "گرینویچ"
    city = get_timezone_location(local, locale="fa", return_city=True)
    return "" if any(letter.isascii() for letter in city.replace(" ", "")) else city


def abbreviation(local: dt.datetime, locale: Locale) -> str:
    """The zone's letters, if the language knows it by them and them alone."""
    short = get_timezone_name(local, width="short", locale=locale)
    if short.isalpha():
        return short
    name = local.tzname() or ""
    is_clear = name.isalpha() and name not in SHARED_ABBREVIATIONS
    return name if is_clear and locale.language == "en" else ""
