"""Names in their case, for languages that decline: stored forms first, then rules.

A rule is followed only where it cannot miss: a noun of the language's list, adjectives
before it, and after it words that stay as they are, as in «Корейская служба «Голоса
Америки»». Names in Latin letters and abbreviations do not change. Of all others no
form is guessed, and their sentence has to name them after a colon.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple

from services.credits.facts import Party
from services.credits.lines import Line
from services.credits.wording import Item, Parties, Wording, chained, phrase_of

CASES = NOMINATIVE, GENITIVE, INSTRUMENTAL = "nominative", "genitive", "instrumental"

UNCHANGING = re.compile(r"[^а-яёіїєґ]+")  # Latin letters, Cyrillic capitals, figures
PROPER_NAME = re.compile(r"[«„“\"A-Z]")
Join = Callable[[Sequence[Item]], Line]


class Noun(NamedTuple):
    """Its gender, f, m or n, and its forms by case, of one and of several."""

    gender: str
    one: Mapping[str, str]
    many: Mapping[str, str]


class Phrase(NamedTuple):
    """A name taken apart: "Корейская", "служба", "«Голоса Америки»"."""

    adjectives: tuple[str, ...]
    head: str
    noun: Noun
    rest: tuple[str, ...]


def nouns(*entries: tuple[str, str, str]) -> dict[str, Noun]:
    """Nouns by their basic form, from a gender and the three cases of both numbers."""
    found = [Noun(gender, by_case(one), by_case(many)) for gender, one, many in entries]
    return {noun.one[NOMINATIVE]: noun for noun in found}


def by_case(forms: str) -> dict[str, str]:
    return dict(zip(CASES, forms.split(), strict=True))


def stored_form(party: Party, case: str) -> str:
    return dict(party.cases).get(case, "").strip()


@dataclass(frozen=True, slots=True)
class Declension:
    """How one language declines the names of organisations.

    `adjectives` are endings in the three cases by gender, `agency` is the noun before
    the bare name of a news agency, and `parting` joins what must not share a noun.
    """

    nouns: Mapping[str, Noun]
    adjectives: Mapping[str, Sequence[tuple[str, str, str]]]
    agency: str
    parting: str

    def gender(self, party: Party) -> str:
        """The gender of the noun in the party's phrase, or nothing."""
        noun = self.noun_of(party)
        return noun.gender if noun else ""

    def listed(self, wording: Wording, parties: Parties, case: str) -> Line:
        """All of them in this case, or nothing where one has no form of it."""
        if wording.folded(parties) and (line := self.folded(wording, parties, case)):
            return line
        runs = list(self.runs(parties, case))
        lines = [self.run_in_case(wording.join, run, case) for run in runs]
        if not all(lines):
            return Line()
        if len(runs) > 1 and self.needs_parting(runs):
            return chained(lines, wording.comma, self.parting)
        return wording.join([Item(line) for line in lines])

    def folded(self, wording: Wording, parties: Parties, case: str) -> Line:
        """«Корейской и Персидской службами «Голоса Америки»»."""
        phrases = [self.parsed(str(phrase_of(party))) for party in parties]
        first = phrases[0]
        if first is None or not all(self.is_regular(party, case) for party in parties):
            return Line()
        items = [
            Item(Line.name(self.adjectives_in(phrase, case), party.url))
            for phrase, party in zip(phrases, parties, strict=True)
            if phrase and phrase.adjectives and phrase[1:] == first[1:]
        ]
        if len(items) < len(parties):
            return Line()
        house = " ".join([first.noun.many[case], *first.rest])
        return wording.join(items) + Line.of(f" {house}")

    def runs(self, parties: Parties, case: str) -> Iterator[Sequence[Party]]:
        """Neighbours that one noun can introduce: «агентств Reuters и AFP»."""
        for noun, run in groupby(parties, lambda party: self.shareable(party, case)):
            together = list(run)
            yield from [together] if noun else [[party] for party in together]

    def run_in_case(self, join: Join, run: Sequence[Party], case: str) -> Line:
        if len(run) == 1:
            return with_place(self.in_case(run[0], case), run[0])
        noun = self.nouns[self.shareable(run[0], case)]
        names = [Item(with_place(self.bare(party), party)) for party in run]
        return Line.of(f"{noun.many[case]} ") + join(names)

    def needs_parting(self, runs: Sequence[Sequence[Party]]) -> bool:
        """Whether a name could seem to belong to the noun of those before it."""
        if any(len(run) > 1 for run in runs):
            return True
        return any(
            self.noun_of(one) and not self.noun_of(other)
            for (one,), (other,) in pairwise(runs)
        )

    def in_case(self, party: Party, case: str) -> Line:
        """One name in the case: stored, regular, after its noun, or unchanging."""
        if form := stored_form(party, case) or self.regular(party, case):
            return Line.name(form, party.url)
        if noun := self.noun_of(party):
            return Line.of(f"{noun.one[case]} ") + phrase_of(party)
        is_safe = case == NOMINATIVE or UNCHANGING.fullmatch(str(phrase_of(party)))
        return phrase_of(party) if is_safe else Line()

    def is_regular(self, party: Party, case: str) -> bool:
        return stored_form(party, case) in ("", self.regular(party, case))

    def shareable(self, party: Party, case: str) -> str:
        """The noun that may introduce the party together with others, or nothing."""
        phrase = self.parsed(str(phrase_of(party)))
        if not self.is_regular(party, case):
            return ""
        if phrase is None:
            return self.agency if party.kind == "agency" else ""
        is_plain = not phrase.adjectives and PROPER_NAME.match(" ".join(phrase.rest))
        return phrase.head.lower() if is_plain else ""

    def bare(self, party: Party) -> Line:
        """The name without the noun before it."""
        phrase = self.parsed(str(phrase_of(party)))
        return Line.name(" ".join(phrase.rest), party.url) if phrase else phrase_of(party)

    def noun_of(self, party: Party) -> Noun | None:
        phrase = self.parsed(str(phrase_of(party)))
        if phrase is None and party.kind == "agency":
            return self.nouns[self.agency]
        return phrase.noun if phrase else None

    def regular(self, party: Party, case: str) -> str:
        phrase = self.parsed(str(phrase_of(party)))
        if phrase is None:
            return ""
        form = phrase.noun.one[case]
        head = form.capitalize() if phrase.head[0].isupper() else form
        adjectives = self.adjectives_in(phrase, case)
        return " ".join(filter(None, [adjectives, head, *phrase.rest]))

    def parsed(self, text: str) -> Phrase | None:
        words = text.split()
        for place, word in enumerate(words):
            noun = self.nouns.get(word.lower())
            if noun and word in (word.lower(), word.capitalize()):
                before = tuple(words[:place])
                phrase = Phrase(before, word, noun, tuple(words[place + 1 :]))
                return phrase if self.adjectives_in(phrase, GENITIVE) or not before else None
        return None

    def adjectives_in(self, phrase: Phrase, case: str) -> str:
        """The adjectives in the case, or nothing where one is none."""
        forms = [self.adjective(w, phrase.noun.gender, case) for w in phrase.adjectives]
        return " ".join(forms) if all(forms) else ""

    def adjective(self, word: str, gender: str, case: str) -> str:
        for endings in self.adjectives[gender]:
            if word.endswith(endings[0]) and len(word) > len(endings[0]) + 1:
                return word.removesuffix(endings[0]) + endings[CASES.index(case)]
        return ""


def with_place(line: Line, party: Party) -> Line:
    return line + Line.of(f" ({party.place})") if line and party.place else line


def without(party: Party, *facts: str) -> Party:
    return replace(party, **{fact: type(getattr(party, fact))() for fact in facts})
