"""How an edition's labels stand: said by the catalogue, in own words, or not yet."""

import gettext
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import to_language, to_locale

from services.calendars import is_read_alike, script_of
from services.credits.languages import is_written
from services.labels.own import Own, stored_labels
from services.labels.plurals import ONLY, Form, forms_of
from services.labels.sentences import PLACE, Place, Sentence, sentences
from services.models import Edition


class State(models.TextChoices):
    CATALOGUE = "catalogue", _("From the catalogue")
    OWN = "own", _("In your words")
    MISSING = "missing", _("Missing")
    ENGLISH = "english", _("Still English")


@dataclass(frozen=True)
class Label:
    """A sentence of readers' pages as it stands in one edition.

    `catalogue` is what the house's catalogue of the language says, if there is one.
    """

    sentence: Sentence
    own: Own
    catalogue: tuple[str, ...]
    state: State
    forms: tuple[Form, ...]  # that the edition's language asks for
    may_be_same: bool  # as in English

    @property
    def is_missing(self) -> bool:
        """Whether readers would find English here, or might."""
        return self.state in (State.MISSING, State.ENGLISH)


def missing_labels(edition: Edition) -> list[Label]:
    """What keeps the edition from opening: every label that nobody has said yet."""
    return [label for label in labels_of(edition) if label.is_missing]


def labels_of(edition: Edition) -> list[Label]:
    """Every label that this edition prints, in one query."""
    own = stored_labels(edition)
    return [
        label_of(edition.language, sentence, own.get(sentence.key, Own()))
        for sentence in asked_of(edition.language)
    ]


def asked_of(language: str) -> list[Sentence]:
    """Credit labels only where nobody has written the language's credit sentences."""
    has_credits = is_written(language)
    return [
        each
        for each in sentences()
        if not (has_credits and each.place == Place.CREDITS)
    ]


def label_of(language: str, sentence: Sentence, own: Own) -> Label:
    said = catalogue_of(language).says(sentence)
    forms = forms_of(language) if sentence.plural else (ONLY,)
    return Label(
        sentence=sentence,
        own=own,
        catalogue=said,
        state=state_of(language, sentence, own, forms, is_said=bool(said)),
        forms=forms,
        may_be_same=may_be_same(language, sentence),
    )


def may_be_same(language: str, sentence: Sentence) -> bool:
    """Whether a label may read as in English: never in letters that are not Latin."""
    return script_of(language) == "Latn" or not sentence.has_words


def state_of(
    language: str,
    sentence: Sentence,
    own: Own,
    forms: tuple[Form, ...],
    *,
    is_said: bool,
) -> State:
    is_same = own.is_same and may_be_same(language, sentence)
    if not own.forms:
        if own.is_same:
            return State.OWN if is_same else State.ENGLISH
        is_whole = is_said or not sentence.has_words
        return State.CATALOGUE if is_whole else State.MISSING
    if any(form.category not in own.forms for form in forms):
        return State.MISSING
    is_english = not is_same and is_still_english(language, sentence, own)
    return State.ENGLISH if is_english else State.OWN


def is_still_english(language: str, sentence: Sentence, own: Own) -> bool:
    """Whether it was copied, or has no letter of the script that the edition is in."""
    if not sentence.has_words or is_read_alike(language, settings.LANGUAGE_CODE):
        return False
    english = {folded(sentence.message), folded(sentence.plural)}
    is_latin = script_of(language) == "Latn"
    return any(
        folded(text) in english or not (is_latin or has_other_letters(text))
        for text in own.forms.values()
    )


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def has_other_letters(text: str) -> bool:
    """Whether any letter is not Latin, the names of places aside."""
    return any(
        letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
        for letter in PLACE.sub("", text)
    )


class Nothing(gettext.NullTranslations):
    """Stands behind a catalogue, and says that it has no such sentence."""

    def gettext(self, message: str) -> str:
        return ""


def file_of(language: str) -> Path | None:
    """Its compiled catalogue; one in another script says nothing to its readers."""
    found = gettext.find("django", settings.LOCALE_PATHS[0], [to_locale(language)])
    if found is None:
        return None
    tag = to_language(Path(found).parts[-3])
    return Path(found) if is_read_alike(language, tag) else None


class Catalogue:
    """What the house's own catalogue of a language says; Django's are not its words."""

    def __init__(self, language: str) -> None:
        self.is_english = is_read_alike(language, settings.LANGUAGE_CODE)
        self.found: Any = None
        file = file_of(language)
        if file is not None:
            with file.open("rb") as catalogue:
                self.found = gettext.GNUTranslations(catalogue)
            self.found.add_fallback(Nothing())

    def says(self, sentence: Sentence) -> tuple[str, ...]:
        """The sentence, or its plural forms; nothing where it does not know it."""
        if self.is_english:
            return tuple(filter(None, (sentence.message, sentence.plural)))
        if self.found is None:
            return ()
        if sentence.plural:
            return self.plural_forms(sentence)
        said = self.found.gettext(sentence.found_by)
        return (said,) if said else ()

    def plural_forms(self, sentence: Sentence) -> tuple[str, ...]:
        """Every form of the file, in its order."""
        held = self.found._catalog
        numbers = range(6)  # no language has more
        return tuple(
            held[sentence.found_by, number]
            for number in numbers
            if (sentence.found_by, number) in held
        )


@lru_cache(maxsize=100)
def catalogue_of(language: str) -> Catalogue:
    return Catalogue(language)
