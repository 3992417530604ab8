"""Lines to print, put together from patterns and names.

A name goes into a line as a span of its own and is never read as a pattern or
as markup, so it may hold braces, angle brackets or anything else.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from string import Formatter
from typing import Self

STOPS = (".", "!", "?", "…", "؟", "۔")
CLOSING_QUOTES = "\"'”’»"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line; `url` is empty where it is no link.

    A name, of a person or a place, may run the other way than its line, so templates
    isolate it (`<bdi>`).
    """

    text: str
    url: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `str()` gives its plain text; an empty line is false.

    `key` names what it says, "collaboration", as long as the story says it.
    """

    spans: tuple[Span, ...] = ()
    key: str = field(default="", compare=False)

    @classmethod
    def of(cls, text: str) -> Self:
        return cls((Span(text),)) if text else cls()

    @classmethod
    def name(cls, text: str, url: str = "") -> Self:
        return cls((Span(text, url, is_name=True),))

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def keyed(self, key: str) -> Self:
        return replace(self, key=key)

    def __add__(self, other: "Line") -> "Line":
        return Line(tuple(tidy(chain(self.spans, other.spans))))


@dataclass(frozen=True, slots=True)
class MediumLines:
    """What is printed with one medium of the story; `label` is its name: Video."""

    medium: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CreditLines:
    """What is printed at the top of a story, with its media and at its end.

    Exactly one of three is true of the top: `byline` names the authors; nobody
    is named and `staff_report` says so; both are empty, because the end of the
    story says who wrote it for whom.
    """

    byline: Line
    staff_report: Line
    lines: tuple[Line, ...]
    media: tuple[MediumLines, ...] = ()

    def __iter__(self) -> Iterator[Line]:
        """Every line that readers get, from the top of the page to its end."""
        yield from filter(None, (self.staff_report,))
        yield from self.to_carry_on

    @property
    def to_carry_on(self) -> tuple[Line, ...]:
        """What others print with the story: of us alone it is a *Staff report*."""
        beside = (line for medium in self.media for line in medium.lines)
        return tuple(filter(None, (self.byline, *beside, *self.lines)))


def tidy(spans: Iterable[Span]) -> Iterable[Span]:
    """The same spans, with neighbouring plain text joined."""
    text = ""
    for span in spans:
        if span == Span(span.text):
            text += span.text
            continue
        if text:
            yield Span(text)
            text = ""
        yield span
    if text:
        yield Span(text)


def fill(pattern: str, **slots: Line) -> Line:
    """The pattern with a line in each of its named places."""
    line = Line()
    for text, slot, _spec, _conversion in Formatter().parse(pattern):
        line += Line.of(text)
        if slot is not None:
            line += slots[slot]
    return line


def sentence(pattern: str, **slots: Line) -> Line:
    """The filled pattern with one full stop, also after "Washington, D.C."."""
    line = fill(pattern, **slots)
    return line if ends_in_stop(str(line)) else line + Line.of(".")


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: an article there is capital."""
    return capital(sentence(pattern, **slots))


def capital(line: Line) -> Line:
    """The line with a capital letter, unless a name begins it, which keeps its own."""
    first, *rest = line.spans
    if first.is_name:
        return line
    return Line((Span(first.text[0].upper() + first.text[1:]), *rest))


def chained(lines: Sequence[Line], joint: str, last_joint: str) -> Line:
    """The lines with a joint between them, and another before the last."""
    chain = lines[0]
    for line in lines[1:-1]:
        chain += Line.of(joint) + line
    return chain + Line.of(last_joint) + lines[-1] if len(lines) > 1 else chain


def ends_in_stop(text: str) -> bool:
    """Whether the text ends a sentence by itself, closing quotes aside."""
    while text and (
        text[-1] in CLOSING_QUOTES or unicodedata.category(text[-1]) == "Cf"
    ):
        text = text[:-1]
    return text.endswith(STOPS)
