"""Persian credits, as its sub-editors write them."""

import pytest

from services.credits import House, Making, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by

PERSIAN = House("fa")


def voa(language):
    name = f"بخش {language}"
    return Party(name, "service", possessive=f"{name} صدای آمریکا", house="VOA")


REUTERS, AFP = agency("رویترز"), agency("خبرگزاری فرانسه")
KOREAN_SERVICE, PERSIAN_SERVICE = voa("کره‌ای"), voa("فارسی")
OLENA = person("اولنا هریتسکو", "خارکیف")
AIDA = person("آیدا بکووا", "اوش، قرقیزستان")
TIMUR = person("تیمور ساپاروف", "آلماتی، قزاقستان")
MARTA = person("مارتا ویلک", "ورشو")
JONAS = person("یوناس پتراس", "ویلنیوس")
PAUL = person("پل رید")
PROTECTED = person("نام پنهان", "تهران", protection="say_so")


@pytest.mark.parametrize(
    ("credits", "byline", "lines"),
    [
        (
            {"collaboration": [KOREAN_SERVICE]},
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا تهیه شده است."],
        ),
        ({"author": [PAUL]}, "پل رید", []),
        ({"contributor": [PAUL]}, "", ["پل رید در تهیهٔ این گزارش همکاری کرده است."]),
        (
            {"contributor": [OLENA]},
            "",
            ["اولنا هریتسکو از خارکیف در تهیهٔ این گزارش همکاری کرده است."],
        ),
        (
            {"contributor": [AIDA]},
            "",
            ["آیدا بکووا از اوش، قرقیزستان، در تهیهٔ این گزارش همکاری کرده است."],
        ),
        (
            {"contributor": [person("پل رید", "ورشو", title="خبرنگار"), MARTA]},
            "",
            ["پل رید، خبرنگار، و مارتا ویلک از ورشو در تهیهٔ این گزارش همکاری کرده‌اند."],
        ),
        (
            {"contributor": [AIDA, TIMUR]},
            "",
            [
                "آیدا بکووا از اوش، قرقیزستان، و تیمور ساپاروف از آلماتی، قزاقستان، "
                "در تهیهٔ این گزارش همکاری کرده‌اند."
            ],
        ),
        (
            {"contributor": [PAUL, OLENA]},
            "",
            ["پل رید، و اولنا هریتسکو از خارکیف، در تهیهٔ این گزارش همکاری کرده‌اند."],
        ),
        (
            {"author": [MARTA, JONAS]},
            "مارتا ویلک و یوناس پتراس",
            ["مارتا ویلک از ورشو و یوناس پتراس از ویلنیوس گزارش داده‌اند."],
        ),
        ({"author": [MARTA]}, "مارتا ویلک", ["مارتا ویلک از ورشو گزارش داده است."]),
        (
            {"collaboration": [KOREAN_SERVICE, PERSIAN_SERVICE]},
            "",
            ["این گزارش با همکاری بخش‌های کره‌ای و فارسی صدای آمریکا تهیه شده است."],
        ),
        (
            {"collaboration": [KOREAN_SERVICE, agency("رویترز")]},
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا و رویترز تهیه شده است."],
        ),
        (
            {
                "collaboration": [
                    KOREAN_SERVICE,
                    Party("لرنینگ انگلیش", "service", house="VOA"),
                ]
            },
            "",
            ["این گزارش با همکاری بخش کره‌ای صدای آمریکا و لرنینگ انگلیش تهیه شده است."],
        ),
        (
            {"contributed": [REUTERS, AFP, KOREAN_SERVICE]},
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
            {"origin": [voa("تبتی")]},
            "",
            ["اصل این مطلب را بخش تبتی صدای آمریکا تهیه کرده است."],
        ),
        (
            {"origin": [KOREAN_SERVICE, voa("تبتی")]},
            "",
            ["اصل این مطلب را بخش‌های کره‌ای و تبتی صدای آمریکا تهیه کرده‌اند."],
        ),
        (
            {"adapted": [REUTERS]},
            "",
            ["این مطلب برگرفته از گزارش رویترز است."],
        ),
        (
            {"adapted": [REUTERS, AFP]},
            "",
            ["این مطلب برگرفته از گزارش‌های رویترز و خبرگزاری فرانسه است."],
        ),
        (
            {
                "author": [person("کیم هانول", works_for=KOREAN_SERVICE)],
                "adapter": [person("پائولا گرانت", works_for=PERSIAN_SERVICE)],
            },
            "",
            [
                "کیم هانول این مطلب را برای بخش کره‌ای صدای آمریکا نوشته است. "
                "پائولا گرانت آن را برای بخش فارسی صدای آمریکا تنظیم کرده است."
            ],
        ),
        ({"adapter": [PAUL]}, "", ["پل رید این مطلب را تنظیم کرده است."]),
        (
            {"translator": [PAUL, JONAS]},
            "",
            ["پل رید و یوناس پتراس این مطلب را ترجمه کرده‌اند."],
        ),
        (
            {"camera": [OLENA, PAUL], "producer": [OLENA, PAUL]},
            "",
            ["تصویربرداری و تهیه: اولنا هریتسکو در خارکیف؛ پل رید"],
        ),
        (
            {
                "editor": [PAUL],
                "photographer": [person("لنا مارش", "اوش، قرقیزستان"), JONAS],
            },
            "",
            [
                "ویرایش: پل رید",
                "عکس: لنا مارش در اوش، قرقیزستان؛ یوناس پتراس در ویلنیوس",
            ],
        ),
        (
            {"author": [person("لنا مارش", title="خبرنگار پنتاگون"), PAUL]},
            "لنا مارش، خبرنگار پنتاگون، و پل رید",
            [],
        ),
        (
            {"contributor": [PAUL, PROTECTED]},
            "",
            [
                "پل رید در تهیهٔ این گزارش همکاری کرده است.",
                "نام برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود.",
            ],
        ),
    ],
)
def test_persian_reads_as_its_sub_editors_write_it(credits, byline, lines):
    assert printed_by(PERSIAN, **credits) == (byline, lines)


