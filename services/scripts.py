"""Scripts: what a language is written in, and which way that runs.

A tag says it (`uz-Cyrl`), or Unicode's likely subtags know it: of `pa-PK`, Arabic.
Nothing here reads locale data, which for many tags knows the usual script alone.
"""

from functools import lru_cache

from babel import localedata
from babel.core import get_global

LATIN = "Latn"

RIGHT_TO_LEFT = frozenset(
    [
        *("Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara"),
        *("Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand", "Mani", "Mend", "Merc"),
        *("Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp"),
        *("Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Thaa"),
        *("Todr", "Yezi"),
    ]
)

# Scripts with capitals at the beginning of a name.
WITH_CAPITALS = frozenset(["Adlm", "Armn", "Cher", "Cyrl", "Grek", LATIN, "Osge"])

# What a site of news can be set in; ISO 15924. Mongolian runs from top to bottom,
# which these pages do not.
SCRIPTS = (
    *("Adlm", "Arab", "Armn", "Beng", "Cakm", "Cans", "Cher", "Copt", "Cyrl", "Deva"),
    *(
        "Ethi",
        "Geor",
        "Grek",
        "Gujr",
        "Guru",
        "Hans",
        "Hant",
        "Hebr",
        "Hmnp",
        "Jpan",
        "Khmr",
    ),
    *("Knda", "Kore", "Laoo", LATIN, "Lisu", "Mlym", "Mtei", "Mymr", "Nkoo", "Olck"),
    *(
        "Orya",
        "Osge",
        "Rohg",
        "Sinh",
        "Syrc",
        "Taml",
        "Tavt",
        "Telu",
        "Tfng",
        "Thaa",
        "Thai",
        "Tibt",
    ),
    *("Vaii", "Yiii"),
)


def script_in(tag: str) -> str:
    """The script that a tag names itself: `Cyrl` of uz-Cyrl; else nothing."""
    parts = tag.replace("_", "-").split("-")[1:]
    named = (part for part in parts if len(part) == 4 and part.isalpha())
    return next(named, "").capitalize()


@lru_cache
def likely(tag: str) -> tuple[str, str]:
    """Script and territory of a tag, its own or the likely ones; may be empty."""
    parts = tag.replace("_", "-").split("-")
    language, script = parts[0].lower(), script_in(tag)
    place = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    subtags = get_global("likely_subtags")
    for said in (*filter(None, (place, script)), ""):
        found = subtags.get(f"{language}_{said}" if said else language, "")
        if found:
            _language, guessed, where = [*found.split("_"), "", ""][:3]
            return script or guessed, place or where
    return script, place


def runs_right_to_left(tag: str) -> bool:
    return likely(tag)[0] in RIGHT_TO_LEFT


@lru_cache
def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts that a language is known to be written in, the usual one first."""
    usual = likely(language)[0]
    known = {usual} | {script for script in SCRIPTS if is_written_in(language, script)}
    return tuple(sorted(known - {""}, key=lambda script: (script != usual, script)))


def is_written_in(language: str, script: str) -> bool:
    """Whether the locale data or Unicode know the language in this script."""
    pair = f"{language}_{script}"
    return (
        script == likely(language)[0]
        or localedata.exists(pair)
        or pair in get_global("likely_subtags")
    )
