"""Dates and times as editions print them, and as editors type them."""

# ruff: noqa: DTZ001  typed times have no zone yet; digits may be Persian

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from services.calendars import (
    DoubledTimeError,
    LocalTimeError,
    NonexistentTimeError,
    direction,
    format_day,
    format_moment,
    format_number,
    format_time,
    iso_utc,
    local_to_utc,
)

HALF_PAST_FIVE = dt.datetime(2026, 11, 24, 5, 30, tzinfo=dt.UTC)
SUMMER = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)

PRINTED = [
    ("en", "Asia/Seoul", "gregorian", "November 24, 2026, 14:30 KST"),
    ("en", "UTC", "gregorian", "November 24, 2026, 05:30 UTC"),
    ("en", "America/New_York", "gregorian", "November 24, 2026, 00:30 EST"),
    ("en", "Europe/London", "gregorian", "November 24, 2026, 05:30 GMT"),
    # CST is Chicago's as well, IST Ireland's and India's: those are said in full.
    ("en", "America/Chicago", "gregorian", "November 23, 2026, 23:30 CST"),
    (
        "en",
        "Asia/Shanghai",
        "gregorian",
        "November 24, 2026, 13:30 (China Standard Time)",
    ),
    ("en", "Asia/Tehran", "gregorian", "November 24, 2026, 09:00 (Iran Standard Time)"),
    (
        "en",
        "Asia/Tehran",
        "solar_hijri",
        "3 Azar 1405 (November 24, 2026), 09:00 (Iran Standard Time)",
    ),
    (
        "fa",
        "Asia/Tehran",
        "solar_hijri",
        "۳ آذر ۱۴۰۵ (۲۴ نوامبر ۲۰۲۶)، ساعت ۹:۰۰ به وقت تهران",
    ),
    ("fa", "Asia/Tehran", "gregorian", "۲۴ نوامبر ۲۰۲۶، ساعت ۹:۰۰ به وقت تهران"),
    (
        "fa",
        "UTC",
        "solar_hijri",
        "۳ آذر ۱۴۰۵ (۲۴ نوامبر ۲۰۲۶)، ساعت ۵:۳۰ به وقت گرینویچ",
    ),
    ("fa", "Europe/Kyiv", "gregorian", "۲۴ نوامبر ۲۰۲۶، ساعت ۷:۳۰ (وقت اوکراین)"),
    ("ko", "Asia/Seoul", "gregorian", "2026년 11월 24일 14:30 (대한민국 표준시)"),
    (
        "es",
        "Asia/Seoul",
        "gregorian",
        "24 de noviembre de 2026, 14:30 (hora estándar de Corea)",
    ),
    (
        "ar",
        "Asia/Baghdad",
        "gregorian",
        "24 نوفمبر 2026، 08:30 (التوقيت العربي الرسمي)",
    ),
    ("zh-Hans", "Asia/Shanghai", "gregorian", "2026年11月24日 13:30 (中国标准时间)"),
    ("fr", "Africa/Abidjan", "gregorian", "24 novembre 2026, 05:30 GMT"),
    ("pt", "America/Sao_Paulo", "gregorian", "24 de novembro de 2026 02:30 BRT"),
    (
        "ru",
        "Europe/Moscow",
        "gregorian",
        "24 ноября 2026\u202fг., 08:30 (Москва, стандартное время)",
    ),
    (
        "sw",
        "Africa/Nairobi",
        "gregorian",
        "24 Novemba 2026 08:30 (Saa za Afrika Mashariki)",
    ),
    (
        "uk",
        "Europe/Kyiv",
        "gregorian",
        "24 листопада 2026\u202fр., 07:30 (час: Україна)",
    ),
    (
        "vi",
        "Asia/Ho_Chi_Minh",
        "gregorian",
        "12:30 (Giờ Việt Nam) 24 tháng 11, 2026",
    ),
    (
        "ps",
        "Asia/Kabul",
        "solar_hijri",
        "۳ ليندۍ ۱۴۰۵ (۲۰۲۶ نومبر ۲۴) ۱۰:۰۰ (افغانستان وخت)",
    ),
    (
        "fa-AF",
        "Asia/Kabul",
        "solar_hijri",
        "۳ قوس ۱۴۰۵ (۲۴ نومبر ۲۰۲۶)، ساعت ۱۰:۰۰ به وقت کابل",
    ),
    ("ha", "UTC", "gregorian", "24 Nuwamba, 2026, 05:30 UTC"),
]


