"""A block of a text as the words and references that readers get.

Two blocks that readers would not tell apart have the same tokens: white space,
invisible signs, kinds of quotes and dashes, bold and italics count for nothing. A
link, a photo, an embed and a related story are tokens too, so they move with the
words that they stand at.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

# Written without spaces, so that each sign is a word: Han and kana, Thai, Lao,
# Tibetan, Burmese, Khmer.
SIGN = (
    r"[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
INVISIBLE = (
    "\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
_token = re.compile(
    rf"\n|\d+(?:[.,\u066b\u066c]\d+)*|{SIGN}|(?:(?!{SIGN})[^\W_]|[{INVISIBLE}])+|\S"
)
_piece = re.compile(r"<[^>]*>|[^<]+")
_value = re.compile(r' ([a-z-]+)="([^"]*)"')
_line_end = re.compile(r"<br>|</(?:p|h2|h3|li|blockquote|figcaption)>")

REFERENCE = "\ue000"  # begins the token of a reference

# A sign of its own stands in a text for each of its references.
FIRST_MARK = 0xF0000
_mark = re.compile("[\U000f0000-\U000fffff]")
REFERENCES = (
    *("data-photo", "data-file", "data-alt", "data-embed", "data-related"),
    *("data-recording", "data-gallery"),
)

# Where a sentence may end, in the scripts of the house and its neighbours.
SENTENCE_ENDS = frozenset(
    ".!?\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965"
    "\u104b\u17d4\u0f0d\u0f0e\u1362\u0589\uff0e"
)
CLOSING = frozenset("\"')]\u300b\u3011\u203a")

DIGITS = {
    first + value: str(value)
    for first in (0x660, 0x6F0, 0x966, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0)
    for value in range(10)
}
FOLDED = str.maketrans(
    {
        **{chr(sign): chr(sign - 0xFEE0) for sign in range(0xFF01, 0xFF5F)},
        **dict.fromkeys(
            "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f",
            '"',
        ),
        **dict.fromkeys(
            "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4`\u02bc\uff07", "'"
        ),
        **dict.fromkeys(
            "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"
        ),
        "\u064a": "\u06cc",  # the Arabic yeh and kaf of a Persian text
        "\u0643": "\u06a9",
        "\u066b": ".",
        "\u066c": ",",
        "\u0f0c": "\u0f0b",  # the Tibetan point that keeps a line together
        "\u2026": "...",
        **{chr(sign): value for sign, value in DIGITS.items()},
    }
)
# What a raised or lowered sign says is another number: 10 to the 6th is not 106.
RAISED = frozenset({"<sup>", "</sup>", "<sub>", "</sub>"})
_host = re.compile(r"https?://[^/?#]+/")
_ligature = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
_invisible = re.compile(rf"[{INVISIBLE}]")


class Mark(NamedTuple):
    """What a text refers to: a link, or the name of a reference, and its value."""

    kind: str
    value: str


@dataclass(slots=True)
class Passage:
    """One block: its tokens, where each stands in its text, and where it may be cut.

    `edges` holds positions between tokens; those in `ends` are ends of lines, which a
    paragraph may begin or end at, the others ends of sentences.
    """

    html: str
    text: str = ""
    tokens: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    links: dict[int, tuple[str, int]] = field(default_factory=dict)
    edges: set[int] = field(default_factory=lambda: {0})
    ends: set[int] = field(default_factory=lambda: {0})

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(self.tokens)


@lru_cache(maxsize=512)  # a block is looked at more than once while texts are compared
def passage_of(html: str) -> Passage:
    """The passage of a block as `sanitize` leaves it. Nobody changes it."""
    found = Passage(html)
    marks: list[Mark] = []
    found.text = unicodedata.normalize("NFC", text_of(html, marks))
    for match in _token.finditer(found.text):
        add(found, match, marks)
    end_line(found)
    return found


def text_of(html: str, marks: list[Mark]) -> str:
    """The words of a block in one row, a sign of its own for each reference."""
    written: list[str] = []
    for piece in _piece.findall(html):
        if not piece.startswith("<"):
            written.append(_mark.sub("", unescape(piece)).replace("\n", " "))
            continue
        for mark in marks_of(piece):
            written.append(chr(FIRST_MARK + len(marks)))
            marks.append(mark)
        if _line_end.match(piece):
            written.append("\n")
    return "".join(written)


def marks_of(tag: str) -> Iterator[Mark]:
    """What a tag refers to."""
    values = dict(_value.findall(tag))
    if tag.startswith("<a "):
        yield Mark("link", bare(unescape(values.get("href", ""))))
    elif tag == "</a>":
        yield Mark("end", "")
    elif tag in RAISED:
        yield Mark(tag, "")
    for name in REFERENCES:
        if name in values:
            value = unescape(values[name])
            is_words = name == "data-alt"
            yield Mark(name, " ".join(plain_tokens(value)) if is_words else value)


def bare(address: str) -> str:
    """A host is the same address with a slash behind it."""
    return address[:-1] if _host.fullmatch(address) else address


def add(found: Passage, match: re.Match[str], marks: list[Mark]) -> None:
    """What one match of the text is: the end of a line, a reference, a word."""
    typed = match[0]
    if typed == "\n":
        end_line(found)
    elif _mark.match(typed):
        add_mark(found, marks[ord(typed) - FIRST_MARK], match.span())
    else:
        for token in folded(typed, found.tokens):
            found.tokens.append(token)
            found.places.append(match.span())
            mark_sentence(found)


def add_mark(found: Passage, mark: Mark, place: tuple[int, int]) -> None:
    """A link goes on over bold words in it: the editor writes it as two."""
    here = len(found.tokens)
    last = max(found.links, default=-1)
    if mark.kind == "end":
        if last >= 0:
            found.links[last] = (found.links[last][0], here)
    elif mark.kind != "link":
        found.tokens.append(f"{REFERENCE}{mark.kind} {mark.value}")
        found.places.append(place)
    elif found.links.get(last) != (mark.value, here):
        found.tokens.append(f"{REFERENCE}link {mark.value}")
        found.places.append(place)
        found.links[here] = (mark.value, here + 1)


def folded(typed: str, before: list[str]) -> Iterator[str]:
    """The token as it is compared; two dashes side by side are one."""
    said = _invisible.sub("", typed).translate(FOLDED)
    said = _ligature.sub(spelled, said)
    if said == "...":
        yield from said
    elif said and not (said == "-" and before and before[-1] == "-"):
        yield said


def spelled(match: re.Match[str]) -> str:
    """A sign that stands for several letters, or for one at its place in a word."""
    return unicodedata.normalize("NFKC", match[0]).replace(" ", "")


def mark_sentence(found: Passage) -> None:
    """Note that a sentence may end behind the last token."""
    at = len(found.tokens)
    last = found.tokens[-1]
    if last in SENTENCE_ENDS or (last in CLOSING and at - 1 in found.edges):
        found.edges.add(at)


def end_line(found: Passage) -> None:
    found.edges.add(len(found.tokens))
    found.ends.add(len(found.tokens))


def plain_tokens(text: str) -> tuple[str, ...]:
    """The tokens of a plain text, such as a headline."""
    return passage_of(escape(text.replace("\n", " "), quote=False)).key


def excerpt(passage: Passage, left: Iterable[int]) -> str:
    """Only these tokens of a block, as a paragraph; the whole block if they are all."""
    chosen = sorted(left)
    is_figure = passage.html.startswith(("<figure", "<aside data-related"))
    if len(chosen) == len(passage.tokens) or (chosen and is_figure):
        return passage.html
    return "".join(f"<p>{words}</p>" for words in runs(passage, chosen) if words)


def runs(passage: Passage, chosen: list[int]) -> Iterator[str]:
    start = 0
    for at, number in enumerate(chosen):
        is_last = at + 1 == len(chosen) or chosen[at + 1] != number + 1
        if is_last:
            yield run_html(passage, chosen[start], number + 1)
            start = at + 1


def run_html(passage: Passage, start: int, end: int) -> str:
    """The words from one token to another, with the links that stand at them."""
    written: list[str] = []
    closing = 0
    at = passage.places[start][0]
    for number in range(start, end):
        begin, finish = passage.places[number]
        written.append(words_between(passage, at, begin))
        if number in passage.links:
            address, closing = passage.links[number]
            written.append(f'<a href="{escape(address)}">')
        written.append(words_between(passage, max(at, begin), finish))
        at = max(at, finish)
        if closing and number + 1 == min(closing, end):
            written.append("</a>")
            closing = 0
    return " ".join("".join(written).split())


def words_between(passage: Passage, start: int, end: int) -> str:
    return escape(_mark.sub("", passage.text[start:end]), quote=False)
