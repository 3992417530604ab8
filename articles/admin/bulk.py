"""One verb for several stories: first what will happen and what will not, then do it.

Each story has its own transaction, its own lock and its own permission; one that is
refused, or that somebody changed meanwhile, stops none of the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import desk, workflow
from articles.admin import lists, words
from articles.admin.bulk_verbs import BULK_VERBS, BulkForm
from articles.admin.saved_views import back_to_list, cleaned
from articles.checklist import Check
from articles.models import Article
from articles.permissions import Verb, deny, may
from articles.readers_side import ReadersState
from articles.rules import WorkflowError, refusal
from staff.models import User
from staff.numbers import number_in
from staff.permissions import standing

MOST = 100  # stories in one go

Choice = tuple[int, int]  # a story's number and its version in the list


@dataclass(frozen=True, slots=True)
class Plan:
    """What the verb would do to one story. `why_not` is empty if it will."""

    article: Article
    readers_words: str
    will: str
    why_not: str

    @property
    def chosen(self) -> str:
        return f"{self.article.pk}.{self.article.version}"


class BulkPages:
    """`bulk/`: POST asks, POST with `confirmed` does. For the admin class of articles."""

    def bulk_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.bulk_page))
        return [path("bulk/", view, name="articles_article_bulk")]

    def bulk_page(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        chosen = read_choices(request.POST.getlist("chosen"))
        verb = self.bulk_verb(request, chosen)
        if not chosen:
            messages.warning(request, _("Choose stories first: tick their boxes."))
            return back_to_list(request.POST.get("back", ""))
        is_confirmed = "confirmed" in request.POST
        form = BulkForm(verb, request.user, request.POST if is_confirmed else None)
        if is_confirmed and form.is_valid():
            self.do_all(request, verb, chosen, form.cleaned_data)
            return back_to_list(request.POST.get("back", ""))
        return self.ask_all(request, verb, chosen, form)

    def bulk_verb(self, request: HttpRequest, chosen: list[Choice]) -> Verb:
        """The verb, if it is one for several stories; others are refused and logged."""
        pressed = request.POST.get("verb", "")
        if pressed in BULK_VERBS:
            return Verb(pressed)
        for pk, _version in chosen[:1]:
            deny(request.user, pressed, self.get_object(request, str(pk)))
        raise PermissionDenied

    def ask_all(
        self, request: HttpRequest, verb: Verb, chosen: list[Choice], form: forms.Form
    ) -> HttpResponse:
        plans = plans_for(verb, chosen, request.user, timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "verb": verb,
            "title": verb.label,
            "will": [plan for plan in plans if not plan.why_not],
            "will_not": [plan for plan in plans if plan.why_not],
            "gone": len(chosen) - len(plans),
            "form": form,
            "back": cleaned(request.POST.get("back", "")),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/article/bulk.html", context)

    def do_all(
        self,
        request: HttpRequest,
        verb: Verb,
        chosen: list[Choice],
        arguments: dict[str, Any],
    ) -> None:
        done, refused = [], []
        for pk, version in chosen:
            name, why_not = self.do_one(request, verb, pk, version, arguments)
            (refused.append((name, why_not)) if why_not else done.append(name))
        say_done(request, verb, done)
        say_refused(request, refused)

    def do_one(
        self,
        request: HttpRequest,
        verb: Verb,
        pk: int,
        version: int,
        arguments: dict[str, Any],
    ) -> tuple[str, str]:
        """Use the verb on one story; its name, and why not if it was refused."""
        name = f"#{pk}"
        try:
            with transaction.atomic():  # what is done is noted: at_desk.NoteSaved
                article = self.lock(request, str(pk))
                name = str(article)
                if article.version != version:
                    return name, changed_meanwhile(article)
                if verb == Verb.PUBLISH and desk.touched(article):
                    return name, was_it_wrong()
                getattr(workflow, verb.value)(article, by=request.user, **arguments)
        except Http404:
            return name, _("There is no such story, or it is not yours to see.")
        except (WorkflowError, PermissionDenied) as refused:
            return name, str(refused)
        return name, ""


def read_choices(sent: Iterable[str]) -> list[Choice]:
    """Numbers and versions as the list's boxes send them; anything else is no box."""
    found: dict[int, int] = {}
    for choice in sent:
        pk, _dot, version = choice.partition(".")
        if (number := number_in(pk)) and (at := number_in(version)):
            found[number] = at
    return list(found.items())[:MOST]


