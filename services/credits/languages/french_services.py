"""French services of one house that can be said in one phrase."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.credits.facts import Party
from services.credits.languages.french_articles import bare
from services.credits.parties import Parties

# What it is, in one word, and its house: "service coréen de la VOA". "Service
# d’information" would not join a list of such words.
SERVICE = re.compile(
    r"service (?P<which>(?!d[’'])\S+)(?P<house> (?:d[’']|de l[’']|de |du |des )\S.*)"
)


def alike(parties: Parties) -> tuple[Sequence[Party], str]:
    """The services without article or capital, and how all end: " de la VOA".

    Nothing where they end otherwise, or where "Afrique" would meet "coréen".
    """
    services = [replace(party, possessive=uncapital(party)) for party in parties]
    found = [SERVICE.fullmatch(service.possessive) for service in services]
    kinds = {match and (match["house"], match["which"].islower()) for match in found}
    kind = kinds.pop()
    return ((), "") if kinds or kind is None else (services, kind[0])


def uncapital(party: Party) -> str:
    name = str(bare(party))
    return name[0].lower() + name[1:]
