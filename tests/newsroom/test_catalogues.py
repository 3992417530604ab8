"""The catalogues: whole, alike, and with every place that the English names."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))
NAMES = ["django", "djangojs"]


def catalogue(language: str, name: str) -> Catalog:
    with (LOCALE / language / f"LC_MESSAGES/{name}.po").open("rb") as file:
        return read_po(file, locale=language)


def sentences(language: str, name: str) -> set[object]:
    return {(message.context, message.id) for message in catalogue(language, name)}


def test_persian_and_korean_are_among_the_catalogues():
    assert {"fa", "ko"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_said_in_every_language(language, name):
    words = catalogue(language, name)
    for message in words:
        texts = (message.string,) if isinstance(message.string, str) else message.string
        assert all(texts), f"{message.id} is not translated"
        assert not message.fuzzy, f"{message.id} is a guess"
        assert list(message.check(words)) == [], f"{message.id} loses a place"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_the_same_sentences(language, name):
    assert sentences(language, name) == sentences("fa", name)
