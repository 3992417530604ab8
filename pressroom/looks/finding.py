"""A finding: what the site says of one part of itself."""

from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class State(models.TextChoices):
    """The worst first."""

    BAD = "bad", _("Bad: do something now")
    LOOK = "look", _("To be looked at")
    WELL = "well", _("Well")


class Finding(NamedTuple):
    """`name` is a word that stays the same, for alerts and for the table in
    docs/operators.md; `words` say what is, `advice` what to do (empty when it is well).
    """

    name: str
    state: State
    words: "StrOrPromise"
    advice: "StrOrPromise" = ""


def well(name: str, words: "StrOrPromise") -> Finding:
    return Finding(name, State.WELL, words)


def look(name: str, words: "StrOrPromise", advice: "StrOrPromise") -> Finding:
    return Finding(name, State.LOOK, words, advice)


def bad(name: str, words: "StrOrPromise", advice: "StrOrPromise") -> Finding:
    return Finding(name, State.BAD, words, advice)
