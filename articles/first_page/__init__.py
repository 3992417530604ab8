"""The desk's first page: what concerns one person now, group by group.

Every group is read from an index that holds the few it is about, and bounded; the
page costs the same at a million stories. It never counts a table.
"""

from articles.first_page.page import FirstPage, first_page

__all__ = ["FirstPage", "first_page"]
