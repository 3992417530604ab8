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
)
