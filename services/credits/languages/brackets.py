"""Places in brackets after a name, where a language says them so."""

import re

WITH_ITS_OWN = re.compile(r"(?P<town>[^()]+) \((?P<land>[^()]+)\)")


def in_brackets(place: str) -> str:
    """ "Och (Kirghizistan)" gives up its own brackets: "(Och, Kirghizistan)"."""
    own = WITH_ITS_OWN.fullmatch(place)
    return f"({own['town']}, {own['land']})" if own else f"({place})"
