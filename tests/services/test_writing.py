"""What an edition is written in: direction by script, tags by name, what follows."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from services.calendars import direction, script_of
from services.writing import (
    compose,
    language_typed,
    named_languages,
    native_name,
    usual_calendar,
    usual_zone,
)

RIGHT_TO_LEFT = {
    "ar": "Arab",
    "fa": "Arab",
    "ps": "Arab",
    "ur": "Arab",
    "ckb": "Arab",
    "ug": "Arab",
    "sd": "Arab",
    "ks": "Arab",
    "pa-Arab": "Arab",
    "pa-PK": "Arab",
    "az-Arab": "Arab",
    "ku-Arab": "Arab",
    "uz-Arab": "Arab",
    "uz-AF": "Arab",
    "tg-Arab": "Arab",
    "ms-Arab": "Arab",
    "he": "Hebr",
    "yi": "Hebr",
    "dv": "Thaa",
    "nqo": "Nkoo",
    "bm-Nkoo": "Nkoo",
    "ff-Adlm": "Adlm",
    "rhg": "Rohg",
    "syr": "Syrc",
}
LEFT_TO_RIGHT = {
    "en": "Latn",
    "pa": "Guru",
    "ku": "Latn",
    "uz": "Latn",
    "uz-Cyrl": "Cyrl",
    "sr-Latn": "Latn",
    "ks-Deva": "Deva",
    "sd-Deva": "Deva",
    "bo": "Tibt",
    "am": "Ethi",
    "my": "Mymr",
    "km": "Khmr",
    "zh-Hans": "Hans",
    "zh-TW": "Hant",
    "ja": "Jpan",
    "ko": "Kore",
    "ff": "Latn",
}


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_these_run_from_the_right(tag: str) -> None:
    assert (direction(tag), script_of(tag)) == ("rtl", RIGHT_TO_LEFT[tag])


@pytest.mark.parametrize("tag", LEFT_TO_RIGHT)
def test_these_run_from_the_left(tag: str) -> None:
    assert (direction(tag), script_of(tag)) == ("ltr", LEFT_TO_RIGHT[tag])


COMPOSED = [
    ("ps", "", "ps"),
    ("ps", "Arab", "ps"),
    ("bo", "Tibt", "bo"),
    ("uz", "Cyrl", "uz-Cyrl"),
    ("pa", "Arab", "pa-Arab"),
    ("sr", "Latn", "sr-Latn"),
    ("ku", "Arab", "ku-Arab"),
    ("zh", "", "zh-Hans"),
    ("zh-Hans", "Hant", "zh-Hant"),
    ("fa-AF", "", "fa-AF"),
]


@pytest.mark.parametrize(("language", "script", "tag"), COMPOSED)
def test_language_and_script_are_composed_into_a_tag(
    language: str, script: str, tag: str
) -> None:
    assert compose(language, script) == tag


@pytest.mark.parametrize(
    ("language", "script", "sentence"),
    [
        ("en", "Tibt", "does not know English in this script: Tibetan"),
        ("mn", "Mong", "cannot be set in this script: Mongolian"),
        ("az", "Arab", "cannot write dates of Azerbaijani in this script: Arabic"),
    ],
)
def test_what_the_locale_data_cannot_write_is_refused(
    language: str, script: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        compose(language, script)


TYPED = {
    "Pashto": "ps",
    "pashto (پښتو)": "ps",
    "پښتو": "ps",
    "PS": "ps",
    "Hausa": "ha",
    "Tibetan": "bo",
    "Dari": "fa-AF",
    "zh_hans": "zh-Hans",
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_language_is_known_by_its_name_its_own_name_and_its_tag(typed: str) -> None:
    assert language_typed(typed, "en") == TYPED[typed]


def test_a_language_is_known_by_the_name_that_the_desk_calls_it() -> None:
    assert language_typed("پشتو", "fa") == "ps"


def test_an_unknown_language_is_refused_in_words() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="“Klingon”"):
        language_typed("Klingon", "en")


def test_every_language_of_the_locale_data_can_be_chosen() -> None:
    offered = [name for _tag, name in named_languages("en")]
    assert len(offered) > 300
    assert {"Tibetan (བོད་སྐད་)", "Hausa", "Dari (دری)"} <= set(offered)


FOLLOWS = {
    "ps": ("پښتو", "Asia/Kabul", "solar_hijri"),
    "fa-AF": ("دری", "Asia/Kabul", "solar_hijri"),
    "fa": ("فارسی", "Asia/Tehran", "solar_hijri"),
    "uz-Cyrl": ("Ўзбекча", "Asia/Tashkent", "gregorian"),
    "uk": ("Українська", "Europe/Kyiv", "gregorian"),
    "ka": ("ქართული", "Asia/Tbilisi", "gregorian"),
    "tr": ("Türkçe", "Europe/Istanbul", "gregorian"),
    "ku-Arab": ("", "Asia/Baghdad", "gregorian"),  # the data has it in Latin alone
}


@pytest.mark.parametrize("tag", FOLLOWS)
def test_name_zone_and_calendar_follow_from_the_tag(tag: str) -> None:
    found = (native_name(tag), usual_zone(tag), usual_calendar(tag))
    assert found == FOLLOWS[tag]
