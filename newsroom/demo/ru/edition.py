"""The Russian service and its edition, as the invented house knows them."""

from newsroom.demo.facts import Account, Box, Edition, Printed, Service

SERVICE = Service(
    code="russian",
    kind="service",
    name="Russian Service",
    house="VOA",
    description="Publishes the Russian edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Russian Service", "VOA's Russian Service"),
        Printed("fa", "بخش روسی", "بخش روسی صدای آمریکا"),
        Printed("ko", "러시아어 서비스", "VOA 러시아어 서비스"),
        Printed("es", "Servicio Ruso", "el Servicio Ruso de la VOA"),
        Printed("ar", "القسم الروسي", "القسم الروسي في صوت أمريكا"),
        Printed("fr", "Service russe", "le service russe de la VOA"),
        Printed("pt", "Serviço Russo", "o Serviço Russo da VOA"),
        Printed("sw", "Idhaa ya Kirusi", "Idhaa ya Kirusi ya VOA"),
        Printed("zh", "俄语组", "美国之音俄语组"),
        Printed("vi", "Ban Tiếng Nga", "Ban Tiếng Nga VOA"),
        Printed(
            "ru",
            "Русская служба",
            "Русская служба «Голоса Америки»",
            genitive="Русской службы «Голоса Америки»",
            instrumental="Русской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Російська служба",
            "Російська служба «Голосу Америки»",
            genitive="Російської служби «Голосу Америки»",
            instrumental="Російською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="russian",
    name="Голос Америки",
    language="ru",
    native_name="Русский",
    time_zone="Europe/Moscow",
    calendar="gregorian",
    prefix="ru",
    sections=(
        ("Мир", "world", "Сообщения отовсюду."),
        ("Общество", "society", ""),
        ("Наука", "science", ""),
        ("Экономика", "economy", ""),
        ("Культура", "culture", ""),
    ),
    boxes=(
        Box(
            name="Safe reading",
            heading="Читайте безопасно",
            text="Если там, где вы находитесь, доступ к независимым изданиям ограничен, после чтения очистите историю браузера.",
            is_on_every_story=True,
        ),
    ),
)

ACCOUNT = Account(
    username="daria",
    first_name="Daria",
    last_name="Editor",
    service="russian",
    role="editor",
    interface_language="ru",
    time_zone="Europe/Moscow",
)

BANNER_WORDING = "Паром с 312 людьми на борту сел на мель в проливе Ардена; идет эвакуация пассажиров"
