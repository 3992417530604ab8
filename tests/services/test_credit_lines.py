"""What a story prints about who made it: the house rules and their examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credits import Credit, House, Line, Party, credit_lines
from services.credits.kinds import BylineRole, CollaborationKind
from services.credits.languages import LANGUAGES
from services.credits.lines import Span, fill, sentence
from tests.services.crediting import agency, entered, person, printed_by

ENGLISH = House("en")
PERSIAN = House("fa")


def korean(**facts):
    return voa("Korean Service", **facts)


def voa(name, **facts):
    return Party(name, "service", possessive=f"VOA's {name}", house="VOA", **facts)


def persian_voa(language):
    name = f"بخش {language}"
    return Party(name, "service", possessive=f"{name} صدای آمریکا", house="VOA")


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


def test_adapters_of_two_services_get_a_sentence_each():
    paula = person("Paula Grant", works_for=Party("VOA News", "service"))
    paul = person("Paul Reed", works_for=korean())
    assert printed(adapter=[paula, paul])[1] == [
        "Paula Grant adapted this story for VOA News. "
        "Paul Reed adapted it for VOA's Korean Service."
    ]


def test_one_person_in_several_roles_is_said_once():
    assert printed(camera=[OLENA], producer=[OLENA])[1] == [
        "Camera/Producer: Olena Hrytsko in Kharkiv"
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


# Persian, as its sub-editors write it.

REUTERS_FA, AFP_FA = agency("رویترز"), agency("خبرگزاری فرانسه")
KOREAN_FA, PERSIAN_FA = persian_voa("کره‌ای"), persian_voa("فارسی")
OLENA_FA = person("اولنا هریتسکو", "خارکیف")
AIDA_FA = person("آیدا بکووا", "اوش، قرقیزستان")
TIMUR_FA = person("تیمور ساپاروف", "آلماتی، قزاقستان")
MARTA_FA = person("مارتا ویلک", "ورشو")
JONAS_FA = person("یوناس پتراس", "ویلنیوس")
PAUL_FA = person("پل رید")


@pytest.mark.parametrize(
    ("credits", "byline", "lines"),
    [
        (
            {"collaboration": [KOREAN_FA]},
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا تهیه شده است."],
        ),
        ({"author": [PAUL_FA]}, "پل رید", []),
        ({"contributor": [PAUL_FA]}, "", ["پل رید در تهیهٔ این گزارش همکاری کرده است."]),
        (
            {"contributor": [OLENA_FA]},
            "",
            ["اولنا هریتسکو از خارکیف در تهیهٔ این گزارش همکاری کرده است."],
        ),
        (
            {"contributor": [AIDA_FA]},
            "",
            ["آیدا بکووا از اوش، قرقیزستان، در تهیهٔ این گزارش همکاری کرده است."],
        ),
        (
            {"contributor": [person("پل رید", "ورشو", title="خبرنگار"), MARTA_FA]},
            "",
            ["پل رید، خبرنگار، و مارتا ویلک از ورشو در تهیهٔ این گزارش همکاری کرده‌اند."],
        ),
        (
            {"contributor": [AIDA_FA, TIMUR_FA]},
            "",
            [
                "آیدا بکووا از اوش، قرقیزستان، و تیمور ساپاروف از آلماتی، قزاقستان، "
                "در تهیهٔ این گزارش همکاری کرده‌اند."
            ],
        ),
        (
            {"contributor": [PAUL_FA, OLENA_FA]},
            "",
            ["پل رید، و اولنا هریتسکو از خارکیف، در تهیهٔ این گزارش همکاری کرده‌اند."],
        ),
        (
            {"author": [MARTA_FA, JONAS_FA]},
            "مارتا ویلک و یوناس پتراس",
            ["مارتا ویلک از ورشو و یوناس پتراس از ویلنیوس گزارش داده‌اند."],
        ),
        ({"author": [MARTA_FA]}, "مارتا ویلک", ["مارتا ویلک از ورشو گزارش داده است."]),
        (
            {"collaboration": [KOREAN_FA, PERSIAN_FA]},
            "",
            ["این گزارش با همکاری بخش‌های کره‌ای و فارسی صدای آمریکا تهیه شده است."],
        ),
        (
            {"collaboration": [KOREAN_FA, agency("رویترز")]},
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا و رویترز تهیه شده است."],
        ),
        (
            {
                "collaboration": [
                    KOREAN_FA,
                    Party("لرنینگ انگلیش", "service", house="VOA"),
                ]
            },
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا و لرنینگ انگلیش تهیه شده است."],
        ),
        (
            {"contributed": [REUTERS_FA, AFP_FA, KOREAN_FA]},
            "",
            [
                "رویترز، خبرگزاری فرانسه و بخش کره‌ای صدای آمریکا "
                "در تهیهٔ این گزارش همکاری کرده‌اند."
            ],
        ),
        (
            {"information": [agency("آسوشیتدپرس")]},
            "",
            ["بخشی از اطلاعات این گزارش از آسوشیتدپرس گرفته شده است."],
        ),
        (
            {"origin": [persian_voa("تبتی")]},
            "",
            ["اصل این مطلب را بخش تبتی صدای آمریکا تهیه کرده است."],
        ),
        (
            {"origin": [KOREAN_FA, persian_voa("تبتی")]},
            "",
            ["اصل این مطلب را بخش‌های کره‌ای و تبتی صدای آمریکا تهیه کرده‌اند."],
        ),
        (
            {"adapted": [REUTERS_FA]},
            "",
            ["این مطلب برگرفته از گزارش رویترز است."],
        ),
        (
            {"adapted": [REUTERS_FA, AFP_FA]},
            "",
            ["این مطلب برگرفته از گزارش‌های رویترز و خبرگزاری فرانسه است."],
        ),
        (
            {
                "author": [person("کیم هانول", works_for=KOREAN_FA)],
                "adapter": [person("پائولا گرانت", works_for=PERSIAN_FA)],
            },
            "",
            [
                "کیم هانول این مطلب را برای بخش کره‌ای صدای آمریکا نوشته است. "
                "پائولا گرانت آن را برای بخش فارسی صدای آمریکا تنظیم کرده است."
            ],
        ),
        ({"adapter": [PAUL_FA]}, "", ["پل رید این مطلب را تنظیم کرده است."]),
        (
            {"translator": [PAUL_FA, JONAS_FA]},
            "",
            ["پل رید و یوناس پتراس این مطلب را ترجمه کرده‌اند."],
        ),
        (
            {"camera": [OLENA_FA, PAUL_FA], "producer": [OLENA_FA, PAUL_FA]},
            "",
            ["تصویربرداری و تهیه: اولنا هریتسکو در خارکیف؛ پل رید"],
        ),
        (
            {
                "editor": [PAUL_FA],
                "photographer": [person("لنا مارش", "اوش، قرقیزستان"), JONAS_FA],
            },
            "",
            [
                "ویرایش: پل رید",
                "عکس: لنا مارش در اوش، قرقیزستان؛ یوناس پتراس در ویلنیوس",
            ],
        ),
        (
            {"author": [person("لنا مارش", title="خبرنگار پنتاگون"), PAUL_FA]},
            "لنا مارش، خبرنگار پنتاگون، و پل رید",
            [],
        ),
        (
            {"contributor": [PAUL_FA, PROTECTED]},
            "",
            [
                "پل رید در تهیهٔ این گزارش همکاری کرده است.",
                "نام برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود.",
            ],
        ),
    ],
)
def test_persian_reads_as_its_sub_editors_write_it(credits, byline, lines):
    assert printed(PERSIAN, **credits) == (byline, lines)


def test_a_persian_report_without_byline_says_so():
    assert str(credit_lines([], PERSIAN).staff_report) == "گزارش تحریریه"


# Other languages.


def test_an_unreviewed_language_says_english_sentences_with_its_own_lists():
    agencies = [agency("Reuters"), agency("AFP")]
    assert printed(House("sw"), contributed=agencies)[1] == [
        "Reuters na AFP contributed to this report."
    ]


@pytest.mark.parametrize("language", ["en-GB", "en_US", "EN", "tlh", "not a tag"])
def test_english_stands_in_for_regions_and_for_what_nobody_knows(language):
    assert (
        printed(House(language), author=[LENA, PAUL])[0]
        == "By Lena Marsh and Paul Reed"
    )


def test_dari_and_persian_share_their_sentences():
    assert (
        printed(House("fa-AF"), author=[PAUL_FA, JONAS_FA])[0] == "پل رید و یوناس پتراس"
    )


@pytest.mark.parametrize("language", [*LANGUAGES, "sw"])
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


# Laws.

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
    for line in credit_lines(credits, ENGLISH).lines:
        assert str(line).startswith(
            ("Editor", "Photographer", "Camera", "Producer")
        ) or (
            str(line).endswith((".", "!", "?", "…", "؟", "۔", "'", '"', "”", "’", "»"))
        )
