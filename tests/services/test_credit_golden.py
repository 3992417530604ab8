"""Every language of the house says every situation as its golden file has it."""

import re
import unicodedata

import pytest

from services.credits.languages import LANGUAGES
from tests.services.golden_file import FOLDER, lines_of, printed, read
from tests.services.situations import SITUATIONS

WRITTEN = sorted(set(LANGUAGES) - {"und"})
HOUSE = {"ar", "en", "es", "fa", "fr", "ko", "pt", "ru", "sw", "uk", "vi", "zh"}
OWN_SCRIPT = sorted(
    tag for tag in WRITTEN if tag in {"ar", "fa", "ko", "ru", "uk", "zh"}
)


def test_the_twelve_languages_of_the_house_are_written():
    assert set(WRITTEN) >= HOUSE


def test_every_language_has_its_golden_file_and_no_file_is_left_over():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(WRITTEN)


@pytest.mark.parametrize("language", WRITTEN)
def test_every_situation_is_said_as_in_the_golden_file(language):
    said = {
        name: printed(lines_of(each, language)) for name, each in SITUATIONS.items()
    }
    assert said == read(language)["lines"]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_line_has_one_stop_no_gap_and_no_leftover_of_a_pattern(language):
    for situation in SITUATIONS.values():
        for line in lines_of(situation, language):
            text = str(line)
            assert text == text.strip() == unicodedata.normalize("NFC", text)
            assert not re.search(r"\.\.|。。|  |[{}]| [,.;،。؛]|\(\s*\)", text), text


@pytest.mark.parametrize("language", OWN_SCRIPT)
def test_no_english_is_left_where_letters_are_others(language):
    for situation in SITUATIONS.values():
        for line in lines_of(situation, language):
            words = "".join(span.text for span in line.spans if not span.is_name)
            assert not re.search("[A-Za-z]", words), str(line)
