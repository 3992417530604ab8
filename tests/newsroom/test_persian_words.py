"""The Persian catalogues: whole, and with every place that the English names."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).resolve().parents[2] / "locale/fa/LC_MESSAGES"


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_every_sentence_is_said_in_persian(name):
    with (CATALOGUES / f"{name}.po").open("rb") as file:
        catalogue = read_po(file, locale="fa")
    for message in catalogue:
        texts = (message.string,) if isinstance(message.string, str) else message.string
        assert all(texts), f"{message.id} is not translated"
        assert not message.fuzzy, f"{message.id} is a guess"
        assert list(message.check(catalogue)) == [], f"{message.id} loses a place"
