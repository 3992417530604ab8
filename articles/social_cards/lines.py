"""Breaking a headline into the lines of a card."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PIL.ImageFont import FreeTypeFont

# Chinese and Japanese break between any two letters, but no line begins with a closing
# mark and none ends with an opening one: https://www.w3.org/TR/clreq/
WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
CLOSING = "、。，．：；！？」』）】》〉〕”’％"
OPENING = "「『（【《〈〔“‘"
PIECE = re.compile(
    rf"\s*[{OPENING}]*(?:[{WIDE}]|[^\s{WIDE}{OPENING}]+)[{CLOSING}]*|\s*[{OPENING}]+"
)
CUT = "…"
Room = tuple[FreeTypeFont, int]  # a font, and how many lines of it there may be


@dataclass(frozen=True, slots=True)
class Lines:
    texts: list[str]
    font: FreeTypeFont


def fitted(
    text: str,
    rooms: Iterable[Room],
    *,
    width: int,
    shaping: dict[str, Any],
) -> Lines:
    """The text in the first of the fonts in whose lines there is room for it.

    What is too long even for the last one is cut.
    """
    for font, most in rooms:
        found = Lines(broken(text, font, width, shaping), font)
        if len(found.texts) <= most:
            return found
    kept = found.texts[:most]
    kept[-1] = shortened(kept[-1], found.font, width, shaping)
    return Lines(kept, found.font)


def broken(
    text: str, font: FreeTypeFont, width: int, shaping: dict[str, Any]
) -> list[str]:
    """Lines no wider than this, but for a single word that is."""
    lines = [""]
    for piece in PIECE.findall(" ".join(text.split())):
        longer = lines[-1] + piece
        if lines[-1] and font.getlength(longer, **shaping) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return lines


def shortened(
    line: str, font: FreeTypeFont, width: int, shaping: dict[str, Any]
) -> str:
    """As much of it as there is room for, with the mark that more followed."""
    while line and font.getlength(line + CUT, **shaping) > width:
        line = line[:-1]
    return line.rstrip() + CUT
