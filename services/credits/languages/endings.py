"""Words that the names of several services end alike in, as a house does."""

from collections.abc import Sequence
from itertools import takewhile

from services.credits.facts import Party
from services.credits.parties import phrase_of


def shared_ending(parties: Sequence[Party]) -> str:
    """The last words of all printed forms: the house, after "service" and its name."""
    words = [str(phrase_of(party)).split()[2:] for party in parties]
    columns = zip(*(reversed(some) for some in words), strict=False)
    same = [column[0] for column in takewhile(is_one_word, columns)]
    return "".join(f" {word}" for word in reversed(same))


def is_one_word(column: tuple[str, ...]) -> bool:
    return len(set(column)) == 1
