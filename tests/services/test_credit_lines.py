"""What a story prints about who made it: the house rules and their examples."""

from dataclasses import replace

import pytest
from django.utils.translation import trans_real

from services.credits import Credit, House, Line, Making, Party, credit_lines
from services.credits.kinds import BylineRole, CollaborationKind
from services.credits.languages import LANGUAGES
from services.credits.lines import Span, fill, sentence
from services.labels.voices import OwnWords, saying
from tests.services.crediting import agency, entered, person, printed_by

ENGLISH = House("en")


def korean(**facts):
    return voa("Korean Service", **facts)


def voa(name, **facts):
    return Party(name, "service", possessive=f"VOA's {name}", house="VOA", **facts)


def printed(house=ENGLISH, **parties_by_kind):
    return printed_by(house, **parties_by_kind)


LENA = person("Lena Marsh")
OLENA = person("Olena Hrytsko", "Kharkiv")
AIDA = person("Aida Bekova", "Osh, Kyrgyzstan")
TIMUR = person("Timur Saparov", "Almaty, Kazakhstan")
MARTA = person("Marta Wilk", "Warsaw")
JONAS = person("Jonas Petras", "Vilnius")
PAUL = person("Paul Reed")
PAULA = person("Paula Grant")
PROTECTED = person(
    "PERSON-A", "Tehran", title="Tehran correspondent", protection="say_so"
)
WITHHELD = "Names of some contributors are withheld for their safety."


# The examples of the house, by their numbers.


def test_1_a_service_report_without_byline_is_a_staff_report():
    credits = credit_lines(entered(collaboration=[korean()]), ENGLISH)
    assert not credits.byline
    assert str(credits.staff_report) == "Staff report"
    assert [str(line) for line in credits.lines] == [
        "This report was produced in collaboration with VOA's Korean Service."
    ]


def test_2_one_author():
    credits = credit_lines(entered(author=[LENA]), ENGLISH)
    assert str(credits.byline) == "By Lena Marsh"
    assert not credits.staff_report
    assert credits.lines == ()


def test_3_a_staff_name_in_the_byline():
    assert printed(author=[Party("VOA News", "staff")]) == ("By VOA News", [])


def test_4_one_contributor_with_a_place():
    assert printed(contributor=[OLENA]) == (
        "",
        ["Olena Hrytsko contributed to this report from Kharkiv."],
    )


def test_5_two_contributors_in_places_that_hold_commas():
    assert printed(contributor=[AIDA, TIMUR])[1] == [
        "Aida Bekova in Osh, Kyrgyzstan, and Timur Saparov in Almaty, Kazakhstan, "
        "contributed to this report."
    ]


def test_6_authors_who_reported_from_two_places():
    assert printed(author=[MARTA, JONAS]) == (
        "By Marta Wilk and Jonas Petras",
        ["Marta Wilk reported from Warsaw and Jonas Petras from Vilnius."],
    )


def test_7_two_services_of_one_house_fold():
    assert printed(collaboration=[korean(), voa("Persian Service")])[1] == [
        "This report was produced in collaboration with "
        "VOA's Korean and Persian services."
    ]


def test_8_agencies_and_a_service_in_one_sentence():
    assert printed(contributed=[agency("Reuters"), agency("AFP"), korean()])[1] == [
        "Reuters, AFP and VOA's Korean Service contributed to this report."
    ]


def test_9_one_agency_gave_information():
    assert printed(information=[agency("The Associated Press")])[1] == [
        "Some information for this report came from The Associated Press."
    ]


def test_10_origin_in_a_service():
    assert printed(origin=[voa("Tibetan Service")])[1] == [
        "This story originated in VOA's Tibetan Service."
    ]


def test_11_a_writer_in_one_service_and_an_adapter_in_another():
    kim = person("Kim Haneul", works_for=korean())
    paula = person("Paula Grant", works_for=Party("VOA News", "service"))
    credits = credit_lines(entered(author=[kim], adapter=[paula]), ENGLISH)
    assert not credits.byline
    assert not credits.staff_report
    assert [str(line) for line in credits.lines] == [
        "Kim Haneul wrote this story for VOA's Korean Service. "
        "Paula Grant adapted it for VOA News."
    ]


def test_13_two_cameras_and_one_person_in_two_roles():
    camera = [person("Olena Hrytsko"), person("Petro Lysak")]
    assert printed(camera=camera, contributor=[OLENA])[1] == [
        "Olena Hrytsko contributed to this report from Kharkiv.",
        "Camera: Olena Hrytsko; Petro Lysak",
    ]


