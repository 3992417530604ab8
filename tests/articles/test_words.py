"""Words are found however they are typed, in every script; nothing typed is an error."""

import pytest
from hypothesis import given
from hypothesis import settings as laws
from hypothesis import strategies as st

from articles.words import beginnings_of, parse, words_of


def sought(typed):
    return [word for term in parse(typed) for word in term.words]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("The ferries' crew met Kim’s envoy", "FERRY"),
        ("NKOREA-UN-RIGHTS", "rights"),
        ("NKOREA-UN-RIGHTS", "un-right"),
        ("Talks at the U.N. resume", "un talk"),
        ("Málaga, Łódź, Straße, İzmir", "malaga lodz strasse izmir"),
        ("ﬁnance Ｆｕｌｌ", "finance full"),
        ("رئیس‌جمهور به كتابخانهٔ ملی رفت", "کتابخانه"),
        ("کتاب‌های تازه", "کتاب"),
        ("کتاب ها", "کتابها"),
        ("او می‌رود", "میرود"),
        ("آب و هوای ایران", "اب"),
        ("سال ۱۴۰۵", "1405"),
        ("الرَّئِيسُ يزور المدرسة", "رئيس مدرسه"),
        ("إيران وأفغانستان", "ايران"),
        ("مســـؤول", "مسوول"),
        ("٤٥ قتيلا", "45"),
        ("부산에서 배가 침몰했다", "부산"),
        ("부산항 여객선 침몰", "여객선"),
        ("北京大学发布报告", "大学"),
        ("东京と大阪", "大阪"),
        ("हिन्दी भाषा", "भाषा"),
        ("ภาษาไทย", "ไทย"),
    ],
)
def test_what_is_written_is_found_as_it_is_typed(written, typed):
    assert set(sought(typed)) <= set(words_of(written))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Ferry sinks", "fer"),
        ("کتابخانه", "کتا"),
        ("المدرسة", "مدر"),
        ("부산항", "항"),
    ],
)
def test_the_last_word_may_be_unfinished(written, typed):
    (term,) = parse(typed)
    assert term.beginning in beginnings_of(written)


def test_quotes_keep_words_together_and_a_space_ends_the_last():
    quoted, plain = parse("“North Korea” ferry ")
    assert quoted.words == ("north", "korea")
    assert not quoted.beginning
    assert not plain.beginning
    assert [term.words for term in parse('«کره شمالی» "open')] == [
        ("کره", "شمالی"),
        ("open",),
    ]


def test_a_line_of_chinese_is_sought_as_it_stands():
    (term,) = parse("北京大学")
    assert term.words == ("北京", "京大", "大学")


@laws(max_examples=40)
@given(st.text(max_size=200))
def test_words_hold_no_sign_that_a_database_could_read(text):
    for word in [*words_of(text), *sought(text), *beginnings_of(text)]:
        assert word
        assert not set(word) & set("'\"\\^_:*&|!()<> \t\n\0")