def test_a_persian_report_without_byline_says_so():
    assert str(credit_lines([], PERSIAN).staff_report) == "گزارش تحریریه"


def test_dari_and_persian_share_their_sentences():
    assert printed_by(House("fa-AF"), author=[PAUL, JONAS])[0] == "پل رید و یوناس پتراس"


def made(making, **parties_by_kind):
    """The last line of a story that was made so."""
    return str(credit_lines(entered(**parties_by_kind), PERSIAN, making).lines[-1])


@pytest.mark.parametrize(
    ("people", "checked"),
    [
        ([PAUL], "پل رید آن را بازبینی کرده است"),
        ([PAUL, JONAS], "پل رید و یوناس پتراس آن را بازبینی کرده‌اند"),
        (
            [person("پل رید", title="سردبیر")],
            "پل رید، سردبیر، آن را بازبینی کرده است",
        ),
    ],
)
def test_who_checked_a_translation_agrees_with_the_verb(people, checked):
    making = Making(translated_from="ko", is_machine_assisted=True)
    assert made(making, translator=people) == (
        f"این مطلب با کمک نرم‌افزار از زبان کره‌ای ترجمه شده و {checked}."
    )


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        (
            "first_published",
            "این مطلب را نخستین بار رویترز منتشر کرده است.",
            "این مطلب را نخستین بار رویترز و خبرگزاری فرانسه منتشر کرده‌اند.",
        ),
        (
            "translated",
            "رویترز این مطلب را ترجمه کرده است.",
            "رویترز و خبرگزاری فرانسه این مطلب را ترجمه کرده‌اند.",
        ),
    ],
)
def test_one_organisation_and_two_agree_with_the_verb(kind, one, two):
    assert printed_by(PERSIAN, **{kind: [REUTERS]}) == ("", [one])
    assert printed_by(PERSIAN, **{kind: [REUTERS, AFP]}) == ("", [two])


def test_agencies_that_wrote_it_whole_agree_with_the_verb():
    assert printed_by(PERSIAN, author=[PAUL], agency_report=[REUTERS, AFP]) == (
        "پل رید",
        ["این گزارش را رویترز و خبرگزاری فرانسه تهیه کرده‌اند."],
    )


def test_a_person_stands_with_the_service_in_brackets():
    haneul = person("کیم هانول", title="خبرنگار", works_for=KOREAN_SERVICE)
    whole = "کیم هانول (بخش کره‌ای صدای آمریکا)، خبرنگار"
    assert printed_by(PERSIAN, author=[haneul]) == (whole, [])
    assert printed_by(PERSIAN, contributor=[haneul]) == (
        "",
        [f"{whole}، در تهیهٔ این گزارش همکاری کرده است."],
    )


