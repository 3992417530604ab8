"""Russian words that change: nouns, adjectives, names of languages, prepositions."""

import re

from services.credits.languages.slavic_cases import Declension, nouns

DECLENSION = Declension(
    nouns=nouns(
        ("f", "а ы ой  ы - ами", "служб газет программ"),
        ("f", "я и ей  и й ями", "редакци радиостанци телекомпани организаци"),
        ("f", "я и ей  и й ями", "телерадиокомпани корпораци компани"),
        ("n", "о а ом  а - ами", "агентств информагентств министерств посольств"),
        ("n", "е я ем  я й ями", "издани"),
        ("n", "- - -  - - -", "бюро радио"),
        ("m", "- а ом  ы ов ами", "фонд союз институт портал сайт центр проект"),
        ("m", "- а ом  ы ов ами", "журнал телеканал"),
    ),
    adjectives={  # none whose ending would depend on the stress or a hissing sound
        "f": [
            *(("кая", "кой", "кой"), ("ная", "ной", "ной"), ("вая", "вой", "вой")),
            ("няя", "ней", "ней"),
        ],
        "n": [
            *(("кое", "кого", "ким"), ("ное", "ного", "ным"), ("вое", "вого", "вым")),
            ("нее", "него", "ним"),
        ],
        "m": [
            *(("кий", "кого", "ким"), ("ный", "ного", "ным"), ("вый", "вого", "вым")),
            *(("кой", "кого", "ким"), ("ной", "ного", "ным"), ("вой", "вого", "вым")),
            ("ний", "него", "ним"),
        ],
    },
    agency="агентство",
    also=", а также ",
)

HARD_TO_SAY = re.compile(
    r"\W*(?:[СЗШЖсзшж][бвгджзклмнпрстфхцчшщ]|[Вв][зст]|[Щщ]|[Лл]ьв|S[klmnptw])"
)
ADJECTIVE = re.compile(r"[\w-]+(?:ск|цк|н)(?:ий|ый)")
DECLINED = frozenset(
    {"африкаанс", "букмол", "иврит", "идиш", "нюнорск", "санскрит", "тагалог"}
)
STAYING = frozenset(  # never a people or a country too, as «сомали» and «фиджи» are
    {
        "гуджарати",
        "дари",
        "маратхи",
        "панджаби",
        "пушту",
        "суахили",
        "телугу",
        "урду",
        "фарси",
        "хинди",
        "эсперанто",
    }
)


def with_preposition(text: str) -> str:
    """ "с", or "со" before what would be hard to say after it: «со Службой»."""
    return "со" if HARD_TO_SAY.match(text) else "с"


def from_language(name: str) -> str:
    """«с корейского», «с хинди», «с языка хауса»."""
    source = language_in(name, "ого", "а") or f"языка {name}"
    return f"{with_preposition(source)} {source}"


def in_language(name: str) -> str:
    """«на корейском языке», «на хинди», «на языке хауса»."""
    words = language_in(name, "ом", "е")
    if not words:
        return f"на языке {name}"
    is_adjective = ADJECTIVE.fullmatch(name.split()[-1])
    return f"на {words} языке" if is_adjective else f"на {words}"


def language_in(name: str, of_adjective: str, of_noun: str) -> str:
    """The language's name in a case, or nothing where only "language" can take it."""
    if name in STAYING:
        return name
    words = [word_in(word, of_adjective, of_noun) for word in name.split()]
    return " ".join(words) if all(words) else ""


def word_in(word: str, of_adjective: str, of_noun: str) -> str:
    if ADJECTIVE.fullmatch(word):
        return word[:-2] + of_adjective
    return word + of_noun if word in DECLINED else ""
