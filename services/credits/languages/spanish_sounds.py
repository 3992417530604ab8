"""What Spanish words do to their neighbours: "del", "al", and "e" for "y"."""

import re

from services.credits.lines import Line, Span

# The sound of "i": "Ignacio", "Hilda", "Íos", "Yrigoyen". Before another vowel it
# is half a consonant, as in "hielo", "Iowa" and "Yakarta", and "y" stays.
SOUND_OF_I = re.compile(r"\W*(?:h?í|h?i(?![aeouáéóú])|y(?![aeiouáéíóú]|\W|$))", re.I)
CONTRACTIONS = {"de": "del", "a": "al"}


def begins_with_i(text: str) -> bool:
    """Whether "y" before this text becomes "e"."""
    return SOUND_OF_I.match(text) is not None


def contracted(preposition: str, line: Line) -> Line:
    """The line after "de" or "a", which swallow an article "el": "del", "al".

    A name keeps its own: "de El Tiempo".
    """
    first, *rest = line.spans
    joined = CONTRACTIONS.get(preposition)
    if first.is_name or not joined or not first.text.startswith("el "):
        return Line.of(f"{preposition} ") + line
    return Line((Span(joined + first.text.removeprefix("el")), *rest))
