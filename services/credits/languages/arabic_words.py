"""What the words of an Arabic line decide: where «و», an article or «لغة» stands."""

import re
import unicodedata

# Two nouns of one name: «البوسنة والهرسك», «وزارة الثقافة والإعلام».
TWO_NOUNS = re.compile(r"(?:^| )ال\S+ وال")
VOWEL_SIGNS = re.compile("[\u064b-\u0650\u0652]")


def tongue(language: str) -> str:
    """The language after a preposition: «الكورية», «لغة دزونكا», «لغة تتار القرم»."""
    language = VOWEL_SIGNS.sub("", language)
    if language.startswith(("ال", "لغة ", "لغات ")):
        return language
    return f"لغة {language}"


def is_adjective(text: str) -> bool:
    return text.startswith("ال") and " " not in text


def holds_and(text: str) -> bool:
    return bool(TWO_NOUNS.search(text))


def begins_in_arabic(text: str) -> bool:
    """Whether an Arabic letter comes first, quotes aside; digits stand apart."""
    first = next(filter(str.isalnum, text), "")
    return first.isalpha() and unicodedata.name(first, "").startswith("ARABIC")
