"""English credits: whose title, service and place is whose, articles and commas."""

from dataclasses import replace

import pytest

from services.credits import House, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by


def voa(name, **facts):
    return Party(name, "service", possessive=f"VOA's {name}", house="VOA", **facts)


KOREAN = voa("Korean Service")
PERSIAN = voa("Persian Service")
PAUL = person("Paul Reed")
LENA = person("Lena Marsh")
KIM = person("Kim Haneul", works_for=KOREAN)
YOON = person("Yoon Sora", works_for=KOREAN)
MARTA = person("Marta Wilk", "Warsaw")
AIDA = person("Aida Bekova", "Osh, Kyrgyzstan")
CHIEF = person("Olena Hrytsko", title="head of the Kyiv bureau")
TRUST = Party("the Lantern Trust", "funder")
HARBOR = Party("Harbor Radio, Inc.", "partner")


def printed(**parties_by_kind):
    return printed_by(House("en"), **parties_by_kind)


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([KIM, YOON], "By Kim Haneul and Yoon Sora, VOA's Korean Service"),
        ([LENA, KIM], "By Lena Marsh, and Kim Haneul, VOA's Korean Service"),
        ([KIM, LENA], "By Kim Haneul, VOA's Korean Service, and Lena Marsh"),
        (
            [LENA, PAUL, KIM],
            "By Lena Marsh; Paul Reed; and Kim Haneul, VOA's Korean Service",
        ),
        (
            [replace(KIM, title="Seoul correspondent", place="Seoul")],
            "By Kim Haneul, Seoul correspondent, VOA's Korean Service",
        ),
        (
            [replace(KIM, title="Seoul correspondent"), YOON],
            "By Kim Haneul, Seoul correspondent, VOA's Korean Service, and "
            "Yoon Sora, VOA's Korean Service",
        ),
        (
            [LENA, person("Paul Reed", title="Pentagon correspondent")],
            "By Lena Marsh and Paul Reed, Pentagon correspondent",
        ),
        ([TRUST], "By the Lantern Trust"),
    ],
)
def test_a_byline_says_whose_service_it_is(authors, byline):
    assert printed(author=authors)[0] == byline


def test_a_service_that_wrote_the_whole_report_signs_as_sentences_call_it():
    assert printed(agency_report=[KOREAN]) == ("By VOA's Korean Service", [])


@pytest.mark.parametrize(
    ("contributors", "said"),
    [
        ([KIM, YOON], "Kim Haneul and Yoon Sora of VOA's Korean Service contributed"),
        ([PAUL, KIM], "Paul Reed, and Kim Haneul of VOA's Korean Service, contributed"),
        ([KIM, PAUL], "Kim Haneul of VOA's Korean Service and Paul Reed contributed"),
        (
            [KIM, MARTA],
            "Kim Haneul of VOA's Korean Service, and Marta Wilk in Warsaw, contributed",
        ),
        (
            [MARTA, KIM],
            "Marta Wilk in Warsaw and Kim Haneul of VOA's Korean Service contributed",
        ),
        (
            [replace(KIM, place="Seoul"), replace(YOON, place="Busan, South Korea")],
            "Kim Haneul of VOA's Korean Service in Seoul and Yoon Sora of VOA's "
            "Korean Service in Busan, South Korea, contributed",
        ),
        (
            [PAUL, MARTA, AIDA],
            "Paul Reed; Marta Wilk in Warsaw; and Aida Bekova in Osh, Kyrgyzstan, "
            "contributed",
        ),
        (
            [AIDA, PAUL, MARTA],
            "Aida Bekova in Osh, Kyrgyzstan; Paul Reed; and Marta Wilk in Warsaw "
            "contributed",
        ),
    ],
)
def test_each_contributor_keeps_service_and_place(contributors, said):
    assert printed(contributor=contributors)[1] == [f"{said} to this report."]


def test_contributors_in_one_place_keep_their_services():
    people = [replace(PAUL, place="Seoul"), replace(KIM, place="Seoul")]
    assert printed(contributor=people)[1] == [
        "Paul Reed, and Kim Haneul of VOA's Korean Service, contributed to this report "
        "from Seoul."
    ]


