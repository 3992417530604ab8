"""Labels: an edition's own words around its stories, on top of any catalogue."""

import pytest
from django.utils.translation import (
    get_language,
    gettext,
    gettext_lazy,
    ngettext,
    override,
    pgettext,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import PublishedArticle
from services.labels import (
    Own,
    State,
    keep_labels,
    labels_of,
    missing_labels,
    speaking,
    voice_at_hand,
    voices,
)
from services.labels.checking import tidied, wrong_in
from services.labels.plurals import Form, forms_of
from services.labels.sentences import Sentence, sentences
from services.models import Edition, Stamp
from tests.factories import make_edition, make_live_story

LATEST = ("", "Latest")
MORE = ("", "%(number)s more notice")
MORE_FORMS = ("%(number)s more notice", "%(number)s more notices")


@pytest.fixture
def pashto(db: None) -> Edition:
    """An edition whose language the house has no catalogue for."""
    return make_edition(
        name="خبرونه", language="ps", native_name="پښتو", prefix="ps", is_open=False
    )


@pytest.fixture(autouse=True)
def _as_a_new_process():
    voices.kept.clear()


def own(**forms: str) -> Own:
    return Own(forms)


def keep_all(edition: Edition) -> None:
    """Everything in words that keep their places."""
    keep_labels(
        edition,
        {
            label.sentence.key: Own(
                {form.category: f"پ {label.sentence.english}" for form in label.forms}
            )
            for label in labels_of(edition)
        },
    )


def state(edition: Edition, key: tuple[str, str]) -> str:
    found = {label.sentence.key: label for label in labels_of(edition)}
    return found[key].state


# Speaking.


def test_an_edition_speaks_its_labels_and_leaves_the_language_before_as_it_was(
    pashto, persian
):
    keep_labels(
        pashto,
        {LATEST: own(other="تازه"), ("banner level", "Live"): own(other="ژوندی")},
    )
    with speaking(persian), speaking(pashto):
        assert gettext("Latest") == "تازه"
        assert str(gettext_lazy("Latest")) == "تازه"
        assert pgettext("banner level", "Live") == "ژوندی"
        assert get_language() == "ps"
        with speaking(persian):
            assert gettext("Latest") == "تازه‌ترین‌ها"
        assert gettext("Latest") == "تازه"
        assert gettext("Sections") == "Sections"
    assert get_language() == "en"


def test_own_labels_lie_on_top_of_the_catalogue(persian):
    keep_labels(persian, {LATEST: own(other="نو")})
    with speaking(persian):
        assert gettext("Latest") == "نو"
        assert gettext("Sections") == "بخش‌ها"
        assert ngettext(*MORE_FORMS, 2) != MORE_FORMS[1]
    with override("fa"):
        assert gettext("Latest") == "تازه‌ترین‌ها"


def test_own_plural_forms_follow_the_locale_data():
    words = {
        "bo": {1: "other", 7: "other"},
        "ar": {0: "zero", 2: "two", 7: "few", 11: "many"},
    }
    for language, numbers in words.items():
        edition = Edition(language=language, labels_mark="x")
        forms = {form.category: form.category for form in forms_of(language)}
        voices.keep(
            edition,
            voices.OwnWords(
                voices.trans_real.translation(language),
                language,
                {MORE[1]: {"other": "other"} | forms},
            ),
        )
        with speaking(edition):
            assert {n: ngettext(*MORE_FORMS, n) for n in numbers} == numbers


def test_an_edition_without_labels_costs_nothing_and_others_one_query_once(
    pashto, persian, django_assert_num_queries
):
    keep_labels(pashto, {LATEST: own(other="تازه")})
    with django_assert_num_queries(1):
        for edition in (persian, pashto, pashto):
            with speaking(edition):
                pass
    with django_assert_num_queries(0):
        assert voice_at_hand(pashto).words.gettext("Latest") == "تازه"


def test_labels_newer_than_the_edition_at_hand_are_not_kept_under_its_mark(pashto):
    keep_labels(pashto, {LATEST: own(other="زوړ")})
    old = Edition.objects.get(pk=pashto.pk)
    keep_labels(pashto, {LATEST: own(other="نوی")})
    with speaking(old):
        assert gettext("Latest") == "نوی"
    keep_labels(pashto, {LATEST: own(other="زوړ")})
    with speaking(pashto):
        assert gettext("Latest") == "زوړ"


def test_only_so_many_marks_are_kept(pashto, monkeypatch):
    monkeypatch.setattr(voices, "MOST_KEPT", 2)
    for number in range(4):
        keep_labels(pashto, {LATEST: own(other=f"تازه {number}")})
        with speaking(pashto):
            assert gettext("Latest").endswith(str(number))
    assert len(voices.kept) == 2


# Keeping.


def test_kept_labels_mark_the_editions_stories_stale_and_its_pages_changed(persian):
    make_live_story(persian)
    before = Stamp.objects.get(pk=persian.pk).counter
    assert keep_labels(persian, {LATEST: own(other="نو")}).number == 1
    assert PublishedArticle.objects.get().is_stale
    after = Stamp.objects.get(pk=persian.pk).counter
    assert after > before
    assert keep_labels(persian, {LATEST: own(other="نو")}).number == 0
    assert Stamp.objects.get(pk=persian.pk).counter == after


def test_an_emptied_label_is_said_by_the_catalogue_again(persian):
    keep_labels(persian, {LATEST: own(other="نو")})
    keep_labels(persian, {LATEST: Own()})
    assert persian.labels_mark == "" == Edition.objects.get(pk=persian.pk).labels_mark
    assert not persian.labels.exists()


def test_an_open_edition_does_not_get_back_into_english(pashto):
    keep_all(pashto)
    pashto.is_open = True
    pashto.save()
    one = own(one="یو بل خبر")
    wanted = {LATEST: Own(), MORE: one, ("", "Home"): own(other="کور")}
    assert keep_labels(pashto, wanted) == (1, {LATEST, MORE})
    assert missing_labels(pashto) == []
    pashto.is_open = False
    pashto.save()
    assert keep_labels(pashto, {LATEST: Own()}) == (1, set())


# How labels stand.


def test_nothing_is_missing_where_the_house_has_a_catalogue(english):
    portuguese = make_edition(language="pt-BR", prefix="pt")
    assert missing_labels(english) == missing_labels(portuguese) == []
    assert state(portuguese, LATEST) == State.CATALOGUE


def test_a_catalogue_in_another_script_says_nothing(db):
    persian_in_latin = make_edition(language="fa-Latn", prefix="fa-latn")
    assert state(persian_in_latin, LATEST) == State.MISSING


@pytest.mark.parametrize("language", ["ps", "ha", "bo"])
def test_everything_is_missing_where_it_has_none(db, language):
    edition = make_edition(language=language, prefix=language)
    missing = {label.sentence.key for label in missing_labels(edition)}
    assert missing == {each.key for each in sentences() if each.has_words}
    assert ("credits", "Reporter") in missing


def test_an_edition_is_whole_once_everything_is_said(pashto):
    keep_all(pashto)
    assert missing_labels(pashto) == []


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("ps", "تازه", State.OWN),
        ("ps", "Latest", State.ENGLISH),
        ("ps", " latest ", State.ENGLISH),
        ("ps", "Taza", State.ENGLISH),  # no letter of the edition's script
        ("ha", "Sabbi", State.OWN),
        ("ha", "LATEST", State.ENGLISH),
        ("bo", "གསར་ཤོས།", State.OWN),
    ],
)
def test_what_is_still_english_is_missing(db, language, text, stands):
    edition = make_edition(language=language, prefix=language)
    keep_labels(edition, {LATEST: own(other=text)})
    assert state(edition, LATEST) == stands


