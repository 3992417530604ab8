"""Before which Spanish words "y" becomes "e"."""

import re

# The sound of "i": "Ignacio", "Hilda", "Íos", "Yrigoyen". Before another vowel it
# is half a consonant, as in "hielo", "Iowa" and "Yakarta", and "y" stays.
SOUND_OF_I = re.compile(r"\W*(?:h?í|h?i(?![aeouáéóú])|y(?![aeiouáéíóú]|\W|$))", re.I)


def begins_with_i(text: str) -> bool:
    """Whether "y" before this text becomes "e"."""
    return SOUND_OF_I.match(text) is not None
