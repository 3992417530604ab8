"""The part of an address's query that a page depends on."""

from functools import lru_cache
from urllib.parse import parse_qsl

LONGEST = 2000  # characters; no parameter of ours needs more

Values = tuple[tuple[str, str], ...]


@lru_cache(maxsize=1000)
def chosen(query: str, parameters: tuple[str, ...]) -> Values:
    """The values given for these parameters, in their order; the last of several.

    An empty one counts as not given, just as for the view.
    """
    if not query or not parameters or len(query) > LONGEST:
        return ()
    given = dict(parse_qsl(query))
    return tuple((name, given[name]) for name in parameters if name in given)
