"""What Spanish and Portuguese share: an article before a name, number, apposition."""

import re
from collections.abc import Sequence

from services.credits.facts import Party
from services.credits.lines import Line, Span, sentence
from services.credits.wording import Item, Parties, Wording, chained, phrase_of

PLURAL = re.compile(r"l?[ao]s (?=\S)")  # "los", "las", "os", "as"


def articled(party: Party, article: re.Pattern[str]) -> Line:
    """The party inside a sentence, its article no part of the name:
    "el" + "Servicio Coreano de la VOA".
    """
    found = article.match(str(phrase_of(party)))
    return Line.of(found[0] if found else "") + bare(party, article)


def bare(party: Party, article: re.Pattern[str]) -> Line:
    """The party as it is said after a colon, without its article."""
    return Line.name(article.sub("", str(phrase_of(party)), count=1), party.url)


def apposed(name: Line, title: str, service: Line) -> Item:
    """The name with what its bearer is, as entered: it may be a woman's or a man's."""
    words = [line for line in (Line.of(title.strip()), service) if line]
    if not words:
        return Item(name)
    return Item(name + Line.of(", ") + chained(words, " ", " "), is_open=True)


def agreed(parties: Parties, singular: str, plural: str) -> str:
    """The word in the number of the parties: one may be "las Naciones Unidas"."""
    is_plural = len(parties) > 1 or PLURAL.match(str(phrase_of(parties[0])))
    return plural if is_plural else singular


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: an article there is capital."""
    line = sentence(pattern, **slots)
    first, *rest = line.spans
    if first.is_name:
        return line
    return Line((Span(first.text[0].upper() + first.text[1:]), *rest))


def folded_alike(
    wording: Wording, parties: Parties, form: re.Pattern[str], services: str
) -> Line:
    """ "los servicios Coreano y Persa de la VOA", or nothing where a form differs.

    `form` has the groups `before` and `house`, which all parties must share.
    """
    found = [form.fullmatch(str(phrase_of(party))) for party in parties]
    frames = {match and (match["before"], match["house"]) for match in found}
    frame = frames.pop()
    if frames or frame is None:
        return Line()
    line = wording.folded_into(f"{services} {{cores}}", parties, frame)
    return line + Line.of(frame[1]) if line else line


def work_label(wording: Wording, roles: Sequence[str], items: Sequence[Item]) -> Line:
    """A line such as "Cámara y producción: Olena Hrytsko"."""
    words = [Item(Line.of(wording.labels[role])) for role in roles]
    title = Line.of(str(wording.join(words)).capitalize() + wording.colon)
    names = [item.line for item in items]
    return title + chained(names, wording.semicolon, wording.semicolon)
