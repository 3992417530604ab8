"""The verbs that may be used on several stories at once, and what they ask."""

from copy import deepcopy
from typing import Any

from django import forms
from django.db.models import QuerySet

from articles.permissions import Verb
from articles.verb_forms import VERB_FORMS
from staff.models import User
from staff.permissions import standing

# Never in bulk: what cannot be undone, and what needs words of its own for each story.
BULK_VERBS = (
    Verb.FILE,
    Verb.HAND_TO,
    Verb.MARK_READY,
    Verb.PUBLISH,
    Verb.UNSCHEDULE,
    Verb.HOLD,
    Verb.RELEASE,
    Verb.WITHDRAW,
    Verb.SPIKE,
    Verb.PUT_BACK,
)


def colleagues(person: User) -> QuerySet[User]:
    """Who works where the person does; each story's own service is asked again."""
    people = User.objects.filter(is_active=True, is_staff=True).order_by("username")
    if standing(person).is_superuser:
        return people
    ours = standing(person).services()
    return people.filter(memberships__service__in=ours).distinct()


class BulkForm(forms.Form):
    """What a verb asks for, said once for every story; `cleaned_data` goes to the verb."""

    def __init__(self, verb: Verb, person: User, data: Any = None) -> None:
        super().__init__(data)
        asked = VERB_FORMS[verb].base_fields
        for name in ("to", "desk", "note", "reason"):
            if name in asked:
                self.fields[name] = deepcopy(asked[name])
        if "to" in self.fields:
            self.fields["to"].queryset = colleagues(person)
