"""An edition's words around its stories: the catalogue of its language, then its own.

A language that the house has no catalogue for is spoken by labels alone. An edition in
one opens once nothing in it would be English.
"""

from services.labels.keeping import Kept, keep_labels
from services.labels.own import Own
from services.labels.sentences import Place, Sentence
from services.labels.standing import Label, State, labels_of, missing_labels
from services.labels.voices import (
    Voice,
    saying,
    speaking,
    voice_at_hand,
    words_of,
)

__all__ = [
    "Kept",
    "Label",
    "Own",
    "Place",
    "Sentence",
    "State",
    "Voice",
    "keep_labels",
    "labels_of",
    "missing_labels",
    "saying",
    "speaking",
    "voice_at_hand",
    "words_of",
]
