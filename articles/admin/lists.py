"""The list of stories: where each stands on the desk and before readers."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import presence
from articles.admin import words
from articles.admin.bulk_verbs import BULK_VERBS
from articles.admin.list_filters import EditionFilter
from articles.admin.saved_views import tabs_of, views_of
from articles.admin.source_marks import source_mark, with_source_marks
from articles.admin.turning import NEWEST, Asked, turn_to
from articles.anonymity import bylines_for
from articles.badges import findings_of
from articles.models import Article, PublishedArticle
from articles.permissions import ROLES
from articles.readers_side import ReadersState, arrange
from services import clock
from staff.models import User
from staff.permissions import standing

HEAVY = ("body", "notes", "summary", "lead_caption")
UNREAD = ("body", "notes", "lead_caption", "search_headline", "social_headline")
PLACE = "before"  # in the address: where the page begins
SORTED_BY = {"slugline", "changed_at"}  # what an index keeps in order


class StoryList(ChangeList):
    """One page of stories in a known number of queries, at any size of the archive."""

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.place = request.GET.get(PLACE, "")
        super().__init__(request, *args)
        if not any(isinstance(spec, EditionFilter) for spec in self.filter_specs):
            self.list_display = [c for c in self.list_display if c != "edition"]
        self.here = self.get_query_string()
        self.newest = self.here if self.place else ""
        self.tabs = tabs_of(self.params)
        self.views = views_of(request.user, self.here)
        self.verbs = [
            verb
            for verb in BULK_VERBS
            if standing(request.user).has_anywhere(*ROLES[verb])
        ]

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Whatever else is chosen begins at the first page."""
        return super().get_query_string(new_params, [PLACE, *(remove or ())])

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found = super().get_filters_params(params)
        found.pop(PLACE, None)
        return found

    def get_queryset(self, request: HttpRequest, **kwargs: Any) -> QuerySet[Article]:
        specs, self.has_filters, unknown, _many, is_active = self.get_filters(request)
        if unknown:
            raise IncorrectLookupParameters
        self.filter_specs, self.has_active_filters = specs, is_active
        self.clear_all_filters_qs = self.get_query_string(
            remove=self.get_filters_params()
        )
        return read_for_list(request.user)

    def get_results(self, request: HttpRequest) -> None:
        asked = Asked(
            person=request.user,
            filters=self.filter_specs,
            typed=self.query,
            order=self.order(request),
            place=self.place,
        )
        turn = turn_to(asked, self.queryset)
        self.result_list = dressed(turn.stories, request.user, timezone.now())
        self.is_cut = turn.is_cut
        self.older = self.get_query_string({PLACE: turn.older}) if turn.older else ""
        self.result_count = len(turn.stories)
        self.full_result_count = None
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all = self.multi_page = False

    def order(self, request: HttpRequest) -> tuple[str, ...]:
        """By slugline or by the last change if asked, else the newest first."""
        first = self.get_ordering(request, self.queryset)[0]
        if first.lstrip("-") not in SORTED_BY:
            return NEWEST
        return (first, "-pk" if first.startswith("-") else "pk")


def read_for_list(person: User) -> QuerySet[Article]:
    """The stories a person sees, with what the columns show; texts stay unread."""
    rows = Article.objects.visible_to(person)
    bylines = bylines_for(person).select_related("contributor")
    read = rows.for_badges().prefetch_related(Prefetch("bylines", bylines))
    return with_source_marks(read, person).defer(*UNREAD)


def dressed(articles: list[Article], person: User, now: datetime) -> list[Article]:
    """The articles, each with its `side`, its `findings` and who has it open."""
    with_readers_side(articles)
    found = findings_of(articles, person, now)
    opened = presence.open_by(articles, now)
    for article in articles:
        is_killed = article.side.state == ReadersState.KILLED
        article.findings = None if is_killed else found.get(article.pk)
        article.open_with = opened.get(article.pk, [])
    return articles


def with_readers_side(articles: list[Article]) -> list[Article]:
    """The articles, each with its `side`."""
    rows: dict[str, list[PublishedArticle]] = {}
    for row in PublishedArticle.objects.of_stories(a.public_id for a in articles):
        rows.setdefault(row.public_id, []).append(row)
    now = timezone.now()
    for article in articles:
        article.side = arrange(rows.get(article.public_id, []), now)
    return articles


class ListColumns:
    """The columns, for the admin class of articles."""

    @admin.display(description=_("choose"))
    def chosen_box(self, article: Article) -> SafeString:
        return format_html(
            '<input type="checkbox" name="chosen" value="{}.{}" aria-label="{}">',
            article.pk,
            article.version,
            article,
        )

    @admin.display(description=_("slugline"), ordering="slugline")
    def slugline_or_id(self, article: Article) -> str:
        return article.slugline or f"#{article.pk}"

    @admin.display(description=_("headline"))
    def headline_text(self, article: Article) -> SafeString | str:
        """Of a killed story the headline is not repeated; its text is for chiefs."""
        if article.side.state == ReadersState.KILLED:
            return ReadersState.KILLED.label
        return format_html(
            '<span dir="auto" lang="{}">{}</span>',
            article.edition.language if article.headline else "",
            article.headline or _("No headline yet"),
        )

    @admin.display(description=_("state"))
    def state_words(self, article: Article) -> SafeString:
        now = timezone.now()
        step = words.desk_words(article)
        waits = words.waiting_words(article, now)
        return format_html(
            '<span class="desk-state desk-state--{}">{}</span> '
            '<span class="desk-step">{}</span>{}',
            article.side.state.value,
            words.readers_words(article, article.side, article.edition, now),
            f"{step} · {waits}" if waits else step,
            source_mark(article),
        )

    @admin.display(description=_("checklist"))
    def checklist_badge(self, article: Article) -> SafeString | str:
        if article.findings is None:
            return ""
        if not article.findings:
            return format_html('<span class="desk-badge">{}</span>', _("Complete"))
        stops = sum(check.is_blocking for check in article.findings)
        return format_html(
            '<details class="desk-badge{}"><summary>{}</summary><ul>{}</ul></details>',
            " desk-badge--stop" if stops else "",
            counted(stops, len(article.findings) - stops),
            format_html_join(
                "", "<li>{}</li>", ((check.sentence,) for check in article.findings)
            ),
        )

    @admin.display(description=_("open with"))
    def open_with_names(self, article: Article) -> SafeString | str:
        names = ", ".join(map(str, article.open_with))
        return format_html('<span class="desk-open">{}</span>', names) if names else ""

    @admin.display(description=_("byline"))
    def byline_names(self, article: Article) -> str:
        if article.side.state == ReadersState.KILLED:
            return ""
        return ", ".join(row.contributor.name for row in article.bylines.all())

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed_words(self, article: Article) -> str:
        return clock.at(article.changed_at, article.edition.time_zone, timezone.now())


def counted(stops: int, tips: int) -> str:
    """What the checklist found, in few words; what stops the story counts first."""
    said = []
    if stops:
        said.append(ngettext("%d stops it", "%d stop it", stops) % stops)
    if tips:
        said.append(ngettext("%d tip", "%d tips", tips) % tips)
    return ", ".join(said)
