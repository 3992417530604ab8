"""Lines that an editor has put into other words than they are composed in.

They are stored as text that a person can read and compare, a line each:

    [collaboration 5f0c1d9a3b7e] Our colleagues of VOA's Korean Service wrote this with us.

The sign after the key is the *mark* of the line as it was composed. An editor's words
hold as long as the facts under the line do: once its mark is another, for a new name or
somebody in danger, the composed line is printed and the desk told. It is a mark and not
the line, which could keep a name at the desk that has to leave it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from services.credits.composing import WITHHELD
from services.credits.lines import CreditLines, Line

STORED = re.compile(
    r"^\[(?P<key>[^\] \n]+) (?P<mark>[0-9a-f]{12})\] (?P<text>.+)$", re.M
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """`text` in place of the line of this key, as long as that has this mark."""

    key: str
    mark: str
    text: str

    def holds_for(self, line: Line) -> bool:
        return self.mark == mark_of(line) and self.key != WITHHELD


def mark_of(line: Line) -> str:
    """Twelve hexadecimal digits that tell this composed line from every other."""
    return blake2b(str(line).encode(), digest_size=6).hexdigest()


def read_rewordings(stored: str) -> dict[str, Rewording]:
    """The rewordings in a stored text, by key; what is no rewording is passed over."""
    found = (Rewording(**match.groupdict()) for match in STORED.finditer(stored))
    return {each.key: each for each in found}


def write_rewordings(rewordings: Iterable[Rewording]) -> str:
    return "\n".join(f"[{each.key} {each.mark}] {each.text}" for each in rewordings)


def tidy_rewordings(typed: str) -> str:
    """The stored form of what a form sent: one rewording a key, on single lines."""
    lines = "\n".join(" ".join(line.split()) for line in typed.splitlines())
    return write_rewordings(read_rewordings(lines).values())


def merged(base: str, mine: str, theirs: str) -> str | None:
    """What two people stored, in one; None where both have put one line otherwise."""
    begun, ours, other = (read_rewordings(words) for words in (base, mine, theirs))
    found = {}
    for key in {**other, **ours}:
        versions = begun.get(key), ours.get(key), other.get(key)
        before, my_words, their_words = versions
        if my_words not in (before, their_words) and their_words != before:
            return None
        chosen = my_words if their_words == before else their_words
        if chosen is not None:
            found[key] = chosen
    return write_rewordings(found.values())


def reworded(lines: CreditLines, rewordings: Mapping[str, Rewording]) -> CreditLines:
    """The lines, each in the editor's words where they still hold."""
    if not rewordings:
        return lines

    def say(line: Line) -> Line:
        found = rewordings.get(line.key)
        if found is None or not found.holds_for(line):
            return line
        return Line.of(found.text).keyed(line.key)

    return replace(
        lines,
        byline=say(lines.byline),
        lines=tuple(map(say, lines.lines)),
        media=tuple(
            replace(medium, lines=tuple(map(say, medium.lines)))
            for medium in lines.media
        ),
    )
