"""Credit lines: who made a story, said in the edition's language.

Facts in, printed lines out. Nothing here asks the database, the request, the
active language or the clock.
"""

from services.credits.composing import credit_lines
from services.credits.facts import Credit, House, Making, Party
from services.credits.lines import CreditLines, Line, MediumLines, Span
from services.credits.rewording import (
    Rewording,
    mark_of,
    merged,
    read_rewordings,
    reworded,
    tidy_rewordings,
    write_rewordings,
)

__all__ = [
    "Credit",
    "CreditLines",
    "House",
    "Line",
    "Making",
    "MediumLines",
    "Party",
    "Rewording",
    "Span",
    "credit_lines",
    "mark_of",
    "merged",
    "read_rewordings",
    "reworded",
    "tidy_rewordings",
    "write_rewordings",
]
