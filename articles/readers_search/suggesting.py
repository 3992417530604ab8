"""What else to ask, for a reader whose question found nothing.

Known words that are spelled alike, the same question with fewer words, and names of
topics, sections and people. All of it is taken from what readers may see now: the
newest stories are read as they stand, so no word of a stopped one is ever offered.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache, reduce
from itertools import chain, pairwise
from operator import or_
from typing import Any
from unicodedata import normalize

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from articles.models.published import Listing, PublishedArticle
from articles.models.topics import Topic
from articles.readers_search.marking import TOKEN, forms_of
from articles.readers_search.questions import Question, Sought, Term, understood
from articles.readers_search.ranking import Sign
from articles.readers_search.stopwords import is_small
from articles.words import IS_UNSPACED, LONGEST_QUERY, MOST_TERMS
from bylines.models import Contributor
from services.models import Section

SAMPLE = 1_500  # the newest stories, whose words are known
NAMES = 100  # that are looked at
MOST = 5  # suggestions
ALIKE = 0.5  # how much of two words must be the same
LONGEST = 40  # letters of a word that is compared

Row = tuple[str, str, str, str]  # headline, summary, and their words as sought


def suggest(question: Question, now: datetime) -> list[str]:
    """Other words to look for, as a reader would type them. One query at most."""
    typed = question.typed[:LONGEST_QUERY]
    sought = understood(typed)
    if not sought or not question.editions:
        return []
    rows = list(what_stands(question, sought, now))
    stories = [row for row in rows if row[2]]
    names = [row[0] for row in rows if not row[2]]
    found = chain(spelled(typed, stories), alike(sought, names), fewer(sought, stories))
    asked = typed.strip().casefold()
    return [each for each in dict.fromkeys(found) if each.casefold() != asked][:MOST]


def respelled(question: Question, now: datetime) -> str:
    """The question in words that stories use, where one holds all of it; else nothing.

    One query at most.
    """
    typed = question.typed[:LONGEST_QUERY]
    sought = understood(typed)
    if not sought or not question.editions:
        return ""
    stories = [row for row in what_stands(question, sought, now) if row[2]]
    return put_right(typed, vocabulary(stories), stories)


# ── What is known ────────────────────────────────────────────────────────────


def what_stands(
    question: Question, sought: Sought, now: datetime
) -> "QuerySet[Any, Row]":
    """Rows of the newest live stories, and names that resemble what was typed."""
    newest = newest_of(question.editions, now)
    stories = PublishedArticle.objects.live(now).filter(
        pk__in=newest, search_entry__isnull=False
    )
    rows = stories.order_by().values_list(
        "headline", "summary", "search_entry__heads", "search_entry__tops"
    )
    parts = Q(name__icontains="")
    parts = reduce(or_, (Q(name__icontains=part) for part in parts_of(sought)), ~parts)
    names = [names_of(kind, question, parts, now) for kind in NAMED]
    found: QuerySet[Any, Row] = rows.union(*names, all=True)
    return found


def newest_of(editions: tuple[int, ...], now: datetime) -> "QuerySet[Any, Any]":
    """Numbers of the newest: of one edition by its list, of several by their places."""
    if len(editions) == 1:
        rows = Listing.objects.live(now).filter(
            kind=Listing.Kind.EDITION, number=editions[0], edition=editions[0]
        )
        return rows.newest_first().values("published")[:SAMPLE]
    live = PublishedArticle.objects.live(now).filter(
        edition__in=editions, search_entry__place__gt=0
    )
    return live.order_by("-search_entry__place").values("pk")[:SAMPLE]


NAMED = (
    (Listing.Kind.TOPIC, Topic.objects),
    (Listing.Kind.SECTION, Section.objects),
    (Listing.Kind.AUTHOR, Contributor.objects),
)


def names_of(
    named: Any, question: Question, parts: Q, now: datetime
) -> "QuerySet[Any, Row]":
    """Names under which a reader finds something now."""
    kind, objects = named
    live = Listing.objects.live(now).filter(
        kind=kind, number=OuterRef("pk"), edition__in=question.editions
    )
    rows = objects.public() if kind == Listing.Kind.AUTHOR else objects.all()
    some = rows.filter(parts, Exists(live)).order_by().values("pk")[:NAMES]
    nothing = Value("")
    found: QuerySet[Any, Row] = (
        objects.filter(pk__in=some)
        .order_by()
        .values_list(F("name"), nothing, nothing, nothing)
    )
    return found


def parts_of(sought: Sought) -> list[str]:
    """Bits of the words by which names are picked out."""
    parts = [
        word[start : start + 3]
        for word in sought.whole
        for start in range(max(len(word) - 2, 1))
    ]
    return list(dict.fromkeys(parts))[:12]


# ── What is offered ──────────────────────────────────────────────────────────


def spelled(typed: str, stories: list[Row]) -> Iterator[str]:
    """The question with words that stories use in place of those that none uses."""
    words = vocabulary(stories)
    if text := put_right(typed, words, stories):
        yield text
    yield from misspelled(typed, words).values()


def put_right(typed: str, words: Counter[str], stories: list[Row]) -> str:
    """The whole question in words of stories, if one holds all of it; else nothing."""
    together = joined(typed, words)
    others = misspelled(together, words)
    text = TOKEN.sub(lambda token: others.get(token[0], token[0]), together)
    is_held = text != typed and any_holds(understood(text).terms, stories)
    return " ".join(text.split()) if is_held else ""


def joined(typed: str, words: Counter[str]) -> str:
    """The question with words put together that stories write in one: tik tok."""
    known = forms_in(words)
    tokens = TOKEN.findall(typed)
    for one, other in pairwise(tokens):
        is_one_word = known.issuperset(forms_of(one + other))
        if is_one_word and not known.issuperset([*forms_of(one), *forms_of(other)]):
            typed = typed.replace(f"{one} {other}", one + other)
    return typed


def misspelled(typed: str, words: Counter[str]) -> dict[str, str]:
    """The words that no story uses, each with the one that is spelled most alike."""
    known = forms_in(words)
    unknown = [
        token
        for token in dict.fromkeys(TOKEN.findall(typed))
        if not known.issuperset(forms_of(token))
        and not is_small(token, forms_of(token))
    ]
    near = {token: nearest(token, words) for token in unknown[:MOST_TERMS]}
    return {token: word for token, word in near.items() if word}


def forms_in(words: Iterable[str]) -> set[str]:
    """All words of stories, in the form in which they are sought."""
    return {form for word in words for form in forms_of(word)}


def vocabulary(stories: list[Row]) -> Counter[str]:
    """How often each word stands there. Most chunks between spaces stand there often."""
    chunks = Counter(
        chain.from_iterable(map(str.split, chain(*(r[:2] for r in stories))))
    )
    words: Counter[str] = Counter()
    for chunk, count in chunks.items():
        for word in TOKEN.findall(chunk):
            if len(word) > 1 and not is_small(word, forms_of(word)):
                words[word] += count
    return words


def nearest(token: str, words: Counter[str]) -> str:
    """The word that is spelled most alike, the commonest of those; empty if none is."""
    signs = signs_of(token)
    if IS_UNSPACED.search(token):
        words = pieces(words, len(token))
    near = (
        (likeness(signs, signs_of(word)), count, word)
        for word, count in words.items()
        if abs(len(word) - len(token)) < 3
    )
    best = max(near, default=(0.0, 0, ""))
    return best[2] if best[0] >= ALIKE else ""


def pieces(words: Counter[str], length: int) -> Counter[str]:
    """What runs without spaces begin with, as long as the word that was typed."""
    found: Counter[str] = Counter()
    for word, count in words.items():
        if IS_UNSPACED.search(word):
            found[word[:length]] += count
    return found


@lru_cache(maxsize=50_000)
def signs_of(word: str) -> frozenset[str]:
    """Its trigrams, those at its ends too. Letters of Hangul are taken apart."""
    letters = f"  {normalize('NFD', word[:LONGEST].casefold())} "
    return frozenset(letters[at : at + 3] for at in range(len(letters) - 2))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def alike(sought: Sought, names: Iterable[str]) -> Iterator[str]:
    """Names that hold one of the words, or are spelled like them."""
    words = list(map(signs_of, sought.whole))
    ranked = sorted((-closeness(words, name), name) for name in set(names))
    yield from (name for worth, name in ranked[:2] if -worth >= ALIKE)


def closeness(words: list[frozenset[str]], name: str) -> float:
    """How much the two words that are most alike have in common."""
    own = list(map(signs_of, forms_of(name)))
    return max((likeness(a, b) for a in words for b in own), default=0)


def fewer(sought: Sought, stories: list[Row]) -> Iterator[str]:
    """The question without one of its words, and each word alone, where it finds: of
    those the one that tells most, which the fewest hold."""
    terms = sought.terms
    if len(terms) < 2:
        return
    shorter = [[t for t in terms if t is not left_out] for left_out in terms]
    rarest = sorted(terms, key=lambda term: how_many(term, stories))
    for some in (*shorter, *([term] for term in rarest)):
        if any_holds(some, stories):
            yield " ".join(term.typed for term in some)


def how_many(term: Term, stories: list[Row]) -> int:
    """How many of the stories hold it in headline or summary."""
    sign = Sign(term)
    return sum(
        sign.stands_in(heads) or sign.stands_in(tops) for *_, heads, tops in stories
    )


def any_holds(terms: Iterable[Term], stories: list[Row]) -> bool:
    """Whether one of the stories holds all of it in headline or summary."""
    signs = list(map(Sign, terms))
    return any(
        all(sign.stands_in(heads) or sign.stands_in(tops) for sign in signs)
        for _headline, _summary, heads, tops in stories
    )
