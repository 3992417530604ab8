"""Places in brackets after a name, where a language says them so."""


def in_brackets(place: str) -> str:
    """ "Och (Kirghizistan)" gives up its own brackets: "(Och, Kirghizistan)"."""
    return f"({place.replace(' (', ', ').replace('(', '').replace(')', '')})"