def test_14_names_are_withheld_without_place_or_count():
    assert printed(contributor=[PAUL, PROTECTED])[1] == [
        "Paul Reed contributed to this report.",
        WITHHELD,
    ]


# A sentence follows its facts.


@pytest.mark.parametrize(
    ("contributors", "line"),
    [
        ([PAUL], "Paul Reed contributed to this report."),
        ([PAUL, LENA], "Paul Reed and Lena Marsh contributed to this report."),
        (
            [PAUL, LENA, PAULA],
            "Paul Reed, Lena Marsh and Paula Grant contributed to this report.",
        ),
        (
            [person("Paul Reed", "Kyiv"), person("Lena Marsh", "Kyiv")],
            "Paul Reed and Lena Marsh contributed to this report from Kyiv.",
        ),
        (
            [OLENA, PAUL],
            "Olena Hrytsko in Kharkiv and Paul Reed contributed to this report.",
        ),
        (
            [PAUL, OLENA],
            "Paul Reed, and Olena Hrytsko in Kharkiv, contributed to this report.",
        ),
        (
            [PAUL, LENA, OLENA],
            "Paul Reed, Lena Marsh, and Olena Hrytsko in Kharkiv, contributed "
            "to this report.",
        ),
        (
            [AIDA, TIMUR, MARTA],
            "Aida Bekova in Osh, Kyrgyzstan; Timur Saparov in Almaty, Kazakhstan; "
            "and Marta Wilk in Warsaw contributed to this report.",
        ),
        (
            [person("Aida Bekova", "Washington, D.C.")],
            "Aida Bekova contributed to this report from Washington, D.C.",
        ),
        (
            [person("Olena Hrytsko", "Kharkiv", title="Bureau chief")],
            "Bureau chief Olena Hrytsko contributed to this report from Kharkiv.",
        ),
        ([PAUL, PAUL], "Paul Reed contributed to this report."),
    ],
)
def test_contributors_are_said_as_english_says_it(contributors, line):
    assert printed(contributor=contributors)[1] == [line]


@pytest.mark.parametrize(
    ("authors", "byline", "lines"),
    [
        ([MARTA], "By Marta Wilk", ["Marta Wilk reported from Warsaw."]),
        (
            [LENA, MARTA],
            "By Lena Marsh and Marta Wilk",
            ["Marta Wilk reported from Warsaw."],
        ),
        (
            [MARTA, person("Paul Reed", "Warsaw")],
            "By Marta Wilk and Paul Reed",
            ["Marta Wilk and Paul Reed reported from Warsaw."],
        ),
        (
            [AIDA, MARTA],
            "By Aida Bekova and Marta Wilk",
            ["Aida Bekova reported from Osh, Kyrgyzstan, and Marta Wilk from Warsaw."],
        ),
        (
            [MARTA, JONAS, OLENA],
            "By Marta Wilk, Jonas Petras and Olena Hrytsko",
            [
                "Marta Wilk reported from Warsaw, Jonas Petras from Vilnius "
                "and Olena Hrytsko from Kharkiv."
            ],
        ),
        (
            [person("Lena Marsh", title="Pentagon correspondent"), PAUL],
            "By Lena Marsh, Pentagon correspondent, and Paul Reed",
            [],
        ),
    ],
)
def test_authors_stand_at_the_top_and_their_places_at_the_end(authors, byline, lines):
    assert printed(author=authors) == (byline, lines)


def test_the_serial_comma_is_a_setting_of_the_edition():
    _, lines = printed(
        House("en", serial_comma=True),
        contributed=[agency("Reuters"), agency("AFP"), korean()],
        collaboration=[korean(), voa("Persian Service"), voa("Tibetan Service")],
        information=[agency("Reuters"), agency("AFP")],
    )
    assert lines == [
        "This report was produced in collaboration with "
        "VOA's Korean, Persian, and Tibetan services.",
        "Reuters, AFP, and VOA's Korean Service contributed to this report.",
        "Some information for this report came from Reuters and AFP.",
    ]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([korean(), korean()], "VOA's Korean Service"),
        (
            [korean(), Party("VOA Khmer", "service", house="VOA")],
            "VOA's Korean Service and VOA Khmer",
        ),
        (
            [korean(place="Seoul"), voa("Persian Service")],
            "VOA's Korean Service in Seoul and VOA's Persian Service",
        ),
        (
            [korean(), voa("Bosnian and Serbian Service")],
            "VOA's Korean Service and VOA's Bosnian and Serbian Service",
        ),
        (
            [korean(), Party("Al-Nahar", "partner", house="VOA")],
            "VOA's Korean Service and Al-Nahar",
        ),
        ([korean(), agency("Reuters")], "VOA's Korean Service and Reuters"),
        ([agency("Interfax Inc.")], "Interfax Inc"),
        ([Party("Korean Service", "service")], "Korean Service"),
    ],
)
def test_services_fold_only_where_it_reads(services, said):
    assert printed(collaboration=services)[1] == [
        f"This report was produced in collaboration with {said}."
    ]


