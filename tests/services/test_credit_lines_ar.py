"""Arabic credits, as its sub-editors write them."""

import pytest

from services.credits import House, Line, Making, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by

ARABIC = House("ar")
MADE = "أُعد هذا التقرير بمشاركة"


def voa(name):
    return Party(name, "service", possessive=f"{name} في صوت أمريكا", house="VOA")


KOREAN, PERSIAN = voa("القسم الكوري"), voa("القسم الفارسي")
TIBETAN = voa("القسم التبتي")
REUTERS = agency("رويترز")
OLENA = person("أولينا هريتسكو", "خاركيف")
MARTA = person("مارتا فيلك", "وارسو")
AIDA = person("آيدا بيكوفا", "أوش، قرغيزستان")
TIMUR = person("تيمور ساباروف", "ألماتي، كازاخستان")
PAUL, LENA = person("بول ريد"), person("لينا مارش")
WADIE = person("وديع سعد")
LATIN = person("Paul Reed")


def printed(**parties_by_kind):
    return printed_by(ARABIC, **parties_by_kind)


def told(**parties_by_kind):
    """The one line at the end of the story."""
    [line] = printed(**parties_by_kind)[1]
    return line


def made(making, **parties_by_kind):
    return [
        str(line) for line in credit_lines(entered(**parties_by_kind), ARABIC, making)
    ]


@pytest.mark.parametrize(
    ("people", "listed"),
    [
        ([PAUL], "بول ريد"),
        ([PAUL, LENA], "بول ريد ولينا مارش"),
        ([PAUL, WADIE], "بول ريد ووديع سعد"),
        (
            [PAUL, LENA, WADIE, REUTERS, KOREAN],
            "بول ريد ولينا مارش ووديع سعد ورويترز والقسم الكوري في صوت أمريكا",
        ),
    ],
)
def test_and_stands_before_every_name_but_the_first(people, listed):
    assert told(contributor=people) == f"{MADE} {listed}."


def test_the_serial_comma_of_an_edition_changes_nothing():
    house = House("ar", serial_comma=True)
    assert printed_by(house, author=[PAUL, LENA, WADIE])[0] == (
        "بول ريد ولينا مارش ووديع سعد"
    )


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Olena Hrytsko", "بول ريد و Olena Hrytsko"),
        ("24 ساعة", "بول ريد و 24 ساعة"),
        ("٢٤ ساعة", "بول ريد و ٢٤ ساعة"),
        ("«الأفق»", "بول ريد و«الأفق»"),
    ],
)
def test_and_is_written_apart_only_from_what_is_no_arabic_word(name, listed):
    assert printed(author=[PAUL, person(name)])[0] == listed


def test_names_in_latin_letters_stand_in_arabic_sentences():
    assert told(contributor=[LATIN, person("Ann Doe", "Lima")]) == (
        f"{MADE} Paul Reed، و Ann Doe من Lima."
    )


@pytest.mark.parametrize(
    ("people", "listed"),
    [
        ([AIDA], "آيدا بيكوفا من أوش، قرغيزستان"),
        ([OLENA, AIDA], "أولينا هريتسكو من خاركيف وآيدا بيكوفا من أوش، قرغيزستان"),
        (
            [OLENA, AIDA, TIMUR],
            "أولينا هريتسكو من خاركيف؛ وآيدا بيكوفا من أوش، قرغيزستان؛ "
            "وتيمور ساباروف من ألماتي، كازاخستان",
        ),
    ],
)
def test_places_with_commas_keep_their_people_apart(people, listed):
    assert told(contributor=people) == f"{MADE} {listed}."


def test_a_place_is_read_of_its_own_person_alone():
    assert told(contributor=[PAUL, OLENA, LENA]) == (
        f"{MADE} بول ريد، وأولينا هريتسكو من خاركيف، ولينا مارش."
    )


def test_a_title_is_closed_where_the_sentence_goes_on():
    chief = person("لينا مارش", title="رئيسة التحرير")
    assert made(Making(translated_from="ko"), translator=[chief])[-1] == (
        "هذه المادة من ترجمة لينا مارش، رئيسة التحرير، عن الكورية."
    )
    assert told(translator=[chief]) == "هذه المادة من ترجمة لينا مارش، رئيسة التحرير."


def test_titled_people_of_one_place_share_it():
    chief = person("مارتا فيلك", "خاركيف", title="رئيسة التحرير")
    assert told(contributor=[OLENA, chief]) == (
        f"{MADE} أولينا هريتسكو ومارتا فيلك، رئيسة التحرير، من خاركيف."
    )


@pytest.mark.parametrize(
    ("services", "listed"),
    [
        ([KOREAN], "القسم الكوري في صوت أمريكا"),
        ([KOREAN, PERSIAN], "القسمين الكوري والفارسي في صوت أمريكا"),
        (
            [KOREAN, PERSIAN, TIBETAN],
            "القسم الكوري والقسم الفارسي والقسم التبتي في صوت أمريكا",
        ),
        (
            [voa("الخدمة الكورية"), voa("الخدمة الفارسية")],
            "الخدمتين الكورية والفارسية في صوت أمريكا",
        ),
        (
            [voa("الخدمة الكورية"), voa("الخدمة الفارسية"), voa("الخدمة التبتية")],
            "الخدمات الكورية والفارسية والتبتية في صوت أمريكا",
        ),
    ],
)
def test_services_of_one_house_are_one_two_or_many(services, listed):
    assert told(collaboration=services) == f"أُعد هذا التقرير بالتعاون مع {listed}."


