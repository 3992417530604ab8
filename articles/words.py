"""Text as words that can be looked up, alike for every language and both databases.

A word is stored and sought in one plain form: small letters, no accents, one shape
for letters that people type in several, simplified Chinese, ASCII digits. Scripts that
run words together (Chinese, Japanese, Korean, Thai …) are cut into pairs of letters,
which is what finds a word of two letters anywhere in a line. Rules follow the script,
not the language: who searches across editions names none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.han import simplified

LONGEST_WORD = 64  # letters; what is longer is an address or noise
MOST_WORDS = 15_000  # of one story; PostgreSQL counts places up to 16,383
LONGEST_QUERY = 300  # letters
MOST_TERMS = 12
BEGINNINGS = range(2, 9)  # letters of an unfinished word

# Letters of scripts whose words have no spaces between them, or endings grown on.
UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uac00-\ud7a3"
    "\U00020000-\U0003ffff"
)
# Vowel signs of Indian scripts are letters to a reader and marks to Unicode.
SIGNS = "\u0900-\u0963\u0966-\u0dff\u0f00-\u0fbc\u1000-\u109f\u1780-\u17ff\u0e00-\u0eff"
WORD = re.compile(rf"(?:[^\W_]|[{SIGNS}])+")
RUN = re.compile(rf"[{UNSPACED}]+|[^{UNSPACED}]+")
IS_UNSPACED = re.compile(rf"[{UNSPACED}]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.N., A.F.P.
POSSESSIVE = re.compile(r"['’]s\b")
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')

# Accents, and the vowel marks of Arabic and Hebrew: written or not, the same word.
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u0640\u00ad\u200d-\u200f"
    "\u2060\ufe00-\ufe0f\ufeff]"
)
LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ې": "ی", "ے": "ی",
        "ك": "ک", "ڪ": "ک",
        "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۂ": "ه",
        "ٱ": "ا", "ء": "",
        "\u200c": " ",  # what Persian writes between a word and its ending
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
ARABIC_WORD = re.compile("[\u0621-\u06d3]+")
ARABIC_ARTICLE = re.compile("^(?:و|ف|ب|ک|)ال(?=.{3})|^لل(?=.{3})")
PERSIAN_ENDINGS = ("هایی", "های", "ها")  # plurals, and Arabic's “her”
PERSIAN_OPENINGS = frozenset({"می", "نمی"})  # of verbs; typed apart, together or half


def words_of(text: str) -> list[str]:
    """The text's words in their order, in the form that is stored and sought."""
    found: list[str] = []
    for run in runs_of(text):
        found += pairs(run) if is_unspaced(run) else [stem(run)]
        if len(found) > MOST_WORDS:
            return found[:MOST_WORDS]
    return found


def beginnings_of(text: str) -> set[str]:
    """What a person may have typed of each word before it is finished."""
    found: set[str] = set()
    for run in runs_of(text):
        if is_unspaced(run):
            found |= set(run)
        else:
            for word in {run, stem(run)}:
                found |= {word[:length] for length in BEGINNINGS}
    return {word for word in found if len(word) > 1 or is_unspaced(word)}


def fold(text: str) -> str:
    """The text in the one form of its letters."""
    text = POSSESSIVE.sub("", text)
    text = DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFC", MARKS.sub("", text)).translate(LETTERS)
    text = simplified(text)
    return re.sub(r"\d", lambda found: str(unicodedata.decimal(found[0])), text)


def runs_of(text: str) -> Iterator[str]:
    """The folded text's stretches of letters, each of one way of writing."""
    opening = ""
    for word in WORD.findall(fold(text)):
        if word in PERSIAN_OPENINGS:
            opening += word
            continue
        if word in PERSIAN_ENDINGS:
            continue
        word, opening = opening + word, ""
        for run in RUN.findall(word):
            yield run[:LONGEST_WORD] if not is_unspaced(run) else run
    if opening:
        yield opening


def is_unspaced(run: str) -> bool:
    return IS_UNSPACED.match(run) is not None


def pairs(run: str) -> list[str]:
    """`부산항` as 부산, 산항; a letter alone as itself."""
    if len(run) == 1:
        return [run]
    return [run[place : place + 2] for place in range(len(run) - 1)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without the endings that a searcher leaves off, and no cleverer."""
    if word.isascii():
        return english_stem(word)
    if ARABIC_WORD.fullmatch(word):
        return arabic_stem(word)
    return word


def english_stem(word: str) -> str:
    """One form for one and many: ferry and ferries, port and ports."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1]


def arabic_stem(word: str) -> str:
    """Without the article grown onto its front, and Persian's plural at its end."""
    word = ARABIC_ARTICLE.sub("", word)
    for ending in PERSIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


# ── What a person typed ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side.

    `beginning` is what was typed of the last of them where it may be unfinished.
    """

    words: tuple[str, ...]
    beginning: str = ""


def parse(typed: str) -> tuple[Term, ...]:
    """What must all be in a story. Any text is good; signs mean nothing but quotes."""
    typed = typed[:LONGEST_QUERY].replace("\0", " ")
    found = [term for term in terms(typed) if term.words]
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def terms(typed: str) -> Iterator[Term]:
    chunks = list(QUOTED.finditer(typed))
    is_open = not typed[-1:].isspace()
    for place, chunk in enumerate(chunks, start=1):
        quoted, plain = chunk.groups()
        words = tuple(words_of(quoted if plain is None else plain))
        is_last = place == len(chunks) and is_open and plain is not None
        yield Term(words, unfinished(plain) if is_last else "")


def unfinished(typed: str) -> str:
    """The last word typed, as `beginnings_of` would have it; empty if too short."""
    *_before, last = "", *runs_of(typed)
    if is_unspaced(last):
        return last if len(last) == 1 else ""
    return last[: BEGINNINGS[-1]] if len(last) >= BEGINNINGS[0] else ""