def test_services_with_a_curly_apostrophe_fold_too():
    services = [
        Party(
            f"{name} Service",
            "service",
            possessive=f"VOA’s {name} Service",
            house="VOA",
        )
        for name in ("Korean", "Persian")
    ]
    line = "This story originated in VOA’s Korean and Persian services."
    assert printed(origin=services)[1] == [line]


def test_the_end_of_a_story_keeps_the_order_of_the_house():
    _, lines = printed(
        producer=[PAUL],
        translator=[PAULA],
        adapter=[PAULA],
        adapted=[agency("Reuters")],
        origin=[voa("Tibetan Service")],
        information=[agency("AFP")],
        contributed=[agency("Reuters")],
        collaboration=[korean()],
        contributor=[OLENA, PROTECTED],
        photographer=[person("Pavel Novak")],
        author=[MARTA],
        editor=[LENA],
    )
    assert lines == [
        "Olena Hrytsko contributed to this report from Kharkiv.",
        "Marta Wilk reported from Warsaw.",
        "This report was produced in collaboration with VOA's Korean Service.",
        "Reuters contributed to this report.",
        "Some information for this report came from AFP.",
        "This story originated in VOA's Tibetan Service.",
        "This story was adapted from reporting by Reuters.",
        "Paula Grant adapted this story.",
        "Paula Grant translated this story.",
        "Editor: Lena Marsh",
        "Photographer: Pavel Novak",
        "Producer: Paul Reed",
        WITHHELD,
    ]


def test_a_byline_stays_where_the_author_wrote_for_no_other_service():
    byline, lines = printed(
        author=[LENA], adapter=[person("Paula Grant", works_for=korean())]
    )
    assert byline == "By Lena Marsh"
    assert lines == ["Paula Grant adapted this story for VOA's Korean Service."]


def test_a_byline_stays_where_author_and_adapter_are_of_one_service():
    paula = person("Paula Grant", works_for=korean())
    kim = person("Kim Haneul", works_for=korean())
    assert printed(author=[kim], adapter=[paula]) == (
        "By Kim Haneul, VOA's Korean Service",
        ["Paula Grant adapted this story for VOA's Korean Service."],
    )


def test_a_service_that_gave_two_originals_is_named_once():
    services = [korean(url="https://one.example/"), korean(url="https://two.example/")]
    assert printed(origin=services)[1] == [
        "This story originated in VOA's Korean Service."
    ]


def test_a_service_without_a_name_is_nobodys():
    kim = person("Kim Haneul", works_for=Party(" ", "service"))
    assert printed(author=[kim]) == ("By Kim Haneul", [])


def test_adapters_of_two_services_get_a_sentence_each():
    paula = person("Paula Grant", works_for=Party("VOA News", "service"))
    paul = person("Paul Reed", works_for=korean())
    assert printed(adapter=[paula, paul])[1] == [
        "Paula Grant adapted this story for VOA News. "
        "Paul Reed adapted it for VOA's Korean Service."
    ]


def test_one_person_in_several_roles_is_said_once():
    assert printed(camera=[OLENA], video_editor=[LENA], producer=[OLENA])[1] == [
        "Camera/Producer: Olena Hrytsko in Kharkiv",
        "Video editor: Lena Marsh",
    ]
    assert printed(author=[PAUL], contributor=[PAUL, LENA]) == (
        "By Paul Reed",
        ["Lena Marsh contributed to this report."],
    )


# Protected people.


def test_a_pen_name_is_printed_and_nothing_else_about_its_bearer():
    pen_name = person(
        "A. Writer",
        "Tehran",
        title="Tehran correspondent",
        url="/author/a-writer/",
        works_for=korean(),
        protection="pen_name",
    )
    credits = credit_lines(entered(author=[pen_name], adapter=[PAULA]), ENGLISH)
    assert credits.byline.spans == (Span("By "), Span("A. Writer", is_name=True))
    assert [str(line) for line in credits.lines] == ["Paula Grant adapted this story."]


def test_an_author_whose_name_is_withheld_leaves_a_staff_report():
    credits = credit_lines(entered(author=[PROTECTED]), ENGLISH)
    assert not credits.byline
    assert str(credits.staff_report) == "Staff report"
    assert [str(line) for line in credits.lines] == [WITHHELD]


