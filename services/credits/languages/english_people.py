"""People in English credits: their titles, homes and places, and the commas of these."""

import re
from dataclasses import replace

from services.credits.facts import Party
from services.credits.lines import Line, Span
from services.credits.lines import sentence as plain_sentence
from services.credits.parties import Item, Parties, phrase_of

# A title that holds one of these follows the name: "Lena Marsh, head of video,".
LONG_TITLE = re.compile(r",| (?:of|for|at|in|on|to) ")
PARTED_END = re.compile(r", (?:Inc|Ltd|LLC|Corp|Co|Jr|Sr)\.?$")  # "Harbor Radio, Inc."


def sentence(pattern: str, **slots: Line) -> Line:
    """The sentence, begun with a capital, be it a title or a name's own "the".

    A name is otherwise left as it is printed: "dpa contributed".
    """
    line = plain_sentence(pattern, **slots)
    first, *rest = line.spans
    word = first.text.split(" ")[0]
    if not word.islower() or (first.is_name and word != "the"):
        return line
    text = first.text[0].upper() + first.text[1:]
    return Line((Span(text, first.url, first.is_name), *rest))


def signed(author: Party) -> Item:
    """The author in a byline, a title and the service after the name."""
    line = phrase_of(author)
    is_open = is_parted(line)
    for fact in (Line.of(author.title.strip()), home_of(author)):
        if fact:
            line, is_open = line + Line.of(", ") + fact, True
    return Item(line, is_open=is_open)


def titled(party: Party) -> Item:
    """The party in a sentence: a short title before the name, a long one after it."""
    title, home = party.title.strip(), home_of(party)
    name = phrase_of(party) + (Line.of(" of ") + home if home else Line())
    if LONG_TITLE.search(title):
        return Item(name + Line.of(f", {title}"), is_open=True)
    return Item(Line.of(f"{title} " if title else "") + name, is_open=is_parted(name))


def placed(item: Item, preposition: str, place: str) -> Item:
    if not place:
        return item
    comma = "," if item.is_open else ""
    line = item.line + Line.of(f"{comma} {preposition} {place}")
    return Item(line, is_open=item.is_open or "," in place, has_place=True)


def apart(items: list[Item], parties: Parties) -> list[Item]:
    """The items, the last one set off where its service would read as everyone's:
    "Paul Reed, and Kim Haneul of VOA's Korean Service,".
    """
    if len(items) > 1 and items[-2].is_open:
        items[-2] = replace(items[-2], has_place=True)  # its own comma parts the two
    elif len(items) > 1 and parties[-1].works_for and is_bare(parties[-2]):
        items[-1] = replace(items[-1], has_place=True)
    return items


def is_bare(party: Party) -> bool:
    return not (party.works_for or party.place)


def shared_home(parties: Parties) -> Line:
    """The service that several people without titles all work for, or nothing."""
    homes = {party.works_for for party in parties}
    if len(parties) < 2 or len(homes) > 1 or any(p.title.strip() for p in parties):
        return Line()
    return home_of(parties[0])


def home_of(party: Party) -> Line:
    return phrase_of(party.works_for) if party.works_for else Line()


def is_parted(line: Line) -> bool:
    """Whether the name ends in something between commas, "Harbor Radio, Inc."."""
    return PARTED_END.search(str(line)) is not None
