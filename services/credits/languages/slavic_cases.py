"""Names in their case, for languages that decline: stored forms first, then rules.

A rule is followed only where it cannot miss: a noun of the language's list, adjectives
before it, and after it words that stay as they are: «Корейской службы» + «Голоса
Америки». Names in Latin letters and abbreviations do not change. Of all others no form
is guessed, and their sentence has to name them after a colon.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.credits.facts import Party
from services.credits.lines import Line
from services.credits.parties import phrase_of

CASES = NOMINATIVE, GENITIVE, INSTRUMENTAL = "nominative", "genitive", "instrumental"

UNCHANGING = re.compile(r"[^а-яёіїєґ]+")  # Latin letters, Cyrillic capitals, figures
OPENS_NAME = re.compile(r"[«„“\"A-Z]")
OPENS_QUOTE = re.compile(r"[«„“\"]")
AND = frozenset({"и", "і", "й", "та"})


class Noun(NamedTuple):
    """Its gender, f, m or n, and its forms by case, of one and of several."""

    gender: str
    one: Mapping[str, str]
    many: Mapping[str, str]


class Phrase(NamedTuple):
    """A name taken apart: ("Корейская",), "служба", «Голоса Америки»."""

    adjectives: tuple[str, ...]
    head: str
    rest: str


def nouns(*groups: tuple[str, str, str]) -> dict[str, Noun]:
    """Nouns by their basic form, from ("f", "а ы ой  ы - ами", "служб газет"): the
    gender, the endings in the cases of one and of several, a dash for none, and the
    stems that take them.
    """
    found = [
        inflected(gender, stem, [ending.strip("-") for ending in endings.split()])
        for gender, endings, stems in groups
        for stem in stems.split()
    ]
    return {noun.one[NOMINATIVE]: noun for noun in found}


def inflected(gender: str, stem: str, endings: Sequence[str]) -> Noun:
    forms = [stem + ending for ending in endings]
    return Noun(gender, by_case(forms[: len(CASES)]), by_case(forms[len(CASES) :]))


def by_case(forms: Sequence[str]) -> dict[str, str]:
    return dict(zip(CASES, forms, strict=True))


@dataclass(frozen=True, slots=True)
class Declension:
    """How one language declines the names of organisations.

    `adjectives` are endings in the three cases, by gender; `agency` is the noun that
    stands before the bare name of a news agency; `also` parts a name from the noun of
    those before it.
    """

    nouns: Mapping[str, Noun]
    adjectives: Mapping[str, Sequence[tuple[str, str, str]]]
    agency: str
    also: str

    def in_case(self, party: Party, case: str) -> Line:
        """The name in the case, or nothing where its form cannot be known."""
        if form := stored(party, case) or self.regular(party, case):
            return Line.name(form, party.url)
        if noun := self.noun_of(party):
            return Line.of(f"{noun.one[case]} ") + phrase_of(party)
        stays = case == NOMINATIVE or UNCHANGING.fullmatch(str(phrase_of(party)))
        return phrase_of(party) if stays else Line()

    def is_regular(self, party: Party, case: str) -> bool:
        """Whether no other form is stored than the rule would make."""
        return stored(party, case) in ("", self.regular(party, case))

    def regular(self, party: Party, case: str) -> str:
        """The form that the rule makes, if it knows the name's pattern."""
        if (phrase := self.phrase(party)) is None:
            return ""
        head = self.nouns[phrase.head.lower()].one[case]
        if phrase.head[0].isupper() and not is_common(phrase):
            head = head.capitalize()
        words = self.adjectives_in(phrase, case), head, phrase.rest
        return " ".join(filter(None, words))

    def noun_of(self, party: Party) -> Noun | None:
        """The noun that the party is introduced by."""
        phrase = self.phrase(party)
        if phrase is None:
            return self.nouns[self.agency] if self.is_bare_agency(party) else None
        return self.nouns[phrase.head.lower()]

    def is_bare_agency(self, party: Party) -> bool:
        """Whether it is a news agency whose name does not say so: Reuters."""
        name = str(phrase_of(party)).lower()
        says_so = self.agency in name or any(w in self.nouns for w in name.split())
        return party.kind == "agency" and not says_so

    def shared_noun(self, party: Party, case: str) -> str:
        """The noun that can introduce the party along with others: «фондов «А» и «Б»»."""
        if not self.is_regular(party, case):
            return ""
        phrase = self.phrase(party)
        if phrase is None:
            return self.agency if self.is_bare_agency(party) else ""
        is_bare = not phrase.adjectives and OPENS_NAME.match(phrase.rest)
        return phrase.head.lower() if is_bare else ""

    def after_noun(self, party: Party) -> Line:
        """What of the name follows its noun."""
        phrase = self.phrase(party)
        return Line.name(phrase.rest, party.url) if phrase else phrase_of(party)

    def phrase(self, party: Party) -> Phrase | None:
        """The party's printed form taken apart at the first noun of the list."""
        words = str(phrase_of(party)).split()
        for place, word in enumerate(words):
            if word.lower() in self.nouns and word[1:].islower():
                rest = " ".join(words[place + 1 :])
                phrase = Phrase(tuple(words[:place]), word, rest)
                return phrase if self.is_declinable(phrase) else None
        return None

    def is_declinable(self, phrase: Phrase) -> bool:
        if self.names_another(phrase.rest):
            return False
        return not phrase.adjectives or bool(self.adjectives_in(phrase, GENITIVE))

    def names_another(self, rest: str) -> bool:
        """Whether a second noun would have to change too: «… новостей и редакция»."""
        words = set(rest.lower().split())
        return bool(words & AND and words & self.nouns.keys())

    def adjectives_in(self, phrase: Phrase, case: str) -> str:
        """The adjectives in the case, or nothing where one word is none."""
        gender = self.nouns[phrase.head.lower()].gender
        forms = [self.adjective(word, gender, case) for word in phrase.adjectives]
        return " ".join(forms) if all(forms) else ""

    def adjective(self, word: str, gender: str, case: str) -> str:
        for endings in self.adjectives[gender]:
            if word.endswith(endings[0]):
                return word.removesuffix(endings[0]) + endings[CASES.index(case)]
        return ""


def is_common(phrase: Phrase) -> bool:
    """Whether the noun only says what the quoted name is of: «фонд «Меридиан»»."""
    return not phrase.adjectives and bool(OPENS_QUOTE.match(phrase.rest))


def stored(party: Party, case: str) -> str:
    return dict(party.cases).get(case, "").strip()
