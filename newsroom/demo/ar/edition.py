"""The Arabic service and its edition."""

from newsroom.demo.facts import Account, Box, Edition, Printed, Service

SERVICE = Service(
    code="arabic",
    kind="service",
    name="Arabic Service",
    house="VOA",
    description="Publishes the Arabic edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Arabic Service", "VOA's Arabic Service"),
        Printed("fa", "بخش عربی", "بخش عربی صدای آمریکا"),
        Printed("ko", "아랍어 서비스", "VOA 아랍어 서비스"),
        Printed("es", "Servicio Árabe", "el Servicio Árabe de la VOA"),
        Printed("ar", "القسم العربي", "القسم العربي في صوت أمريكا"),
        Printed("fr", "Service arabe", "le service arabe de la VOA"),
        Printed("pt", "Serviço Árabe", "o Serviço Árabe da VOA"),
        Printed("sw", "Idhaa ya Kiarabu", "Idhaa ya Kiarabu ya VOA"),
        Printed("zh", "阿拉伯语组", "美国之音阿拉伯语组"),
        Printed("vi", "Ban Tiếng Ả Rập", "Ban Tiếng Ả Rập VOA"),
        Printed(
            "ru",
            "Арабская служба",
            "Арабская служба «Голоса Америки»",
            genitive="Арабской службы «Голоса Америки»",
            instrumental="Арабской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Арабська служба",
            "Арабська служба «Голосу Америки»",
            genitive="Арабської служби «Голосу Америки»",
            instrumental="Арабською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="arabic",
    name="صوت أمريكا",
    language="ar",
    native_name="العربية",
    time_zone="Africa/Cairo",
    calendar="gregorian",
    prefix="ar",
    republishing_terms="لا تغيّروا النص، وأبقوا الأسماء والروابط كما هي.",
    sections=(
        ("العالم", "world", "تقارير من كل مكان."),
        ("الشرق الأوسط", "middle-east", ""),
        ("اقتصاد", "economy", ""),
        ("علوم وصحة", "science", ""),
        ("ثقافة ومجتمع", "culture", ""),
    ),
    boxes=(
        Box(
            name="Developing story",
            text="هذا خبر متطور. قد تكون المعلومات الأولى غير دقيقة، وما نصححه ننوّه به أسفل النص.",
            place="top",
        ),
    ),
)

ACCOUNT = Account(
    username="layla",
    first_name="Layla",
    last_name="Editor",
    service="arabic",
    role="editor",
    interface_language="ar",
    time_zone="Africa/Cairo",
)

BANNER_WORDING = "جنوح عبّارة تقل 312 شخصًا في مضيق أردينا، وعملية الإنقاذ مستمرة"
