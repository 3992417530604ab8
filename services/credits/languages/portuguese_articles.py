"""Which organisations have an article in Portuguese whatever else they are called."""

import re

from services.credits.languages.iberian_articles import Articles

PORTUGUESE = Articles(
    forms=re.compile(r"[oa]s? (?=\S)", re.I),
    nouns={
        "serviço": "o",
        "fundo": "o",
        "instituto": "o",
        "centro": "o",
        "ministério": "o",
        "jornal": "o",
        "diário": "o",
        "grupo": "o",
        "serviços": "os",
        "redação": "a",
        "secção": "a",
        "seção": "a",
        "agência": "a",
        "rádio": "a",
        "televisão": "a",
        "rede": "a",
        "fundação": "a",
        "associação": "a",
        "organização": "a",
        "universidade": "a",
        "união": "a",
        "embaixada": "a",
    },
    contractions={
        "de": {"o": "do", "a": "da", "os": "dos", "as": "das"},
        "em": {"o": "no", "a": "na", "os": "nos", "as": "nas"},
        "por": {"o": "pelo", "a": "pela", "os": "pelos", "as": "pelas"},
    },
)
