"""Korean particles: which of two forms follows a name, by the sound it ends in.

「과」 follows a consonant and 「와」 a vowel: 서울과, 제주와. Names in Latin letters and
numbers are taken as Koreans read them aloud: CNN과, BBC와, 채널 3과.
"""

import re
import unicodedata
from enum import Enum

from services.credits.lines import Line

HANGUL_FIRST, HANGUL_LAST, HANGUL_FINALS = "가", "힣", 28
RIEUL = 8  # the final ㄹ among the 28 finals of a syllable

# How each sign is read, by the final sound of its Korean name: 영, 일, 이, 삼 …
DIGITS = "consonant rieul vowel consonant vowel vowel consonant rieul rieul vowel"
LETTERS = {"L": "rieul", "R": "rieul", "M": "consonant", "N": "consonant"}
SYMBOLS = {"+": "vowel", "%": "vowel"}  # 플러스, 퍼센트
SPOKEN_AS_WORDS = frozenset({"APEC", "OPEC"})  # 에이펙, 오펙; not letter by letter

LATIN_WORD = re.compile(r"[A-Za-z]+\Z")
IN_BRACKETS = re.compile(r"(?<=.)\s*\(([^()]|\([^()]*\))*\)\s*\Z", re.DOTALL)

# Endings of a foreign word and the final sound of its usual Korean spelling; the
# first that fits decides. A word that fits none ends in a vowel: 로이터, 뉴스, 리드.
ENDINGS = (
    (re.compile(r"le?\Z"), "rieul"),  # 폴, 구글, 예일
    (re.compile(r"([mn]|ng|[aeiouy]n?[mn]e)\Z"), "consonant"),  # 텔레콤, 타임, 앤
    (re.compile(r"(ck|tt|pp|kk)\Z"), "consonant"),  # 록, 스콧
    (re.compile(r"oo[kpt]\Z"), "consonant"),  # 페이스북
    (re.compile(r"([^aeiou]|\A)[aeiouy][bckpt]\Z"), "consonant"),  # 인터넷
)


class Particle(Enum):
    """A particle: its form after a consonant, after a vowel, and where nobody
    knows how the name is read.
    """

    WITH = "과", "와", "와(과)"
    SUBJECT = "이", "가", "이(가)"
    TOPIC = "은", "는", "은(는)"
    OBJECT = "을", "를", "을(를)"
    TOWARDS = "으로", "로", "(으)로"


def with_particle(line: Line, particle: Particle) -> Line:
    return line + Line.of(form_after(str(line), particle))


def form_after(text: str, particle: Particle) -> str:
    """The particle as it follows this text; 「로」 follows a final ㄹ as well."""
    after_consonant, after_vowel, unknown = particle.value
    sound = final_sound(text)
    if not sound:
        return unknown
    is_light = sound == "rieul" and particle is Particle.TOWARDS
    return after_vowel if sound == "vowel" or is_light else after_consonant


def final_sound(text: str) -> str:
    """`vowel`, `rieul` or `consonant`, or nothing where it cannot be known.

    What stands in brackets after a name is not read: 올레나(서울)가.
    """
    heard = unicodedata.normalize("NFKC", text)
    while IN_BRACKETS.search(heard):
        heard = IN_BRACKETS.sub("", heard)
    while heard and is_silent(heard[-1]):
        heard = heard[:-1]
    return sound_of(heard) if heard else ""


def is_silent(sign: str) -> bool:
    """Quotes, brackets, stops and spaces at the end of a name."""
    return unicodedata.category(sign)[0] in "PZSC" and sign not in SYMBOLS


def sound_of(heard: str) -> str:
    last = heard[-1]
    if HANGUL_FIRST <= last <= HANGUL_LAST:
        final = (ord(last) - ord(HANGUL_FIRST)) % HANGUL_FINALS
        return {0: "vowel", RIEUL: "rieul"}.get(final, "consonant")
    if last.isdecimal():
        return DIGITS.split()[unicodedata.decimal(last)]
    if last in SYMBOLS:
        return SYMBOLS[last]
    word = LATIN_WORD.search(without_accents(heard))
    return latin_sound(word[0]) if word else ""


def without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def latin_sound(word: str) -> str:
    """Capitals and what has no vowel are spelled out; other words are read."""
    if word in SPOKEN_AS_WORDS:
        return "consonant"
    if word.isupper() or not set(word.lower()) & set("aeiouy"):
        return LETTERS.get(word[-1].upper(), "vowel")
    return next((s for end, s in ENDINGS if end.search(word.lower())), "vowel")
