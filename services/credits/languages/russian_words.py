"""Russian words that change: nouns, adjectives, names of languages, prepositions."""

import re

from services.credits.languages.slavic_cases import Declension, nouns

DECLENSION = Declension(
    nouns=nouns(
        ("f", "служба службы службой", "службы служб службами"),
        ("f", "редакция редакции редакцией", "редакции редакций редакциями"),
        ("f", "газета газеты газетой", "газеты газет газетами"),
        (
            "f",
            "радиостанция радиостанции радиостанцией",
            "радиостанции радиостанций радиостанциями",
        ),
        (
            "f",
            "телекомпания телекомпании телекомпанией",
            "телекомпании телекомпаний телекомпаниями",
        ),
        (
            "f",
            "организация организации организацией",
            "организации организаций организациями",
        ),
        ("n", "агентство агентства агентством", "агентства агентств агентствами"),
        ("n", "издание издания изданием", "издания изданий изданиями"),
        ("n", "радио радио радио", "радио радио радио"),
        ("m", "фонд фонда фондом", "фонды фондов фондами"),
        ("m", "центр центра центром", "центры центров центрами"),
        ("m", "проект проекта проектом", "проекты проектов проектами"),
        ("m", "журнал журнала журналом", "журналы журналов журналами"),
        (
            "m",
            "телеканал телеканала телеканалом",
            "телеканалы телеканалов телеканалами",
        ),
    ),
    adjectives={  # none whose ending would depend on the stress or a hissing sound
        "f": [("кая", "кой", "кой"), ("ная", "ной", "ной"), ("вая", "вой", "вой")],
        "n": [("кое", "кого", "ким"), ("ное", "ного", "ным"), ("вое", "вого", "вым")],
        "m": [("кий", "кого", "ким"), ("ный", "ного", "ным"), ("вый", "вого", "вым")],
    },
    agency="агентство",
    also=", а также ",
)

HARD_TO_SAY = re.compile(
    r"\W*(?:[СЗШЖсзшж][бвгджзклмнпрстфхцчшщ]|[Щщ]|[Лл]ьв|S[klmnptw])"
)
ADJECTIVE = re.compile(r"(\w+(?:ск|цк|н))(?:ий|ый)")
DECLINED = frozenset({"африкаанс", "иврит", "идиш", "санскрит", "тагалог"})


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
    return f"на {words} языке" if ADJECTIVE.match(name) else f"на {words}"


def language_in(name: str, of_adjective: str, of_noun: str) -> str:
    """The language's name in a case, or nothing where only "language" can take it."""
    words = name.split()
    if all(ADJECTIVE.fullmatch(word) for word in words):
        return " ".join(word[:-2] + of_adjective for word in words)
    if name in DECLINED:
        return name + of_noun
    return name if len(words) == 1 and name[-1] in "еиоуыэю" else ""
