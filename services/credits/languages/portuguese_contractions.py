"""Portuguese prepositions that swallow an article: "do", "na", "pelos"."""

import re

from services.credits.lines import Line, Span

ARTICLE = re.compile(r"\A[oa]s? ")
STEMS = {"de": "d", "em": "n", "por": "pel"}


def contracted(preposition: str, line: Line) -> Line:
    """The line after "de", "em" or "por". A name keeps its own: "de O País"."""
    first, *rest = line.spans
    if first.is_name or not (preposition in STEMS and ARTICLE.match(first.text)):
        return Line.of(f"{preposition} ") + line
    return Line((Span(STEMS[preposition] + first.text), *rest))
