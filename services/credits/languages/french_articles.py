"""French names with and without their article, and what "de" does to both."""

import re

from services.credits.facts import Party
from services.credits.lines import Line, Span, sentence
from services.credits.wording import Parties, phrase_of

ARTICLE = re.compile(r"(?:le|la|les) (?=\S)|l[’'](?=\S)")
OWN_ARTICLE = re.compile(r"Les? (?=\S)")
SWALLOWED = {"le ": "du ", "les ": "des "}

# A vowel, or an "h" that is not heard: "Havas" and "hébreu", not "Hrytsko". Before
# "onze" and the half consonants of "oui" and "ouistiti" nothing is dropped.
ELIDING = re.compile(
    r"\W*(?!onz|oui\b|ouistiti|uhlan)"
    r"(?:[aeiouàâäéèêëîïôöùûüœæ]|y[vsp]|"
    r"h(?:aïti|anoï|avas|awaï|ébr|élè|éli|éro|enri|ermès|isto|omme|ôpi|umanité))",
    re.I,
)


def elides(text: str) -> bool:
    """Whether "de" and "le" lose their vowel before this text."""
    return ELIDING.match(text) is not None


def of(line: Line) -> Line:
    """ "de" and the line, with the article that it swallows: "du", "des", "d’"."""
    first, *rest = line.spans
    if first.is_name:
        return Line.of("d’" if elides(first.text) else "de ") + line
    for article, joined in SWALLOWED.items():
        if first.text.startswith(article):
            return Line((Span(joined + first.text.removeprefix(article)), *rest))
    return Line.of("de ") + line


def from_language(language: str) -> str:
    """ "du coréen", "de l’anglais"."""
    return f"de l’{language}" if elides(language) else f"du {language}"


def phrase(party: Party) -> Line:
    """The party inside a sentence, its article no part of the name."""
    return Line.of(article_of(party)) + bare(party)


def bare(party: Party) -> Line:
    """The party after a colon or in brackets, without its article."""
    text = str(phrase_of(party)).removeprefix(article_of(party))
    return Line.name(text, party.url)


def article_of(party: Party) -> str:
    """The article before an organisation; what people are called is theirs whole."""
    found = ARTICLE.match(str(phrase_of(party)))
    return found[0] if found and party.kind not in ("person", "staff") else ""


def keeps_article(party: Party) -> bool:
    """Whether it is called « Le Monde », which "de" must not meet."""
    return OWN_ARTICLE.match(str(phrase_of(party))) is not None


def agreed(parties: Parties, singular: str, plural: str) -> str:
    """The word in the number of the parties: one may be "les Nations unies"."""
    is_plural = len(parties) > 1 or article_of(parties[0]) == "les "
    return plural if is_plural else singular


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: an article there is capital."""
    line = sentence(pattern, **slots)
    first, *rest = line.spans
    if first.is_name:
        return line
    return Line((Span(first.text[0].upper() + first.text[1:]), *rest))
