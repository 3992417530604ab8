"""Showing what was found: the sought words in `<mark>`, and the passage they stand in."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.readers_search.questions import Phrase, Sought, letters_of
from articles.readers_search.stemming import stems_of
from articles.words import DOTTED, IS_UNSPACED, MARKS, SIGNS, fold

# A word as it stands in a text, with its accents and vowel signs; or U.N.
TOKEN = re.compile(rf"{DOTTED.pattern}|(?:[^\W_]|[{SIGNS}]|{MARKS.pattern})+")
LONGEST_TEXT = 30_000  # letters in which a passage is looked for
PASSAGE = 240  # letters of a passage
LEAD_IN = 60  # letters before its first mark
MOST_MARKS = 400  # in one text


class Span(NamedTuple):
    """A stretch of a text that was sought, and which of the sought it is."""

    start: int
    end: int
    what: int


class Marker:
    """Marks the words of one question."""

    def __init__(self, sought: Sought) -> None:
        self.words: dict[str, int] = {}
        self.letters: dict[str, int] = {}
        for number, term in enumerate(sought.terms):
            for phrase in term.marked:
                self.add(phrase, number)

    def add(self, phrase: Phrase, number: int) -> None:
        if all(map(IS_UNSPACED.match, phrase)):
            self.letters[letters_of(phrase)] = number
            return
        for word in phrase:
            self.words.setdefault(word, number)

    def marked(self, text: str) -> SafeString:
        return drawn(text, list(self.spans(text)))

    def extract(self, summary: str, text: str) -> SafeString:
        """The summary; the passage of the text that says more of what was sought."""
        in_summary = list(self.spans(summary))
        if len({span.what for span in in_summary}) < self.count:
            in_text = list(self.spans(text[:LONGEST_TEXT]))
            if len(best := densest(in_text)) and kinds(best) > kinds(in_summary):
                return passage(text[:LONGEST_TEXT], in_text, best)
        if not summary:
            return passage(text, [], [Span(0, 0, 0)])
        return drawn(summary, in_summary)

    @property
    def count(self) -> int:
        return len({*self.words.values(), *self.letters.values()})

    def spans(self, text: str) -> Iterator[Span]:
        found = 0
        for token in TOKEN.finditer(text):
            for span in self.in_token(token[0]):
                yield Span(
                    token.start() + span.start, token.start() + span.end, span.what
                )
                found += 1
            if found >= MOST_MARKS:
                return

    def in_token(self, token: str) -> Iterator[Span]:
        for form in forms_of(token):
            if (what := self.words.get(form)) is not None:
                yield Span(0, len(token), what)
                return
        if self.letters and IS_UNSPACED.search(token):
            yield from self.in_run(token)

    def in_run(self, token: str) -> Iterator[Span]:
        """Sought letters anywhere in a run without spaces; the longest, from its start."""
        folded = fold(token)
        if len(folded) != len(token):
            folded = token
        place = 0
        while place < len(folded):
            here = [each for each in self.letters if folded.startswith(each, place)]
            longest = max(here, key=len, default="")
            if longest:
                yield Span(place, place + len(longest), self.letters[longest])
            place += len(longest) or 1


@lru_cache(maxsize=50_000)
def forms_of(token: str) -> tuple[str, ...]:
    """The words as which a token of a text is looked up."""
    return tuple(stems_of(token)) if len(token) < 100 else ()


def kinds(spans: list[Span]) -> int:
    return len({span.what for span in spans})


def densest(spans: list[Span]) -> list[Span]:
    """The marks of the passage that shows most of what was sought; the first of those."""
    best: list[Span] = []
    for place, first in enumerate(spans):
        reach = first.start + PASSAGE - LEAD_IN
        within = [span for span in spans[place : place + 30] if span.end <= reach]
        if kinds(within) > kinds(best):
            best = within
    return best


def passage(text: str, spans: list[Span], best: list[Span]) -> SafeString:
    """A stretch of the text around these marks, cut between words."""
    start = line_start(text, best[0].start)
    end = min(start + PASSAGE, len(text))
    end = passage_end(text, best[-1].end, end)
    inside = [
        Span(span.start - start, span.end - start, span.what)
        for span in spans
        if start <= span.start and span.end <= end
    ]
    cut = text[start:end].replace("\n", " ")
    before = "" if start == 0 or text[start - 1] == "\n" else "…"
    after = "" if end >= len(text) or text[end] == "\n" else "…"
    return mark_safe(f"{before}{drawn(cut, inside)}{after}")  # noqa: S308  escaped


def passage_end(text: str, mark: int, end: int) -> int:
    """Where it ends: with its paragraph, or between two words."""
    paragraph = text.find("\n", mark, end)
    if paragraph >= 0:
        return paragraph
    space = text.rfind(" ", mark, end)
    return end if end == len(text) or space < 0 else space


def line_start(text: str, mark: int) -> int:
    """Where the passage begins: with its paragraph, or a little before the mark."""
    paragraph = text.rfind("\n", 0, mark) + 1
    if mark - paragraph <= LEAD_IN:
        return paragraph
    space = text.find(" ", mark - LEAD_IN, mark)
    return space + 1 if space >= 0 else mark - LEAD_IN // 3


def drawn(text: str, spans: list[Span]) -> SafeString:
    """The text, escaped, with these stretches in `<mark>`."""
    parts: list[str] = []
    place = 0
    for span in spans:
        parts += [escape(text[place : span.start])]
        parts += [f"<mark>{escape(text[span.start : span.end])}</mark>"]
        place = span.end
    return mark_safe("".join([*parts, escape(text[place:])]))  # noqa: S308  escaped
