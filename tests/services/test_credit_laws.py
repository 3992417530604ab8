"""What holds for credits in every language, whatever an editor entered."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credits import Credit, House, Making, Party, credit_lines
from services.credits.composing import LABELLED, WITHHELD
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.lines import CLOSING_QUOTES, STOPS
from tests.services.golden_file import FOLDER, organisation, read

WRITTEN = sorted(path.stem for path in FOLDER.glob("*.toml"))
UNWRITTEN = "th"
SERVICES = ["korean", "persian", "tibetan"]  # of one house, in every golden file
MEDIUM_LABELS = {*BylineRole.values, CollaborationKind.FOOTAGE}
STOP = re.compile(f"[{''.join(STOPS)}。]")
LEFT_OVER = re.compile(r"[{}<>%]")  # of a pattern or of markup

MARKUP = st.sampled_from(
    ["<b>", "</bdi>", "&amp;", "{x}", "{", "}}", "{0}", "{parties}", "%s", "%(name)s"]
)
TEXTS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
).filter(str.strip)
NAMES = st.one_of(TEXTS, MARKUP)
PLAIN = st.sampled_from(
    [
        *("Lena Marsh", "Nguyễn An", "Olena Hrytsko", "Reuters", "Isabel", "Ö"),
        *("علی کریمی", "김하늘", "박노을", "王小明", "Олена", "Anna Maria"),
    ]
)
STOPPED = st.sampled_from(["Washington, D.C.", "Yahoo!", "Harbor Inc.", "“Qui vive?”"])
KINDS = st.sampled_from([*BylineRole.values, *CollaborationKind.values])
PARTY_KINDS = st.sampled_from(
    ["person", "staff", "service", "agency", "partner", "funder"]
)
PLACE_POLICIES = st.sampled_from(["", "say_so", "say_nothing"])
MEDIA = st.sampled_from(["", *Medium.values])
CASES = ("genitive", "instrumental")
HOUSES = st.builds(House, st.sampled_from([*WRITTEN, UNWRITTEN]), st.booleans())
MAKINGS = st.builds(
    Making,
    translated_from=st.sampled_from(["", "ko", "zh-Hant"]),
    is_machine_assisted=st.booleans(),
    interview_language=st.sampled_from(["", "fa"]),
    is_interview_edited=st.booleans(),
)


def optional(texts):
    return st.one_of(st.just(""), texts)


def cases(texts):
    """All stored forms, some of them, or none."""
    pairs = st.lists(st.tuples(st.sampled_from(CASES), texts), unique_by=lambda p: p[0])
    return pairs.map(lambda found: tuple(sorted(found)))


def parties(texts, **facts):
    return st.builds(
        Party,
        texts,
        PARTY_KINDS,
        place=optional(texts),
        title=optional(texts),
        possessive=optional(texts),
        house=st.sampled_from(["", "VOA"]),
        works_for=st.one_of(st.none(), st.builds(Party, texts, st.just("service"))),
        cases=cases(texts),
        place_policy=PLACE_POLICIES,
        **facts,
    )


def credits_of(texts):
    credit = st.builds(
        Credit, KINDS, parties(texts), medium=MEDIA, tail=optional(texts)
    )
    return st.lists(credit, max_size=8)


def all_did(kind, medium, people):
    return [Credit(kind, party, medium) for party in people]


def told_apart(credits):
    """The same credits, with names that no two of them share."""
    return [
        replace(each, party=numbered(n, each.party)) for n, each in enumerate(credits)
    ]


def numbered(number, party):
    """The party with its number in all its forms: "3:Lena Marsh"."""

    def form(text):
        return f"{number}:{text.strip()}" if text else ""

    return replace(
        party,
        name=form(party.name),
        possessive=form(party.possessive),
        cases=tuple((case, form(text)) for case, text in party.cases),
    )


CREDITS = credits_of(NAMES)
CROWDS = st.builds(
    all_did, KINDS, MEDIA, st.lists(parties(NAMES), min_size=4, max_size=6)
)
NUMBERED = st.one_of(CREDITS, CROWDS).map(told_apart)
HIDDEN = "Secret Person of Secret Town"


def hidden(protection):
    """Credits of people under a policy, with everything that must not be printed."""
    party = Party(
        HIDDEN,
        "person",
        place=HIDDEN,
        title=HIDDEN,
        url=HIDDEN,
        possessive=HIDDEN,
        house=HIDDEN,
        protection=protection,
        works_for=Party(HIDDEN, "service"),
        cases=tuple((case, HIDDEN) for case in CASES),
    )
    credit = st.builds(
        Credit, KINDS, st.just(party), medium=MEDIA, tail=st.just(HIDDEN)
    )
    return st.lists(credit, min_size=1, max_size=10)


def text_of(result):
    return "\n".join(map(str, result))


def named(result):
    """The lines that say somebody or something: all but the staff report."""
    return [line for line in result if line is not result.staff_report]


def forms(party):
    """Whatever the party may be called in a line."""
    return {party.name, party.possessive, *dict(party.cases).values()} - {""}


def but_withheld(result):
    return [line for line in result.lines if line.key != WITHHELD]


def may_say(name, party):
    """Whether this is a form of the party, or part of one."""
    return any(name in form for form in forms(party))


def split(result, house):
    """Label lines, and sentences with neither those nor what agencies print.

    A language that nobody has written for has labels alone.
    """
    lines = [(line.key, line, set(LABELLED)) for line in result.lines]
    for medium in result.media:
        start = f"{medium.medium}:"
        lines += [
            (line.key.removeprefix(start), line, MEDIUM_LABELS) for line in medium.lines
        ]
    lines = [each for each in lines if not each[0].startswith("tail-")]
    if house.language == UNWRITTEN:
        lines = [
            (key, line, {key, *key.split("+")} - {WITHHELD}) for key, line, _ in lines
        ]
    labels = [line for key, line, roles in lines if {*key.split("+")} <= roles]
    sentences = [line for key, line, roles in lines if not {*key.split("+")} <= roles]
    return labels, sentences


# Who is named, and how often.


@given(
    st.lists(
        st.builds(Credit, KINDS, st.builds(Party, NAMES, st.just("person"))), max_size=8
    ),
    HOUSES,
)
def test_a_line_names_each_party_once(credits, house):
    for line in credit_lines(credits * 2, house):
        names = Counter(span.text for span in line.spans if span.is_name)
        assert set(names.values()) <= {1}


@given(NUMBERED, MAKINGS, HOUSES)
def test_nobody_who_may_be_printed_is_forgotten(credits, making, house):
    text = text_of(credit_lines(credits, house, making))
    for credit in credits:
        assert any(form in text for form in forms(credit.party)), credit.party.name


@given(NUMBERED, MAKINGS, HOUSES)
def test_names_stand_in_the_order_in_which_they_were_entered(credits, making, house):
    numbers = {form: n for n, each in enumerate(credits) for form in forms(each.party)}
    for line in credit_lines(credits, house, making):
        told = [numbers[s.text] for s in line.spans if s.is_name and s.text in numbers]
        for kind in {credits[number].kind for number in told}:
            same = [number for number in told if credits[number].kind == kind]
            assert same == sorted(set(same)), str(line)


@pytest.mark.parametrize("language", WRITTEN)
@given(keys=st.permutations(SERVICES), size=st.integers(2, 3))
def test_services_that_fold_are_all_named_in_the_order_entered(language, keys, size):
    services = [organisation(key, read(language)) for key in keys[:size]]
    for kind in CollaborationKind.values:
        credits = [Credit(kind, service) for service in services]
        for line in named(credit_lines(credits, House(language))):
            names = [span.text for span in line.spans if span.is_name]
            own = [
                name for name in names if not all(may_say(name, s) for s in services)
            ]
            assert len(own) == size, str(line)
            assert all(map(may_say, own, services)), str(line)


@given(CREDITS, HOUSES)
def test_an_agency_prints_its_own_words_below_its_report(credits, house):
    lines = list(map(str, credit_lines(credits, house)))
    for credit in credits:
        assert not credit.tail or credit.tail.strip() in lines


# What a line is.


@given(CREDITS, MAKINGS, HOUSES)
def test_a_story_has_an_author_a_staff_report_or_a_told_adaptation(
    credits, making, house
):
    result = credit_lines(credits, house, making)
    assert not (result.byline and result.staff_report)
    if not (result.byline or result.staff_report):
        told = {credit.kind for credit in credits if not credit.medium}
        assert {"author", "adapter"} <= told


@given(CREDITS, MAKINGS, HOUSES)
def test_no_line_is_empty(credits, making, house):
    result = credit_lines(credits, house, making)
    for line in result:
        assert str(line).strip()
        assert all(span.text for span in line.spans)
    assert all(medium.label and medium.lines for medium in result.media)


@given(CREDITS, MAKINGS, HOUSES)
def test_every_line_has_a_key_of_its_own(credits, making, house):
    result = credit_lines(credits, house, making)
    keys = [line.key for line in named(result)]
    assert all(keys)
    assert len(keys) == len(set(keys))


@given(credits_of(PLAIN), MAKINGS, HOUSES)
def test_a_sentence_has_a_stop_and_a_label_has_none(credits, making, house):
    labels, sentences = split(credit_lines(credits, house, making), house)
    for line in sentences:
        assert STOP.fullmatch(str(line)[-1]), str(line)
        assert not STOP.search(str(line)[-2]), str(line)
    assert not any(STOP.search(str(line)) for line in labels)


@given(credits_of(st.one_of(PLAIN, STOPPED)), MAKINGS, HOUSES)
def test_a_name_with_a_stop_makes_no_second_one(credits, making, house):
    _labels, sentences = split(credit_lines(credits, house, making), house)
    for line in sentences:
        ends = str(line).rstrip(CLOSING_QUOTES)
        assert STOP.fullmatch(ends[-1]), str(line)
        assert not STOP.search(ends[-2]), str(line)


@given(credits_of(PLAIN), MAKINGS, HOUSES)
def test_nothing_is_left_over_of_a_pattern_or_of_markup(credits, making, house):
    for line in credit_lines(credits, house, making):
        assert not LEFT_OVER.search(str(line)), str(line)
        assert "  " not in str(line)


@given(KINDS, MARKUP, HOUSES)
def test_a_name_that_looks_like_markup_or_a_pattern_is_only_a_name(kind, text, house):
    home = Party(text, "service")
    party = Party(text, "person", "{x}", title=text, possessive=text, works_for=home)
    for line in named(credit_lines([Credit(kind, party)], house)):
        assert any(text in span.text for span in line.spans if span.is_name)
        words = "".join(span.text for span in line.spans if not span.is_name)
        own = words.replace("{x}", "").replace(text, "")
        assert not LEFT_OVER.search(own), str(line)


# What is not told.


@given(CREDITS, hidden("say_nothing"), HOUSES)
def test_say_nothing_prints_as_if_nobody_had_been_entered(credits, secrets, house):
    assert credit_lines(secrets + credits + secrets, house) == credit_lines(
        credits, house
    )


@given(CREDITS, hidden("say_so"), HOUSES)
def test_withheld_names_print_the_same_for_one_and_for_ten(credits, secrets, house):
    one = credit_lines([*credits, Credit("contributor", secrets[0].party)], house)
    assert credit_lines(secrets + credits, house) == one
    assert HIDDEN not in text_of(one)
    assert one.lines[-1].key == WITHHELD
    assert but_withheld(one) == but_withheld(credit_lines(credits, house))


@given(CREDITS, hidden("a policy of tomorrow"), HOUSES)
def test_an_unknown_policy_prints_nothing(credits, secrets, house):
    assert HIDDEN not in str(credit_lines(secrets + credits, house))


@given(CREDITS, st.sampled_from(["say_so", "say_nothing", "tomorrow's"]), HOUSES)
def test_a_withheld_place_prints_as_if_none_had_been_entered(credits, policy, house):
    def placed(place):
        party = {"place": place, "place_policy": policy}
        return [replace(each, party=replace(each.party, **party)) for each in credits]

    withheld = credit_lines(placed(HIDDEN), house)
    placeless = credit_lines(placed(""), house)
    assert HIDDEN not in str(withheld)
    assert but_withheld(withheld) == but_withheld(placeless)
    assert withheld.media == placeless.media
    says_so = bool(credits) and policy == "say_so"
    assert (len(withheld.lines) > len(placeless.lines)) == says_so
