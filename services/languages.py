"""Languages to choose from, by the names that the person at the desk knows them by."""

from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from services.calendars import is_language, language_name

# Languages that reports come from: those of the house, and what its neighbours speak.
TAGS = (
    *("af", "am", "ar", "as", "az", "ba", "be", "bg", "bm", "bn", "bo", "bs", "ca"),
    *(
        "cs",
        "da",
        "de",
        "dv",
        "dz",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fa-AF",
        "ff",
        "fi",
        "fr",
    ),
    *("ga", "gn", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it"),
    *("ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lg", "ln", "lo", "lt", "lv"),
    *("mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nd", "ne", "nl", "no"),
    *("ny", "om", "or", "pa", "pl", "ps", "pt", "qu", "rn", "ro", "ru", "rw", "sd"),
    *("si", "sk", "sl", "sn", "so", "sq", "sr", "ss", "st", "su", "sv", "sw", "ta"),
    *("te", "tg", "th", "ti", "tk", "tn", "tr", "ts", "tt", "ug", "uk", "ur", "uz"),
    *("ve", "vi", "wo", "xh", "yo", "zh", "zu"),
)


def language_choices() -> list[tuple[str, Any]]:
    """Every language with its name in the desk's language, in the order of the names."""
    return [("", _("No other language")), *named_languages(get_language() or "en")]


@lru_cache
def named_languages(desk: str) -> tuple[tuple[str, str], ...]:
    named = sorted((language_name(tag, desk), tag) for tag in TAGS)
    return tuple((tag, name) for name, tag in named)


class LanguageChoiceField(forms.ChoiceField):
    """A language. One that is stored and not in the list may stay."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs |= {"choices": language_choices, "required": False}
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Offer what stands there, too."""
        if value and not super().valid_value(value) and is_language(value):
            self.choices = [*language_choices(), (value, value)]
        return value

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or is_language(str(value))