@pytest.mark.parametrize(("language", "time_zone", "calendar", "text"), PRINTED)
def test_a_moment_is_printed_in_the_editions_language_zone_and_calendar(
    language, time_zone, calendar, text
):
    moment = format_moment(
        HALF_PAST_FIVE, language=language, time_zone=time_zone, calendar=calendar
    )
    assert str(moment) == text


def test_a_moment_has_its_parts():
    moment = format_moment(
        HALF_PAST_FIVE, language="fa", time_zone="Asia/Tehran", calendar="solar_hijri"
    )
    assert moment.day == "۳ آذر ۱۴۰۵"
    assert moment.beside == "۲۴ نوامبر ۲۰۲۶"
    assert moment.time == "۹:۰۰ به وقت تهران"
    assert moment.iso == "2026-11-24T05:30:00Z"


def test_machines_get_utc_with_a_z_from_any_zone():
    seoul = HALF_PAST_FIVE.astimezone(ZoneInfo("Asia/Seoul"))
    assert iso_utc(seoul) == "2026-11-24T05:30:00Z"
    assert (
        iso_utc(HALF_PAST_FIVE.replace(microsecond=999_999)) == "2026-11-24T05:30:00Z"
    )


def test_the_day_is_the_zones_own():
    late = dt.datetime(2026, 3, 20, 20, 30, tzinfo=dt.UTC)
    moment = format_moment(
        late, language="fa", time_zone="Asia/Tehran", calendar="solar_hijri"
    )
    assert moment.day == "۱ فروردین ۱۴۰۵"
    assert moment.beside == "۲۱ مارس ۲۰۲۶"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (dt.date(2025, 3, 20), "۳۰ اسفند ۱۴۰۳ (۲۰ مارس ۲۰۲۵)"),
        (dt.date(2025, 3, 21), "۱ فروردین ۱۴۰۴ (۲۱ مارس ۲۰۲۵)"),
        (dt.date(1979, 2, 11), "۲۲ بهمن ۱۳۵۷ (۱۱ فوریهٔ ۱۹۷۹)"),
    ],
)
def test_the_persian_calendar_knows_its_leap_years(day, printed):
    assert format_day(day, language="fa", calendar="solar_hijri") == printed


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("fa", "۱ فروردین ۱۴۰۵"),
        ("fa-AF", "۱ حمل ۱۴۰۵"),
        ("ps", "۱ وری ۱۴۰۵"),
        ("ckb", "١ خاکەلێوە ١٤٠٥"),
        ("en", "1 Farvardin 1405"),
    ],
)
def test_each_language_calls_the_months_of_the_solar_year_its_own_way(language, first):
    printed = format_day(
        dt.date(2026, 3, 21), language=language, calendar="solar_hijri"
    )
    assert printed.startswith(first)


def test_an_edition_may_want_latin_digits():
    facts = {"language": "fa", "calendar": "solar_hijri", "digits": "latin"}
    moment = format_moment(HALF_PAST_FIVE, time_zone="Asia/Tehran", **facts)
    assert moment.text == "3 آذر 1405 (24 نوامبر 2026)، ساعت 9:00 به وقت تهران"
    assert format_day(dt.date(2026, 11, 24), **facts) == "3 آذر 1405 (24 نوامبر 2026)"
    assert format_number(12, language="fa", digits="latin") == "12"
    assert format_number(12, language="fa") == "۱۲"


def test_a_gregorian_day_stands_alone():
    day = dt.date(2026, 11, 24)
    assert format_day(day, language="en", calendar="gregorian") == "November 24, 2026"
    assert format_day(day, language="my", calendar="gregorian").startswith("၂၀၂၆")


@pytest.mark.parametrize(
    ("time_zone", "printed"),
    [
        ("Europe/London", "13:00 BST"),
        ("Europe/Kyiv", "15:00 EEST"),
        ("Asia/Kolkata", "17:30 (India Time)"),
        ("Asia/Kathmandu", "17:45 (Nepal Time)"),
        ("America/New_York", "08:00 EDT"),
    ],
)
def test_the_zone_is_named_as_it_stands_on_the_day(time_zone, printed):
    assert format_time(SUMMER, language="en", time_zone=time_zone) == printed