def test_a_label_may_be_the_same_in_another_language(db):
    hausa = make_edition(language="ha", prefix="ha")
    keep_labels(hausa, {LATEST: Own(is_same=True)})
    assert state(hausa, LATEST) == State.OWN
    with speaking(hausa):
        assert gettext("Latest") == "Latest"


def test_a_plural_that_lacks_a_form_is_missing(pashto):
    keep_labels(pashto, {MORE: own(one="%(number)s بل خبر")})
    assert state(pashto, MORE) == State.MISSING


def test_credit_labels_are_asked_only_where_nobody_wrote_the_sentences(persian, pashto):
    assert ("credits", "Reporter") not in {
        each.sentence.key for each in labels_of(persian)
    }
    assert state(pashto, ("credits", "Reporter")) == State.MISSING


# What a label may hold.

UPDATED = Sentence("Updated %(time)s")
SEVERAL = Sentence("%(number)s notice", plural="%(number)s notices")
OTHER, ONE, MANY = Form("other", ()), Form("one", (1,)), Form("few", (2, 3))


@pytest.mark.parametrize(
    ("sentence", "form", "text", "named"),
    [
        (UPDATED, OTHER, "نوی شوی", "%(time)s"),
        (UPDATED, OTHER, "%(time) نوی", "%(time)s"),
        (UPDATED, OTHER, "%(Time)s نوی", "%(time)s"),
        (UPDATED, OTHER, "%(time)s %(name)s", "%(name)s"),
        (UPDATED, OTHER, "%(time)s 100%", "%"),
        (UPDATED, OTHER, "<b>%(time)s</b>", "<"),
        (UPDATED, OTHER, '%(time)s "نوی"', '"'),
        (UPDATED, OTHER, "%(time)s &lt;", "&"),
        (UPDATED, OTHER, "%(time)s" + "و" * 500, "508"),
        (SEVERAL, MANY, "خبرونه", "%(number)s"),
        (UPDATED, OTHER, "%(time)s \u202e", "nobody can see"),
        (UPDATED, OTHER, "%(time)s \ud800", "nobody can see"),
        (UPDATED, OTHER, "%(time)s \ue000", "nobody can see"),
        (UPDATED, OTHER, "%(time)s \ufffe", "nobody can see"),
    ],
)
def test_what_is_wrong_with_a_label_is_named(sentence, form, text, named):
    assert named in wrong_in(sentence, text, form)


@pytest.mark.parametrize(
    ("sentence", "form", "text"),
    [
        (UPDATED, OTHER, "په %(time)s نوی شوی"),
        (SEVERAL, ONE, "یو خبر"),
        (SEVERAL, MANY, "%(number)s خبرونه"),
    ],
)
def test_a_label_with_its_places_is_right(sentence, form, text):
    assert wrong_in(sentence, text, form) == ""


@settings(max_examples=30)
@given(st.text(max_size=20))
def test_a_right_label_can_always_be_printed(typed):
    text = tidied(f"%(time)s {typed}")
    if not wrong_in(UPDATED, text, OTHER):
        assert "14:30" in text % {"time": "14:30"}
        assert not set('<>&"\n') & set(text)
