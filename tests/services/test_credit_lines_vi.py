"""Vietnamese credits, as its sub-editors write them."""

import pytest

from services.credits import Credit, House, Making, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by

VIETNAMESE = House("vi")


def voa(language, form="Ban {} VOA"):
    name = form.format(language)
    return Party(name, "service", possessive=name, house="VOA")


def end(house=VIETNAMESE, **parties_by_kind):
    return printed_by(house, **parties_by_kind)[1]


REUTERS, AFP = agency("Reuters"), agency("AFP")
KOREAN, PERSIAN = voa("Tiếng Hàn"), voa("Tiếng Ba Tư")
LENA, PAUL = person("Lena Marsh"), person("Paul Reed")
AIDA = person("Aida Bekova", "Osh, Kyrgyzstan")
TIMUR = person("Timur Saparov", "Almaty, Kazakhstan")
MARTA = person("Marta Wilk", "Warsaw")


@pytest.mark.parametrize("serial_comma", [False, True])
def test_a_list_has_no_comma_before_its_last_name(serial_comma):
    house = House("vi", serial_comma)
    assert end(house, contributed=[REUTERS, AFP, KOREAN]) == [
        "Bài tường thuật này có sự đóng góp của Reuters, AFP và Ban Tiếng Hàn VOA."
    ]


def test_five_names_are_one_list_in_the_order_entered():
    names = ["Nguyễn An", "Trần Bình", "Lê Chi", "Phạm Dung", "Ân Giang"]
    assert printed_by(VIETNAMESE, author=[person(name) for name in names])[0] == (
        "Nguyễn An, Trần Bình, Lê Chi, Phạm Dung và Ân Giang"
    )


@pytest.mark.parametrize("form", ["Ban {} VOA", "Ban {} của VOA"])
def test_services_fold_however_the_desk_stores_their_owner(form):
    services = [voa(name, form) for name in ("Tiếng Hàn", "Tiếng Ba Tư", "Tiếng Nga")]
    assert end(origin=services) == [
        "Bản gốc của bài này do các ban Tiếng Hàn, Tiếng Ba Tư và Tiếng Nga "
        "của VOA thực hiện."
    ]


@pytest.mark.parametrize(
    "other",
    [
        voa("Tiếng Nga", "Ban {} của VOA"),
        voa("Tiếng Khmer", "VOA {}"),
        voa("Tiếng Anh và Tiếng Pháp"),
        Party("Ban Tiếng Nga BBC", "service", house="BBC"),
    ],
)
def test_services_that_are_called_otherwise_do_not_fold(other):
    assert end(collaboration=[KOREAN, other]) == [
        "Bài tường thuật này được thực hiện với sự hợp tác của "
        f"Ban Tiếng Hàn VOA và {other.name}."
    ]


def test_a_place_that_holds_a_comma_is_closed_before_the_verb():
    reuters = Party("Reuters", "agency", "Osh, Kyrgyzstan")
    assert end(origin=[reuters]) == [
        "Bản gốc của bài này do Reuters tại Osh, Kyrgyzstan, thực hiện."
    ]


def test_three_places_that_hold_commas_are_parted_by_semicolons():
    assert end(contributor=[AIDA, TIMUR, MARTA]) == [
        "Bài tường thuật này có sự đóng góp của Aida Bekova tại Osh, Kyrgyzstan; "
        "Timur Saparov tại Almaty, Kazakhstan; và Marta Wilk tại Warsaw."
    ]


def test_a_place_that_ends_in_a_stop_gets_no_second_one():
    assert end(contributor=[person("Paul Reed", "Washington, D.C.")]) == [
        "Bài tường thuật này có sự đóng góp của Paul Reed từ Washington, D.C."
    ]


def test_a_title_stands_before_the_name_and_opens_a_sentence_with_a_capital():
    lena = person("Lena Marsh", title="biên tập viên")
    assert end(adapter=[lena], contributor=[lena]) == [
        "Bài tường thuật này có sự đóng góp của biên tập viên Lena Marsh.",
        "Biên tập viên Lena Marsh biên soạn lại bài này.",
    ]


def test_a_title_that_holds_a_comma_stays_with_its_name():
    doctor = person("Nguyễn An", title="Phó Giáo sư, Tiến sĩ")
    assert end(contributor=[doctor, PAUL]) == [
        "Bài tường thuật này có sự đóng góp của "
        "Phó Giáo sư, Tiến sĩ Nguyễn An và Paul Reed."
    ]


def test_a_name_that_opens_a_sentence_keeps_its_small_letter():
    assert end(adapter=[person("danah boyd")]) == ["danah boyd biên soạn lại bài này."]


def test_title_and_service_follow_the_name_in_the_byline():
    lena = person("Lena Marsh", title="biên tập viên", works_for=KOREAN)
    assert printed_by(VIETNAMESE, author=[lena, PAUL])[0] == (
        "Lena Marsh, biên tập viên, Ban Tiếng Hàn VOA, và Paul Reed"
    )


def test_a_second_adapter_follows_on_from_the_writer():
    credits = entered(
        author=[person("Kim Haneul", works_for=KOREAN)],
        adapter=[
            person("Lena Marsh", works_for=PERSIAN),
            person("Paul Reed", works_for=voa("Tiếng Nga")),
        ],
    )
    assert [str(line) for line in credit_lines(credits, VIETNAMESE).lines] == [
        "Kim Haneul viết bài này cho Ban Tiếng Hàn VOA. "
        "Lena Marsh biên soạn lại cho Ban Tiếng Ba Tư VOA. "
        "Paul Reed biên soạn lại cho Ban Tiếng Nga VOA."
    ]


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ko", "tiếng Hàn"), ("zh-Hant", "tiếng Trung"), ("ht", "tiếng Haiti")],
)
def test_a_language_has_a_small_letter_inside_a_sentence(tag, name):
    lines = credit_lines([], VIETNAMESE, Making(translated_from=tag)).lines
    assert [str(line) for line in lines] == [f"Bài này được dịch từ {name}."]


def test_only_the_first_of_several_roles_is_capital():
    roles = ["camera", "video_editor", "producer"]
    credits = [Credit(role, LENA) for role in roles]
    assert [str(line) for line in credit_lines(credits, VIETNAMESE).lines] == [
        "Quay phim, dựng phim, sản xuất: Lena Marsh"
    ]
