"""The coverage board: which edition has which story, who was offered it, who said no.

Rows are stories, columns are editions. What is neither live, nor offered to one's
services, nor one's own is not on it. A page costs the same number of queries whatever
the number of stories and editions, and the same at a million articles.
"""

from articles.coverage.asked import Asked, asked_of
from articles.coverage.page import Board, board

__all__ = ["Asked", "Board", "asked_of", "board"]
