"""Contributors of the Persian service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="voa-persian",
        name="صدای آمریکا",
        service="persian",
        kind="staff",
        names=(("en", "VOA Persian"),),
    ),
    Contributor(
        slug="protected-2",
        name="مهرانه پارسامنش",
        service="persian",
        protection="say_so",
    ),
    Contributor(
        slug="abtin-sahelirad",
        name="آبتین ساحلی‌راد",
        service="persian",
        job_title="عکاس",
        names=(("en", "Abtin Sahelirad"),),
    ),
    Contributor(
        slug="golnaz-sepehrdad",
        name="گلناز سپهرداد",
        service="persian",
        job_title="خبرنگار",
        bio="گلناز سپهرداد دربارهٔ سلامت و دانش گزارش می‌نویسد.",
        names=(("en", "Golnaz Sepehrdad"),),
    ),
    Contributor(
        slug="kamran-mehrabanifar",
        name="کامران مهربانی‌فر",
        service="persian",
        job_title="گزارشگر",
        bio="کامران مهربانی‌فر از روستاها و جاده‌های دور گزارش می‌دهد.",
        names=(("en", "Kamran Mehrabanifar"),),
    ),
    Contributor(
        slug="roya-ashtiyaneh",
        name="رویا آشتیانه",
        service="persian",
        job_title="خبرنگار اقتصادی",
        names=(("en", "Roya Ashtiyaneh"),),
    ),
    Contributor(
        slug="niloufar-vazhehban",
        name="نیلوفر واژه‌بان",
        service="persian",
        job_title="ویراستار",
        names=(("en", "Niloufar Vazhehban"),),
    ),
    Contributor(
        slug="siavash-dilmajpour",
        name="سیاوش دیلماج‌پور",
        service="persian",
        job_title="مترجم",
        bio="سیاوش دیلماج‌پور گزارش‌های بخش انگلیسی را برای خوانندگان فارسی‌زبان تنظیم می‌کند.",
        names=(("en", "Siavash Dilmajpour"),),
    ),
    Contributor(
        slug="tirdad-nourazin",
        name="تیرداد نورآذین",
        service="persian",
        job_title="تصویربردار",
        names=(("en", "Tirdad Nourazin"),),
    ),
    Contributor(
        slug="houshang-kaghazianfar",
        name="هوشنگ کاغذیان‌فر",
        service="persian",
        bio="هوشنگ کاغذیان‌فر ۳۴ سال دبیر خبر رادیو بود و هنوز با دست می‌نویسد.",
        names=(("en", "Houshang Kaghazianfar"),),
    ),
)
