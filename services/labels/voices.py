"""Speaking: the active catalogue is that of an edition, its own labels on top.

What was merged stays with the process, by language and by the mark of the labels, so
that an edition without labels costs nothing and one with labels one query, once.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from django.utils.translation import trans_real

from services.labels.own import Own, mark_of, stored_labels
from services.labels.plurals import category_of
from services.labels.sentences import Sentence, sentences
from services.models import Edition

MOST_KEPT = 100  # editions with labels of their own, each at its last few marks

kept: dict[tuple[str, str], "OwnWords"] = {}


class OwnWords(trans_real.DjangoTranslation):
    """A catalogue whose sentences yield to an edition's own.

    The catalogue beneath, which every process has once, is shared and keeps its plural
    forms; own labels follow the locale data.
    """

    def __init__(
        self,
        beneath: trans_real.DjangoTranslation,
        language: str,
        own: Mapping[str, dict[str, str]],
    ) -> None:
        self.__dict__.update(beneath.__dict__)
        self.tag = language
        self.own = own

    def gettext(self, message: str) -> str:
        forms = self.own.get(message)
        return forms["other"] if forms else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self.own.get(msgid1)
        if not forms:
            return super().ngettext(msgid1, msgid2, n)
        return forms.get(category_of(self.tag, n)) or forms["other"]


class Voice(NamedTuple):
    """A language tag, and the catalogue it is said from."""

    language: str
    words: trans_real.DjangoTranslation


@contextmanager
def speaking(edition: Edition) -> Iterator[None]:
    """Say what readers of this edition are told in its own words."""
    with saying(words_of(edition)):
        yield


def voice_at_hand(edition: Edition) -> Voice:
    """The edition's words as far as this process has read them: no query is made."""
    known = kept.get((edition.language, edition.labels_mark))
    return Voice(edition.language, known or trans_real.translation(edition.language))


@contextmanager
def saying(words: trans_real.DjangoTranslation) -> Iterator[None]:
    """As Django's `override`, which knows a language only by its name."""
    active = trans_real._active  # type: ignore[attr-defined]
    before = getattr(active, "value", None)
    active.value = words
    try:
        yield
    finally:
        if before is None:
            trans_real.deactivate()
        else:
            active.value = before


def words_of(edition: Edition) -> trans_real.DjangoTranslation:
    """The catalogue that the edition's pages are said from."""
    beneath = trans_real.translation(edition.language)
    if not edition.labels_mark:
        return beneath
    known = kept.get((edition.language, edition.labels_mark))
    return known or read_words(edition, beneath)


def read_words(
    edition: Edition, beneath: trans_real.DjangoTranslation
) -> trans_real.DjangoTranslation:
    """Read in one query. Kept only under the mark that these very labels have: the row
    of the edition may be older than they are.
    """
    labels = stored_labels(edition)
    own = {
        sentence.found_by: said_as(sentence, labels[sentence.key])
        for sentence in sentences()
        if sentence.key in labels
    }
    words = OwnWords(beneath, edition.language, own)
    if mark_of(labels) == edition.labels_mark:
        keep(edition, words)
    return words


def keep(edition: Edition, words: OwnWords) -> None:
    while len(kept) >= MOST_KEPT:
        kept.pop(next(iter(kept)), None)  # the oldest; another thread may be first
    kept[edition.language, edition.labels_mark] = words


def said_as(sentence: Sentence, own: Own) -> dict[str, str]:
    """The label's text by category; "the same in our language" is the English one."""
    if own.forms:
        return {"other": list(own.forms.values())[-1]} | own.forms
    return {"one": sentence.message, "other": sentence.english}
