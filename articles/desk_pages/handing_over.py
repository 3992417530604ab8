"""`/admin/hand-over/`: give everything that is with a person to a colleague at once."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles import assigning, workflow
from articles.admin import words
from articles.admin.lists import HEAVY
from articles.assigning import ASSIGNED
from articles.first_page.whose import Whose, whose_desk
from articles.models import Article, Assignment
from articles.permissions import security
from articles.rules import WorkflowError
from staff.models import Membership, User
from staff.numbers import number_in

MOST = 200  # things on one page


class HandOverForm(forms.Form):
    """To whom, and what they should know."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Colleague"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Choose a colleague"),
        error_messages={
            "required": gettext_lazy("Choose to whom."),
            "invalid_choice": gettext_lazy(
                "This colleague cannot take your work. Choose another."
            ),
        },
        help_text=gettext_lazy("Who writes or photographs in a service of yours."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("For example: The figures still need a second source."),
    )

    def __init__(self, *args: Any, whose: Whose, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["to"].queryset = who_can_take(whose)


def who_can_take(whose: Whose) -> QuerySet[User]:
    members = Membership.objects.filter(
        service__in=list(whose.services), role__in=list(ASSIGNED)
    )
    people = User.objects.filter(pk__in=members.values("person"), is_active=True)
    return people.exclude(pk=whose.person.pk).order_by(
        "first_name", "last_name", "username"
    )


@dataclass(slots=True)
class Report:
    """What was handed over, and what was not, and why."""

    to: str
    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    whose = whose_desk(request.user, timezone.now())
    if not whose.services:
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = HandOverForm(typed, whose=whose)
    chosen = set(request.POST.getlist("thing"))
    report = None
    if request.method == "POST" and not chosen:
        form.add_error(None, _("Tick what you hand over."))
    if request.method == "POST" and form.is_valid():
        report = hand_all(request, whose, chosen, **form.cleaned_data)
        form = HandOverForm(whose=whose)
    things = my_things(whose)
    context = {
        **admin.site.each_context(request),
        "title": _("Hand all mine to …"),
        "form": form,
        "report": report,
        "things": [
            (name, thing, words_of(thing), not chosen or name in chosen)
            for name, thing in things.items()
        ],
    }
    return TemplateResponse(request, "admin/desk_pages/hand_over.html", context)


def my_things(whose: Whose) -> dict[str, Article | Assignment]:
    """What is with the person and not finished, by the name its box has."""
    things: dict[str, Article | Assignment] = {}
    for story in my_stories(whose)[:MOST]:
        things[f"story-{story.pk}"] = story
    assignments = Assignment.objects.unfinished().of(whose.person)
    for assignment in assignments.select_related("service").most_urgent_first()[:MOST]:
        things[f"assignment-{assignment.pk}"] = assignment
    return things


def my_stories(whose: Whose) -> QuerySet[Article]:
    """Drafts of the person, and whatever was handed to them and waits."""
    person, draft = whose.person, Article.State.DRAFT
    with_me = Q(assignee=person) | Q(assignee=None, created_by=person)
    waits = Q(assignee=person, waits_since__isnull=False)
    return (
        Article.objects.visible_to(person)
        .not_spiked()
        .filter(Q(with_me, state=draft) | waits)
        .select_related("edition__service")
        .defer(*HEAVY)
        .order_by("-pk")
    )


def words_of(thing: Article | Assignment) -> str:
    if isinstance(thing, Article):
        return f"{words.desk_words(thing)} · {thing.edition}"
    return _("Assignment") + f" · {thing.service}"


def hand_all(
    request: HttpRequest, whose: Whose, chosen: set[str], *, to: User, note: str
) -> Report:
    """Each by its own verb; one that is refused does not keep the others back."""
    report = Report(to=str(to))
    things = my_things(whose)
    for name in sorted(chosen):
        if name not in things:
            report.refused.append((no_longer(request, name), _("It is not with you.")))
            continue
        try:
            hand(things[name], by=request.user, to=to, note=note)
        except (WorkflowError, PermissionDenied) as refused:
            report.refused.append((str(things[name]), str(refused)))
        else:
            report.done.append(str(things[name]))
    return report


def hand(thing: Article | Assignment, *, by: User, to: User, note: str) -> None:
    if isinstance(thing, Assignment):
        assigning.pass_on(thing, by=by, to=to)
    else:
        workflow.hand_to(thing, by=by, to=to, desk=thing.waits_at, note=note)


def no_longer(request: HttpRequest, name: str) -> str:
    """What a box stood for that is not the person's now, as far as they may know."""
    kind, _dash, number = name.partition("-")
    if kind == "story":
        seen = Article.objects.visible_to(request.user)
        if story := seen.filter(pk=number_in(number)).first():
            return str(story)
    security.warning("Refused: person %s, hand_over, %s", request.user.pk, name[:40])
    return _("Something else")
