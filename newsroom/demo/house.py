"""The invented newsroom's services, editions, accounts and banner."""

from newsroom.demo.facts import Account, Edition, Service

SERVICES = (
    Service(
        code="english",
        kind="service",
        name="VOA News",
        house="VOA",
        description="The English service of the demonstration newsroom. Its stories are invented.",
        printed=(
            ("en", "VOA News", "VOA News"),
            ("fa", "بخش انگلیسی", "بخش انگلیسی صدای آمریکا"),
        ),
    ),
    Service(
        code="korean",
        kind="service",
        name="Korean Service",
        house="VOA",
        description="Follows the Korean Peninsula and helps the other services with tape and translation.",
        printed=(
            ("en", "Korean Service", "VOA's Korean Service"),
            ("fa", "بخش کره‌ای", "بخش کره‌ای صدای آمریکا"),
            ("ko", "한국어 서비스", "VOA 한국어 서비스"),
        ),
    ),
    Service(
        code="persian",
        kind="service",
        name="Persian Service",
        house="VOA",
        description="Publishes the Persian edition of the demonstration newsroom.",
        printed=(
            ("en", "Persian Service", "VOA's Persian Service"),
            ("fa", "بخش فارسی", "بخش فارسی صدای آمریکا"),
        ),
    ),
    Service(
        code="ap",
        kind="agency",
        name="The Associated Press",
        printed=(("en", "The Associated Press", ""), ("fa", "آسوشیتدپرس", "")),
    ),
    Service(
        code="northwire",
        kind="agency",
        name="Northwire",
        description="An invented news agency.",
        printed=(("en", "Northwire", ""), ("fa", "نورث‌وایر", "")),
    ),
    Service(
        code="harbor-radio",
        kind="partner",
        name="Harbor Radio",
        description="An invented partner station on Saint Orlan.",
        printed=(("en", "Harbor Radio", ""), ("fa", "رادیو هاربر", "")),
    ),
)

ENGLISH = Edition(
    service="english",
    name="VOA News",
    language="en",
    native_name="English",
    time_zone="America/New_York",
    calendar="gregorian",
    prefix="",
    sections=(
        ("World", "world", "Reports from everywhere."),
        ("Asia", "asia", ""),
        ("Health", "health", ""),
        ("Science", "science", ""),
        ("Economy", "economy", ""),
        ("Press Freedom", "press-freedom", "Journalists, and those who stop them."),
        ("Culture", "culture", ""),
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
)

EDITIONS = (ENGLISH, PERSIAN)

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
        username="vera",
        first_name="Vera",
        last_name="Editor",
        service="persian",
        role="editor",
        time_zone="Asia/Tehran",
    ),
    Account(username="admin", first_name="Adam", last_name="Admin"),
)

BANNER_STORY = "FERRY-ARDENA-STRAIT"
BANNER_WORDING = "Ferry with 312 aboard runs aground in Ardena Strait; rescue under way"
BANNER_OWN_WORDING = {
    "fa": "کشتی مسافربری با ۳۱۲ سرنشین در تنگهٔ آردنا به گل نشست؛ نجات مسافران ادامه دارد"
}