# Other languages.


def test_a_language_without_sentences_says_labels_with_its_own_lists():
    agencies = [agency("Reuters"), agency("AFP")]
    assert printed(House("tr"), author=[LENA], collaboration=agencies) == (
        "Reporter: Lena Marsh",
        ["In collaboration with: Reuters ve AFP"],
    )


def test_its_labels_tell_of_people_by_their_work_place_and_service():
    author = replace(LENA, place="Osh", works_for=korean())
    people = entered(
        author=[author], adapter=[PAUL], camera=[PAULA], translator=[PAULA]
    )
    making = Making(translated_from="ko", is_machine_assisted=True)
    making = replace(making, interview_language="fa", is_interview_edited=True)
    assert [str(line) for line in credit_lines(people, House("tr"), making).lines] == [
        "Reported from: Osh (Lena Marsh)",
        "Interview: Farsça (shortened and edited)",
        "Reporter: Lena Marsh (VOA's Korean Service); Adapter: Paul Reed",
        "Translated with the help of software; Translated from: Korece; "
        "Checked by: Paula Grant",
        "Camera: Paula Grant",
    ]


def test_its_labels_are_those_of_the_active_language():
    """An edition's labels, whatever the language of the desk; with its own colon."""
    words = {
        "credits\x04Reporter": {"other": "راپور"},
        "%(label)s: %(text)s": {"other": "%(label)s ← %(text)s"},
    }
    with saying(OwnWords(trans_real.translation("ps"), "ps", words)):
        byline = credit_lines(entered(author=[LENA, PAUL]), House("ps")).byline
    assert byline.spans == (
        Span("راپور ← "),
        Span("Lena Marsh", is_name=True),
        Span(" او "),
        Span("Paul Reed", is_name=True),
    )


@pytest.mark.parametrize("language", ["en-GB", "en_US", "EN"])
def test_english_is_said_in_every_region(language):
    assert (
        printed(House(language), author=[LENA, PAUL])[0]
        == "By Lena Marsh and Paul Reed"
    )


@pytest.mark.parametrize("language", ["tlh", "not a tag"])
def test_lists_are_english_where_nobody_knows_the_language(language):
    assert (
        printed(House(language), author=[LENA, PAUL])[0]
        == "Reporter: Lena Marsh and Paul Reed"
    )


@pytest.mark.parametrize("language", sorted({*LANGUAGES, "tr"} - {"und"}))
@pytest.mark.parametrize("kind", [*BylineRole, *CollaborationKind])
def test_every_kind_of_credit_is_printed_in_every_language(kind, language):
    credits = credit_lines([Credit(kind, PAUL)], House(language))
    assert "Paul Reed" in str(credits.byline) + "".join(map(str, credits.lines))


# Spans and stops.


def test_names_are_spans_of_their_own_with_their_addresses():
    services = [
        korean(url="/service/korean/"),
        voa("Persian Service", url="/service/persian/"),
    ]
    (line,) = credit_lines(entered(collaboration=services), ENGLISH).lines
    assert line.spans == (
        Span("This report was produced in collaboration with VOA's "),
        Span("Korean", "/service/korean/", is_name=True),
        Span(" and "),
        Span("Persian", "/service/persian/", is_name=True),
        Span(" services."),
    )


@pytest.mark.parametrize(
    "name",
    ["{authors}", "{0}", "{", "<b>Lena</b>", "a & b", "%(name)s", "\\1", "​", "Ra’ad"],
)
def test_a_name_is_printed_as_it_is_and_never_read(name):
    byline = credit_lines(entered(author=[person(name)]), ENGLISH).byline
    assert byline.spans == (Span("By "), Span(name, is_name=True))


@pytest.mark.parametrize(
    "end", ["D.C.", "Yahoo!", "Who?", "…", "“Stop.”", "«پایان.»", "Inc.\u200f"]
)
def test_a_sentence_never_ends_in_two_stops(end):
    assert str(sentence("From {name}", name=Line.of(end))) == f"From {end}"


@pytest.mark.parametrize("end", ["Reuters", "(Reuters Inc.)", "“Day”", "AFP\u200e", ""])
def test_a_sentence_ends_in_a_stop(end):
    assert str(sentence("From {name}", name=Line.of(end))) == f"From {end}."


def test_a_party_without_a_name_is_not_printed():
    assert printed(author=[person("  ")], collaboration=[Party("", "service")]) == (
        "",
        [],
    )


def test_neighbouring_plain_text_is_one_span():
    assert fill("a {b} c", b=Line.of("d")).spans == (Span("a d c"),)
