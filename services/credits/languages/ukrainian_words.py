"""Ukrainian words that change: nouns, adjectives, names of languages, prepositions."""

import re

from services.credits.languages.slavic_cases import Declension, nouns

DECLENSION = Declension(
    nouns=nouns(
        ("f", "а и ою  и - ами", "служб газет програм"),
        ("f", "я ї єю  ї й ями", "редакці радіостанці телекомпані організаці"),
        ("f", "я ї єю  ї й ями", "телерадіокомпані корпораці компані"),
        ("n", "о а ом  а - ами", "агентств інформагентств міністерств посольств"),
        ("n", "ня ня ням  ня ь нями", "видан"),
        ("n", "- - -  - - -", "бюро радіо"),
        ("m", "- у ом  и ів ами", "фонд союз інститут портал сайт центр проєкт"),
        ("m", "- у ом  и ів ами", "журнал телеканал"),
    ),
    adjectives={
        "f": [
            *(("ка", "кої", "кою"), ("на", "ної", "ною"), ("ва", "вої", "вою")),
            ("ня", "ньої", "ньою"),
        ],
        "n": [
            *(("ке", "кого", "ким"), ("не", "ного", "ним"), ("ве", "вого", "вим")),
            ("нє", "нього", "нім"),
        ],
        "m": [
            *(("кий", "кого", "ким"), ("ний", "ного", "ним"), ("вий", "вого", "вим")),
            ("ній", "нього", "нім"),
        ],
    },
    agency="агентство",
    also=", а також ",
)

ENDS_IN_VOWEL = re.compile(r"[аеєиіїоуюя][»”\"]*\Z", re.I)
OPENS_WITH_VOWEL = re.compile(r"\W*[аеєиіїоуюяaeiou]", re.I)
OPENS_WITH_T = re.compile(r"\W*[тt]", re.I)
HISSES = re.compile(r"\W*[сзцчшжщsz]", re.I)
HARD_TO_SAY = re.compile(
    r"\W*(?:[СЗШЖЧсзшжч][бвгґджзйклмнпрстфхцчшщ]|[Вв][зс]|[Щщ]|[Лл]ьв|S[klmnptw])"
)
ADJECTIVE = re.compile(r"\w+[сцз]ька")
DECLINED = {"іврит": "івриту", "їдиш": "їдишу", "санскрит": "санскриту"}
STAYING = frozenset(  # never a people or a country too, as «сомалі» and «фіджі» are
    {
        "гінді",
        "гуджараті",
        "дарі",
        "есперанто",
        "маратхі",
        "панджабі",
        "пушту",
        "суахілі",
        "телугу",
        "урду",
        "фарсі",
    }
)


def conjunction(before: str, after: str) -> str:
    """ "та", which suits all sounds but its own: «Перська й Тибетська»."""
    if not OPENS_WITH_T.match(after):
        return "та"
    return "й" if ENDS_IN_VOWEL.search(before) else "і"


def with_preposition(before: str, after: str) -> str:
    """ "з", "із" or "зі", by the sounds on both sides: «спільно зі Службою новин»."""
    if HARD_TO_SAY.match(after):
        return "зі"
    is_between = not (ENDS_IN_VOWEL.search(before) or OPENS_WITH_VOWEL.match(after))
    return "із" if is_between or HISSES.match(after) else "з"


def from_language(before: str, name: str) -> str:
    """«Переклад із корейської», «перекладено з мови хауса», or the first word alone."""
    if not name:
        return before
    source = genitive(name) or f"мови {name}"
    return f"{before} {with_preposition(before, source)} {source}"


def in_language(name: str) -> str:
    """«корейською мовою», «норвезькою мовою (букмол)», «мовою хауса»."""
    words, bracket, variety = name.partition(" (")
    if is_adjective(words):
        return f"{inflected(words, 'ою')} мовою{bracket}{variety}"
    return f"мовою {name}"


def genitive(name: str) -> str:
    """The language's name, or nothing where only "language" can take the case."""
    words, bracket, variety = name.partition(" (")
    if is_adjective(words):
        return inflected(words, "ої") + bracket + variety
    return DECLINED.get(name, name if name in STAYING else "")


def is_adjective(name: str) -> bool:
    return all(ADJECTIVE.fullmatch(word) for word in name.split())


def inflected(name: str, ending: str) -> str:
    return " ".join(word[:-1] + ending for word in name.split())
