"""The story's form at the desk: who may open it, and what it shows."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Script

from articles.admin import collisions, lists
from articles.admin.adapting import AdaptPage, writes_elsewhere
from articles.admin.bar import bar_for, first_bar
from articles.admin.bulk import BulkPages
from articles.admin.credits import CreditsPage
from articles.admin.drafts import DraftPages
from articles.admin.history import HistoryPages
from articles.admin.inlines import BylineInline, CollaborationInline
from articles.admin.layout import READING, WRITING, fit_field
from articles.admin.list_filters import STORY_FILTERS
from articles.admin.notes import NotesPages, with_open_notes
from articles.admin.notices import NoticePages
from articles.admin.offering import OfferPage, panel
from articles.admin.outside import OutsidePages
from articles.admin.pages import PreviewPage, VerbPages
from articles.admin.picker import StoryPicker
from articles.admin.saved_views import SavedViews
from articles.admin.saving import StorySaving
from articles.admin.sealing import SealingPage
from articles.admin.source import SourcePages
from articles.admin.style_guide import StyleGuidePage
from articles.admin.together import TogetherPage
from articles.admin.typing import TypingPages
from articles.forms import ArticleForm, PhotoPickerInput, editions_to_write_for
from articles.models import Article, PublishedArticle
from articles.permissions import WRITERS, may, permit
from articles.prose import body_difference
from articles.search import find_stories
from photos.models import Photo
from services.forms import zoned
from services.languages import LanguageChoiceField
from services.models import StandingBox
from staff.fences import FencedAdmin
from staff.numbers import number_in

LANGUAGES = ("translated_from", "interview_language")
KILLED = PublishedArticle.objects.filter(
    public_id=OuterRef("public_id"), standing=PublishedArticle.Standing.KILLED
)


@admin.register(Article)
class ArticleAdmin(
    StorySaving,
    VerbPages,
    PreviewPage,
    HistoryPages,
    SealingPage,
    SourcePages,
    NoticePages,
    NotesPages,
    OutsidePages,
    AdaptPage,
    OfferPage,
    CreditsPage,
    StyleGuidePage,
    StoryPicker,
    BulkPages,
    SavedViews,
    TypingPages,
    DraftPages,
    TogetherPage,
    collisions.CollisionPage,
    lists.ListColumns,
    FencedAdmin,
):
    service_path = "edition.service_id"
    adders = changers = WRITERS
    form = ArticleForm
    inlines = (BylineInline, CollaborationInline)
    list_display = (
        "chosen_box",
        "slugline_or_id",
        "headline_text",
        "state_words",
        "checklist_badge",
        "open_with_names",
        "byline_names",
        "section",
        "changed_words",
        "edition",
    )
    list_display_links = ("slugline_or_id",)
    show_facets = admin.ShowFacets.NEVER  # to count is to read the whole archive
    list_filter = STORY_FILTERS
    search_fields = ("slugline",)  # asks for the box; `get_search_results` looks
    search_help_text = gettext_lazy(
        "Slugline, headline, names, text. “Words in quotes” stand side by side. "
        "A pasted address finds its story."
    )
    sortable_by = ("slugline_or_id", "changed_words")
    change_form_template = "admin/articles/article/change_form.html"

    class Media:
        css = {
            "all": [
                "css/desk/story.css",
                "css/desk/stops.css",
                "css/desk/notes.css",
                "css/desk/offers.css",
                "css/desk/typing.css",
            ]
        }
        js = (
            # First: it moves fields, and others read the form as it stands then.
            Script("js/desk_credit_rows.js", type="module"),
            Script("js/desk_bar.js", type="module"),
            Script("js/desk_leave.js", type="module"),
            Script("js/desk_colleagues.js", type="module"),
            Script("js/desk_keep.js", type="module"),
            Script("js/desk_leftover.js", type="module"),
            Script("js/desk_edition.js", type="module"),
            Script("js/desk_credits.js", type="module"),
            Script("js/desk_length.js", type="module"),
            Script("js/desk_mentions.js", type="module"),
            Script("js/desk_notes.js", type="module"),
        )

    # ── The fence ────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows = super().get_queryset(request).for_form()
        if not is_form(request):
            return rows
        return with_open_notes(rows).with_topics().annotate(was_killed=Exists(KILLED))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article:
        """The story, or 404; of a killed one, the text is for chiefs alone."""
        article = getattr(request, "locked_article", None)
        if article is None:
            article = super().get_object(request, object_id, from_field)
            if article.was_killed:
                permit(request.user, "read_killed", article)
        return article

    def lock(self, request: HttpRequest, object_id: str) -> Article:
        """The story with its row held until the transaction ends, or 404.

        Of a killed one a stale form would show the text, which is for chiefs alone.
        """
        pk = number_in(unquote(object_id))
        try:
            article = self.get_queryset(request).lock(pk)
        except Article.DoesNotExist as error:
            raise Http404 from error
        if article.was_killed:
            permit(request.user, "read_killed", article)
        return article

    def get_urls(self) -> list[URLPattern]:
        own = [
            *self.verb_urls(),
            *self.preview_urls(),
            *self.history_urls(),
            *self.sealing_urls(),
            *self.source_urls(),
            *self.notice_urls(),
            *self.notes_urls(),
            *self.outside_urls(),
            *self.adapt_urls(),
            *self.offer_urls(),
            *self.credits_urls(),
            *self.style_guide_urls(),
            *self.picker_urls(),
            *self.bulk_urls(),
            *self.view_urls(),
            *self.typing_urls(),
            *self.draft_urls(),
        ]
        return [*own, *super().get_urls()]

    def has_change_permission(
        self, request: HttpRequest, obj: Article | None = None
    ) -> bool:
        """The owner's writers, and those of a credited service that may edit.

        Every row of the form asks: it is answered once for each story of a request.
        """
        if obj is None:
            return super().has_change_permission(request)
        answers = request.__dict__.setdefault("may_edit", {})
        if obj.pk not in answers:
            answers[obj.pk] = may(request.user, "edit", obj)
        return answers[obj.pk]

    # ── The form ─────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        if obj and not self.has_change_permission(request, obj):
            return READING
        return WRITING

    def get_readonly_fields(
        self, request: HttpRequest, obj: Article | None = None
    ) -> tuple[str, ...]:
        """A story stays in its edition: its address, topics and sections are there."""
        if obj and not self.has_change_permission(request, obj):
            return ("read_body",)
        return ("edition", "legal_hold") if obj else ("legal_hold",)

    @admin.display(description=gettext_lazy("legal hold"))
    def legal_hold(self, article: Article) -> SafeString | str:
        """It is set and lifted by verbs, which ask why: their buttons are below."""
        if not article.has_legal_hold:
            return _("Off")
        return _("On: nobody can publish this story.")

    @admin.display(description=gettext_lazy("body"))
    def read_body(self, article: Article) -> SafeString:
        blocks = body_difference(article.body, article.body)
        return format_html(
            '<div class="desk-prose" dir="{}" lang="{}">{}</div>',
            article.edition.direction,
            article.edition.language,
            SafeString("".join(block.html for block in blocks)),
        )

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        form.person = request.user
        return form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, "UTC")  # the form knows the edition's zone
        if db_field.name in LANGUAGES:
            return LanguageChoiceField(
                label=capfirst(db_field.verbose_name), help_text=db_field.help_text
            )
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        fit_field(db_field.name, field)
        return field

    def formfield_for_foreignkey(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "edition":
            kwargs["queryset"] = editions_to_write_for(request.user)
        if db_field.name == "lead_photo":
            picker = reverse("admin:photos_photo_picker")
            kwargs["queryset"] = Photo.objects.visible_to(request.user).not_pulled()
            kwargs["widget"] = PhotoPickerInput({"data-photo-picker": picker})
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Few to choose from; the form knows which belong to the edition."""
        kwargs["widget"] = forms.CheckboxSelectMultiple
        kwargs["queryset"] = StandingBox.objects.none()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = context["original"]
        form = context["adminform"].form
        context["is_for_reading"] = form.is_for_reading
        context["why"] = request.POST.get("why", "")
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        context["typing"] = self.typing_of(request, article, form, formsets)
        if article is None:
            context["bar"] = first_bar(form.edition, request.user)
            context["title"] = _("Write a story")
        else:
            context["bar"] = bar_for(article, request.user, timezone.now())
            context["open_notes"] = article.open_notes
            context["may_show_outside"] = may(request.user, "show_outside", article)
            context["may_offer"] = may(request.user, "offer", article)
            context["offers"] = panel(article, request.user, timezone.now())
            context["may_adapt"] = writes_elsewhere(request.user, article)
            context["subtitle"] = None
            context["title"] = (
                article.slugline or article.headline or _("Untitled story")
            )
        return super().render_change_form(request, context, *args, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By the desk's own search, which asks the fence itself."""
        if not search_term.strip():
            return queryset, False
        stories = find_stories(request.user, search_term)
        return queryset.filter(pk__in=[story.pk for story in stories]), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type:
        return lists.StoryList


def is_form(request: HttpRequest) -> bool:
    """Not the list, which would count for every row that it sorts."""
    match = request.resolver_match
    return match is None or match.url_name != "articles_article_changelist"
