"""What a reader asks, and how the words of it are understood.

Any text is a question; signs mean nothing but quotes and a minus before a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import combinations, pairwise

from articles.readers_search.stemming import stems_of
from articles.readers_search.stopwords import is_small
from articles.words import LONGEST_QUERY, MOST_TERMS, RUN, WORD, fold, is_unspaced

Phrase = tuple[str, ...]  # words that stand side by side
Way = tuple[Phrase, ...]  # phrases that all must stand somewhere

LONGEST_CUT = 10  # letters of a run without spaces that are cut in every way
CHUNK = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?  # only where a word begins
        (?:["“”„‟«»「」『』﹁﹂＂〝〞](?P<quoted>[^"“”„‟«»「」『』﹁﹂＂〝〞]*)
           (?:["“”„‟«»「」『』﹁﹂＂〝〞]|$)
        |(?P<plain>[^\s"“”„‟«»「」『』﹁﹂＂〝〞]+))""",
    re.VERBOSE,
)
HANGUL = re.compile("[\uac00-\ud7a3]+")
PARTICLES = re.compile(
    "(?<=..)(?:에서|에게|으로|까지|부터|에는|은|는|이|가|을|를|의|에|와|과|도|로)$"
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader wants to find: in these editions, of this section, kind and time."""

    typed: str
    editions: tuple[int, ...]
    section: int | None = None
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is sought, or that must not be there; any of its ways will do.

    `whole` are its words side by side, `typed` is how the reader put it.
    """

    whole: Phrase
    ways: tuple[Way, ...]
    typed: str
    is_unwanted: bool = False
    is_small: bool = False

    @property
    def marked(self) -> set[Phrase]:
        """What is shown as found, wherever it stands."""
        return {phrase for way in self.ways for phrase in way}

    @property
    def shorter(self) -> tuple[Way, ...]:
        """What is left of a run without one of its pieces; of three letters, two."""
        if len(self.ways) == 1 and len(self.whole) == 2 and is_unspaced(self.whole[0]):
            return tuple(((pair,),) for pair in self.whole)
        left = (
            way[:place] + way[place + 1 :]
            for way in self.ways
            if 1 < len(way) <= MOST_TERMS  # a long medley would grow with its square
            for place in range(len(way))
        )
        return tuple(dict.fromkeys(left))

    @property
    def loosened(self) -> "Term":
        return replace(self, ways=(*self.ways, *self.shorter))


@dataclass(frozen=True, slots=True)
class Sought:
    """All terms of a question: those that must be there, and those that must not.

    `may_lack_one`: a story will do that holds all of them but one; of a single run
    without spaces, all of its pieces but one.
    """

    terms: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()
    may_lack_one: bool = False

    @property
    def choices(self) -> tuple[tuple[Term, ...], ...]:
        """The terms that must be there together; any of these choices will do."""
        if not self.may_lack_one:
            return (self.terms,)
        if len(self.terms) > 1:
            return tuple(combinations(self.terms, len(self.terms) - 1))
        return tuple((replace(term, ways=term.shorter),) for term in self.terms)

    @property
    def can_lack_one(self) -> bool:
        """Whether something is left of it without one word."""
        return len(self.terms) > 1 or any(term.shorter for term in self.terms)

    @property
    def loosened(self) -> "Sought":
        """The same with each run in what is left of it as well, to be ranked by."""
        return replace(self, terms=tuple(term.loosened for term in self.terms))

    @property
    def whole(self) -> Phrase:
        """All words in their order."""
        return tuple(word for term in self.terms for word in term.whole)

    def __bool__(self) -> bool:
        return bool(self.terms)


@lru_cache(maxsize=500)
def understood(typed: str) -> Sought:
    """What is sought. Small words (“the”) are left out where others are left."""
    clean = typed[: LONGEST_QUERY * 4].encode(errors="replace").decode()
    found = list(dict.fromkeys(terms(clean.replace("\0", " ")[:LONGEST_QUERY])))
    wanted = [term for term in found if not term.is_unwanted]
    telling = [term for term in wanted if not term.is_small]
    unwanted = [term for term in found if term.is_unwanted]
    return Sought(tuple((telling or wanted)[:MOST_TERMS]), tuple(unwanted[:MOST_TERMS]))


def terms(typed: str) -> Iterator[Term]:
    for chunk in CHUNK.finditer(typed):
        quoted, plain = chunk["quoted"], chunk["plain"]
        is_unwanted = chunk["minus"] is not None
        if quoted is not None:
            yield from phrase(quoted, is_unwanted=is_unwanted)
        elif is_unwanted:
            yield from phrase(plain, is_unwanted=True)
        else:
            yield from plain_terms(plain)


def phrase(typed: str, *, is_unwanted: bool) -> Iterator[Term]:
    words = tuple(stems_of(typed))
    if words:
        yield Term(words, ((words,),), f'"{typed}"', is_unwanted)


def plain_terms(typed: str) -> Iterator[Term]:
    """A word typed without quotes: as it is, or in the pieces it may be made of."""
    words = tuple(stems_of(typed))
    if not words:
        return
    runs = list(runs_of(typed))
    if len(runs) == 1 and is_unspaced(runs[0]):
        yield Term(words, ways_of(runs[0]), typed)
        return
    ways: tuple[Way, ...] = ((words,),)
    if any(map(is_unspaced, runs)):  # 코로나19, 47人案
        ways += (tuple(tuple(stems_of(run)) for run in runs),)
    yield Term(words, ways, typed, is_small=is_small(typed, words))


def runs_of(typed: str) -> Iterator[str]:
    for word in WORD.findall(fold(typed)):
        yield from RUN.findall(word)


def ways_of(run: str) -> tuple[Way, ...]:
    """How words may stand that were typed in one run: 北京大学 as 北京, 大学.

    In Korean also without the particle at its end.
    """
    stems = [run]
    if HANGUL.fullmatch(run):
        stems.append(PARTICLES.sub("", run))
    ways = [way for stem in dict.fromkeys(stems) for way in cut(stem)]
    return tuple(dict.fromkeys(ways))


def cut(run: str) -> list[Way]:
    """Every way to cut a run into pieces of two and three letters."""
    if not 4 <= len(run) <= LONGEST_CUT:
        return [(as_pairs(run),)]
    return [tuple(map(as_pairs, pieces)) for pieces in pieces_of(run)]


def pieces_of(run: str) -> Iterator[tuple[str, ...]]:
    if len(run) in (2, 3):
        yield (run,)
    for length in (2, 3):
        if len(run) - length >= 2:
            for rest in pieces_of(run[length:]):
                yield run[:length], *rest


def as_pairs(run: str) -> Phrase:
    return tuple(map("".join, pairwise(run))) or (run,)


def letters_of(found: Iterable[str]) -> str:
    """The run that these pairs were cut from."""
    first, *rest = found
    return first + "".join(pair[-1] for pair in rest)
