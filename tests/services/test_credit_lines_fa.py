"""Persian credits, as its sub-editors write them."""

import pytest

from services.credits import House, Party, credit_lines
from tests.services.crediting import agency, person, printed_by

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
