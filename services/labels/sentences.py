"""The sentences of readers' pages, as the list in the repository has them.

`manage.py list_labels` writes that list from the sources; see newsroom/readers_words.py.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

CONTEXT_SEPARATOR = "\x04"  # as gettext joins a context and its sentence
PLACE = re.compile(r"%\((\w+)\)s")
NUMBER = "number"  # the place of a sentence that counts something


class Place(models.TextChoices):
    """Where a sentence stands. The list names it in English, for translators."""

    NAVIGATION = "navigation", _("Navigation and foot of the page")
    LISTS = "lists", _("Front page and lists")
    STORY = "story", _("Story")
    PICTURES = "pictures", _("Pictures")
    CORRECTIONS = "corrections", _("Corrections and notices")
    BANNERS = "banners", _("Banners")
    REPUBLISHING = "republishing", _("Republishing")
    FEEDS = "feeds", _("Feeds")
    ERRORS = "errors", _("Error pages")
    MEMORY = "memory", _("What the reader's browser remembers")
    CREDITS = "credits", _("Credits")


@dataclass(frozen=True)
class Sentence:
    """One sentence of readers' pages in English; `plural` where it counts something."""

    message: str
    context: str = ""
    plural: str = ""
    places: tuple[Place, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """As it is stored with an edition."""
        return self.context, self.message

    @property
    def found_by(self) -> str:
        """As gettext looks it up."""
        context = f"{self.context}{CONTEXT_SEPARATOR}" if self.context else ""
        return context + self.message

    @property
    def english(self) -> str:
        """As it is said of most numbers."""
        return self.plural or self.message

    @property
    def place(self) -> Place:
        return self.places[0]

    @cached_property
    def sign(self) -> str:
        """Eight letters that stay the same from release to release: names of boxes."""
        return blake2b(self.found_by.encode(), digest_size=4).hexdigest()

    @cached_property
    def slots(self) -> frozenset[str]:
        """What is filled in when it is printed: number, name, time."""
        return frozenset(PLACE.findall(self.english))

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate: not in "%(label)s: %(text)s"."""
        return any(letter.isalpha() for letter in PLACE.sub("", self.message))


@cache
def sentences() -> tuple[Sentence, ...]:
    """All of them, in the order of the list."""
    file = Path(settings.BASE_DIR) / "locale" / "readers.pot"
    with file.open("rb") as listed:
        return tuple(sentence(entry) for entry in read_po(listed) if entry.id)


def sentence(entry: Message) -> Sentence:
    single, plural = (entry.id, "") if isinstance(entry.id, str) else entry.id
    places = tuple(Place(comment) for comment in entry.auto_comments)
    return Sentence(single, entry.context or "", plural, places)
