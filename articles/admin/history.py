"""What happened to a story: its events and revisions, and the way back."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import desk
from articles.admin import collisions
from articles.kinds import Kind
from articles.models import Article, ArticleEvent, Revision, Topic
from articles.permissions import may, permit
from articles.rules import WorkflowError
from articles.snapshot import (
    BylineFact,
    CollaborationFact,
    Difference,
    LeadPhoto,
    Snapshot,
    difference,
)
from articles.times import Significance
from bylines.models import Contributor
from photos.models import Photo
from services import clock
from services.credits.kinds import BylineRole, CollaborationKind
from services.models import Section, Service, StandingBox

SHOWN = 200  # events, and revisions, on the page

ACTIONS = {
    "filed": gettext_lazy("Filed"),
    "sent_back": gettext_lazy("Sent back"),
    "marked_ready": gettext_lazy("Marked ready"),
    "published": gettext_lazy("Published"),
    "scheduled": gettext_lazy("Scheduled"),
    "unscheduled": gettext_lazy("Unscheduled"),
    "corrected": gettext_lazy("Corrected"),
    "notice_added": gettext_lazy("Notice added"),
    "notice_reworded": gettext_lazy("Notice reworded"),
    "notice_taken_back": gettext_lazy("Notice taken back"),
    "held": gettext_lazy("Put on hold"),
    "released": gettext_lazy("Released"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "reinstated": gettext_lazy("Reinstated"),
    "killed": gettext_lazy("Killed"),
    "spiked": gettext_lazy("Spiked"),
    "put_back": gettext_lazy("Put back"),
    "went_back": gettext_lazy("Went back to an earlier text"),
    "preview_given": gettext_lazy("Shown to somebody outside"),
    "preview_revoked": gettext_lazy("Preview for an outsider revoked"),
}
SAID = (
    "reason",
    "note",
    "notice",
    "significance",
    "for_whom",
)  # of an event's detail, in words
SIGNIFICANCES = dict(Significance.choices)


class HistoryPages:
    """For the admin class of articles: the history page and *Go back to this*."""

    def history_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.go_back))
        return [path("<int:pk>/go_back/", view, name="articles_article_go_back")]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, object_id)
        if not self.has_view_permission(request):
            raise PermissionDenied
        revisions = list(Revision.objects.of(article).select_related("by")[:SHOWN])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "title": _("History"),
            "subtitle": str(article),
            "events": [event_row(event, article) for event in events_of(article)],
            "revisions": [revision_row(revision, article) for revision in revisions],
            "chosen": chosen(request, article),
            "newest": revisions[0].number if revisions else 0,
            "may_edit": may(request.user, "edit", article),
            "back": self.address(article),
        }
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    def go_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make an earlier revision the working copy, if nobody changed it meanwhile."""
        with transaction.atomic():
            article = self.lock(request, str(pk))
            permit(request.user, "edit", article)
            if collisions.is_stale(request, article):
                again = _("Go back to it all the same")
                return self.collision(
                    request, article, Form(), again=again, is_reopened=False
                )
            self.use_revision(request, article, request.POST.get("number", ""))
        return HttpResponseRedirect(self.address(article))

    def use_revision(self, request: HttpRequest, article: Article, number: str) -> None:
        try:
            desk.go_back(article, as_number(number), by=request.user)
        except WorkflowError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("The earlier text is on the desk again. Readers see no change."),
            )


def as_number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def events_of(article: Article) -> list[ArticleEvent]:
    return list(article.events.select_related("actor")[:SHOWN])


def event_row(event: ArticleEvent, article: Article) -> dict[str, Any]:
    return {
        "what": ACTIONS.get(event.action, event.action),
        "who": event.actor or "",
        "when": clock.at(event.at, article.edition.time_zone, timezone.now()),
        "said": [said(event, name) for name in SAID if event.detail.get(name)],
    }