def test_names_in_latin_letters_stand_in_persian_sentences():
    assert printed_by(PERSIAN, contributor=[person("Ann Doe", "Lima"), PAUL])[1] == [
        "Ann Doe از Lima و پل رید در تهیهٔ این گزارش همکاری کرده‌اند."
    ]


def test_a_partner_in_a_place_with_a_comma_is_closed_before_the_verb():
    partner = Party("رادیو هاربر", "partner", "اوش، قرقیزستان")
    assert printed_by(PERSIAN, funder=[partner])[1] == [
        "این گزارش با حمایت مالی رادیو هاربر در اوش، قرقیزستان، تهیه شده است."
    ]


def test_withheld_places_are_told_without_their_number():
    hidden = [
        person(name, "تهران", place_policy="say_so") for name in ("پل رید", "لنا مارش")
    ]
    said = "محل حضور برخی از همکاران این گزارش برای حفظ امنیت آنان منتشر نمی‌شود."
    assert printed_by(PERSIAN, contributor=hidden[:1])[1][-1] == said
    assert printed_by(PERSIAN, contributor=hidden)[1][-1] == said


COLLABORATED = "این گزارش با همکاری {} تهیه شده است."


@pytest.mark.parametrize(
    ("services", "listed"),
    [
        (
            [KOREAN_SERVICE, Party("بخش فارسی", "service", house="VOA")],
            "بخش کره‌ای صدای آمریکا و بخش فارسی",
        ),
        (
            [
                Party(f"بخش {language}", "service", house="VOA")
                for language in ("کره‌ای", "فارسی")
            ],
            "بخش‌های کره‌ای و فارسی",
        ),
        (
            [
                Party(f"سرویس {language} صدای آمریکا", "service", house="VOA")
                for language in ("کره‌ای", "فارسی")
            ],
            "سرویس‌های کره‌ای و فارسی صدای آمریکا",
        ),
        (
            [KOREAN_SERVICE, Party("صدای آمریکا به زبان خمر", "service", house="VOA")],
            "بخش کره‌ای صدای آمریکا و صدای آمریکا به زبان خمر",
        ),
    ],
)
def test_only_services_that_are_named_alike_are_said_together(services, listed):
    assert printed_by(PERSIAN, collaboration=services)[1] == [
        COLLABORATED.format(listed)
    ]


def test_services_that_translated_a_story_are_said_together():
    assert printed_by(PERSIAN, translated=[KOREAN_SERVICE, PERSIAN_SERVICE])[1] == [
        "بخش‌های کره‌ای و فارسی صدای آمریکا این مطلب را ترجمه کرده‌اند."
    ]


def test_three_roles_of_one_person_are_a_list():
    assert printed_by(PERSIAN, editor=[PAUL], camera=[PAUL], producer=[PAUL])[1] == [
        "ویرایش، تصویربرداری و تهیه: پل رید"
    ]


def test_a_place_with_a_latin_comma_is_closed_before_the_verb():
    reed = person("پل رید", "Washington, D.C.")
    assert printed_by(PERSIAN, contributor=[reed])[1] == [
        "پل رید از Washington, D.C.، در تهیهٔ این گزارش همکاری کرده است."
    ]


def test_a_name_with_and_of_its_own_is_parted_by_a_comma():
    ministry = Party("وزارت فرهنگ و ارشاد", "funder")
    trust = Party("بنیاد لنترن", "funder")
    assert printed_by(PERSIAN, funder=[ministry, trust])[1] == [
        "این گزارش با حمایت مالی وزارت فرهنگ و ارشاد، و بنیاد لنترن تهیه شده است."
    ]


def test_the_place_that_all_of_a_parted_list_share_stands_between_commas():
    people = [
        person("لنا مارش", "ورشو", title="سردبیر"),
        person("پل رید", "ورشو"),
        MARTA,
    ]
    assert printed_by(PERSIAN, contributor=people)[1] == [
        "لنا مارش، سردبیر؛ پل رید؛ و مارتا ویلک، از ورشو، "
        "در تهیهٔ این گزارش همکاری کرده‌اند."
    ]


@pytest.mark.parametrize(
    ("tag", "language"), [("ps", "زبان پشتو"), ("pcm", "نیم‌زبان نیجریه‌ای")]
)
def test_a_language_that_is_called_one_by_its_name_is_not_called_so_twice(
    tag, language
):
    assert made(Making(translated_from=tag)) == f"این مطلب از {language} ترجمه شده است."
