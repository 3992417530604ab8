"""What holds for credits in every language, whatever an editor entered."""

from hypothesis import given
from hypothesis import strategies as st

from services.credits import Credit, House, Party, credit_lines
from services.credits.kinds import BylineRole, CollaborationKind

NAMES = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
).filter(str.strip)
KINDS = st.sampled_from([*BylineRole.values, *CollaborationKind.values])
HOUSES = st.builds(
    House, st.sampled_from(["en", "fa", "ko", "es", "sw", "th"]), st.booleans()
)


def parties(**facts):
    return st.builds(
        Party,
        NAMES,
        st.sampled_from(["person", "staff", "service", "agency", "partner"]),
        place=st.one_of(st.just(""), NAMES),
        title=st.one_of(st.just(""), NAMES),
        house=st.sampled_from(["", "VOA"]),
        works_for=st.one_of(st.none(), st.builds(Party, NAMES, st.just("service"))),
        **facts,
    )


CREDITS = st.lists(st.builds(Credit, KINDS, parties()), max_size=8)
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
    )
    return st.lists(
        KINDS.map(lambda kind: Credit(kind, party)), min_size=1, max_size=10
    )


@given(
    st.lists(
        st.builds(Credit, KINDS, st.builds(Party, NAMES, st.just("person"))), max_size=8
    ),
    HOUSES,
)
def test_a_line_names_each_party_once(credits, house):
    result = credit_lines(credits * 2, house)
    for line in (result.byline, *result.lines):
        names = [span.text for span in line.spans if span.is_name]
        assert len(names) == len(set(names))


@given(CREDITS, HOUSES)
def test_a_story_has_an_author_a_staff_report_or_a_told_adaptation(credits, house):
    result = credit_lines(credits, house)
    assert not (result.byline and result.staff_report)
    if not (result.byline or result.staff_report):
        assert {"author", "adapter"} <= {credit.kind for credit in credits}


@given(CREDITS, HOUSES)
def test_nobody_who_may_be_printed_is_forgotten(credits, house):
    result = credit_lines(credits, house)
    text = str(result.byline) + "".join(map(str, result.lines))
    for credit in credits:
        assert credit.party.name.strip() in text


@given(CREDITS, hidden("say_nothing"), HOUSES)
def test_say_nothing_prints_as_if_nobody_had_been_entered(credits, secrets, house):
    assert credit_lines(secrets + credits + secrets, house) == credit_lines(
        credits, house
    )


@given(CREDITS, hidden("say_so"), HOUSES)
def test_withheld_names_print_the_same_for_one_and_for_ten(credits, secrets, house):
    one = credit_lines([*credits, Credit("contributor", secrets[0].party)], house)
    assert credit_lines(secrets + credits, house) == one
    assert HIDDEN not in str(one)
    assert one.lines[:-1] == credit_lines(credits, house).lines


@given(CREDITS, hidden("a policy of tomorrow"), HOUSES)
def test_an_unknown_policy_prints_nothing(credits, secrets, house):
    assert HIDDEN not in str(credit_lines(secrets + credits, house))


@given(CREDITS)
def test_sentences_end_in_one_stop(credits):
    for line in credit_lines(credits, House("en")).lines:
        assert str(line).startswith(
            ("Editor", "Photographer", "Camera", "Producer")
        ) or (
            str(line).endswith((".", "!", "?", "…", "؟", "۔", "'", '"', "”", "’", "»"))
        )
