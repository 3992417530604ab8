"""Contributors of the Arabic service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="mai-alsharnoubi-karam",
        name="مي الشرنوبي كرم",
        service="arabic",
        names=(("en", "Mai Alsharnoubi-Karam"),),
        job_title="مراسلة",
        bio="تكتب مي الشرنوبي كرم عن المدن وعن الذين يبقون مستيقظين فيها.",
    ),
    Contributor(
        slug="tarek-benyaghlan",
        name="طارق بن يغلان",
        service="arabic",
        names=(("en", "Tarek Benyaghlan"),),
        job_title="مراسل الاقتصاد والعلوم",
        bio="يتابع طارق بن يغلان الموانئ والصحارى، ويعود من كلتيهما بالرمل في حذائه.",
    ),
    Contributor(
        slug="naglaa-hammad-alwardi",
        name="نجلاء حماد الوردي",
        service="arabic",
        names=(("en", "Naglaa Hammad-Alwardi"),),
        job_title="مترجمة",
        bio="تنقل نجلاء حماد الوردي التقارير عن الإنجليزية، وتحفظ قائمة بالنكات التي لا تُترجم.",
    ),
    Contributor(
        slug="wael-jibran-alsahlawi",
        name="وائل جبران السهلاوي",
        service="arabic",
        names=(("en", "Wael Jibran Alsahlawi"),),
        job_title="محرر أول",
        bio="يحرر وائل جبران السهلاوي النصوص الطويلة، ويعيد حساب الأرقام في القصيرة منها.",
    ),
)
