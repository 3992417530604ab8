"""Labels as PO files: what translators' tools write, and what nobody should."""

import pytest

from services.labels import keep_labels, labels_of
from services.labels.po import POError, as_po, read
from services.models import Edition
from tests.factories import make_edition
from tests.services.test_labels import LATEST, MORE, MORE_FORMS, keep_all, own

pytestmark = pytest.mark.either


@pytest.fixture
def pashto(db: None) -> Edition:
    return make_edition(name="خبرونه", language="ps", prefix="ps", is_open=False)


@pytest.mark.parametrize("language", ["ps", "bo", "uk", "ar"])
def test_labels_pass_through_a_translators_tool_and_back(db, language):
    edition = make_edition(language=language, prefix=language)
    keep_all(edition)
    labels = labels_of(edition)
    reading = read(as_po(edition, labels), labels)
    assert reading.wrong == []
    assert reading.own == {label.sentence.key: label.own for label in labels}


def test_a_tool_may_count_plural_forms_its_own_way(db):
    ukrainian = make_edition(language="uk", prefix="uk")
    file = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 2 : '
        'n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 0 : 1);\\n"\n\n'
        'msgid "%(number)s more notice"\nmsgid_plural "%(number)s more notices"\n'
        'msgstr[0] "%(number)s два"\nmsgstr[1] "%(number)s п’ять"\nmsgstr[2] "%(number)s один"\n'
    )
    assert read(file.encode(), labels_of(ukrainian)).own[MORE].forms == {
        "one": "%(number)s один",
        "few": "%(number)s два",
        "many": "%(number)s п’ять",
    }


def plural_file(plural_forms: str, first: str, second: str) -> bytes:
    return (
        f'msgid ""\nmsgstr "Plural-Forms: {plural_forms}\\n"\n\n'
        f'msgid "{MORE_FORMS[0]}"\nmsgid_plural "{MORE_FORMS[1]}"\n'
        f'msgstr[0] "{first}"\nmsgstr[1] "{second}"\n'
    ).encode()


def test_a_tools_singular_is_found_where_the_language_uses_it_for_nought_too(db):
    french = make_edition(language="fr", prefix="fr")
    file = plural_file("nplurals=2; plural=(n != 1);", "%(number)s a", "%(number)s b")
    forms = read(file, labels_of(french)).own[MORE].forms
    assert (forms["one"], forms["other"]) == ("%(number)s a", "%(number)s b")


def test_what_a_file_leaves_empty_stays_as_it_is(pashto):
    before = own(one="یو بل خبر", other="%(number)s نور")
    keep_labels(pashto, {MORE: before})
    rule = "nplurals=2; plural=(n != 1);"
    reading = read(plural_file(rule, "", "%(number)s ب"), labels_of(pashto))
    assert reading.own == {MORE: own(one="یو بل خبر", other="%(number)s ب")}
    assert read(plural_file(rule, "", ""), labels_of(pashto)).own == {}


@pytest.mark.parametrize(
    ("charset", "smuggled"), [("unicode_escape", "\\ud800"), ("utf-7", "+2AA-")]
)
def test_a_file_is_read_as_utf_8_whatever_it_says_of_itself(pashto, charset, smuggled):
    file = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\n'
        f'msgid "Latest"\nmsgstr "تازه {smuggled}"\n'
    )
    text = read(file.encode(), labels_of(pashto)).own[LATEST].forms["other"]
    assert text.startswith("تازه")
    assert "\ud800" not in text


def test_a_file_with_half_a_milliard_plural_forms_costs_no_memory(pashto):
    file = plural_file("nplurals=500000000; plural=0;", "%(number)s ا", "")
    assert MORE in read(file, labels_of(pashto)).own


@pytest.mark.parametrize("plural", ["n%0", "n/0", "n-5", "n", "2"])
def test_plural_forms_that_lead_nowhere_are_refused(pashto, plural):
    with pytest.raises(POError):
        read(plural_file(f"nplurals=2; plural={plural};", "a", "b"), labels_of(pashto))


def test_what_is_wrong_in_a_file_is_told_and_the_rest_is_read(pashto):
    file = (
        'msgid "Latest"\nmsgstr "تازه"\n\nmsgid "Updated %(time)s"\nmsgstr "نوی"\n\n'
        '#, fuzzy\nmsgid "Home"\nmsgstr "کور"\n\nmsgid "Sell"\nmsgstr "پلورل"\n'
    )
    reading = read(file.encode(), labels_of(pashto))
    assert reading.own == {LATEST: own(other="تازه")}
    assert (reading.guesses, reading.unknown) == (1, 1)
    (wrong,) = reading.wrong
    assert "Updated %(time)s" in wrong


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"Dear colleagues,",
        b"x" * 1_000_001,
        b"\x89PNG\r\n\x1a\n",
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=__import__(1);\\n"\n',
    ],
)
def test_what_is_no_po_file_is_refused(pashto, content):
    with pytest.raises(POError):
        read(content, labels_of(pashto))
