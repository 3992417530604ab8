"""The French service and its edition."""

from newsroom.demo.facts import Account, Box, Edition, Printed, Service

SERVICE = Service(
    code="french",
    kind="service",
    name="French Service",
    house="VOA",
    description="Publishes the French edition of the demonstration newsroom, mostly for readers in Africa.",
    printed=(
        Printed("en", "French Service", "VOA's French Service"),
        Printed("fa", "بخش فرانسوی", "بخش فرانسوی صدای آمریکا"),
        Printed("ko", "프랑스어 서비스", "VOA 프랑스어 서비스"),
        Printed("es", "Servicio Francés", "el Servicio Francés de la VOA"),
        Printed("ar", "القسم الفرنسي", "القسم الفرنسي في صوت أمريكا"),
        Printed("fr", "Service francophone", "le service francophone de la VOA"),
        Printed("pt", "Serviço Francês", "o Serviço Francês da VOA"),
        Printed("sw", "Idhaa ya Kifaransa", "Idhaa ya Kifaransa ya VOA"),
        Printed("zh", "法语组", "美国之音法语组"),
        Printed("vi", "Ban Tiếng Pháp", "Ban Tiếng Pháp VOA"),
        Printed(
            "ru",
            "Французская служба",
            "Французская служба «Голоса Америки»",
            genitive="Французской службы «Голоса Америки»",
            instrumental="Французской службой «Голоса Америки»",
        ),
        Printed(
            "uk",
            "Французька служба",
            "Французька служба «Голосу Америки»",
            genitive="Французької служби «Голосу Америки»",
            instrumental="Французькою службою «Голосу Америки»",
        ),
    ),
)

EDITION = Edition(
    service="french",
    name="VOA Afrique",
    language="fr",
    native_name="Français",
    time_zone="Africa/Abidjan",
    calendar="gregorian",
    prefix="fr",
    republishing_terms="Ne modifiez pas le texte et conservez les noms et les liens.",
    sections=(
        ("Monde", "monde", "Des reportages venus de partout."),
        ("Afrique", "afrique", ""),
        ("Économie", "economie", ""),
        ("Santé et sciences", "sante-sciences", ""),
        ("Culture et médias", "culture-medias", ""),
    ),
    boxes=(
        Box(
            name="Developing story",
            text="Cette information évolue. Les premiers éléments peuvent être inexacts ; ce que nous rectifions, nous l’indiquons sous le texte.",
            place="top",
        ),
    ),
)

ACCOUNT = Account(
    username="fatou",
    first_name="Fatou",
    last_name="Editor",
    service="french",
    role="editor",
    interface_language="fr",
    time_zone="Africa/Abidjan",
)

BANNER_WORDING = "Un ferry avec 312 personnes à bord s’échoue dans le détroit d’Ardena ; opération de sauvetage en cours"
