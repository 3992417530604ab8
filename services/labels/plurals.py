"""How a language counts: which forms a sentence with a number needs."""

from dataclasses import dataclass
from functools import lru_cache

from babel.plural import PluralRule, to_gettext

from services.calendars import locale_of

ORDER = ("zero", "one", "two", "few", "many", "other")
ENOUGH = 200  # whole numbers up to this show every form that a page can need
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A plural category of the locale data, and the first whole numbers it is for."""

    category: str
    numbers: tuple[int, ...]

    @property
    def examples(self) -> str:
        shown = ", ".join(map(str, self.numbers[:SHOWN]))
        return f"{shown} …" if len(self.numbers) > SHOWN else shown

    @property
    def is_of_one_number(self) -> bool:
        """Whether the number may be said in a word: "one more notice"."""
        return len(self.numbers) == 1


ONLY = Form("other", ())


@lru_cache
def forms_of(language: str) -> tuple[Form, ...]:
    """The forms for whole numbers; one that only fractions would need is not asked."""
    rule = locale_of(language).plural_form
    numbers: dict[str, list[int]] = {}
    for number in range(ENOUGH + 1):
        numbers.setdefault(rule(number), []).append(number)
    return tuple(Form(each, tuple(numbers[each])) for each in ORDER if each in numbers)


def category_of(language: str, number: float) -> str:
    return locale_of(language).plural_form(abs(number))


@lru_cache
def in_gettext(language: str) -> str:
    """The same for a catalogue's header: `nplurals=2; plural=(n == 1 ? 0 : 1);`."""
    rules = locale_of(language).plural_form.rules
    asked = [form.category for form in forms_of(language)]
    return to_gettext(PluralRule({each: rules[each] for each in asked[:-1]}))
