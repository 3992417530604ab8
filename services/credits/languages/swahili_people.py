"""A party in Swahili with what its bearer is, and where: title, service and place."""

from dataclasses import replace

from services.credits.facts import Party
from services.credits.languages.brackets import in_brackets
from services.credits.languages.swahili_concord import NOUNS, noun_of
from services.credits.lines import Line, sentence
from services.credits.parties import Item, phrase_of


def described(party: Party, name: Line) -> Item:
    """ "Kim Haneul, mwandishi wa Idhaa ya Kikorea ya VOA".

    "wa" is of one and of several: without a title the service would read as that of
    the one before as well, as a place would.
    """
    home = Line.of(" wa ") + phrase_of(party.works_for) if party.works_for else Line()
    if title := party.title.strip():
        return Item(name + Line.of(f", {title}") + home, is_open=True)
    return Item(name + home, has_place=bool(home))


def listed(party: Party) -> Item:
    """The party where no verb is near to carry its place."""
    place = Line.of(f" {in_brackets(party.place)}" if party.place else "")
    if party.title.strip():
        return described(party, phrase_of(party) + place)
    item = described(party, phrase_of(party))
    return replace(item, line=item.line + place)


def says_where(line: Line) -> bool:
    return any(" akiwa " in span.text for span in line.spans if not span.is_name)


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: a common noun there is capital."""
    line = sentence(pattern, **slots)
    first, *rest = line.spans
    if first.is_name and noun_of(first.text) not in NOUNS:
        return line
    return Line((replace(first, text=capital(first.text)), *rest))


def capital(text: str) -> str:
    return text[0].upper() + text[1:]
