"""What a new edition is written in: a language by its name, a script, and what follows.

Chosen among all that Babel's locale data knows and composed into a tag: `ps`,
`uz-Cyrl`, `ku-Arab`.
"""

import datetime as dt
import pickle
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel import localedata
from babel.core import get_global
from babel.dates import format_date
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.calendars import Calendar, is_language, locale_of
from services.scripts import (
    SCRIPTS,
    WITH_CAPITALS,
    is_written_in,
    likely,
    script_in,
)

# Languages that print one name and are read as two: their tag always says which.
ALWAYS_SAID = ("zh", "yue")


def desk_language() -> str:
    """The language that names are said in, as the locale data calls it."""
    return get_language() or "en"


@lru_cache
def every_language() -> tuple[str, ...]:
    """Every language of the locale data, and what countries call otherwise: fa-AF."""
    plain = {name.partition("_")[0] for name in localedata.locale_identifiers()}
    regional = {
        name.replace("_", "-")
        for name in map(str, locale_of("en").languages)
        if len(name.partition("_")[2]) == 2 and localedata.exists(name)
    }
    return tuple(sorted(plain - {"root"} | regional))


@lru_cache
def named_languages(desk: str) -> tuple[tuple[str, str], ...]:
    """Tags and names, "Pashto (پښتو)", in the order of the names."""
    named = ((said_name(tag, desk), tag) for tag in every_language())
    ordered = sorted(named, key=lambda pair: pair[0].casefold())
    return tuple((tag, name) for name, tag in ordered)


def said_name(tag: str, desk: str) -> str:
    """A language as the desk calls it, with the language's own name beside it."""
    name, own = name_in(tag, desk), own_names().get(tag, "")
    if not own or own.casefold() == name.casefold():
        return name
    return f"{name} ({own})"


def name_in(tag: str, desk: str) -> str:
    """What the desk's language calls it; what English does; or the tag."""
    language = tag.partition("-")[0]
    for names in (locale_of(desk).languages, locale_of("en").languages):
        found = names.get(tag.replace("-", "_")) or names.get(language)
        if found:
            return str(found)
    return own_names().get(tag) or tag


@lru_cache
def own_names() -> dict[str, str]:
    """Every language's name for itself.

    Read past Babel, which would keep all data of all languages in memory.
    """
    files: dict[str, dict[str, str]] = {}
    for tag in every_language():
        language = tag.partition("-")[0]
        if language not in files:
            with Path(localedata.resolve_locale_filename(language)).open("rb") as file:
                data = pickle.load(file)  # noqa: S301  of the library itself
            files[language] = data.get("languages", {})
    named = (
        (tag, own_name(tag, files[tag.partition("-")[0]])) for tag in every_language()
    )
    return {tag: name for tag, name in named if name}


def full_name(tag: str, desk: str) -> str:
    """The language, and its script where the tag says it: "Uzbek, Cyrillic"."""
    name, script = name_in(tag, desk), script_in(tag)
    has_own_name = tag.replace("-", "_") in locale_of(desk).languages
    if not script or has_own_name:
        return name
    return f"{name}, {script_name(script, desk)}"


def script_name(script: str, desk: str) -> str:
    for names in (locale_of(desk).scripts, locale_of("en").scripts):
        if script in names:
            return str(names[script])
    return script


def named_scripts(desk: str) -> list[tuple[str, str]]:
    named = sorted((script_name(script, desk), script) for script in SCRIPTS)
    return [(script, name) for name, script in named]


@lru_cache
def known_by(desk: str) -> dict[str, str]:
    """Tags by everything that a person may type for them."""
    found: dict[str, str] = {}
    for tag, name in named_languages(desk):
        for typed in (name, name_in(tag, desk), own_names().get(tag, tag)):
            found.setdefault(typed.casefold(), tag)
    return found


def language_typed(typed: str, desk: str) -> str:
    """The tag of what was typed: a name, or a tag. Raises ValidationError."""
    typed = " ".join(typed.split())
    found = known_by(desk).get(typed.casefold()) or tag_typed(typed)
    if found:
        return found
    raise ValidationError(
        _(
            "The locale data knows no language “%(typed)s”. Choose one from the list: "
            "type the first letters of its name."
        ),
        params={"typed": typed},
    )


def tag_typed(typed: str) -> str:
    """A tag in its usual spelling: zh-Hans, fa-AF; empty for what is none."""
    first, *rest = typed.replace("_", "-").split("-")
    if not is_language(typed) or not first.isascii():
        return ""
    spelled = (part.capitalize() if len(part) == 4 else part.upper() for part in rest)
    return "-".join([first.lower(), *spelled])


