"""Words without the endings that readers do not mind, by the letters they are made of.

Goes a little further than `articles.words`, which the desk looks its sluglines up by.
A stem need not be a word; what counts is that all forms of a word share it.
"""

import re
from functools import lru_cache

from articles.words import is_unspaced, words_of

LATIN = re.compile("[a-z]+")
CYRILLIC = re.compile("[\u0400-\u052f]+")
ARABIC = re.compile("[\u0621-\u06d3]+")

DOUBLED = re.compile(r"([bdfgkmnprt])\1$")
CYRILLIC_ENDINGS = re.compile(
    "(?<=...)(?:ами|ями|ого|его|ому|ему|ыми|ими|ых|их|ах|ях|ов|ев|ам|ям|ом|ем|ым|им)$"
)
CYRILLIC_VOWELS = re.compile("(?<=...)[аеиоуыэюяйьъіїє]+$")
ARABIC_OPENINGS = ("و", "ل", "ب")  # “and”, “for”, “with”, grown onto a word
ARABIC_PLURALS = ("ات", "ان", "ین", "ون")


def stems_of(text: str) -> list[str]:
    """The text's words in their order, as the readers' search keeps and seeks them."""
    return [stem(word) for word in words_of(text)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    if len(word) < 4 or is_unspaced(word):
        return word
    if LATIN.fullmatch(word):
        return latin_stem(word)
    if CYRILLIC.fullmatch(word):
        return CYRILLIC_VOWELS.sub("", CYRILLIC_ENDINGS.sub("", word))
    if ARABIC.fullmatch(word):
        return arabic_stem(word)
    return word


def latin_stem(word: str) -> str:
    """Vote, voted, voting; vaccine, vaccinate, vaccination; elección, elecciones."""
    if word.endswith("ing") and len(word) > 5:
        word = DOUBLED.sub(r"\1", word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = DOUBLED.sub(r"\1", word[:-2])
    elif word.endswith(("aux", "eux")) and len(word) > 4:
        word = word[:-1]
    if len(word) > 3 and word[-1] in "eao":
        word = word[:-1]
    if word.endswith("ion") and len(word) > 7:
        word = word[:-3]
    if word.endswith("at") and len(word) > 7:
        word = word[:-2]
    return word[:-1] + "y" if word.endswith("i") and len(word) > 3 else word


def arabic_stem(word: str) -> str:
    """Without plurals, the ending of adjectives, and what grew onto its front."""
    word = without_relation(word)
    if word.endswith(ARABIC_PLURALS) and len(word) > 5:
        word = without_relation(word[:-2])
    return word[1:] if word.startswith(ARABIC_OPENINGS) and len(word) > 5 else word


def without_relation(word: str) -> str:
    """Of Lebanon, Lebanese: لبنان, لبنانی, لبنانیة."""
    for ending in ("ه", "ی"):
        if word.endswith(ending) and len(word) > 3:
            word = word[:-1]
    return word
