"""What a story's form and lists say of its source: that it changed, and by when to act."""

from datetime import datetime

from django.db.models import Count, Min, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.facts import Fact
from articles.following import catch_up
from articles.models import (
    Adaptation,
    Article,
    PublishedArticle,
    SourceChange,
    SourceTask,
)
from articles.readers_side import ReadersSide, ReadersState
from services import clock
from staff.models import User

Kind = SourceTask.Kind


def source_facts(article: Article, person: User, now: datetime) -> list[Fact]:
    """In one query: the most urgent task, and how much of the source changed."""
    found = looked_up(article, person, now)
    if found is None or is_put_away(article):
        return []
    if found.live_revision not in (None, found.seen_revision):
        catch_up(found.source, now)
        found = looked_up(article, person, now)
    address = reverse("admin:articles_article_source", args=(article.pk,))
    return [*task_facts(found, article, address, now), change_fact(found, address)]


def is_put_away(article: Article) -> bool:
    """Whether nobody works with it: it was spiked or killed."""
    return bool(article.spiked_at) or getattr(article, "was_killed", False)


def looked_up(article: Article, person: User, now: datetime) -> Adaptation | None:
    live = PublishedArticle.objects.live(now).filter(
        public_id=OuterRef("source__public_id")
    )
    tasks = SourceTask.objects.open().filter(adaptation=OuterRef("pk"))
    rows = Adaptation.objects.visible_to(person).filter(article=article)
    return (
        rows.defer("known")
        .select_related("source__edition")
        .annotate(
            live_revision=Subquery(
                live.order_by("-visible_from").values("revision_number")[:1]
            ),
            places=counted(SourceChange.objects.unanswered()),
            tasks_open=counted(tasks),
            first_due=Subquery(grouped(tasks.filter(ended_at=None), Min("due_at"))),
        )
        .first()
    )


def grouped(rows, value):
    own = rows.filter(adaptation=OuterRef("pk")).order_by().values("adaptation")
    return own.annotate(found=value).values("found")


def counted(rows):
    return Coalesce(Subquery(grouped(rows, Count("pk"))), Value(0))


def task_facts(
    found: Adaptation, article: Article, address: str, now: datetime
) -> list[Fact]:
    if not found.tasks_open:
        return []
    if found.first_due is None:
        words = _("A task from the source is still open, though its reason has ended.")
        return [Fact(words, address=address, link=_("Look"))]
    when = {"time": clock.at(found.first_due, article.edition.time_zone, now)}
    if found.first_due <= now:
        words = _("A task from the source is overdue since %(time)s.") % when
    else:
        words = _("The source was stopped or corrected: act by %(time)s.") % when
    return [Fact(words, is_loud=True, address=address, link=_("Look"))]


def change_fact(found: Adaptation, address: str) -> Fact:
    if not found.places:
        words = _("Adapted from %(edition)s.") % {"edition": found.source.edition}
        return Fact(words, address=address, link=_("The source"))
    words = ngettext(
        "The source has changed: %(number)s place.",
        "The source has changed: %(number)s places.",
        found.places,
    )
    return Fact(words % {"number": found.places}, address=address, link=_("Look"))


# ── Of a task ────────────────────────────────────────────────────────────────


def told_words(task: SourceTask) -> str:
    """What readers of the source are told, where it is not the desk's own words."""
    said = {
        Kind.HOLD: _("Its readers are told: We are checking this report."),
        Kind.KILL: _("Its readers are told only that the report was removed."),
    }
    return said.get(Kind(task.kind), "")


def deadline_words(task: SourceTask, zone: str, now: datetime) -> str:
    places = {"time": clock.at(task.due_at, zone, now)}
    if task.is_overdue(now):
        return _("Overdue since %(time)s") % places
    if task.due_at <= now:
        return _("It was due at %(time)s") % places
    places["countdown"] = clock.ahead(task.due_at, now)
    return _("Act by %(time)s, %(countdown)s") % places


def ended_words(task: SourceTask, zone: str, now: datetime) -> str:
    """Since when the reason for the task is gone, or an empty string."""
    if task.ended_at is None:
        return ""
    when = {"when": clock.at(task.ended_at, zone, now)}
    if task.kind == Kind.CORRECTION:
        return _("The notice was taken back %(when)s: it was not right.") % when
    return _("Since %(when)s its readers have it again.") % when


def source_warnings(
    source: Article, side: ReadersSide, zone: str, now: datetime
) -> list[str]:
    """What else the adapting desk has to know before it relies on the source."""
    said = []
    if side.state == ReadersState.EXPIRED:
        said.append(_("It has expired: its readers have it no more."))
    if source.has_legal_hold:
        said.append(
            _("A legal hold is on the source: ask its desk before you publish.")
        )
    if source.embargo_until and source.embargo_until > now:
        until = {"time": clock.at(source.embargo_until, zone, now)}
        said.append(_("It is under embargo until %(time)s.") % until)
    return said


def origin_words(task: SourceTask, adaptation: Adaptation) -> str:
    """Which story it was, if not the source itself but what that was made from."""
    if task.origin_id == adaptation.source_id:
        return ""
    return _(
        "This is about the story of %(edition)s, from which our source was made. Our "
        "source may still say the same."
    ) % {"edition": task.origin.edition}
