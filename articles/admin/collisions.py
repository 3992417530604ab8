"""Collisions: two people, one story. Nothing that anybody typed is lost.

Every form carries the version it was opened with. Under the row's lock, and
before any form is bound, it is compared; a mismatch hands the whole POST to a
page that shows both texts and carries every typed character on.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Revision
from articles.prose import BlockChange, body_difference
from services import clock

# Buttons and marks of the form; whoever opens it again presses anew.
NOT_TYPED = (
    "csrfmiddlewaretoken",
    "base_version",
    "new_id",
    "_reopen",
    "_verb",
    "_preview",
    "_save",
)


# A browser sends nothing of these where nothing is ticked.
UNSENT_WHEN_EMPTY = (forms.BooleanField, forms.ModelMultipleChoiceField)


def is_stale(request: HttpRequest, article: Article) -> bool:
    """Whether the form was opened before the story's last change."""
    return request.POST.get("base_version") != str(article.version)


class CollisionPage:
    """The page that answers a stale form. For the admin class of articles."""

    def story_collision(self, request: HttpRequest, article: Article) -> HttpResponse:
        form = self.get_form(request, article, change=True)(instance=article)
        formsets = [
            formset(
                instance=article,
                prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, article)
        ]
        again = _("Save mine over theirs")
        action = self.address(article)
        return self.collision(
            request, article, form, formsets, again=again, action=action
        )

    def collision(
        self,
        request: HttpRequest,
        article: Article,
        form: forms.BaseForm,
        formsets: Collection[Any] = (),
        *,
        again: str,
        action: str = "",
        is_reopened: bool = True,
    ) -> HttpResponse:
        """Both texts, and everything typed, in a page that answers 409.

        `again` is on the button that does it all the same, at the address `action`,
        or this one; a form in which nothing was typed is not opened again.
        """
        found = pairs(form, request.POST)
        found += credit_pairs(formsets, request.POST)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "again": again,
            "action": action,
            "is_reopened": is_reopened,
            "title": _("Somebody else changed this story"),
            "subtitle": str(article),
            "change": last_change(article),
            "different": [pair for pair in found if pair.differs],
            "same": [pair for pair in found if not pair.differs],
            "bodies": bodies(article, request.POST),
            "carried": carried(request.POST, formsets),
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
class Bodies:
    theirs: tuple[BlockChange, ...]
    mine: tuple[BlockChange, ...]
    difference: tuple[BlockChange, ...]


def last_change(article: Article) -> dict[str, str]:
    """Who changed the story last, and when."""
    event = article.events.select_related("actor").first()
    revision = Revision.objects.of(article).select_related("by").first()
    newest = max(
        (row for row in (event, revision) if row is not None), key=lambda row: row.at
    )
    person = newest.actor if newest is event else newest.by
    return {
        "who": str(person or _("Somebody")),
        "when": clock.at(article.changed_at, article.edition.time_zone, timezone.now()),
    }


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
        return ", ".join(chosen_name(field, [one]) for one in value or ())
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


def chosen_name(field: forms.ModelChoiceField, value: Any) -> str:
    try:
        row = field.to_python(value)
    except ValidationError:
        return str(value)
    return ", ".join(map(str, row)) if isinstance(row, QuerySet) else str(row or "")


def bodies(article: Article, posted: QueryDict) -> Bodies | None:
    """Both texts, and what became of theirs in mine; None where no text was sent."""
    if "body" not in posted:
        return None
    mine = posted["body"]
    return Bodies(
        theirs=body_difference(article.body, article.body),
        mine=body_difference(mine, mine),
        difference=body_difference(article.body, mine),
    )


# ── Credits: rows, not fields ────────────────────────────────────────────────


def credit_pairs(formsets: Collection[Any], posted: QueryDict) -> list[Pair]:
    """Bylines and collaborations, a line each; `formsets` hold what is stored."""
    return [
        Pair(
            label=str(formset.model._meta.verbose_name_plural),
            theirs="\n".join(
                credit_line(form, form.initial) for form in stored(formset)
            ),
            mine="\n".join(
                credit_line(formset.empty_form, row)
                for row in posted_rows(formset.prefix, posted)
                if not row.get("DELETE") and has_choice(formset, row)
            ),
        )
        for formset in formsets
    ]


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
    count = int(total) if total.isdecimal() and len(total) < 5 else 0
    starts = [f"{prefix}-{number}-" for number in range(min(count, 1000))]
    return [
        {key[len(start) :]: posted[key] for key in posted if key.startswith(start)}
        for start in starts
    ]


# ── What is carried on ───────────────────────────────────────────────────────


def carried(posted: QueryDict, formsets: Collection[Any]) -> list[tuple[str, str]]:
    """Every typed value, by name, fit to be sent again upon the story as it is now."""
    prefixes = tuple(f"{formset.prefix}-" for formset in formsets)
    plain = [
        (key, value)
        for key, values in posted.lists()
        if key not in NOT_TYPED and not key.startswith(prefixes)
        for value in values
    ]
    return plain + [field for formset in formsets for field in rebased(formset, posted)]


def rebased(formset: Any, posted: QueryDict) -> Iterator[tuple[str, str]]:
    """My rows upon today's: those that are gone become new, foreign ones go.

    Sent again they leave exactly the rows that this person sees in the form.
    """
    now = {str(form.instance.pk) for form in stored(formset)}
    mine = posted_rows(formset.prefix, posted)
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
