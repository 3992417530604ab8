"""Which rows may hold a name: asked of the database, which looks roughly and quickly.

What it finds is looked at again by `bylines.names`, exactly. It may find too much and
must not miss: so it looks for each name's words, in any order, and of a word only the
letters that are written in one way.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import BooleanField, Func
from django.dispatch import receiver

from bylines.names import CROWDED, composed

FUNCTION = "newsroom_holds"
# Tags of a text that may stand inside a word.
INLINE = r"</?(?:a|cite|em|strong|su[bp])\b[^>]*>"
INLINE_BYTES = re.compile(INLINE.encode())
IN_WORD = re.compile(
    INLINE.replace("<", r"<(?<=[^\s>]<)", 1).encode() + rb"(?=[\w\\\x80-\xff])"
)
MANY_WAYS = frozenset("يىیكکةه") | frozenset("đłøıßæœ")
Needles = list[list[list[str]]]  # names, of words, of ways to write each


def needles_of(names: Iterable[str]) -> Needles:
    found = {tuple(words) for name in names if (words := words_in(name.casefold()))}
    return [list(map(ways, words)) for words in sorted(found)]


def words_in(name: str) -> list[str]:
    """The words of a name, each cut down to what is surely written so."""
    words = re.split(r"[\W_\u200c]+", composed(name))
    return sorted((sure_part(word) for word in words if word), key=len, reverse=True)


def sure_part(word: str) -> str:
    """The longest run of letters that have no accent and no twin; else the word.

    Of a Korean or Chinese name what follows the family's: a blank may stand between.
    """
    if CROWDED.search(word):
        return word[-2:]
    runs = "".join(one if is_plain(one) else " " for one in word).split()
    longest = max(runs, key=len, default="")
    return longest if len(longest) > 1 else word


def is_plain(letter: str) -> bool:
    is_accented = len(unicodedata.normalize("NFD", letter)) > 1
    return letter not in MANY_WAYS and not is_accented


def ways(word: str) -> list[str]:
    """How the word may be written: in capitals or not, wide, in signs of two parts."""
    cases = (word.lower(), word.capitalize(), word.upper())
    written = [one.translate(signs) for one in cases for signs in SIGNS]
    return [*written, *(unicodedata.normalize("NFD", one) for one in cases)]


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SIGNS: tuple[dict[int, Any], ...] = (
    {},
    WIDE,
    str.maketrans("يىك", "ییک"),
    str.maketrans("یک", "يك"),
    str.maketrans("یک", "ىك"),
)


# The text is written once, with its tags and without; OFFSET keeps it so.
HELD = """
    EXISTS (
        SELECT 1 FROM (
            SELECT lower({text} || ' ' || regexp_replace({text}, %s, '', 'g')) AS said
            OFFSET 0
        ) AS texts
        WHERE {likes}
    )
"""


class Holds(Func):
    """Whether any of these columns may hold one of the names; for `filter`."""

    output_field = BooleanField()

    def __init__(self, *columns: Any, needles: Needles, is_json: bool = False) -> None:
        super().__init__(*columns)
        self.needles, self.is_json = needles, is_json

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """By a function in this process: quicker than LIKE, and it knows any script."""
        casts, params = self.columns(compiler, "CAST(%s AS BLOB)")
        asked = json.dumps([self.needles, self.is_json])
        return f"{FUNCTION}(%s, {casts})", [asked, *params]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        casts, params = self.columns(compiler, "%s::text")
        rows = [
            [f"%{escaped(one)}%" for one in said] for said in combined(self.needles)
        ]
        likes = " OR ".join(["said LIKE ALL(%s)"] * len(rows))
        sql = HELD.format(text=f"concat_ws(' ', {casts})", likes=likes)
        return sql, (*params, *params, INLINE.replace(r"\b", r"\y"), *rows)

    def columns(self, compiler: Any, cast: str) -> tuple[str, list[Any]]:
        parts, params = [], []
        for expression in self.get_source_expressions():
            sql, own = compiler.compile(expression)
            parts.append(cast % sql)
            params += own
        return ", ".join(parts), params

    @property
    def identity(self) -> tuple[Any, ...]:
        return (*super().identity, id(self.needles), self.is_json)


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


@receiver(connection_created)
def give_function(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, -1, holds)


def holds(asked: str, *columns: bytes | None) -> bool:
    return finder(asked)(b" ".join(filter(None, columns)).lower())


@lru_cache(maxsize=16)
def finder(asked: str) -> Callable[[bytes], bool]:
    """The function for SQLite: bytes in, true or false out."""
    needles, is_json = json.loads(asked)
    names = [[in_bytes(way, is_json) for way in words] for words in needles]

    def found(text: bytes) -> bool:
        return any(map(partial(has_words, text), names))

    def holds(text: bytes) -> bool:
        if found(text):
            return True
        is_broken = IN_WORD.search(text) is not None
        return is_broken and found(INLINE_BYTES.sub(b"", text))

    return holds


def has_words(text: bytes, words: list[list[bytes]]) -> bool:
    """Whether each of the words stands there in one of its ways."""
    for way in words:
        for one in way:
            if one in text:
                break
        else:
            return False
    return True


def in_bytes(way: Iterable[str], is_json: bool) -> list[bytes]:  # noqa: FBT001
    """As a column has it, or as JSON has it on SQLite: `\\uc774`."""
    if is_json:
        return sorted({json.dumps(one)[1:-1].encode().lower() for one in way})
    return sorted({one.encode().lower() for one in way})
