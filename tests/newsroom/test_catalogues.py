"""The catalogues: whole, and with every place that the English names."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

from newsroom.catalogues import messages

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))
SPOKEN = {to_locale(tag) for tag, _name in settings.LANGUAGES}  # at the desk
NAMES = ["django", "djangojs"]


def catalogue(language: str, name: str) -> Catalog:
    with (LOCALE / language / f"LC_MESSAGES/{name}.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_desk_speaks_exactly_the_languages_that_have_a_catalogue():
    assert {*LANGUAGES, "en"} == SPOKEN
    assert len(SPOKEN) == 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_code_is_in_every_catalogue_and_no_other(language, name):
    held = {
        (message.context, message.id)
        for message in catalogue(language, name)
        if message.id
    }
    assert held == messages(name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_said_in_every_language(language, name):
    words = catalogue(language, name)
    for message in words:
        texts = (message.string,) if isinstance(message.string, str) else message.string
        assert all(texts), f"{message.id} is not translated"
        assert not message.fuzzy, f"{message.id} is a guess"
        assert list(message.check(words)) == [], f"{message.id} loses a place"


@pytest.mark.parametrize(
    "sentence",
    [
        (None, "Skip to the content"),  # of a page
        (None, ("%(number)s thing stops it", "%(number)s things stop it")),
        ("banner level", "Live"),  # with a context
        (None, "Write a headline."),  # of Python
        (None, "Banners in the style guide"),  # a constant inside a tag
    ],
)
def test_sentences_of_every_sort_are_found(sentence):
    assert sentence in messages("django")
