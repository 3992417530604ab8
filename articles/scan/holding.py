"""Which rows may hold a name: asked of the database, which looks roughly and quickly.

What it finds is looked at again by `bylines.names`, exactly. It may find too much and
must not miss: so it looks for each name's words, in any order, and of a word only the
letters that are written in one way.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, Func

from bylines.names import composed

FUNCTION = "newsroom_holds"
# Tags that may stand inside a word.
INLINE = r"</?(?:a|abbr|b|bdi|bdo|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>"
INLINE_BYTES = re.compile(INLINE.encode())
MANY_WAYS = frozenset("يىیكکةه") | frozenset("đłøıßæœ")
Needles = list[list[list[str]]]  # names, of words, of ways to write each


def needles_of(names: Iterable[str]) -> Needles:
    return [words for name in names if (words := list(map(ways, words_in(name))))]


def words_in(name: str) -> list[str]:
    """The words of a name, each cut down to what is surely written so."""
    words = re.split(r"[\W_\u200c]+", composed(name))
    return sorted((sure_part(word) for word in words if word), key=len, reverse=True)


def sure_part(word: str) -> str:
    """The longest run of letters that have no accent and no twin; else the word."""
    runs = "".join(one if is_plain(one) else " " for one in word).split()
    longest = max(runs, key=len, default="")
    return longest if len(longest) > 1 else word


def is_plain(letter: str) -> bool:
    is_accented = len(unicodedata.normalize("NFD", letter)) > 1
    is_hangul = "\uac00" <= letter <= "\ud7af"
    return letter.casefold() not in MANY_WAYS and (is_hangul or not is_accented)


def ways(word: str) -> list[str]:
    """How the word may be written: in capitals or not, in one sign a letter or two."""
    cases = (word.lower(), word.capitalize(), word.upper())
    return [unicodedata.normalize(form, one) for one in cases for form in FORMS]


FORMS = ("NFC", "NFD")


class Holds(Func):
    """Whether any of these columns may hold one of the names; for `filter`."""

    output_field = BooleanField()

    def __init__(self, *columns: Any, needles: Needles) -> None:
        super().__init__(*columns)
        self.needles = needles

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """By a function in this process: quicker than LIKE, and it knows any script."""
        connection.ensure_connection()
        connection.connection.create_function(FUNCTION, -1, finder(self.needles))
        casts, params = self.columns(compiler, "CAST(%s AS BLOB)")
        return f"{FUNCTION}({casts})", params

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        casts, params = self.columns(compiler, "%s::text")
        rows = [
            [f"%{escaped(one)}%" for one in said] for said in combined(self.needles)
        ]
        likes = " OR ".join(["said LIKE ALL(%s)"] * len(rows))
        text = f"concat_ws(' ', {casts})"
        return (
            # Written once, with and without tags; OFFSET keeps it from being repeated.
            f"EXISTS (SELECT 1 FROM (SELECT lower({text} || ' ' || regexp_replace("
            f"{text}, %s, '', 'g')) AS said OFFSET 0) AS texts WHERE {likes})",
            (*params, *params, INLINE.replace(r"\b", r"\y"), *rows),
        )

    def columns(self, compiler: Any, cast: str) -> tuple[str, list[Any]]:
        parts, params = [], []
        for expression in self.get_source_expressions():
            sql, own = compiler.compile(expression)
            parts.append(cast % sql)
            params += own
        return ", ".join(parts), params

    @property
    def identity(self) -> tuple[Any, ...]:
        return (*super().identity, id(self.needles))


def combined(needles: Needles) -> Iterable[list[str]]:
    """Each name as lists of words that must all be there, one for each way of all.

    The database has made letters small, though not of every script in every locale.
    """
    for words in needles:
        alike = zip(*(map(small, way) for way in words), strict=True)
        yield from map(list, dict.fromkeys(alike))


def small(text: str) -> str:
    return text.lower() if text.isascii() else text


def escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def finder(needles: Needles) -> Any:
    """The function for SQLite: bytes in, true or false out."""
    names = [[in_bytes(way) for way in words] for words in needles]

    def found(text: bytes) -> bool:
        return any(
            all(any(one in text for one in way) for way in words) for words in names
        )

    def holds(*columns: bytes | None) -> bool:
        text = b" ".join(filter(None, columns)).lower()
        return found(text) or (b"<" in text and found(INLINE_BYTES.sub(b"", text)))

    return holds


def in_bytes(way: Iterable[str]) -> list[bytes]:
    """As a column has them, and as JSON has them on SQLite: `\\uc774`."""
    plain = {one.encode().lower() for one in way}
    return sorted(plain | {json.dumps(one)[1:-1].encode().lower() for one in way})
