"""Which language's words say an edition's credits.

A language is one module here with one class of `Wording`. Whoever adds one writes
that module and its golden file in tests/services/golden/; nothing lists them.
"""

from importlib import import_module
from pkgutil import iter_modules

from services.calendars import is_read_alike
from services.credits.facts import House
from services.credits.wording import WORDINGS, Wording

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")

LANGUAGES = WORDINGS


def wording_for(house: House) -> Wording:
    """The words of the edition's language in its script, whatever its region.

    One that nobody has written for is said in English, and its desk is told.
    """
    tag = primary(house.language)
    return LANGUAGES[tag if is_written(house.language) else "und"](house)


def is_written(language: str) -> bool:
    """Whether somebody has written the credit sentences of this language and script."""
    tag = primary(language)
    return tag in LANGUAGES and is_read_alike(language, tag)


def primary(language: str) -> str:
    """`zh` of `zh-Hans`."""
    return language.replace("_", "-").split("-")[0].lower()
