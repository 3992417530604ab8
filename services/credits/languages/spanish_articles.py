"""Which organisations have an article in Spanish. "Radio" and "Diario" may have none."""

import re

from services.credits.languages.iberian_articles import Articles

SPANISH = Articles(
    forms=re.compile(r"(el|la|los|las) (?=\S)", re.I),
    nouns={
        "servicio": "el",
        "fondo": "el",
        "instituto": "el",
        "centro": "el",
        "ministerio": "el",
        "servicios": "los",
        "redacción": "la",
        "sección": "la",
        "agencia": "la",
        "fundación": "la",
        "asociación": "la",
        "organización": "la",
        "universidad": "la",
        "embajada": "la",
    },
    contractions={"de": {"el": "del"}, "a": {"el": "al"}},
)
