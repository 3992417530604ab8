"""The filters beside the list of stories, each a condition kept in the address.

A filter says which end the database should begin at: one that leaves few of a
million (`is_rare`) is read first and its stories then searched; of the others the
search's own index knows a mark, or they are looked at story by story.
"""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.kinds import Kind
from articles.models import Article, PublishedArticle
from articles.readers_side import ReadersState
from articles.search import remember_editions
from services.models import Edition, Section
from staff.fences import seen_rows
from staff.permissions import standing

State = Article.State
Slot = PublishedArticle.Slot
Standing = PublishedArticle.Standing


class StoryFilter(admin.SimpleListFilter):
    """One question about stories; what is not among its answers asks nothing."""

    rare: frozenset[str] = frozenset()
    template = "admin/articles/article/includes/filter.html"
    is_open = False  # beside the list, though nothing is chosen

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.person = request.user
        super().__init__(request, *args)

    @property
    def answer(self) -> str:
        """What was chosen; empty if nothing was, or nothing that there is."""
        value = self.value() or ""
        known = {str(choice) for choice, _label in self.lookup_choices}
        return value if value in known else ""

    @property
    def is_rare(self) -> bool:
        return self.answer in self.rare

    @property
    def mark(self) -> str:
        """The mark that entries of the desk's index carry for the answer."""
        return ""

    @property
    def condition(self) -> Q:
        return self.condition_for(self.answer) if self.answer else Q()

    def condition_for(self, answer: str) -> Q:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(self.condition)


class EditionFilter(StoryFilter):
    """Of the editions a person sees; of nobody else's are the names told."""

    title = _("Edition")
    parameter_name = "edition__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = list(seen_rows(model_admin.admin_site, Edition, request))
        if not standing(self.person).reads_everything:
            remember_editions(self.person, [row.pk for row in rows])
        return [(str(row.pk), str(row)) for row in rows]

    @property
    def mark(self) -> str:
        return f"e{self.answer}" if self.answer else ""

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1 or bool(self.answer)

    def condition_for(self, answer: str) -> Q:
        return Q(edition=int(answer))


class DeskFilter(StoryFilter):
    """By where the working copy stands; spiked ones only when asked for."""

    title = _("On the desk")
    parameter_name = "desk"
    is_open = True
    rare = frozenset({State.DRAFT, State.IN_REVIEW, "spiked"})

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.is_searching = bool(request.GET.get("q"))
        super().__init__(request, *args)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, ("spiked", _("Spiked"))]

    @property
    def condition(self) -> Q:
        if self.answer == "spiked":
            return Q(spiked_at__isnull=False)
        if self.answer == State.READY:
            return Q(is_ready(), spiked_at=None)
        if self.answer:
            return Q(state=self.answer, spiked_at=None)
        return Q() if self.is_searching else Q(spiked_at=None)


def is_ready() -> Exact:
    """That a story is ready, as nearly all are: no index of states is worth reading."""
    return Exact(Concat(F("state"), Value("")), State.READY)


class WaitsFilter(StoryFilter):
    """By the desk that has to look at it next."""

    title = _("Waits at")
    parameter_name = "waits"
    rare = frozenset(Article.Desk.values)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return Article.Desk.choices

    def condition_for(self, answer: str) -> Q:
        return Q(waits_at=answer)


class ReadersFilter(StoryFilter):
    """By what readers have of it."""

    title = _("Before readers")
    parameter_name = "readers"
    is_open = True
    rare = frozenset(ReadersState.values) - {ReadersState.LIVE}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return ReadersState.choices

    def condition_for(self, answer: str) -> Q:
        now = timezone.now()
        rows = PublishedArticle.objects.order_by()
        if answer == ReadersState.NOT_PUBLISHED:
            return Q(readers_digest="")
        if answer == ReadersState.SCHEDULED:
            waiting = rows.filter(slot=Slot.PENDING, visible_from__gt=now)
            return named(waiting) & ~is_named(rows.filter(visible_from__lte=now))
        if answer == ReadersState.LIVE:
            return is_named(rows.live(now))
        if answer == ReadersState.EXPIRED:
            ended = rows.filter(standing=Standing.OPEN, expires_at__lte=now)
            return named(ended.filter(visible_from__lte=now)) & ~is_named(
                rows.live(now)
            )
        stopped = rows.filter(~Q(standing=Standing.OPEN), visible_from__lte=now)
        return named(stopped.filter(standing=answer))


def named(rows: QuerySet[PublishedArticle]) -> Q:
    """The stories of these versions, where those are few: they are read first."""
    return Q(public_id__in=rows.values("public_id"))


def is_named(rows: QuerySet[PublishedArticle]) -> Q:
    """That a story has such a version, asked story by story."""
    return Q(Exists(rows.filter(public_id=OuterRef("public_id"))))


class KindFilter(StoryFilter):
    title = _("Kind")
    parameter_name = "kind__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return Kind.choices

    @property
    def mark(self) -> str:
        return f"k{self.answer.replace('_', '')}" if self.answer else ""

    def condition_for(self, answer: str) -> Q:
        return Q(kind=answer)


class SectionFilter(StoryFilter):
    title = _("Section")
    parameter_name = "section__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Sections of several editions are told apart; of one chosen, alone they stand."""
        rows = seen_rows(model_admin.admin_site, Section, request)
        rows = list(rows.select_related("edition"))
        edition = request.GET.get(EditionFilter.parameter_name, "")
        chosen = [row for row in rows if str(row.edition_id) == edition] or rows
        are_many = len({row.edition_id for row in chosen}) > 1
        return [
            (str(row.pk), f"{row} · {row.edition}" if are_many else str(row))
            for row in chosen
        ]

    @property
    def mark(self) -> str:
        return f"s{self.answer}" if self.answer else ""

    def condition_for(self, answer: str) -> Q:
        return Q(section=int(answer))


class WithFilter(StoryFilter):
    """By whom it is with: who is named, else who began it, until readers have it."""

    title = _("With whom")
    parameter_name = "with"
    rare = frozenset({"me", "colleague"})

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("me", pgettext_lazy("with whom", "Me")),
            ("colleague", pgettext_lazy("with whom", "A colleague")),
            ("nobody", pgettext_lazy("with whom", "Nobody")),
        ]

    def condition_for(self, answer: str) -> Q:
        if answer == "me":
            return with_person(self.person.pk)
        if answer == "colleague":
            return Q(assignee__isnull=False) & ~Q(assignee=self.person.pk)
        return Q(assignee=None)


def with_person(pk: int) -> Q:
    begun = Q(assignee=None, readers_digest="", created_by=pk)
    return Q(assignee=pk) | begun


class ChangedByFilter(StoryFilter):
    title = _("Changed by")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", pgettext_lazy("changed by", "Me"))]

    def condition_for(self, answer: str) -> Q:
        return Q(changed_by=self.person.pk)


class SinceFilter(StoryFilter):
    """By when it was last changed."""

    title = _("Last changed")
    parameter_name = "since"
    days = {"today": 1, "3days": 3, "week": 7}
    rare = frozenset(days)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("today", _("In 24 hours")),
            ("3days", _("In 3 days")),
            ("week", _("In a week")),
        ]

    def condition_for(self, answer: str) -> Q:
        return Q(changed_at__gte=timezone.now() - timedelta(days=self.days[answer]))


STORY_FILTERS = (
    DeskFilter,
    ReadersFilter,
    WaitsFilter,
    WithFilter,
    ChangedByFilter,
    SinceFilter,
    EditionFilter,
    SectionFilter,
    KindFilter,
)
