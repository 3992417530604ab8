"""Credit lines in an editor's own words: stored readably, true to their facts."""

from hypothesis import given
from hypothesis import strategies as st

from services.credits import (
    House,
    Line,
    Rewording,
    credit_lines,
    mark_of,
    merged,
    read_rewordings,
    reworded,
    tidy_rewordings,
    write_rewordings,
)
from tests.services.crediting import agency, entered, person

LENA = person("Lena Marsh")
COMPOSED = "Reuters contributed to this report."
WORDS = "Reuters was with us on the boat."
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1)


def lines(words, **parties):
    found = credit_lines(entered(**parties), House("en"))
    return [str(line) for line in reworded(found, read_rewordings(words))]


def stored(key="contributed", composed=COMPOSED, text=WORDS):
    return write_rewordings([Rewording(key, mark_of(Line.of(composed)), text)])


def test_an_editors_words_stand_in_place_of_the_composed_line():
    credits = {"author": [LENA], "contributed": [agency("Reuters")]}
    assert lines(stored(), **credits) == ["By Lena Marsh", WORDS]
    byline = stored("byline", "By Lena Marsh", "Words by Lena Marsh")
    assert lines(byline, **credits) == ["Words by Lena Marsh", COMPOSED]


def test_words_for_other_facts_are_not_printed():
    for agencies in ([agency("AFP")], [agency("Reuters"), agency("AFP")], []):
        assert WORDS not in lines(stored(), contributed=agencies)


def test_that_names_are_withheld_is_never_put_otherwise():
    secret = person("Person A", protection="say_so")
    (_top, said) = lines("", contributor=[secret])
    words = stored("withheld", said, "Person A wrote it.")
    assert lines(words, contributor=[secret]) == ["Staff report", said]


def test_lines_of_a_medium_are_put_otherwise_too():
    found = credit_lines(entered(camera=[LENA]), House("en"))
    (line,) = found.lines
    assert line.key == "camera"
    words = stored("camera", str(line), "Filmed by Lena Marsh")
    assert (
        str(reworded(found, read_rewordings(words)).lines[0]) == "Filmed by Lena Marsh"
    )


@given(st.dictionaries(LINES.filter(lambda key: "]" not in key), LINES, max_size=4))
def test_what_is_stored_reads_back(found):
    rewordings = {
        key: Rewording(key, mark_of(Line.of(text)), text) for key, text in found.items()
    }
    assert read_rewordings(write_rewordings(rewordings.values())) == rewordings


@given(st.text())
def test_anything_typed_is_tidied_once(typed):
    assert tidy_rewordings(tidy_rewordings(typed)) == tidy_rewordings(typed)


def test_what_is_no_rewording_is_passed_over():
    assert tidy_rewordings(f"Hello\r\n{stored()}\r\n→ alone") == stored()


def test_two_people_s_words_for_two_lines_stand_together():
    byline = stored("byline", "By Lena Marsh", "Words by Lena Marsh")
    both = read_rewordings(merged("", stored(), byline))
    assert both.keys() == {"byline", "contributed"}
    assert merged(stored(), stored(), "") == ""  # they dropped it, I left it alone
    assert merged("", stored(), stored(text="Otherwise.")) is None
    assert merged(stored(), "", stored(text="Otherwise.")) is None
