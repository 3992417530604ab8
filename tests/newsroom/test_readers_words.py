"""The list of readers' sentences: up to date, and said in every language of the house."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from newsroom.readers_words import FILE, listed
from services.labels import Place
from services.labels.plurals import forms_of
from services.labels.sentences import PLACE, sentences

LOCALE = Path(__file__).resolve().parents[2] / "locale"
HOUSE = ["ar", "es", "fa", "fr", "ko", "pt", "ru", "sw", "uk", "vi", "zh_Hans"]
ASKED = [each for each in sentences() if each.place != Place.CREDITS]


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_list_is_up_to_date():
    assert FILE.read_bytes() == listed(), "Run manage.py list_labels."


def test_the_list_knows_where_a_sentence_stands():
    places = {sentence.message: sentence.places for sentence in sentences()}
    assert places["Skip to the content"] == (Place.NAVIGATION,)
    assert places["Corrections and notices"] == (Place.NAVIGATION, Place.CORRECTIONS)
    assert places["Staff report"] == (Place.CREDITS,)


def test_nothing_of_the_desk_is_in_the_list():
    said = {sentence.message for sentence in sentences()}
    assert "A banner ends after it starts." not in said
    assert "There is a note for you on %(story)s." not in said


@pytest.mark.parametrize("language", HOUSE)
def test_every_readers_sentence_is_said_in_every_language_of_the_house(language):
    held = catalogue(language)
    for sentence in ASKED:
        key = (
            (sentence.message, sentence.plural) if sentence.plural else sentence.message
        )
        said = held.get(key, sentence.context or None)
        assert said, f"{sentence.message} is not in the catalogue"
        assert not said.fuzzy, f"{sentence.message} is a guess"
        texts = [said.string] if isinstance(said.string, str) else said.string
        assert all(texts), f"{sentence.message} is not translated"
        assert list(said.check(held)) == [], f"{sentence.message} loses a place"
        assert all(set(PLACE.findall(text)) <= sentence.slots for text in texts)
        if sentence.plural:
            assert len(texts) >= len(forms_of(language)), (
                f"{sentence.message} lacks forms"
            )
