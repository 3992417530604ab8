"""The page of an adaptation on its source: what changed there, and what it asks of us.

Only what readers of the source have, or had when it was adapted, is shown; never the
working copy of another desk.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.admin.bar import public_url
from articles.admin.source_facts import (
    deadline_words,
    ended_words,
    origin_words,
    source_warnings,
    told_words,
)
from articles.admin.source_words import Saying
from articles.following import ANSWERS, answer, catch_up
from articles.models import Adaptation, Article, Revision, SourceTask
from articles.permissions import writes_here
from articles.prose import body_difference
from articles.readers_side import ReadersSide, ReadersState, readers_side
from articles.rules import WorkflowError
from articles.sealed_revisions import closed_to
from articles.source_tasks import Outcome, close_task, seen_by
from services import clock
from staff.models import User
from staff.numbers import number_in

ASKED = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 50  # answered changes and closed tasks on the page


class TaskForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What was done"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        required=False,  # closing the task asks for it, in its own words
    )
    words = forms.CharField(
        label=gettext_lazy("In words"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "Needed if it does not concern us, for example: Our version does not have "
            "this figure."
        ),
    )


class SourcePages:
    """For the admin class of articles: the source of a story, and its tasks."""

    def source_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/source/",
                view(ASKED(self.source)),
                name="articles_article_source",
            ),
            path(
                "<int:pk>/source/task/<int:number>/",
                view(ASKED(self.source_task)),
                name="articles_article_source_task",
            ),
        ]

    def adaptation(self, request: HttpRequest, pk: int) -> Adaptation:
        """The story's tie to its source, or 404: for the desk that adapted it alone."""
        article = self.get_object(request, str(pk))
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Adaptation.objects.visible_to(request.user).filter(article=article)
        found = rows.select_related("source__edition__service").first()
        if found is None:
            raise Http404
        found.article = article
        return found

    def source(self, request: HttpRequest, pk: int) -> HttpResponse:
        adaptation = self.adaptation(request, pk)
        if request.method == "POST":
            self.take_answers(request, adaptation)
            return HttpResponseRedirect(source_address(adaptation.article))
        now = timezone.now()
        catch_up(adaptation.source, now)
        context = {
            **self.source_context(request, adaptation, now),
            **changes_for(adaptation, request.user, now),
            "tasks": [task_row(task, adaptation, now) for task in tasks_of(adaptation)],
            "title": _("The source"),
            "our_text": body_difference(
                adaptation.article.body, adaptation.article.body
            ),
        }
        return TemplateResponse(request, "admin/articles/article/source.html", context)

    def take_answers(self, request: HttpRequest, adaptation: Adaptation) -> None:
        """What was chosen for each change; a button answers all that it shows."""
        answers = answers_in(request)
        try:
            given = answer(adaptation, answers, by=request.user)
        except WorkflowError as refused:
            messages.error(request, str(refused))
            return
        said = ngettext(
            "%(number)s change answered.", "%(number)s changes answered.", given
        )
        messages.success(request, said % {"number": given})
        if given < len(answers):
            messages.warning(
                request,
                _("The rest was answered by somebody else or changed again meanwhile."),
            )

    def source_task(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The one page on which a task is closed: GET shows it, POST closes it."""
        adaptation = self.adaptation(request, pk)
        rows = adaptation.tasks.select_related("origin__edition", "closed_by")
        task = rows.filter(pk=number).first()
        if task is None:
            raise Http404
        task.adaptation = adaptation
        form = TaskForm(request.POST or None)
        if request.method == "POST" and self.is_closed(request, task, form):
            return HttpResponseRedirect(source_address(adaptation.article))
        task.refresh_from_db(fields=["raised_at", "ended_at", "closed_at", "outcome"])
        now = timezone.now()
        context = {
            **self.source_context(request, adaptation, now),
            "title": task.get_kind_display(),
            "task": task_row(task, adaptation, now),
            "form": form,
            "token": seen_by(request.user, task),
            "source_page": source_address(adaptation.article),
        }
        return TemplateResponse(
            request, "admin/articles/article/source_task.html", context
        )

    def is_closed(self, request: HttpRequest, task: SourceTask, form: TaskForm) -> bool:
        """Close it with what the form says; a refusal becomes the form's error."""
        if not form.is_valid():
            return False
        token = request.POST.get("seen", "")
        try:
            close_task(task, by=request.user, token=token, **form.cleaned_data)
        except WorkflowError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, _("The task is closed."))
        return True

    def source_context(
        self, request: HttpRequest, adaptation: Adaptation, now: datetime
    ) -> dict[str, Any]:
        article, source = adaptation.article, adaptation.source
        side = readers_side(source.public_id, now)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "subtitle": str(article),
            "source": source,
            "came": came_from(adaptation, side, request.user, now),
            "may_answer": writes_here(request.user, article),
            "back": self.address(article),
        }


