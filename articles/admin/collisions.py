"""Collisions: two people, one story. Nothing that anybody typed is lost.

Every form carries the version it was opened with. Under the row's lock, and
before any form is bound, it is compared; a mismatch hands the whole POST to a
page that shows both and carries every typed character on: `together.py` for the
story's form, here for the pages of verbs.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.event_words import quotes
from articles.admin.offering import OF_OFFERS
from articles.models import Article, Revision
from services import clock
from staff.numbers import number_in, numbers_in
from staff.permissions import Person

# Buttons and marks of the form; whoever opens it again presses anew.
NOT_TYPED = (
    "csrfmiddlewaretoken",
    "base_version",
    "base_revision",
    "new_id",
    "_reopen",
    "_verb",
    "_preview",
    "_save",
)


# With whom the story was when the form was opened. Verbs hand it on, and no revision
# says so.
BASE_ASSIGNEE = "base_assignee"

# A browser sends nothing of these where nothing is ticked.
UNSENT_WHEN_EMPTY = (forms.BooleanField, forms.ModelMultipleChoiceField)


def is_stale(request: HttpRequest, article: Article) -> bool:
    """Whether the form was opened before the story's last change."""
    return request.POST.get("base_version") != str(article.version)


class CollisionPage:
    """The page that answers the stale form of a verb. For the admin class of articles."""

    def collision(
        self,
        request: HttpRequest,
        article: Article,
        form: forms.BaseForm,
        *,
        again: str,
        action: str = "",
        is_reopened: bool = True,
    ) -> HttpResponse:
        """Both, and everything typed, in a page that answers 409.

        `again` is on the button that does it all the same, at the address `action`,
        or this one; a form in which nothing was typed is not opened again.
        """
        found = pairs(form, request.POST)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "again": again,
            "action": action,
            "is_reopened": is_reopened,
            "title": _("Somebody else changed this story"),
            "subtitle": str(article),
            "change": last_change(article, request.user),
            "different": [pair for pair in found if pair.differs],
            "same": [pair for pair in found if not pair.differs],
            "carried": carried(request.POST, ()),
            "back": self.address(article),
        }
        return TemplateResponse(
            request, "admin/articles/article/conflict.html", context, status=409
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """One field as it is stored now, and as this person typed it."""

    label: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        return self.theirs.replace("\r\n", "\n") != self.mine.replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed the story last, and when; what a verb did and what was said with it."""

    who: str
    when: str
    action: str
    quote: str
    is_me: bool


def last_change(article: Article, person: Person) -> LastChange:
    events = article.events.exclude(action__in=OF_OFFERS)  # they change nothing in it
    event = events.select_related("actor").first()
    revision = Revision.objects.of(article).select_related("by").first()
    is_verb = event is not None and (revision is None or event.at > revision.at)
    by = event.actor if is_verb else revision and revision.by
    return LastChange(
        who=str(by or _("Somebody")),
        when=clock.at(article.changed_at, article.edition.time_zone, timezone.now()),
        action=event.action if is_verb else "",
        quote=next(quotes(event), "") if is_verb else "",
        is_me=by is not None and by.pk == person.pk,
    )


def newest_revision(article: Article) -> int:
    """The number of the revision that says what stands on the desk; 0 if none does."""
    numbers = Revision.objects.of(article).values_list("number", flat=True)
    return numbers.order_by("-number").first() or 0


def pairs(form: forms.BaseForm, posted: QueryDict) -> list[Pair]:
    """The fields this person could type into, theirs beside mine."""
    return [
        Pair(
            label=str(form[name].label),
            theirs=shown(field, form[name].value()),
            mine=shown(field, field.widget.value_from_datadict(posted, {}, name)),
        )
        for name, field in form.fields.items()
        if is_compared(name, field, posted)
    ]


def is_compared(name: str, field: forms.Field, posted: QueryDict) -> bool:
    if name in ("base_version", "new_id", "body") or field.disabled:
        return False
    return name in posted or isinstance(field, UNSENT_WHEN_EMPTY)


def shown(field: forms.Field, value: Any) -> str:
    """A value as a person reads it: the name of what was chosen, yes or no."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return chosen_names(field, value or ())
    if isinstance(field, forms.ModelChoiceField):
        return chosen_name(field, value)
    if hasattr(field, "choices"):
        labels = {str(key): str(label) for key, label in field.choices}
        return labels.get(str(value), str(value or ""))
    if isinstance(field, forms.NullBooleanField):
        return {True: _("Yes"), False: _("No")}.get(field.to_python(value), "")
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    return str(field.prepare_value(value) or "")


def chosen_names(field: forms.ModelMultipleChoiceField, values: Iterable[Any]) -> str:
    """The names of rows that were chosen, with one query; of a lost one, its number."""
    sent = [str(getattr(one, "pk", one)) for one in values]
    rows = field.queryset.filter(pk__in=numbers_in(sent))
    names = {str(row.pk): str(row) for row in rows}
    return ", ".join(names.get(one, one) for one in sent)


def chosen_name(field: forms.ModelChoiceField, value: Any) -> str:
    try:
        row = field.to_python(value)
    except ValidationError:
        return str(value)
    return str(row or "")


# ── Credits: rows, not fields ────────────────────────────────────────────────


def stored(formset: Any) -> Iterator[forms.ModelForm]:
    yield from formset.initial_forms


def has_choice(formset: Any, row: dict[str, str]) -> bool:
    return any(
        row.get(name)
        for name, field in formset.empty_form.fields.items()
        if isinstance(field, forms.ModelChoiceField) and name not in ("id", "article")
    )


def credit_line(form: forms.ModelForm, row: dict[str, Any]) -> str:
    values = (
        shown(field, row.get(name))
        for name, field in form.fields.items()
        if name not in ("id", "article", "order", "DELETE")
    )
    return ", ".join(value for value in values if value)


def posted_rows(prefix: str, posted: QueryDict) -> list[dict[str, str]]:
    """The rows of one inline as they were sent."""
    total = posted.get(f"{prefix}-TOTAL_FORMS", "0")
    count = number_in(total, digits=4)
    starts = [f"{prefix}-{number}-" for number in range(min(count, 1000))]
    return [
        {key[len(start) :]: posted[key] for key in posted if key.startswith(start)}
        for start in starts
    ]


# ── What is carried on ───────────────────────────────────────────────────────


def carried(posted: QueryDict, formsets: Collection[Any]) -> list[tuple[str, str]]:
    """Every typed value, by name, fit to be sent again upon the story as it is now."""
    prefixes = (BASE_ASSIGNEE, *(f"{formset.prefix}-" for formset in formsets))
    plain = [
        (key, value)
        for key, values in posted.lists()
        if key not in NOT_TYPED and not key.startswith(prefixes)
        for value in values
    ]
    return plain + [field for formset in formsets for field in rebased(formset, posted)]


def unseen_rows(formset: Any, seen: Collection[str]) -> set[str]:
    """Rows that stand on the story and are not this person's to see any more.

    A name that was withheld meanwhile is one: sent as new, it would stand there twice.
    """
    rows = formset.model._default_manager.filter(article=formset.instance)
    return set(map(str, rows.values_list("pk", flat=True))) - set(seen)


def rebased(formset: Any, posted: QueryDict) -> Iterator[tuple[str, str]]:
    """My rows upon today's: those that are gone become new, foreign ones go.

    Sent again they leave exactly the rows that this person sees in the form.
    """
    now = {str(form.instance.pk) for form in stored(formset)}
    unseen = unseen_rows(formset, now)
    mine = [
        row
        for row in posted_rows(formset.prefix, posted)
        if row.get("id") not in unseen
    ]
    kept = [row for row in mine if row.get("id") in now]
    fresh = [row | {"id": ""} for row in mine if row.get("id") not in now]
    named = {row["id"] for row in kept}
    theirs = [
        {**sent_values(form), "DELETE": "on"}
        for form in stored(formset)
        if str(form.instance.pk) not in named
    ]
    initial = [*kept, *theirs]
    rows = [*initial, *(row for row in fresh if not row.get("DELETE"))]
    yield f"{formset.prefix}-TOTAL_FORMS", str(len(rows))
    yield f"{formset.prefix}-INITIAL_FORMS", str(len(initial))
    for number, row in enumerate(rows):
        for name, value in row.items():
            yield f"{formset.prefix}-{number}-{name}", value


def sent_values(form: forms.ModelForm) -> dict[str, str]:
    """A stored row as its form would send it."""
    return {
        name: str(form[name].value() or "") for name in form.fields if name != "DELETE"
    }
