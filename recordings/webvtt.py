"""Captions as WebVTT (https://www.w3.org/TR/webvtt1/): read, checked, written anew.

SubRip, which has commas in its times and no head, is read as well. A fault is told with
the number of its line. What is written holds cues and nothing else: no style, no
region, no note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST = 2_000_000  # characters
_time = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
TIMES = re.compile(rf"\s*{_time}\s+-->\s+{_time}(?P<settings>(?:\s+\S+)*)\s*")
SETTING = re.compile(r"(?:vertical|line|position|size|align):[\w.,%-]+")
ARROW = "-->"
TAG = re.compile(r"</?(?:b|i|u|c|v|lang|ruby|rt)(?:[.\s][^<>]*)?>|<\d[\d:.]*>", re.I)
ANY_TAG = re.compile(r"<[^<>]*>")
LONE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|lrm|rlm|nbsp);)")


class FaultError(ValueError):
    """What is wrong, and in which line; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Cue:
    begin: int  # milliseconds
    end: int
    settings: str
    lines: tuple[str, ...]


def written(text: str) -> str:
    """The captions as they are kept; raises FaultError."""
    rows = ["WEBVTT", ""]
    for cue in read(text):
        times = f"{moment(cue.begin)} --> {moment(cue.end)}"
        rows += [f"{times} {cue.settings}".rstrip(), *cue.lines, ""]
    return "\n".join(rows)


def read(text: str) -> list[Cue]:
    """The cues in their order; raises FaultError."""
    if len(text) > LONGEST:
        raise FaultError(_("The captions are too long."))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues: list[Cue] = []
    for number, block in blocks(text.replace("\0", "")):
        if (cue := read_block(number, block)) is not None:
            if cues and cue.begin < cues[-1].begin:
                raise fault(number, _("it begins before the one above it."))
            cues.append(cue)
    if not cues:
        raise FaultError(
            _(
                "No captions were found. They look like this: 00:00:01.000 --> "
                "00:00:03.500, and the words in the line below."
            )
        )
    return cues


def blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, with the number of its first line."""
    found: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            if not found:
                first = number
            found.append(line.rstrip())
        elif found:
            yield first, found
            found = []


def read_block(number: int, block: list[str]) -> Cue | None:
    """A cue, or None of a head, a note or a style."""
    head = block[0].strip()
    if number == 1 and head.split()[0] == "WEBVTT":
        block, number = block[1:], number + 1
        if not any(ARROW in line for line in block):
            return None
        head = block[0].strip()
    if head.split()[0] in ("NOTE", "STYLE", "REGION") and ARROW not in head:
        return None
    if ARROW not in head:  # its name, or its number
        block, number = block[1:], number + 1
        if not block or ARROW not in block[0]:
            raise fault(number - 1, _("words stand here without a time above them."))
    return read_cue(number, block)


def read_cue(number: int, block: list[str]) -> Cue:
    found = TIMES.fullmatch(block[0])
    if found is None:
        raise fault(
            number,
            _("the time cannot be read. Write it as 00:00:01.000 --> 00:00:03.500."),
        )
    begin, end = milliseconds(found.groups()[:4]), milliseconds(found.groups()[4:8])
    if end <= begin:
        raise fault(number, _("it ends before it begins."))
    for offset, line in enumerate(block[1:], start=1):
        if ARROW in line:
            raise fault(number + offset, _("an empty line is missing above this time."))
    if len(block) < 2:
        raise fault(number, _("no words stand below this time."))
    return Cue(begin, end, settings(found["settings"]), tuple(map(safe, block[1:])))


def milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def moment(total: int) -> str:
    seconds, rest = divmod(total, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def settings(typed: str) -> str:
    """Where a cue stands; what else was said is left out, as coordinates of SubRip."""
    return " ".join(word for word in typed.split() if SETTING.fullmatch(word))


def safe(line: str) -> str:
    """The line with the tags of WebVTT; of others only the words."""
    line = ANY_TAG.sub(lambda tag: tag[0] if TAG.fullmatch(tag[0]) else "", line)
    return LONE_AMPERSAND.sub("&amp;", line)


def fault(number: int, what: str) -> FaultError:
    return FaultError(_("Line %(number)s: %(what)s") % {"number": number, "what": what})


def plain_text(text: str) -> str:
    """The words of captions alone, for a transcript that nobody has written yet."""
    return "\n\n".join(
        ANY_TAG.sub("", " ".join(cue.lines)).strip() for cue in read(text)
    )
