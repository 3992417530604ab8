"""The Portuguese service and its edition, in the spelling of Brazil."""

from newsroom.demo.facts import Account, Edition, Printed, Service

SERVICE = Service(
    code="portuguese",
    kind="service",
    name="Portuguese Service",
    house="VOA",
    description="Publishes the Portuguese edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Portuguese Service", "VOA's Portuguese Service"),
        Printed("fa", "بخش پرتغالی", "بخش پرتغالی صدای آمریکا"),
        Printed("ko", "포르투갈어 서비스", "VOA 포르투갈어 서비스"),
        Printed("es", "Servicio Portugués", "el Servicio Portugués de la VOA"),
        Printed("ar", "القسم البرتغالي", "القسم البرتغالي في صوت أمريكا"),
        Printed("fr", "Service lusophone", "le service lusophone de la VOA"),
        Printed("pt", "Serviço em Português", "o Serviço em Português da VOA"),
        Printed("sw", "Idhaa ya Kireno", "Idhaa ya Kireno ya VOA"),
        Printed("zh", "葡萄牙语组", "美国之音葡萄牙语组"),
        Printed("vi", "Ban Tiếng Bồ Đào Nha", "Ban Tiếng Bồ Đào Nha VOA"),
        Printed(
            "ru",
            "Португальская служба",
            "Португальская служба «Голоса Америки»",
            genitive="Португальской службы «Голоса Америки»",
            instrumental="Португальской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Португальська служба",
            "Португальська служба «Голосу Америки»",
            genitive="Португальської служби «Голосу Америки»",
            instrumental="Португальською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="portuguese",
    name="VOA Português",
    language="pt",
    native_name="Português",
    time_zone="America/Sao_Paulo",
    calendar="gregorian",
    prefix="pt",
    republishing_terms="Não altere o texto e mantenha os nomes e os links.",
    sections=(
        ("Mundo", "mundo", "Reportagens de toda parte."),
        ("América do Sul", "america-do-sul", ""),
        ("Economia", "economia", ""),
        ("Ciência e saúde", "ciencia-e-saude", ""),
        ("Cultura", "cultura", ""),
    ),
)

ACCOUNT = Account(
    username="joana",
    first_name="Joana",
    last_name="Editor",
    service="portuguese",
    role="editor",
    interface_language="pt",
    time_zone="America/Sao_Paulo",
)

BANNER_WORDING = (
    "Balsa com 312 pessoas a bordo encalha no estreito de Ardena; resgate em andamento"
)
