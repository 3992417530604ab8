"""The Ukrainian service and its edition, as the invented house knows them."""

from newsroom.demo.facts import Account, Edition, Printed, Service

SERVICE = Service(
    code="ukrainian",
    kind="service",
    name="Ukrainian Service",
    house="VOA",
    description="Publishes the Ukrainian edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Ukrainian Service", "VOA's Ukrainian Service"),
        Printed("fa", "بخش اوکراینی", "بخش اوکراینی صدای آمریکا"),
        Printed("ko", "우크라이나어 서비스", "VOA 우크라이나어 서비스"),
        Printed("es", "Servicio Ucraniano", "el Servicio Ucraniano de la VOA"),
        Printed("ar", "القسم الأوكراني", "القسم الأوكراني في صوت أمريكا"),
        Printed("fr", "Service ukrainien", "le service ukrainien de la VOA"),
        Printed("pt", "Serviço Ucraniano", "o Serviço Ucraniano da VOA"),
        Printed("sw", "Idhaa ya Kiukraini", "Idhaa ya Kiukraini ya VOA"),
        Printed("zh", "乌克兰语组", "美国之音乌克兰语组"),
        Printed("vi", "Ban Tiếng Ukraina", "Ban Tiếng Ukraina VOA"),
        Printed(
            "ru",
            "Украинская служба",
            "Украинская служба «Голоса Америки»",
            genitive="Украинской службы «Голоса Америки»",
            instrumental="Украинской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Українська служба",
            "Українська служба «Голосу Америки»",
            genitive="Української служби «Голосу Америки»",
            instrumental="Українською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="ukrainian",
    name="Голос Америки українською",
    language="uk",
    native_name="Українська",
    time_zone="Europe/Kyiv",
    calendar="gregorian",
    prefix="uk",
    republishing_terms="Не змінюйте тексту та залишайте імена й посилання такими, як вони є.",
    sections=(
        ("Світ", "world", "Повідомлення звідусіль."),
        ("Суспільство", "society", ""),
        ("Економіка", "economy", ""),
        ("Наука", "science", ""),
        ("Свобода преси", "press-freedom", ""),
    ),
)

ACCOUNT = Account(
    username="oksana",
    first_name="Oksana",
    last_name="Editor",
    service="ukrainian",
    role="editor",
    interface_language="uk",
    time_zone="Europe/Kyiv",
)

BANNER_WORDING = "Пором із 312 людьми на борту сів на мілину в протоці Ардена; триває евакуація пасажирів"
