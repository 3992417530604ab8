"""The Chinese edition, in simplified characters, and its desk."""

from newsroom.demo.facts import Account, Box, Edition, Printed, Service

SERVICE = Service(
    code="chinese",
    kind="service",
    name="Chinese Service",
    house="VOA",
    description="Publishes the Chinese edition of the demonstration newsroom.",
    printed=(
        Printed("en", "Chinese Service", "VOA's Chinese Service"),
        Printed("fa", "بخش چینی", "بخش چینی صدای آمریکا"),
        Printed("ko", "중국어 서비스", "VOA 중국어 서비스"),
        Printed("es", "Servicio Chino", "el Servicio Chino de la VOA"),
        Printed("ar", "القسم الصيني", "القسم الصيني في صوت أمريكا"),
        Printed("fr", "Service chinois", "le service chinois de la VOA"),
        Printed("pt", "Serviço Chinês", "o Serviço Chinês da VOA"),
        Printed("sw", "Idhaa ya Kichina", "Idhaa ya Kichina ya VOA"),
        Printed("zh", "中文组", "美国之音中文组"),
        Printed("vi", "Ban Tiếng Trung", "Ban Tiếng Trung VOA"),
        Printed(
            "ru",
            "Китайская служба",
            "Китайская служба «Голоса Америки»",
            genitive="Китайской службы «Голоса Америки»",
            instrumental="Китайской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Китайська служба",
            "Китайська служба «Голосу Америки»",
            genitive="Китайської служби «Голосу Америки»",
            instrumental="Китайською службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="chinese",
    name="美国之音",
    language="zh-Hans",
    native_name="简体中文",
    time_zone="Asia/Shanghai",
    calendar="gregorian",
    prefix="zh",
    sections=(
        ("国际", "world", "来自各地的报道。"),
        ("亚太", "asia", ""),
        ("科学", "science", ""),
        ("经济", "economy", ""),
        ("人文", "culture", ""),
    ),
    boxes=(
        Box(
            name="Safe reading",
            heading="安全阅读",
            text="如果您所在的地方限制访问独立媒体，请在阅读后清除浏览器的历史记录。",
            is_on_every_story=True,
        ),
    ),
)

ACCOUNT = Account(
    username="jing",
    first_name="Jing",
    last_name="Editor",
    service="chinese",
    role="editor",
    interface_language="zh-hans",
    time_zone="Asia/Shanghai",
)

BANNER_WORDING = "载有312人的渡轮在阿尔德纳海峡搁浅，救援正在进行"