@pytest.mark.parametrize(
    "other",
    [
        voa("الخدمة الفارسية"),
        voa("القسم الكردي السوراني"),
        voa("قسم التحقيقات"),
        Party("صوت أمريكا بالخميرية", "service", house="VOA"),
        REUTERS,
    ],
)
def test_services_that_are_not_named_alike_are_named_whole(other):
    name = other.possessive or other.name
    assert told(collaboration=[KOREAN, other]) == (
        f"أُعد هذا التقرير بالتعاون مع القسم الكوري في صوت أمريكا و{name}."
    )


def test_a_stored_genitive_is_used_in_sentences_and_not_in_labels():
    union = Party("المراسلون", "partner", cases=(("genitive", "المراسلين"),))
    assert printed(information=[REUTERS, union], footage=[union])[1] == [
        "استُقيت بعض معلومات هذا التقرير من رويترز والمراسلين.",
        "لقطات: المراسلون",
    ]


def test_an_adapted_story_says_each_service_after_its_people():
    writers = [person("كيم هانول", works_for=KOREAN), person("سورا", works_for=KOREAN)]
    adapters = [person("بول ريد", works_for=PERSIAN), LENA]
    assert told(author=writers, adapter=adapters) == (
        "هذه المادة بقلم كيم هانول وسورا من القسم الكوري في صوت أمريكا. "
        "وأُعيدت صياغتها بقلم بول ريد من القسم الفارسي في صوت أمريكا. "
        "وأُعيدت صياغتها بقلم لينا مارش."
    )


@pytest.mark.parametrize(
    ("tag", "told_in"),
    [
        ("ps", "بالبشتو"),
        ("dz", "بلغة دزونكا"),
        ("haw", "بلغة هاواي"),
        ("yue", "بالكنتونية"),
    ],
)
def test_a_language_without_the_article_is_called_a_language(tag, told_in):
    assert made(Making(interview_language=tag))[-1] == f"أُجريت هذه المقابلة {told_in}."


def test_and_before_a_name_is_no_part_of_it():
    [line] = credit_lines(entered(contributed=[REUTERS, KOREAN]), ARABIC).lines
    names = [span.text for span in line.spans if span.is_name]
    assert names == ["رويترز", "القسم الكوري في صوت أمريكا"]
    assert line == (
        Line.of(f"{MADE} ")
        + Line.name("رويترز")
        + Line.of(" و")
        + Line.name("القسم الكوري في صوت أمريكا")
        + Line.of(".")
    )


def test_a_place_that_ends_in_a_stop_ends_its_sentence():
    assert told(contributor=[person("بول ريد", "Washington, D.C.")]) == (
        f"{MADE} بول ريد من Washington, D.C."
    )


def test_a_place_with_a_latin_comma_is_closed_before_the_next_name():
    reed = person("بول ريد", "Washington, D.C.")
    assert told(contributor=[reed, OLENA]) == (
        f"{MADE} بول ريد من Washington, D.C.، وأولينا هريتسكو من خاركيف."
    )


def test_a_name_with_and_of_its_own_is_parted_by_a_comma():
    ministry = Party("وزارة الثقافة والإعلام", "funder")
    trust = Party("مؤسسة لانترن", "funder")
    assert told(funder=[ministry, trust]) == (
        "أُعد هذا التقرير بدعم مالي من وزارة الثقافة والإعلام، ومؤسسة لانترن."
    )
    bosnia = person("بول ريد", "البوسنة والهرسك")
    assert told(contributor=[bosnia, OLENA]) == (
        f"{MADE} بول ريد من البوسنة والهرسك، وأولينا هريتسكو من خاركيف."
    )


def test_what_all_of_a_parted_list_share_stands_after_a_comma():
    chief = person("لينا مارش", "خاركيف", title="رئيسة التحرير")
    people = [chief, OLENA, person("بول ريد", "خاركيف")]
    listed = "لينا مارش، رئيسة التحرير؛ وأولينا هريتسكو؛ وبول ريد"
    assert told(contributor=people) == f"{MADE} {listed}، من خاركيف."
    assert made(Making(translated_from="ko"), translator=people)[-1] == (
        f"هذه المادة من ترجمة {listed}، عن الكورية."
    )


def of_voa(name, bond):
    return Party(name, "service", possessive=f"{name} {bond} لصوت أمريكا", house="VOA")


@pytest.mark.parametrize(
    ("services", "listed"),
    [
        (
            [of_voa("القسم الكوري", "التابع"), of_voa("القسم الفارسي", "التابع")],
            "القسم الكوري التابع لصوت أمريكا والقسم الفارسي التابع لصوت أمريكا",
        ),
        (
            [
                of_voa(f"الخدمة {tongue}", "التابعة")
                for tongue in ("الكورية", "الفارسية", "التبتية")
            ],
            "الخدمات الكورية والفارسية والتبتية التابعة لصوت أمريكا",
        ),
    ],
)
def test_an_adjective_of_the_house_agrees_with_its_services(services, listed):
    assert told(collaboration=services) == f"أُعد هذا التقرير بالتعاون مع {listed}."


def test_still_and_moving_pictures_have_different_words():
    assert told(photographer=[PAUL], camera=[PAUL]) == (
        "تصوير فوتوغرافي وتصوير فيديو: بول ريد"
    )