def test_a_moment_without_a_zone_is_refused():
    naive = HALF_PAST_FIVE.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        iso_utc(naive)
    with pytest.raises(ValueError, match="time zone"):
        format_time(naive, language="en", time_zone="UTC")


# What editors type.


def test_a_typed_time_becomes_utc():
    typed = dt.datetime(2026, 11, 24, 14, 30)
    assert local_to_utc(typed, "Asia/Seoul") == HALF_PAST_FIVE


def test_a_time_that_the_clocks_skip_is_refused_with_another():
    typed = dt.datetime(2026, 3, 29, 2, 30)
    with pytest.raises(NonexistentTimeError) as refusal, translation.override("en"):
        local_to_utc(typed, "Europe/Berlin")
    with translation.override("en"):
        assert str(refusal.value) == (
            "2026-03-29 02:30 does not exist in Europe/Berlin: the clocks go forward "
            "over it. Choose another time, for example 2026-03-29 03:30."
        )


def test_a_time_that_comes_twice_is_refused():
    typed = dt.datetime(2026, 11, 1, 1, 30, fold=1)
    with pytest.raises(DoubledTimeError) as refusal:
        local_to_utc(typed, "America/New_York")
    with translation.override("en"):
        assert str(refusal.value) == (
            "2026-11-01 01:30 comes twice in America/New_York: the clocks go back "
            "over it. Choose a time before or after the doubled hour."
        )


@pytest.mark.parametrize(
    ("hour", "minute"), [(1, 59), (3, 0)], ids=["the last before", "the first after"]
)
def test_the_edges_of_the_skipped_hour_are_times(hour, minute):
    typed = dt.datetime(2026, 3, 29, hour, minute)
    moment = local_to_utc(typed, "Europe/Berlin")
    assert moment.astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None) == typed


@pytest.mark.parametrize("year", [1, 1799, 2201, 9999])
def test_a_mistyped_year_is_refused(year):
    typed = dt.datetime(year, 1, 1)
    with pytest.raises(LocalTimeError) as refusal:
        local_to_utc(typed, "Pacific/Kiritimati")
    with translation.override("en"):
        assert str(refusal.value).endswith("is too far from today. Check the year.")


@given(
    st.datetimes(dt.datetime(1801, 1, 1), dt.datetime(2199, 12, 31)),
    st.sampled_from(
        ["UTC", "Asia/Seoul", "Asia/Tehran", "Europe/Berlin", "Australia/Lord_Howe"]
    ),
)
def test_a_typed_time_comes_back_as_typed_or_is_refused(typed, time_zone):
    try:
        moment = local_to_utc(typed, time_zone)
    except (NonexistentTimeError, DoubledTimeError):
        return
    assert moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None) == typed


@given(
    st.datetimes(
        dt.datetime(1800, 1, 2),
        dt.datetime(2200, 12, 30),
        timezones=st.just(dt.UTC),
    ),
    st.sampled_from(["en", "fa", "ko", "ar", "my", "bo", "uk", "zh-Hant", "fr"]),
    st.sampled_from(["UTC", "Asia/Tehran", "Europe/Kyiv", "America/St_Johns"]),
    st.sampled_from(["gregorian", "solar_hijri"]),
)
def test_every_moment_prints_in_every_language(moment, language, time_zone, calendar):
    printed = format_moment(
        moment, language=language, time_zone=time_zone, calendar=calendar
    )
    assert printed.day in printed.text
    assert printed.beside in printed.text
    assert printed.time in printed.text
    assert dt.datetime.fromisoformat(printed.iso) == moment.replace(microsecond=0)


# Languages.


@pytest.mark.parametrize(
    ("language", "side"),
    [
        ("en", "ltr"),
        ("ko", "ltr"),
        ("zh-Hans", "ltr"),
        ("sr-Latn", "ltr"),
        ("fa", "rtl"),
        ("fa_IR", "rtl"),
        ("ar", "rtl"),
        ("ckb", "rtl"),
        ("az-Arab", "rtl"),
    ],
)
def test_a_language_runs_one_way(language, side):
    assert direction(language) == side


@pytest.mark.parametrize("tag", ["", "xx", "en-XX", "not a tag", "de_", "../fa"])
def test_an_unknown_language_is_refused(tag):
    with pytest.raises(ValueError, match=r".+"):
        direction(tag)
