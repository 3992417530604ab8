"""The Swahili service and its edition, as the invented house knows them."""

from newsroom.demo.facts import Account, Edition, Printed, Service

SERVICE = Service(
    code="swahili",
    kind="service",
    name="Swahili Service",
    house="VOA",
    description="Publishes the Swahili edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Swahili Service", "VOA's Swahili Service"),
        Printed("fa", "بخش سواحیلی", "بخش سواحیلی صدای آمریکا"),
        Printed("ko", "스와힐리어 서비스", "VOA 스와힐리어 서비스"),
        Printed("es", "Servicio Suajili", "el Servicio Suajili de la VOA"),
        Printed("ar", "القسم السواحيلي", "القسم السواحيلي في صوت أمريكا"),
        Printed("fr", "Service swahili", "le service swahili de la VOA"),
        Printed("pt", "Serviço Suaíli", "o Serviço Suaíli da VOA"),
        Printed("sw", "Idhaa ya Kiswahili", "Idhaa ya Kiswahili ya VOA"),
        Printed("zh", "斯瓦希里语组", "美国之音斯瓦希里语组"),
        Printed("vi", "Ban Tiếng Swahili", "Ban Tiếng Swahili VOA"),
        Printed(
            "ru",
            "Служба вещания на суахили",
            "Служба вещания на суахили «Голоса Америки»",
            genitive="Службы вещания на суахили «Голоса Америки»",
            instrumental="Службой вещания на суахили «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Служба мовлення суахілі",
            "Служба мовлення суахілі «Голосу Америки»",
            genitive="Служби мовлення суахілі «Голосу Америки»",
            instrumental="Службою мовлення суахілі «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="swahili",
    name="Sauti ya Amerika",
    language="sw",
    native_name="Kiswahili",
    time_zone="Africa/Nairobi",
    calendar="gregorian",
    prefix="sw",
    republishing_terms="Usibadilishe maandishi, na uache majina na viungo kama vilivyo.",
    sections=(
        ("Dunia", "dunia", "Ripoti kutoka kila mahali."),
        ("Afrika", "afrika", ""),
        ("Afya", "afya", ""),
        ("Uchumi", "uchumi", ""),
        ("Utamaduni", "utamaduni", ""),
    ),
)

ACCOUNT = Account(
    username="neema",
    first_name="Neema",
    last_name="Editor",
    service="swahili",
    role="editor",
    interface_language="sw",
    time_zone="Africa/Nairobi",
)

BANNER_WORDING = (
    "Kivuko chenye watu 312 chakwama katika Mlango Bahari wa Ardena; uokoaji unaendelea"
)