def compose(language: str, script: str = "") -> str:
    """The tag of a language in a script; empty: as it is usually written.

    Raises ValidationError for what the locale data cannot write.
    """
    said = script_in(language)
    base = "-".join(part for part in language.split("-") if len(part) != 4)
    wanted = script or said
    if not wanted and base.partition("-")[0] in ALWAYS_SAID:
        wanted = likely(base)[0]
    tag = with_script(base, wanted) if wanted else base
    refuse_unwritable(tag)
    return tag


def with_script(base: str, script: str) -> str:
    """The script stands right behind the language; the usual one is left unsaid."""
    language, dash, place = base.partition("-")
    is_usual = script == likely(base)[0] and language not in ALWAYS_SAID
    if is_usual and not localedata.exists(f"{language}_{script}"):
        return base
    return f"{language}-{script}{dash}{place}"


def refuse_unwritable(tag: str) -> None:
    desk = desk_language()
    language, script = tag.partition("-")[0], likely(tag)[0]
    names = {"language": name_in(tag, desk), "script": script_name(script, desk)}
    if script not in SCRIPTS:
        raise ValidationError(
            _("These pages cannot be set in this script: %(script)s."), params=names
        )
    if not is_written_in(language, script):
        raise ValidationError(
            _(
                "The locale data does not know %(language)s in this script: "
                "%(script)s. Choose “as the language is usually written”."
            ),
            params=names,
        )
    if script_in(tag) and not has_months(tag):
        raise ValidationError(
            _(
                "The locale data cannot write dates of %(language)s in this script: "
                "%(script)s. Choose another script."
            ),
            params=names,
        )


def has_months(tag: str) -> bool:
    """Whether dates can be written: without data a month is called "M11"."""
    day = format_date(dt.date(2026, 11, 24), "long", locale=locale_of(tag))
    return "M11" not in day and "M۱۱" not in day


def writes_dates(tag: str) -> bool:
    """Whether with months, and in the tag's script: those of ku-Arab are Latin alone."""
    month = format_date(dt.date(2026, 11, 24), "MMMM", locale=locale_of(tag))
    return has_months(tag) and fits(month, likely(tag)[0])


LETTERS = {"Latn": "LATIN ", "Cyrl": "CYRILLIC ", "Arab": "ARABIC "}


def fits(text: str, script: str) -> bool:
    """Whether the text's first letter can be of this script; scripts that are often
    put in each other's place are told apart.
    """
    letters = (
        each for each in text if unicodedata.category(each) in ("Lu", "Ll", "Lo")
    )
    first = unicodedata.name(next(letters, " "))
    found = next((s for s, name in LETTERS.items() if first.startswith(name)), "")
    return found == (script if script in LETTERS else "")


# ── What follows from it ─────────────────────────────────────────────────────


def native_name(tag: str) -> str:
    """Its own name for itself, with a capital where its script has them; or nothing."""
    return own_name(tag, locale_of(tag).languages)


def own_name(tag: str, names: Mapping[str, str]) -> str:
    """Looked up among the names that it has for languages."""
    places = (tag.replace("-", "_"), tag.partition("-")[0])
    name = str(next((names[each] for each in places if each in names), ""))
    return begun_large(name, tag) if fits(name, likely(tag)[0]) else ""


def begun_large(name: str, tag: str) -> str:
    if likely(tag)[0] not in WITH_CAPITALS or not name:
        return name
    is_dotted = tag.partition("-")[0] in ("az", "tr") and name[0] == "i"
    return ("İ" if is_dotted else name[0].title()) + name[1:]


# Where countries of several zones have most readers, and names that are in use now.
ZONES = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "DE": "Europe/Berlin",
    "ID": "Asia/Jakarta",
    "IN": "Asia/Kolkata",
    "KZ": "Asia/Almaty",
    "MM": "Asia/Yangon",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NP": "Asia/Kathmandu",
    "PT": "Europe/Lisbon",
    "ES": "Europe/Madrid",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
}


def usual_zone(tag: str) -> str:
    """Where most of its readers are, as far as one zone can tell."""
    territory = likely(tag)[1]
    zones = get_global("territory_zones").get(territory, ())
    return ZONES.get(territory) or (str(zones[0]) if zones else "UTC")


SOLAR_HIJRI_IN = ("AF", "IR")  # countries that count the years by it


def usual_calendar(tag: str) -> str:
    script, territory = likely(tag)
    is_solar = script == "Arab" and territory in SOLAR_HIJRI_IN
    return Calendar.SOLAR_HIJRI if is_solar else Calendar.GREGORIAN


def usual_prefix(tag: str) -> str:
    return tag.lower()[:20]