def source_address(article: Article) -> str:
    return reverse("admin:articles_article_source", args=(article.pk,))


def answers_in(request: HttpRequest) -> dict[int, str]:
    """Answers by the number of their change; a button for all leaves no other choice."""
    for_all = request.POST.get("all", "")
    if for_all:
        shown = map(number_in, request.POST.getlist("shown"))
        return {number: for_all for number in shown if number is not None}
    found = {}
    for name, value in request.POST.items():
        number = number_in(name.removeprefix("answer-"))
        if name.startswith("answer-") and number is not None and value:
            found[number] = value
    return found


# ── Where it came from ───────────────────────────────────────────────────────


def came_from(
    adaptation: Adaptation, side: ReadersSide, person: User, now: datetime
) -> dict[str, Any]:
    """Edition, headline and state of the source; of a killed one no headline."""
    source = adaptation.source
    zone = adaptation.article.edition.time_zone
    base = Revision.objects.get(article=source, number=adaptation.base_revision)
    return {
        "edition": str(source.edition),
        "headline": headline_of(source, side, base, person),
        "name": source.working_name,
        "state": str(side.state.label),
        "state_kind": side.state.value,
        "base": str(adaptation.base_revision),
        "when": clock.at(base.at, zone, now),
        "warnings": source_warnings(source, side, zone, now),
        "address": (
            f"{source.edition.site}{public_url(side, source.edition)}"
            if side.state == ReadersState.LIVE
            else ""
        ),
    }


def headline_of(
    source: Article, side: ReadersSide, base: Revision, person: User
) -> str:
    """What readers of it have; of one that they lack, what it was adapted from."""
    if side.state == ReadersState.KILLED:
        return ""
    if side.current is not None:
        return side.current.headline
    is_sealed = base.number in closed_to(person, source)
    return "" if is_sealed else base.snapshot.headline


# ── Changes ──────────────────────────────────────────────────────────────────


def changes_for(adaptation: Adaptation, person: User, now: datetime) -> dict[str, Any]:
    """What is open and what was answered; of a killed source neither."""
    if was_killed(adaptation.source, now):
        return {"changes": [], "answered": [], "answers": (), "is_old_closed": False}
    is_open = list(adaptation.changes.unanswered().in_order())
    rows = adaptation.changes.filter(answer__in=ANSWERS).select_related("answered_by")
    may_read_old = reads_old_words(adaptation, person)
    past = list(rows.order_by("-answered_at", "-pk")[:SHOWN]) if may_read_old else []
    say = Saying(
        adaptation.source, person, [*is_open, *past], may_read_old=may_read_old
    )
    shown = say.all()
    zone = adaptation.article.edition.time_zone
    return {
        "changes": [
            {"change": one, "since": clock.at(one.row.since, zone, now)}
            for one in shown[: len(is_open)]
        ],
        "answered": [
            {"change": one, "when": clock.at(one.row.answered_at, zone, now)}
            for one in shown[len(is_open) :]
        ],
        "answers": [(one.value, one.label) for one in ANSWERS],
        "is_old_closed": not may_read_old,
    }


def was_killed(source: Article, now: datetime) -> bool:
    return readers_side(source.public_id, now).state == ReadersState.KILLED


def reads_old_words(adaptation: Adaptation, person: User) -> bool:
    """Not where the source's desk sealed an older text: it may name somebody."""
    return not closed_to(person, adaptation.source)


# ── Tasks ────────────────────────────────────────────────────────────────────


def tasks_of(adaptation: Adaptation) -> list[SourceTask]:
    """Those that are open by deadline, then those that were closed last."""
    rows = adaptation.tasks.select_related("origin__edition", "closed_by")
    closed = rows.exclude(closed_at=None).order_by("-closed_at")
    return [*rows.open().most_urgent_first(), *closed[:SHOWN]]


def task_row(task: SourceTask, adaptation: Adaptation, now: datetime) -> dict[str, Any]:
    article = adaptation.article
    zone = article.edition.time_zone
    return {
        "task": task,
        "title": task.get_kind_display(),
        "told": told_words(task),
        "deadline": deadline_words(task, zone, now),
        "is_overdue": task.is_overdue(now),
        "origin": origin_words(task, adaptation),
        "raised": clock.at(task.raised_at, zone, now),
        "ended": ended_words(task, zone, now),
        "closed": clock.at(task.closed_at, zone, now) if task.closed_at else "",
        "address": task_address(article, task),
    }


def task_address(article: Article, task: SourceTask) -> str:
    return reverse("admin:articles_article_source_task", args=(article.pk, task.pk))
