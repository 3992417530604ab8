"""What "de" and "le" lose before a vowel in French."""

import re

# A vowel, or an "h" that is not heard: "Havas" and "hébreu", not "Hrytsko". Before
# "onze" and the half consonants of "oui" and "Ouaga" nothing is dropped.
ELIDING = re.compile(
    r"\W*(?!onz|oui\b|ouistiti|ouaga|uhlan)"
    r"(?:[aeiouàâáäãåéèêëîïíôöóõøûüùúæœ]|y[vsp]|"
    r"h(?:abit|aïti|anoï|armon|avas|awaï|ebdo|élè|éli|enri|ermès|eure|ébr|érit|éroï|"
    r"isto|omm[ae]|onneur|onor|ôpi|orizon|ospi|ôtel|ubert|um(?:ain|ani|our)|ydr|ypo))",
    re.I,
)


def elides(text: str) -> bool:
    """Whether "de" and "le" lose their vowel before this text."""
    return ELIDING.match(text) is not None


def from_language(language: str) -> str:
    """ "du coréen", "de l’anglais"."""
    return f"de l’{language}" if elides(language) else f"du {language}"
