"""Credits for a language that nobody has written sentences for yet."""

from collections.abc import Sequence

from babel.lists import format_list

from services.calendars import locale_of
from services.credits.languages.en import English
from services.credits.lines import Line, fill
from services.credits.parties import Item


class Unreviewed(English, tag="und"):
    """English sentences, in which the locale data joins the lists."""

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        slots = {f"item{number}": item.line for number, item in enumerate(items)}
        try:
            locale = locale_of(self.house.language)
        except ValueError:
            return super().join(items, closed=closed)
        return fill(
            format_list([f"{{{slot}}}" for slot in slots], locale=locale), **slots
        )
