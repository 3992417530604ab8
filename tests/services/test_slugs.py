"""Web addresses out of headlines, in every script."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from services.models import Section, unicode_slug
from services.models.slug import validate_words

SPELLED = {
    "བོད་ཀྱི་གསར་འགྱུར།": "བོད-ཀྱི-གསར-འགྱུར",
    "हिन्दी समाचार": "हिन्दी-समाचार",
    "বাংলা খবর": "বাংলা-খবর",
    "မြန်မာ သတင်း": "မြန်မာ-သတင်း",
    "ព័ត៌មានខ្មែរ": "ព័ត៌មានខ្មែរ",
    "ข่าวน้ำท่วม": "ข่าวน้ำท่วม",
    "ދިވެހި ޚަބަރު": "ދިވެހި-ޚަބަރު",
    "བཀྲ" * 60: ("བཀྲ" * 60)[:100],
}

AS_EVER = [
    *("Ünïcode ﬁ １２３", "a_b -- c", "❤️ love!", "한국 뉴스", "新闻：世界"),
    *("Й ё́лка", "مُحَمَّد می‌رود", "Tiếng Việt", "İzmir", "São Tomé (1)"),
]


@pytest.mark.parametrize("words", SPELLED)
def test_no_vowel_is_lost(words: str) -> None:
    slug = unicode_slug(words)
    assert slug == SPELLED[words]
    Section._meta.get_field("slug").run_validators(slug)


@pytest.mark.parametrize("words", AS_EVER)
def test_addresses_of_other_scripts_are_as_they_were(words: str) -> None:
    assert unicode_slug(words) == slugify(words, allow_unicode=True)


def test_signs_are_none_of_an_address() -> None:
    for slug in ("a/b", "a b", "a?", "\u0301", "a.b"):
        with pytest.raises(ValidationError):
            validate_words(slug)