@pytest.mark.parametrize(
    ("contributors", "said"),
    [
        ([CHIEF], "Olena Hrytsko, head of the Kyiv bureau, contributed"),
        (
            [PAUL, CHIEF],
            "Paul Reed and Olena Hrytsko, head of the Kyiv bureau, contributed",
        ),
        (
            [CHIEF, MARTA],
            "Olena Hrytsko, head of the Kyiv bureau, and Marta Wilk in Warsaw contributed",
        ),
        (
            [replace(CHIEF, place="Lviv"), MARTA],
            "Olena Hrytsko, head of the Kyiv bureau, in Lviv, and Marta Wilk in Warsaw "
            "contributed",
        ),
        (
            [replace(KIM, title="editor, Asia desk")],
            "Kim Haneul of VOA's Korean Service, editor, Asia desk, contributed",
        ),
        (
            [replace(LENA, title="arts and culture editor")],
            "Arts and culture editor Lena Marsh contributed",
        ),
        (
            [PAUL, replace(LENA, title="producer")],
            "Paul Reed and producer Lena Marsh contributed",
        ),
    ],
)
def test_a_short_title_stands_before_the_name_and_a_long_one_after(contributors, said):
    assert printed(contributor=contributors)[1] == [f"{said} to this report."]


def test_a_long_title_is_closed_only_inside_a_sentence():
    line = "Olena Hrytsko, head of the Kyiv bureau, translated this story."
    assert printed(translator=[CHIEF])[1] == [line]
    assert printed(narrator=[CHIEF])[1] == [
        "Narrator: Olena Hrytsko, head of the Kyiv bureau"
    ]


@pytest.mark.parametrize(
    ("services", "start", "end"),
    [
        ([TRUST], "The Lantern Trust", "the Lantern Trust"),
        (
            [agency("dpa"), TRUST],
            "dpa and the Lantern Trust",
            "dpa and the Lantern Trust",
        ),
        (
            [agency("The Associated Press"), agency("Reuters")],
            "The Associated Press and Reuters",
            "The Associated Press and Reuters",
        ),
        (
            [
                Party(name, "service", possessive=f"the BBC’s {name}", house="BBC")
                for name in ("Korean Service", "Persian Service")
            ],
            "The BBC’s Korean and Persian services",
            "the BBC’s Korean and Persian services",
        ),
        ([HARBOR], "Harbor Radio, Inc.,", "Harbor Radio, Inc"),
        (
            [HARBOR, agency("Reuters")],
            "Harbor Radio, Inc., and Reuters",
            "Harbor Radio, Inc., and Reuters",
        ),
        ([agency("Interfax Inc.")], "Interfax Inc.", "Interfax Inc"),
        (
            [replace(KOREAN, place="Seoul"), replace(PERSIAN, place="Dubai")],
            "VOA's Korean Service in Seoul and VOA's Persian Service in Dubai",
            "VOA's Korean Service in Seoul and VOA's Persian Service in Dubai",
        ),
    ],
)
def test_services_at_the_start_and_at_the_end_of_a_sentence(services, start, end):
    lines = printed(contributed=services, collaboration=services)[1]
    assert lines == [
        f"This report was produced in collaboration with {end}.",
        f"{start} contributed to this report.",
    ]


def test_services_fold_wherever_they_stand():
    services = [replace(each, place="Seoul") for each in (KOREAN, PERSIAN)]
    assert printed(contributed=services, translated=[KOREAN, PERSIAN])[1] == [
        "VOA's Korean and Persian services contributed to this report from Seoul.",
        "VOA's Korean and Persian services translated this story.",
    ]


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ([KOREAN], "in VOA's Korean Service"),
        ([agency("Reuters")], "with Reuters"),
        ([KOREAN, agency("Reuters")], "with VOA's Korean Service and Reuters"),
    ],
)
def test_a_story_originates_in_a_service_and_with_others(origins, said):
    assert printed(origin=origins)[1] == [f"This story originated {said}."]


def test_a_capital_of_the_line_leaves_name_and_address_alone():
    trust = replace(TRUST, url="/trust/")
    (line,) = credit_lines(entered(contributed=[trust]), House("en")).lines
    first = line.spans[0]
    assert (first.text, first.url, first.is_name) == (
        "The Lantern Trust",
        "/trust/",
        True,
    )
