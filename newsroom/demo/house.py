"""The invented newsroom's editions, accounts and banner."""

from typing import NamedTuple

from newsroom.demo.facts import Account, Box, Edition
from newsroom.demo.languages import LANGUAGES

ENGLISH = Edition(
    service="english",
    name="VOA News",
    language="en",
    native_name="English",
    time_zone="America/New_York",
    calendar="gregorian",
    prefix="",
    republishing_terms="Do not change the text, and leave names and links as they are.",
    sections=(
        ("World", "world", "Reports from everywhere."),
        ("Asia", "asia", ""),
        ("Health", "health", ""),
        ("Science", "science", ""),
        ("Economy", "economy", ""),
        ("Press Freedom", "press-freedom", "Journalists, and those who stop them."),
        ("Culture", "culture", ""),
    ),
    boxes=(
        Box(
            name="Developing story",
            text="This story is developing. Early reports can be wrong; what we correct, we say below the text.",
            place="top",
        ),
        Box(
            name="Sleep helpline",
            heading="Trouble sleeping?",
            text="A nurse answers questions about shift work and sleep, day and night. The call is free.",
            link="tel:+15550142",
            link_words="Call +1 555 0142",
        ),
    ),
)

PERSIAN = Edition(
    service="persian",
    name="صدای آمریکا",
    language="fa",
    native_name="فارسی",
    time_zone="Asia/Tehran",
    calendar="solar_hijri",
    prefix="fa",
    sections=(
        ("جهان", "world", ""),
        ("آسیا", "asia", ""),
        ("سلامت", "health", ""),
        ("دانش", "science", ""),
        ("اقتصاد", "economy", ""),
        ("محیط زیست", "environment", ""),
        ("آزادی رسانه‌ها", "press-freedom", ""),
        ("فرهنگ", "culture", ""),
    ),
    boxes=(
        Box(
            name="Safe reading",
            heading="امن بخوانید",
            text="اگر از جایی می‌خوانید که دسترسی به رسانه‌ها محدود است، پس از خواندن، تاریخچهٔ مرورگر خود را پاک کنید.",
            is_on_every_story=True,
        ),
    ),
)

KOREAN = Edition(
    service="korean",
    name="VOA 한국어",
    language="ko",
    native_name="한국어",
    time_zone="Asia/Seoul",
    calendar="gregorian",
    prefix="ko",
    sections=(
        ("한반도", "korea", "남과 북, 그리고 그 사이의 소식."),
        ("세계", "world", ""),
        ("경제", "economy", ""),
        ("건강", "health", ""),
        ("과학", "science", ""),
        ("환경", "environment", ""),
        ("문화", "culture", ""),
    ),
)

SPANISH = Edition(
    service="spanish",
    name="Voz de América",
    language="es",
    native_name="Español",
    time_zone="America/Bogota",
    calendar="gregorian",
    prefix="es",
    republishing_terms="No cambie el texto y conserve los nombres y los enlaces.",
    sections=(
        ("Mundo", "mundo", "Reportes de todas partes."),
        ("América Latina", "america-latina", ""),
        ("Economía", "economia", ""),
        ("Salud", "salud", ""),
        ("Ciencia", "ciencia", ""),
        ("Ambiente", "ambiente", ""),
        ("Libertad de prensa", "libertad-de-prensa", ""),
        ("Cultura", "cultura", ""),
    ),
)

EDITIONS = (
    *(ENGLISH, PERSIAN, KOREAN, SPANISH),
    *(language.edition for language in LANGUAGES),
)
ARCHIVED = (ENGLISH, PERSIAN)  # the editions that --stories fills

ACCOUNTS = (
    Account(
        username="reporter",
        first_name="Boris",
        last_name="Reporter",
        service="english",
        role="reporter",
        time_zone="America/New_York",
    ),
    Account(
        username="editor",
        first_name="Ana",
        last_name="Editor",
        service="english",
        role="editor",
        time_zone="America/New_York",
    ),
    Account(
        username="chief",
        first_name="Chiara",
        last_name="Chief",
        service="english",
        role="chief",
        time_zone="America/New_York",
    ),
    Account(
        username="photo",
        first_name="Pavel",
        last_name="Photo",
        service="english",
        role="photo_editor",
        time_zone="America/New_York",
    ),
    Account(
        username="lawyer",
        first_name="Lena",
        last_name="Law",
        service="english",
        role="legal",
        time_zone="America/New_York",
    ),
    Account(
        username="vera",
        first_name="Vera",
        last_name="Editor",
        service="persian",
        role="editor",
        time_zone="Asia/Tehran",
    ),
    Account(
        username="hana",
        first_name="Hana",
        last_name="Editor",
        service="korean",
        role="editor",
        interface_language="ko",
        time_zone="Asia/Seoul",
    ),
    Account(
        username="diego",
        first_name="Diego",
        last_name="Editor",
        service="spanish",
        role="editor",
        interface_language="es",
        time_zone="America/Bogota",
    ),
    *(language.account for language in LANGUAGES),
    Account(username="admin", first_name="Adam", last_name="Admin"),
)

BANNER_STORY = "FERRY-ARDENA-STRAIT"
BANNER_WORDING = "Ferry with 312 aboard runs aground in Ardena Strait; rescue under way"
BANNER_OWN_WORDING = {
    "fa": "کشتی مسافربری با ۳۱۲ سرنشین در تنگهٔ آردنا به گل نشست؛ نجات مسافران ادامه دارد",
    "ko": "승객 312명 태운 여객선, 아르데나 해협에서 좌초…구조 작업 진행 중",
    "es": "Ferri con 312 personas a bordo encalla en el estrecho de Ardena; continúa el rescate",
    **{each.edition.language: each.banner_wording for each in LANGUAGES},
}


class WrongBanner(NamedTuple):
    wording: str
    right: str


WRONG_BANNER = WrongBanner(
    wording="Car ferry sinks off Marova; dozens feared dead",
    right="The ferry off Marova did not sink. It ran aground, and nobody is known to have died.",
)
