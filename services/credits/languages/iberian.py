"""What the sentences of Spanish and Portuguese share: apposition, prepositions, folds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from services.credits.lines import Line, Span, sentence
from services.credits.wording import Item, Parties, Wording, chained

Contraction = Callable[[str, Line], Line]


def apposed(name: Line, title: str, service: Line) -> Item:
    """The name with what its bearer is, as entered: it may be a woman's or a man's.

    A service alone would read as that of the one before as well, as a place would:
    "Ana Ruiz y Kim Haneul, del Servicio Coreano".
    """
    words = [line for line in (Line.of(title.strip()), service) if line]
    if not words:
        return Item(name)
    line = name + Line.of(", ") + chained(words, " ", " ")
    return Item(line, is_open=True, has_place=words == [service])


def told(pattern: str, **slots: Line) -> Line:
    """A sentence that begins with one of its names: an article there is capital."""
    return capital(sentence(pattern, **slots))


def capital(line: Line) -> Line:
    """The line with a capital letter, unless a name begins it."""
    first, *rest = line.spans
    if first.is_name:
        return line
    return Line((Span(first.text[0].upper() + first.text[1:]), *rest))


def after(
    wording: Wording,
    preposition: str,
    items: Sequence[Item],
    contracted: Contraction,
    *,
    contracts: bool,
) -> Line:
    """The items after their preposition: "de Reuters y AFP".

    Each has it where it contracts with an article, "del Fondo y de la Fundación", and
    where only some have an article: "con el Servicio Coreano de la VOA y AFP" might be
    the service of both.
    """
    articles = [not item.line.spans[0].is_name for item in items]
    if not any(articles) or (all(articles) and not contracts):
        return contracted(preposition, wording.join(items))
    each = [replace(item, line=contracted(preposition, item.line)) for item in items]
    return wording.join(each)


def folded_alike(
    wording: Wording, parties: Parties, form: re.Pattern[str], services: str
) -> Line:
    """ "los servicios Coreano y Persa de la VOA", or nothing where a form differs.

    The parties are said without their articles. `form` has the groups `before` and
    `house`, which all of them must share.
    """
    found = [form.fullmatch(party.possessive) for party in parties]
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
