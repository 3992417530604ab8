"""Korean credits, as its sub-editors write them, and the particles after names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credits import House, Making, Party, credit_lines
from services.credits.languages.particles import Particle, form_after, with_particle
from services.credits.lines import Line, Span
from tests.services.crediting import agency, entered, person, printed_by

KOREAN = House("ko")


def voa(name, **facts):
    return Party(name, "service", possessive=f"VOA {name}", house="VOA", **facts)


def printed(house=KOREAN, **parties_by_kind):
    return printed_by(house, **parties_by_kind)


HANEUL = person("김하늘")
NOEUL = person("박노을")
SORA = person("윤소라")
OLENA = person("올레나 흐리츠코", "하르키우")
AIDA = person("아이다 베코바", "키르기스스탄 오시")
TIMUR = person("티무르 사파로프", "카자흐스탄 알마티")
MARTA = person("마르타 빌크", "바르샤바")
JONAS = person("요나스 페트라스", "빌뉴스")
PROTECTED = person("가려진 이름", "테헤란", title="특파원", protection="say_so")
KOREAN_SERVICE = voa("한국어 서비스")
PERSIAN_SERVICE = voa("페르시아어 서비스")
REUTERS, AFP = agency("로이터통신"), agency("AFP통신")
WITHHELD = "일부 취재진의 이름은 신변 안전을 위해 공개하지 않습니다."


# The examples of the house, by their numbers.


def test_1_a_service_report_without_byline_is_by_the_desk():
    credits = credit_lines(entered(collaboration=[KOREAN_SERVICE]), KOREAN)
    assert not credits.byline
    assert str(credits.staff_report) == "취재팀"
    assert [str(line) for line in credits.lines] == [
        "이 기사는 VOA 한국어 서비스와 공동으로 제작됐습니다."
    ]


def test_2_one_author_is_named_alone():
    assert printed(author=[HANEUL]) == ("김하늘", [])


def test_3_a_staff_name_in_the_byline():
    assert printed(author=[Party("VOA 한국어", "staff")]) == ("VOA 한국어", [])


def test_4_one_contributor_with_a_place():
    assert printed(contributor=[OLENA])[1] == [
        "올레나 흐리츠코가 하르키우에서 이 기사 취재에 참여했습니다."
    ]


def test_5_two_contributors_in_two_places():
    assert printed(contributor=[AIDA, TIMUR])[1] == [
        "아이다 베코바가 키르기스스탄 오시에서, 티무르 사파로프가 카자흐스탄 알마티에서 "
        "이 기사 취재에 참여했습니다."
    ]


def test_6_authors_who_reported_from_two_places():
    assert printed(author=[MARTA, JONAS]) == (
        "마르타 빌크·요나스 페트라스",
        ["마르타 빌크가 바르샤바에서, 요나스 페트라스가 빌뉴스에서 취재했습니다."],
    )


def test_7_two_services_of_one_house_fold():
    assert printed(collaboration=[KOREAN_SERVICE, PERSIAN_SERVICE])[1] == [
        "이 기사는 VOA 한국어·페르시아어 서비스와 공동으로 제작됐습니다."
    ]


def test_8_agencies_and_a_service_in_one_sentence():
    assert printed(contributed=[REUTERS, AFP, KOREAN_SERVICE])[1] == [
        "로이터통신, AFP통신, VOA 한국어 서비스가 이 기사 취재에 협력했습니다."
    ]


def test_9_one_agency_gave_information():
    assert printed(information=[agency("AP통신")])[1] == [
        "이 기사에는 AP통신이 제공한 정보가 일부 포함됐습니다."
    ]


def test_10_origin_in_a_service():
    assert printed(origin=[voa("티베트어 서비스")])[1] == [
        "이 기사의 원문은 VOA 티베트어 서비스가 작성했습니다."
    ]


def test_11_a_writer_in_one_service_and_an_adapter_in_another():
    haneul = person("김하늘", works_for=PERSIAN_SERVICE)
    sora = person("윤소라", works_for=KOREAN_SERVICE)
    assert printed(author=[haneul], adapter=[sora]) == (
        "",
        [
            "김하늘이 VOA 페르시아어 서비스에서 이 기사를 썼습니다. "
            "윤소라가 이를 VOA 한국어 서비스용으로 재구성했습니다."
        ],
    )


def test_13_two_cameras_and_one_person_in_two_roles():
    camera = [person("올레나 흐리츠코"), person("페트로 리사크")]
    assert printed(camera=camera, contributor=[OLENA])[1] == [
        "올레나 흐리츠코가 하르키우에서 이 기사 취재에 참여했습니다.",
        "촬영: 올레나 흐리츠코; 페트로 리사크",
    ]


def test_14_names_are_withheld_without_place_or_count():
    assert printed(contributor=[HANEUL, PROTECTED])[1] == [
        "김하늘이 이 기사 취재에 참여했습니다.",
        WITHHELD,
    ]


# A sentence follows its facts.


@pytest.mark.parametrize(
    ("contributors", "subject"),
    [
        ([HANEUL, SORA], "김하늘과 윤소라가"),
        ([SORA, HANEUL], "윤소라와 김하늘이"),
        ([HANEUL, SORA, NOEUL], "김하늘, 윤소라, 박노을이"),
        (
            [person("김하늘", "서울"), person("윤소라", "서울")],
            "김하늘과 윤소라가 서울에서",
        ),
        ([HANEUL, OLENA], "김하늘과 올레나 흐리츠코(하르키우)가"),
        ([person("김하늘", "서울"), SORA], "김하늘(서울)과 윤소라가"),
        ([person("김하늘", "서울", title="기자")], "김하늘 기자가 서울에서"),
        ([person("김하늘", title="특파원"), SORA], "김하늘 특파원과 윤소라가"),
        ([person("Paul Reed", "Washington, D.C.")], "Paul Reed가 Washington, D.C.에서"),
        (
            [person("박노을", "서울", works_for=KOREAN_SERVICE)],
            "박노을(VOA 한국어 서비스)이 서울에서",
        ),
        (
            [SORA, person("박노을", "서울", title="특파원", works_for=PERSIAN_SERVICE)],
            "윤소라와 박노을(VOA 페르시아어 서비스 특파원, 서울)이",
        ),
        (
            [person("박노을", works_for=Party("미국의소리(VOA)", "service")), SORA],
            "박노을(미국의소리(VOA))과 윤소라가",
        ),
        (
            [HANEUL, SORA, NOEUL, person("Paul Reed"), person("Petro Lysak")],
            "김하늘, 윤소라, 박노을, Paul Reed, Petro Lysak이",
        ),
    ],
)
def test_contributors_are_the_subject_of_their_sentence(contributors, subject):
    assert printed(contributor=contributors)[1] == [
        f"{subject} 이 기사 취재에 참여했습니다."
    ]


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([person("김하늘", title="기자")], "김하늘 기자"),
        (
            [person("김하늘", title="기자"), person("박노을", title="기자")],
            "김하늘·박노을 기자",
        ),
        (
            [person("김하늘", title="제네바 특파원"), person("박노을", title="기자")],
            "김하늘 제네바 특파원, 박노을 기자",
        ),
        ([person("김하늘", title="기자"), NOEUL], "김하늘 기자, 박노을"),
        ([HANEUL, NOEUL, SORA], "김하늘·박노을·윤소라"),
        (
            [person("김하늘", title="기자", works_for=KOREAN_SERVICE), NOEUL],
            "김하늘 기자(VOA 한국어 서비스), 박노을",
        ),
        (
            [
                person("김하늘", title="기자", works_for=KOREAN_SERVICE),
                person("박노을", title="기자"),
            ],
            "김하늘 기자(VOA 한국어 서비스), 박노을 기자",
        ),
    ],
)
def test_a_title_follows_the_name_only_where_the_desk_gave_one(authors, byline):
    assert printed(author=authors) == (byline, [])


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([HANEUL, person("박노을", title="기자")], "김하늘, 박노을(기자)"),
        (
            [person("김하늘", title="기자"), NOEUL, person("윤소라", title="기자")],
            "김하늘(기자), 박노을, 윤소라(기자)",
        ),
        (
            [Party("VOA 뉴스", "staff"), person("박노을", title="기자")],
            "VOA 뉴스, 박노을 기자",
        ),
    ],
)
def test_a_title_is_not_lent_to_the_person_before(authors, byline):
    assert printed(author=authors) == (byline, [])


def test_a_title_in_a_sentence_is_not_lent_either():
    people = [HANEUL, person("박노을", "제주", title="기자")]
    assert printed(contributor=people)[1] == [
        "김하늘과 박노을(기자, 제주)이 이 기사 취재에 참여했습니다."
    ]
    assert printed(translator=people)[1] == [
        "김하늘과 박노을(기자)이 이 기사를 번역했습니다."
    ]
    assert printed(editor=people)[1] == ["편집: 김하늘; 박노을 기자(제주)"]


def test_a_byline_has_commas_where_a_name_holds_its_sign():
    desk = Party("VOA 한국어·페르시아어", "staff")
    assert printed(author=[desk, NOEUL])[0] == "VOA 한국어·페르시아어, 박노을"


def test_a_byline_prints_names_and_not_the_form_for_sentences():
    desk = Party("한국어 서비스", "service", possessive="VOA 한국어 서비스")
    reporter = person("박노을", title="기자")
    assert printed(author=[desk, reporter])[0] == "한국어 서비스, 박노을 기자"


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        (
            [person("김하늘", "서울", title="기자")],
            "김하늘 기자가 서울에서 취재했습니다.",
        ),
        (
            [person("김하늘", "제네바"), person("윤소라", "제네바")],
            "김하늘과 윤소라가 제네바에서 취재했습니다.",
        ),
        ([SORA, person("김하늘", "서울")], "김하늘이 서울에서 취재했습니다."),
    ],
)
def test_authors_reported_from_their_places(authors, line):
    assert printed(author=authors)[1] == [line]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([KOREAN_SERVICE, KOREAN_SERVICE], "VOA 한국어 서비스와"),
        (
            [KOREAN_SERVICE, PERSIAN_SERVICE, voa("크메르어 서비스")],
            "VOA 한국어·페르시아어·크메르어 서비스와",
        ),
        (
            [KOREAN_SERVICE, Party("VOA 뉴스", "service", house="VOA")],
            "VOA 한국어 서비스, VOA 뉴스와",
        ),
        (
            [voa("한국어 서비스", place="서울"), PERSIAN_SERVICE],
            "VOA 한국어 서비스(서울), VOA 페르시아어 서비스와",
        ),
        (
            [KOREAN_SERVICE, voa("보스니아어·세르비아어 서비스")],
            "VOA 한국어 서비스, VOA 보스니아어·세르비아어 서비스와",
        ),
        (
            [KOREAN_SERVICE, Party("하버 라디오", "partner", house="VOA")],
            "VOA 한국어 서비스, 하버 라디오와",
        ),
        ([REUTERS], "로이터통신과"),
        ([agency("Interfax Inc.")], "Interfax Inc.와"),
        ([Party("한국어 서비스", "service", house="VOA")], "한국어 서비스와"),
    ],
)
def test_services_fold_only_where_it_reads(services, said):
    assert printed(collaboration=services)[1] == [
        f"이 기사는 {said} 공동으로 제작됐습니다."
    ]


@pytest.mark.parametrize(
    ("credits", "line"),
    [
        (
            {"origin": [KOREAN_SERVICE, PERSIAN_SERVICE]},
            "이 기사의 원문은 VOA 한국어·페르시아어 서비스가 작성했습니다.",
        ),
        (
            {"contributed": [KOREAN_SERVICE, PERSIAN_SERVICE]},
            "VOA 한국어·페르시아어 서비스가 이 기사 취재에 협력했습니다.",
        ),
        (
            {"information": [REUTERS, AFP]},
            "이 기사에는 로이터통신과 AFP통신이 제공한 정보가 일부 포함됐습니다.",
        ),
        (
            {"adapted": [REUTERS, agency("노스와이어")]},
            "이 기사는 로이터통신과 노스와이어의 보도를 바탕으로 재구성했습니다.",
        ),
        (
            {"based_on": [REUTERS, agency("노스와이어")]},
            "이 기사는 로이터통신과 노스와이어의 보도를 바탕으로 작성했습니다.",
        ),
        (
            {"first_published": [KOREAN_SERVICE, PERSIAN_SERVICE]},
            "이 기사는 VOA 한국어·페르시아어 서비스가 처음 보도했습니다.",
        ),
        (
            {"author": [SORA], "agency_report": [agency("노스와이어"), REUTERS]},
            "이 기사는 노스와이어와 로이터통신이 제공했습니다.",
        ),
        (
            {"first_published": [Party("하버 라디오", "partner")]},
            "이 기사는 하버 라디오가 처음 보도했습니다.",
        ),
        (
            {"author": [SORA], "agency_report": [agency("노스와이어")]},
            "이 기사는 노스와이어가 제공했습니다.",
        ),
        (
            {"funder": [Party("별빛 재단", "funder"), Party("하버", "funder")]},
            "이 기사는 별빛 재단과 하버의 재정 지원을 받아 제작됐습니다.",
        ),
        (
            {"translated": [KOREAN_SERVICE, PERSIAN_SERVICE]},
            "VOA 한국어·페르시아어 서비스가 이 기사를 번역했습니다.",
        ),
        ({"adapter": [SORA]}, "윤소라가 이 기사를 재구성했습니다."),
        (
            {"adapter": [person("윤소라", title="기자", works_for=KOREAN_SERVICE)]},
            "윤소라 기자가 이 기사를 VOA 한국어 서비스용으로 재구성했습니다.",
        ),
        ({"translator": [HANEUL, NOEUL]}, "김하늘과 박노을이 이 기사를 번역했습니다."),
        (
            {"camera": [OLENA], "producer": [OLENA]},
            "촬영·제작: 올레나 흐리츠코(하르키우)",
        ),
    ],
)
def test_every_other_line_reads_as_korean(credits, line):
    assert printed(**credits)[1] == [line]


@pytest.mark.parametrize(
    ("translators", "making", "line"),
    [
        (
            [HANEUL, NOEUL],
            Making("fa"),
            "김하늘과 박노을이 이 기사의 페르시아어 원문을 번역했습니다.",
        ),
        ([], Making("fa"), "이 기사는 페르시아어 원문을 번역한 것입니다."),
        (
            [person("하르키우 통신원", "하르키우")],
            Making("uk"),
            "하르키우 통신원이 이 기사의 우크라이나어 원문을 번역했습니다.",
        ),
        (
            [],
            Making(is_machine_assisted=True),
            "이 기사는 번역 프로그램을 활용해 번역했습니다.",
        ),
        (
            [HANEUL],
            Making(is_machine_assisted=True),
            "이 기사는 번역 프로그램을 활용해 번역했으며, 김하늘이 감수했습니다.",
        ),
    ],
)
def test_a_translation_tells_what_it_was_made_from(translators, making, line):
    credits = credit_lines(entered(translator=translators), KOREAN, making)
    assert [str(told) for told in credits.lines] == [line]


def test_the_end_of_a_story_keeps_the_order_of_the_house():
    _, lines = printed(
        producer=[HANEUL],
        translator=[SORA],
        adapter=[SORA],
        adapted=[REUTERS],
        origin=[voa("티베트어 서비스")],
        information=[AFP],
        contributed=[REUTERS],
        collaboration=[PERSIAN_SERVICE],
        contributor=[OLENA, PROTECTED],
        photographer=[person("한여울")],
        author=[MARTA],
        editor=[NOEUL],
    )
    assert lines == [
        "올레나 흐리츠코가 하르키우에서 이 기사 취재에 참여했습니다.",
        "마르타 빌크가 바르샤바에서 취재했습니다.",
        "이 기사는 VOA 페르시아어 서비스와 공동으로 제작됐습니다.",
        "로이터통신이 이 기사 취재에 협력했습니다.",
        "이 기사에는 AFP통신이 제공한 정보가 일부 포함됐습니다.",
        "이 기사의 원문은 VOA 티베트어 서비스가 작성했습니다.",
        "이 기사는 로이터통신의 보도를 바탕으로 재구성했습니다.",
        "윤소라가 이 기사를 재구성했습니다.",
        "윤소라가 이 기사를 번역했습니다.",
        "편집: 박노을",
        "사진: 한여울",
        "제작: 김하늘",
        WITHHELD,
    ]


def test_folded_names_keep_their_addresses():
    services = [
        voa("한국어 서비스", url="/service/korean/"),
        voa("페르시아어 서비스", url="/service/persian/"),
    ]
    (line,) = credit_lines(entered(collaboration=services), KOREAN).lines
    assert line.spans == (
        Span("이 기사는 "),
        Span("VOA", is_name=True),
        Span(" "),
        Span("한국어", "/service/korean/", is_name=True),
        Span("·"),
        Span("페르시아어", "/service/persian/", is_name=True),
        Span(" 서비스와 공동으로 제작됐습니다."),
    )


def test_the_serial_comma_changes_nothing_in_korean():
    credits = {"information": [REUTERS, AFP, agency("노스와이어")]}
    assert printed(House("ko-KR", serial_comma=True), **credits) == printed(**credits)


# Particles.


@pytest.mark.parametrize(
    ("name", "with_", "subject", "topic", "object_", "towards"),
    [
        ("제주", "와", "가", "는", "를", "로"),
        ("평양", "과", "이", "은", "을", "으로"),
        ("서울", "과", "이", "은", "을", "로"),
        ("AP통신", "과", "이", "은", "을", "으로"),
        ("BBC", "와", "가", "는", "를", "로"),
        ("CNN", "과", "이", "은", "을", "으로"),
        ("UNHCR", "과", "이", "은", "을", "로"),
        ("OPEC", "과", "이", "은", "을", "으로"),
        ("채널 1", "과", "이", "은", "을", "로"),
        ("채널 2", "와", "가", "는", "를", "로"),
        ("채널 3", "과", "이", "은", "을", "으로"),
    ],
)
def test_a_particle_follows_the_final_sound(
    name, with_, subject, topic, object_, towards
):
    assert form_after(name, Particle.WITH) == with_
    assert form_after(name, Particle.SUBJECT) == subject
    assert form_after(name, Particle.TOPIC) == topic
    assert form_after(name, Particle.OBJECT) == object_
    assert form_after(name, Particle.TOWARDS) == towards


@pytest.mark.parametrize(
    ("name", "read"),
    [
        # As the last syllable is written.
        ("김하늘", "로"),
        ("제네바", "로"),
        ("부산", "으로"),
        ("\u1100\u1161\u11ab", "으로"),  # 「간」 in single letters
        # Digits one by one: 영 일 이 삼 사 오 육 칠 팔 구, and 십, 백.
        *((digit, "으로") for digit in "036"),
        *((digit, "로") for digit in "1245789"),
        ("2030", "으로"),
        ("100", "으로"),
        ("６", "으로"),
        ("라디오 9", "로"),
        # Letters by their names, where a name is spelled out.
        ("KBS", "로"),
        ("YTN", "으로"),
        ("IBM", "으로"),
        ("VR", "로"),
        ("URL", "로"),
        ("D.C.", "로"),
        ("NHK", "로"),
        ("Ltd.", "로"),
        # Words as they are usually read.
        ("Reuters", "로"),
        ("Northwire", "로"),
        ("Lena Marsh", "로"),
        ("Kim Haneul", "로"),
        ("Google", "로"),
        ("Ra’ad", "로"),
        ("Petro Lysak", "으로"),
        ("Facebook", "으로"),
        ("Internet", "으로"),
        ("Scott", "으로"),
        ("Mark", "로"),
        ("Frank", "로"),
        ("Kuwait", "로"),
        ("Jane", "으로"),
        ("Anne", "으로"),
        ("Vietnam", "으로"),
        ("Beijing", "으로"),
        ("José", "로"),
        ("Disney+", "로"),
        ("50%", "로"),
        # Quotes, brackets and stops are not heard.
        ("‘부산’", "으로"),
        ("“서울”", "로"),
        ("「바다와 산」", "으로"),
        ("『채널 3』", "으로"),
        ("<시선>", "으로"),
        ("Yahoo!", "로"),
        ("Interfax Inc.", "로"),
        ("부산\u200f", "으로"),
        # What stands in brackets after a name is not read.
        ("김하늘(제네바)", "로"),
        ("부산(BUSAN) (KOR)", "으로"),
        ("보이스（서울）", "로"),
        ("김하늘(미국의소리(VOA))", "로"),
        ("박민(미국의소리(VOA))", "으로"),
        ("(부산)", "으로"),
    ],
)
def test_names_are_read_as_koreans_read_them(name, read):
    assert form_after(name, Particle.TOWARDS) == read


@pytest.mark.parametrize("name", ["Київ", "東京", "صدا", "…", ""])
def test_both_forms_are_printed_where_nobody_knows_the_reading(name):
    assert form_after(name, Particle.WITH) == "와(과)"
    assert form_after(name, Particle.TOWARDS) == "(으)로"


@given(st.text(max_size=20), st.sampled_from(Particle))
def test_every_text_gets_one_of_the_forms(text, particle):
    assert form_after(text, particle) in particle.value


def test_a_particle_stands_outside_the_name():
    line = with_particle(Line.name("로이터통신", "/service/reuters/"), Particle.WITH)
    assert line.spans == (
        Span("로이터통신", "/service/reuters/", is_name=True),
        Span("과"),
    )
