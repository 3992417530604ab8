"""The list of stories: where each stands on the desk and before readers."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import words
from articles.anonymity import bylines_for
from articles.models import Article, PublishedArticle
from articles.readers_side import ReadersState, arrange
from services import clock

Standing = PublishedArticle.Standing

HEAVY = ("body", "notes", "summary", "lead_caption")
COUNTED = 2000  # older stories are found by searching, not by turning pages


class BoundedPaginator(Paginator):
    """Counts no further than anyone turns pages."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[:COUNTED].count()


class StoryList(ChangeList):
    """The list's rows, with what readers have of each: one query for them all."""

    def get_queryset(self, request: HttpRequest, **kwargs: Any) -> QuerySet[Article]:
        rows = super().get_queryset(request, **kwargs).defer(*HEAVY)
        readable = bylines_for(request.user).select_related("contributor")
        return rows.prefetch_related(Prefetch("bylines", readable))

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = with_readers_side(list(self.result_list))


def with_readers_side(articles: list[Article]) -> list[Article]:
    """The articles, each with its `side`."""
    rows: dict[str, list[PublishedArticle]] = {}
    for row in PublishedArticle.objects.of_stories(a.public_id for a in articles):
        rows.setdefault(row.public_id, []).append(row)
    now = timezone.now()
    for article in articles:
        article.side = arrange(rows.get(article.public_id, []), now)
    return articles


class ReadersFilter(admin.SimpleListFilter):
    """Stories by what readers have of them."""

    title = _("readers")
    parameter_name = "readers"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return ReadersState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() not in ReadersState.values:
            return None
        return queryset.filter(rows_for(self.value()))


def rows_for(state: str) -> Q:
    """The articles in this state before readers, as a condition."""
    now = timezone.now()
    rows = PublishedArticle.objects.all()
    started = rows.filter(visible_from__lte=now)
    if state == ReadersState.NOT_PUBLISHED:
        return ~named(rows)
    if state == ReadersState.SCHEDULED:
        return named(rows.filter(visible_from__gt=now)) & ~named(started)
    if state == ReadersState.LIVE:
        return named(rows.live(now))
    if state == ReadersState.EXPIRED:
        ended = started.filter(standing=Standing.OPEN, expires_at__lte=now)
        return named(ended) & ~named(rows.live(now))
    return named(started.filter(standing=state))


def named(rows: QuerySet[PublishedArticle]) -> Q:
    return Q(public_id__in=rows.values("public_id"))


class DeskFilter(admin.SimpleListFilter):
    """Stories by where the working copy stands; spiked ones only when asked for."""

    title = _("desk")
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Article.State.choices, ("spiked", _("Spiked"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "spiked":
            return queryset.spiked()
        if self.value() in Article.State.values:
            return queryset.not_spiked().filter(state=self.value())
        return queryset if request.GET.get("q") else queryset.not_spiked()


class ListColumns:
    """The columns, for the admin class of articles."""

    @admin.display(description=_("slugline"), ordering="slugline")
    def slugline_or_id(self, article: Article) -> str:
        return article.slugline or f"#{article.pk}"

    @admin.display(description=_("headline"), ordering="headline")
    def headline_text(self, article: Article) -> SafeString | str:
        return format_html(
            '<span dir="auto">{}</span>', article.headline or _("No headline yet")
        )

    @admin.display(description=_("state"))
    def state_words(self, article: Article) -> SafeString:
        return format_html(
            '<span class="desk-state desk-state--{}">{}</span> '
            '<span class="desk-step">{}</span>',
            article.side.state.value,
            words.readers_words(article, article.side, article.edition, timezone.now()),
            words.desk_words(article),
        )

    @admin.display(description=_("byline"))
    def byline_names(self, article: Article) -> str:
        return ", ".join(row.contributor.name for row in article.bylines.all())

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed_words(self, article: Article) -> str:
        return clock.at(article.changed_at, article.edition.time_zone, timezone.now())
