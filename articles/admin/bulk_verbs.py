"""The verbs that may be used on several stories at once, and what they ask."""

from copy import deepcopy
from typing import Any

from django import forms

from articles.permissions import Verb
from articles.verb_forms import VERB_FORMS

# Never in bulk: what cannot be undone, and what needs words of its own for each story.
BULK_VERBS = (
    Verb.FILE,
    Verb.MARK_READY,
    Verb.PUBLISH,
    Verb.UNSCHEDULE,
    Verb.HOLD,
    Verb.RELEASE,
    Verb.WITHDRAW,
    Verb.SPIKE,
    Verb.PUT_BACK,
)
WITH_REASON = frozenset({Verb.HOLD, Verb.WITHDRAW, Verb.SPIKE})


class ReasonForm(forms.Form):
    """The words that some verbs ask for, the same for every story."""

    def __init__(self, verb: Verb, data: Any = None) -> None:
        super().__init__(data)
        if verb in WITH_REASON:
            self.fields["reason"] = deepcopy(VERB_FORMS[verb].base_fields["reason"])
