"""The Vietnamese edition and its desk."""

from newsroom.demo.facts import Account, Edition, Printed, Service

SERVICE = Service(
    code="vietnamese",
    kind="service",
    name="Vietnamese Service",
    house="VOA",
    description="Publishes the Vietnamese edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Vietnamese Service", "VOA's Vietnamese Service"),
        Printed("fa", "بخش ویتنامی", "بخش ویتنامی صدای آمریکا"),
        Printed("ko", "베트남어 서비스", "VOA 베트남어 서비스"),
        Printed("es", "Servicio Vietnamita", "el Servicio Vietnamita de la VOA"),
        Printed("ar", "القسم الفيتنامي", "القسم الفيتنامي في صوت أمريكا"),
        Printed("fr", "Service vietnamien", "le service vietnamien de la VOA"),
        Printed("pt", "Serviço Vietnamita", "o Serviço Vietnamita da VOA"),
        Printed("sw", "Idhaa ya Kivietinamu", "Idhaa ya Kivietinamu ya VOA"),
        Printed("zh", "越南语组", "美国之音越南语组"),
        Printed("vi", "Ban Tiếng Việt", "Ban Tiếng Việt VOA"),
        Printed(
            "ru",
            "Вьетнамская служба",
            "Вьетнамская служба «Голоса Америки»",
            genitive="Вьетнамской службы «Голоса Америки»",
            instrumental="Вьетнамской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "В’єтнамська служба",
            "В’єтнамська служба «Голосу Америки»",
            genitive="В’єтнамської служби «Голосу Америки»",
            instrumental="В’єтнамською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="vietnamese",
    name="VOA Tiếng Việt",
    language="vi",
    native_name="Tiếng Việt",
    time_zone="Asia/Ho_Chi_Minh",
    calendar="gregorian",
    prefix="vi",
    republishing_terms="Xin giữ nguyên văn bản, tên tác giả và các đường liên kết.",
    sections=(
        ("Thế giới", "the-gioi", "Tường thuật từ khắp nơi."),
        ("Châu Á", "chau-a", ""),
        ("Kinh tế", "kinh-te", ""),
        ("Khoa học", "khoa-hoc", ""),
        ("Đời sống", "doi-song", ""),
    ),
)

ACCOUNT = Account(
    username="thuy",
    first_name="Thuy",
    last_name="Editor",
    service="vietnamese",
    role="editor",
    interface_language="vi",
    time_zone="Asia/Ho_Chi_Minh",
)

BANNER_WORDING = (
    "Phà chở 312 người mắc cạn ở eo biển Ardena; công tác cứu hộ đang diễn ra"
)
