"""Words as they stand in addresses, in any script.

Django's own drops every mark. In Tibetan, in Thai and in the scripts of India vowels and
subjoined letters are marks: without them other words are left.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 100

# An ellipsis or a middle dot parts words, as Korean headlines write them; so does the
# dot between syllables in Tibetan.
PARTING = re.compile("[…·‧・་༌།]")

# These two letters of Thai and Lao would come apart, and no keyboard writes them so.
WHOLE = "\u0e33\u0eb3"

# Marks that a word is read without: accents, short vowels, the sign that asks for an emoji.
SPARE = ("ARABIC", "COMBINING", "HEBREW", "IDEOGRAPHIC", "SYRIAC", "VARIATION")


def unicode_slug(text: str, *, fallback: str = "") -> str:
    """The words of a headline or name as they stand in an address."""
    text = re.sub(f"[^{WHOLE}]+", normal, PARTING.sub(" ", text)).lower()
    kept = "".join(filter(is_kept, text))
    slug = re.sub(r"[-\s]+", "-", kept).strip("-_")
    return slug[:LONGEST].strip("-") or fallback


def normal(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def is_kept(letter: str) -> bool:
    return letter.isalnum() or letter in "-_" or letter.isspace() or is_spelled(letter)


def is_spelled(letter: str) -> bool:
    """Whether it is a mark that belongs to the spelling of a word."""
    if unicodedata.category(letter) not in ("Mn", "Mc"):
        return False
    return not unicodedata.name(letter, "").startswith(SPARE)


def validate_words(slug: str) -> None:
    if not all(each.isalnum() or each in "-_" or is_spelled(each) for each in slug):
        raise ValidationError(
            _("Use letters, digits and hyphens only, for example safety-at-sea.")
        )


def with_marks(validators: Iterable[Any]) -> list[Any]:
    """The validators, Django's own of an address part replaced by ours."""
    return [
        validate_words if each is validate_unicode_slug else each for each in validators
    ]


class WordsFormField(forms.SlugField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = with_marks(self.validators)


class WordsField(models.SlugField):
    """A part of an address, in the letters and marks of any script."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"max_length": LONGEST, **kwargs, "allow_unicode": True}
        )
        self.validators = with_marks(self.validators)

    def deconstruct(self) -> Any:
        """For the database it is Django's field, and its tables stay as they are."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.SlugField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": WordsFormField, **kwargs})