def said(event: ArticleEvent, name: str) -> str:
    """What was said, or chosen, when it happened: a choice by its label."""
    words = event.detail[name]
    return SIGNIFICANCES.get(words, words) if name == "significance" else words


def revision_row(revision: Revision, article: Article) -> dict[str, Any]:
    return {
        "number": revision.number,
        "who": revision.by or "",
        "when": clock.at(revision.at, article.edition.time_zone, timezone.now()),
        "headline": revision.data.get("headline", ""),
    }


def chosen(request: HttpRequest, article: Article) -> dict[str, Any] | None:
    """The revision asked for, with what changed in it and what came after."""
    if "revision" not in request.GET:
        return None
    number = as_number(request.GET["revision"])
    found = {
        revision.number: revision
        for revision in Revision.objects.of(article).filter(
            number__in=(number - 1, number)
        )
    }
    if number not in found:
        raise Http404
    snapshot = found[number].snapshot
    before = found[number - 1].snapshot if number - 1 in found else None
    return {
        "number": number,
        "changes": changes(before or blank(snapshot), snapshot, article),
    }


def blank(snapshot: Snapshot) -> Snapshot:
    return Snapshot(
        public_id=snapshot.public_id, edition=snapshot.edition, story=snapshot.story
    )


def changes(before: Snapshot, after: Snapshot, article: Article) -> dict[str, Any]:
    """What an editor did between two snapshots, in the form's own words."""
    found: Difference = difference(before, after)
    say = Spoken(article)
    return {
        "fields": [
            (
                label(change.name),
                say(change.name, change.before),
                say(change.name, change.after),
            )
            for change in found.changes
        ],
        "body": found.body,
    }


class Spoken:
    """What a snapshot's value means to a person: names in place of numbers."""

    def __init__(self, article: Article) -> None:
        self.edition = article.edition
        self.ways: dict[str, Callable[[Any], str]] = {
            "bylines": self.bylines,
            "collaborations": self.collaborations,
            "topics": lambda numbers: ", ".join(names(Topic, numbers).values()),
            "boxes": lambda numbers: ", ".join(names(StandingBox, numbers).values()),
            "section": lambda number: ", ".join(names(Section, [number]).values()),
            "lead_photo": self.lead_photo,
            "kind": lambda kind: str(Kind(kind).label),
            "datelines": "; ".join,
            "embargo_until": self.moment,
            "publish_at": self.moment,
            "has_legal_hold": lambda is_on: _("On") if is_on else _("Off"),
        }

    def __call__(self, name: str, value: Any) -> str:
        if value in (None, "", ()):
            return ""
        return self.ways.get(name, str)(value)

    def bylines(self, facts: tuple[BylineFact, ...]) -> str:
        people = names(Contributor, [fact.contributor for fact in facts])
        return "; ".join(
            listed(
                people.get(f.contributor), BylineRole(f.role).label, f.place, f.title
            )
            for f in facts
        )

    def collaborations(self, facts: tuple[CollaborationFact, ...]) -> str:
        services = names(Service, [fact.service for fact in facts])
        return "; ".join(
            listed(CollaborationKind(f.kind).label, services.get(f.service), f.place)
            for f in facts
        )

    def lead_photo(self, use: LeadPhoto) -> str:
        title = names(Photo, [use.photo]).get(use.photo)
        return listed(title, use.caption, use.alt)

    def moment(self, moment: datetime) -> str:
        return clock.at(moment, self.edition.time_zone, timezone.now())


def names(model: type[Model], numbers: Iterable[int]) -> dict[int, str]:
    return {pk: str(row) for pk, row in model._default_manager.in_bulk(numbers).items()}


def listed(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


def label(name: str) -> str:
    """How the form calls what the snapshot calls `name`."""
    credits = {
        "bylines": _("Bylines"),
        "collaborations": _("Collaborations"),
        "topics": _("Topics"),
    }
    if name in credits:
        return credits[name]
    return str(Article._meta.get_field(name).verbose_name).capitalize()
