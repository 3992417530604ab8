"""Contributors of the Korean service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="voa-korean",
        name="VOA 한국어",
        service="korean",
        kind="staff",
        names=(("en", "VOA Korean"),),
    ),
    Contributor(
        slug="pyo-saebyeol",
        name="표새별",
        service="korean",
        job_title="제네바 특파원",
        bio="표새별 특파원은 제네바에서 국제기구와 인도주의 현장을 취재한다.",
        names=(("en", "Pyo Saebyeol"), ("fa", "پیو سه‌بیول"), ("es", "Pyo Saebyeol")),
    ),
    Contributor(
        slug="ok-garam",
        name="옥가람",
        service="korean",
        job_title="기자",
        bio="옥가람 기자는 접경 마을과 농촌, 버스가 하루 두 번 오는 곳의 소식을 전한다.",
        names=(("en", "Ok Garam"),),
    ),
    Contributor(
        slug="tak-eunsol",
        name="탁은솔",
        service="korean",
        job_title="과학전문기자",
        bio="탁은솔 기자는 과학과 건강을 맡고 있다. 모르는 것은 세 번 묻는다.",
        names=(("en", "Tak Eunsol"),),
    ),
    Contributor(
        slug="maeng-haerang",
        name="맹해랑",
        service="korean",
        job_title="경제 기자",
        names=(("en", "Maeng Haerang"),),
    ),
    Contributor(
        slug="bin-onyu",
        name="빈온유",
        service="korean",
        job_title="문화 기자",
        bio="빈온유 기자는 공연장과 도서관, 오래된 담장 안쪽을 취재한다.",
    ),
    Contributor(
        slug="guk-maru",
        name="국마루",
        service="korean",
        job_title="사진기자",
        names=(("en", "Guk Maru"), ("es", "Guk Maru")),
    ),
    Contributor(
        slug="pyeon-hari",
        name="편하리",
        service="korean",
        job_title="번역 기자",
        names=(("en", "Pyeon Hari"),),
    ),
    Contributor(
        slug="protected-3",
        name="단우물결",
        service="korean",
        protection="say_so",
    ),
)
