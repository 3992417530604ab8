"""Ukrainian words that change: nouns, adjectives, names of languages, prepositions."""

import re

from services.credits.languages.slavic_cases import Declension, nouns

DECLENSION = Declension(
    nouns=nouns(
        ("f", "служба служби службою", "служби служб службами"),
        ("f", "редакція редакції редакцією", "редакції редакцій редакціями"),
        ("f", "газета газети газетою", "газети газет газетами"),
        (
            "f",
            "радіостанція радіостанції радіостанцією",
            "радіостанції радіостанцій радіостанціями",
        ),
        (
            "f",
            "телекомпанія телекомпанії телекомпанією",
            "телекомпанії телекомпаній телекомпаніями",
        ),
        (
            "f",
            "організація організації організацією",
            "організації організацій організаціями",
        ),
        ("n", "агентство агентства агентством", "агентства агентств агентствами"),
        ("n", "видання видання виданням", "видання видань виданнями"),
        ("n", "радіо радіо радіо", "радіо радіо радіо"),
        ("m", "фонд фонду фондом", "фонди фондів фондами"),
        ("m", "центр центру центром", "центри центрів центрами"),
        ("m", "проєкт проєкту проєктом", "проєкти проєктів проєктами"),
        ("m", "журнал журналу журналом", "журнали журналів журналами"),
        (
            "m",
            "телеканал телеканалу телеканалом",
            "телеканали телеканалів телеканалами",
        ),
    ),
    adjectives={
        "f": [("ка", "кої", "кою"), ("на", "ної", "ною"), ("ва", "вої", "вою")],
        "n": [("ке", "кого", "ким"), ("не", "ного", "ним"), ("ве", "вого", "вим")],
        "m": [("кий", "кого", "ким"), ("ний", "ного", "ним"), ("вий", "вого", "вим")],
    },
    agency="агентство",
    also=", а також ",
)

ENDS_IN_VOWEL = re.compile(r"[аеєиіїоуюя][»”\"]*\Z", re.I)
OPENS_WITH_VOWEL = re.compile(r"\W*[аеєиіїоуюяaeiou]", re.I)
OPENS_WITH_T = re.compile(r"\W*[тt]", re.I)
HISSES = re.compile(r"\W*[сзцчшжщsz]", re.I)
HARD_TO_SAY = re.compile(
    r"\W*(?:[СЗШЖЧсзшжч][бвгґджзйклмнпрстфхцчшщ]|[Щщ]|[Лл]ьв|S[klmnptw])"
)
ADJECTIVE = re.compile(r"\w+[сцз]ька")
DECLINED = {"іврит": "івриту", "їдиш": "їдишу", "санскрит": "санскриту"}


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
    """«корейською мовою», «мовою хауса»."""
    if is_adjective(name):
        return f"{inflected(name, 'ою')} мовою"
    return f"мовою {name}"


def genitive(name: str) -> str:
    """The language's name, or nothing where only "language" can take the case."""
    if is_adjective(name):
        return inflected(name, "ої")
    stays = " " not in name and name[-1] in "еиіоую"
    return DECLINED.get(name, name if stays else "")


def is_adjective(name: str) -> bool:
    return all(ADJECTIVE.fullmatch(word) for word in name.split())


def inflected(name: str, ending: str) -> str:
    return " ".join(word[:-1] + ending for word in name.split())
