"""Lines that an editor has put into other words than they are composed in.

They are stored as text that a person can read and compare, two lines each:

    [collaboration] This report was produced in collaboration with VOA's Korean Service.
    → Our colleagues of VOA's Korean Service wrote this with us.

An editor's words hold as long as the facts under the line do. Once the composed line
is another, for a new name or somebody in danger, that one is printed and the desk told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from services.credits.composing import WITHHELD
from services.credits.lines import CreditLines, Line

STORED = re.compile(r"^\[(?P<key>[^\]\n]+)\] (?P<composed>.*)\n→ (?P<text>.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Rewording:
    """`text` in place of the line of this key, as long as that is composed so."""

    key: str
    composed: str
    text: str

    def holds_for(self, line: Line) -> bool:
        return str(line) == self.composed and self.key != WITHHELD


def read_rewordings(stored: str) -> dict[str, Rewording]:
    """The rewordings in a stored text, by key; what is no rewording is passed over."""
    found = (Rewording(**match.groupdict()) for match in STORED.finditer(stored))
    return {each.key: each for each in found}


def write_rewordings(rewordings: Iterable[Rewording]) -> str:
    return "\n".join(
        f"[{each.key}] {each.composed}\n→ {each.text}" for each in rewordings
    )


def tidy_rewordings(typed: str) -> str:
    """The stored form of what a form sent: one rewording a key, on single lines."""
    lines = "\n".join(" ".join(line.split()) for line in typed.splitlines())
    return write_rewordings(read_rewordings(lines).values())


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
