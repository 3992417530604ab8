"""Changed words marked inside a block of cleaned HTML, or inside a plain text.

Chinese and Japanese are written without spaces: there each sign is a word.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
# A tag; a word with the space behind it; or a space that follows a tag.
_pieces = re.compile(rf"<[^>]*>|(?:{SIGN}|(?:(?!{SIGN})[^\s<])+)\s*|\s+")
_sign = re.compile(SIGN)
_marked = re.compile(r"<(ins|del)>(.*?)</\1>", re.DOTALL)


def marked_words(old: str, new: str) -> str:
    """The new HTML with `<ins>` around new words and `<del>` around old ones.

    Its tags stay as they are, so it is as well formed as the new text was.
    """
    before = [piece for piece in _pieces.findall(old) if is_word(piece)]
    after = _pieces.findall(new)
    places = [place for place, piece in enumerate(after) if is_word(piece)]
    ends = [*places, len(after)]
    written: list[str] = after[: ends[0]]
    for op, start, end, new_start, new_end in word_steps(before, after, places):
        pieces = after[ends[new_start] : ends[new_end]]
        if op == "equal":
            written += pieces
            continue
        removed(before[start:end], written)
        written += added(pieces)
    return "".join(written)


def word_steps(
    before: Sequence[str], after: Sequence[str], places: Sequence[int]
) -> Sequence[tuple[str, int, int, int, int]]:
    """What became of each word, whatever space stands behind it."""
    ours = [piece.rstrip() for piece in before]
    theirs = [after[place].rstrip() for place in places]
    return SequenceMatcher(None, ours, theirs).get_opcodes()


def is_word(piece: str) -> bool:
    return piece[0] != "<" and not piece.isspace()


def removed(pieces: Sequence[str], written: list[str]) -> None:
    """Put the words that went where they stood: before the end of their paragraph."""
    if not pieces:
        return
    place = len(written)
    while place and written[place - 1].startswith("</"):
        place -= 1
    is_signs = bool(_sign.match(pieces[-1]))
    gap = place and not is_signs and not written[place - 1].startswith("<")
    text = "".join(pieces).rstrip()
    space = " " if gap and not written[place - 1][-1].isspace() else ""
    written.insert(place, f"{space}<del>{text}</del>{'' if is_signs else ' '}")


def added(pieces: Sequence[str]) -> Iterator[str]:
    """The new words marked, but for the tags between them."""
    run = ""
    for piece in pieces:
        if piece[0] == "<":
            yield from mark(run)
            run = ""
            yield piece
        else:
            run += piece
    yield from mark(run)


def mark(text: str) -> Iterator[str]:
    """Marked without the space at its end; a mere space is nothing to show."""
    words = text.rstrip()
    yield f"<ins>{words}</ins>{text[len(words) :]}" if words else text


def marked_text(old: str, new: str) -> str:
    """Two plain texts as HTML: the new one with its changed words marked."""
    return marked_words(escape(old), escape(new))


def marked(html: str) -> Iterator[tuple[str, str]]:
    """What was marked: `ins` or `del`, and the words."""
    return (found.groups() for found in _marked.finditer(html))  # type: ignore[misc]
