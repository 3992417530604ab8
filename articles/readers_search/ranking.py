"""Which of the found stands first: by where the words stand, and by how new it is.

Reckoned from facts that every database tells alike, so all give the same order.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.models.search_entry import NUMBERS
from articles.readers_search.entries import spaced
from articles.readers_search.found import Found
from articles.readers_search.questions import Sought, Term

IN_HEADLINE, BESIDE, IN_TEXT = 1.0, 0.5, 0.2  # the weight of one term, by its place
IN_PIECES = 0.8  # of a run that stands there in pieces
ALL_IN_HEADLINE = 0.3
SIDE_BY_SIDE = {"heads": 0.5, "tops": 0.3, "text": 0.2}
BRIEF = 0.15  # for a headline that says nothing else
HALF_LIFE = 120  # days, after which newness counts half
NEWNESS = 0.5  # what age can take away, as a share


def in_order(found: Iterable[Found], sought: Sought, now: datetime) -> list[Found]:
    """The best first; of equals, the newest."""
    ranker = Ranker(sought, now)
    return sorted(found, key=ranker.key)


class Ranker:
    """Weighs stories for one question. A thousand at a time, so it looks no word twice."""

    def __init__(self, sought: Sought, now: datetime) -> None:
        self.terms = [Sign(term) for term in sought.terms]
        self.whole = spaced(sought.whole) if len(sought.whole) > 1 else ""
        self.length = len(sought.whole)
        self.now = int(now.timestamp())

    def key(self, story: Found) -> tuple[float, int]:
        return -self.weight(story) * self.newness(story.place), -story.place

    def weight(self, story: Found) -> float:
        """One at most for each place where the words stand, and what they stand in."""
        heads, tops = story.heads, story.tops
        total, least = 0.0, IN_HEADLINE
        for sign in self.terms:
            weight = sign.weight(heads, tops)
            total += weight
            least = min(weight, least)
        worth = total / len(self.terms)
        if least >= IN_HEADLINE * IN_PIECES:
            worth += ALL_IN_HEADLINE
            worth += BRIEF * min(self.length / max(heads.count(" ") - 1, 1), 1)
        return worth + self.nearness(story) if self.whole else worth

    def nearness(self, story: Found) -> float:
        if self.whole in story.heads:
            return SIDE_BY_SIDE["heads"]
        if self.whole in story.tops:
            return SIDE_BY_SIDE["tops"]
        return SIDE_BY_SIDE["text"] if story.is_near else 0

    def newness(self, place: int) -> float:
        days = max(self.now - (place >> NUMBERS), 0) / 86_400
        return 1 - NEWNESS + NEWNESS * HALF_LIFE / (HALF_LIFE + days)


class Sign:
    """One term, as it is looked for in the words of a story."""

    def __init__(self, term: Term) -> None:
        self.whole = spaced(term.whole)
        pieces = [way for way in term.ways if way != (term.whole,)]
        self.ways = [tuple(map(spaced, way)) for way in pieces]

    def weight(self, heads: str, tops: str) -> float:
        if self.whole in heads:
            return IN_HEADLINE
        if self.ways and self.in_pieces(heads):
            return IN_HEADLINE * IN_PIECES
        if self.whole in tops:
            return BESIDE
        if self.ways and self.in_pieces(tops):
            return BESIDE * IN_PIECES
        return IN_TEXT

    def stands_in(self, words: str) -> bool:
        return self.whole in words or self.in_pieces(words)

    def in_pieces(self, words: str) -> bool:
        return any(all(phrase in words for phrase in way) for way in self.ways)
