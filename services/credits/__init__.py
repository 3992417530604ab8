"""Credit lines: who made a story, said in the edition's language.

Facts in, printed lines out. Nothing here asks the database, the request, the
active language or the clock.
"""

from services.credits.composing import credit_lines
from services.credits.facts import Credit, House, Party
from services.credits.lines import CreditLines, Line, Span

__all__ = ["Credit", "CreditLines", "House", "Line", "Party", "Span", "credit_lines"]