# ── What will happen ─────────────────────────────────────────────────────────


def plans_for(
    verb: Verb, chosen: list[Choice], person: User, now: datetime
) -> list[Plan]:
    """A plan for each story that the person sees, in the order of the list."""
    versions = dict(chosen)
    stories = lists.read_for_list(person).in_bulk(list(versions))
    articles = [stories[pk] for pk in versions if pk in stories]
    return [
        Plan(
            article,
            words.readers_words(article, article.side, article.edition, now),
            words.will(verb, article, article.side, now),
            why_not(verb, article, versions[article.pk], person),
        )
        for article in lists.dressed(articles, person, now)
    ]


def why_not(verb: Verb, article: Article, version: int, person: User) -> str:
    """Why the verb will not be used on the story, or an empty string."""
    if article.version != version:
        return changed_meanwhile(article)
    if not may(person, verb, article):
        service = {"service": article.edition.service}
        return _("Not yours to press: ask an editor of %(service)s.") % service
    return (
        refusal(article, article.side, verb)
        or nothing_to_do(verb, article)
        or (not_publishable(article, person) if verb == Verb.PUBLISH else "")
    )


def not_publishable(article: Article, person: User) -> str:
    if stops := stopped_by(article, person):
        return stops
    return was_it_wrong() if desk.touched(article) else ""


def was_it_wrong() -> str:
    """A question that has its own answer for each story."""
    return _(
        "The change may mean that the earlier text was wrong. Open it and say whether "
        "it was."
    )


def changed_meanwhile(article: Article) -> str:
    return _(
        "It was changed after you opened the list (last by %(person)s). Look at it first."
    ) % {"person": article.changed_by or _("somebody")}


def nothing_to_do(verb: Verb, article: Article) -> str:
    side = article.side
    if verb == Verb.UNSCHEDULE and side.pending is None:
        return _("Nothing is scheduled for this story.")
    if verb == Verb.MARK_READY and article.is_cleared:
        return _("This text is cleared already.")
    is_same = (
        side.state == ReadersState.LIVE
        and side.pending is None
        and side.current.digest == article.digest
    )
    if verb == Verb.PUBLISH and is_same:
        return _("Readers have exactly this text already.")
    return ""


def stopped_by(article: Article, person: User) -> str:
    """The checklist's sentences that stop it; a duty editor may publish alone."""
    is_on_duty = standing(person).is_on_duty(article.edition.service_id)
    stops: list[Check] = [
        check
        for check in article.findings or ()
        if check.is_blocking and not (is_on_duty and check.name == "second_eyes")
    ]
    return " ".join(check.sentence for check in stops)


# ── What has happened ────────────────────────────────────────────────────────


def say_done(request: HttpRequest, verb: Verb, names: list[str]) -> None:
    if not names:
        return
    said = ngettext(
        "“%(verb)s”: %(count)d story done: %(names)s.",
        "“%(verb)s”: %(count)d stories done: %(names)s.",
        len(names),
    )
    facts = {"verb": verb.label, "count": len(names), "names": ", ".join(names)}
    messages.success(request, said % facts)


def say_refused(request: HttpRequest, refused: list[tuple[str, str]]) -> None:
    if not refused:
        return
    said = ngettext(
        "%d story is as it was:", "%d stories are as they were:", len(refused)
    )
    rows = format_html_join("", "<li>{}: {}</li>", refused)
    messages.warning(request, format_html("{}<ul>{}</ul>", said % len(refused), rows))
