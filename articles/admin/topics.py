"""Topics of an edition, and stories, which banners choose from."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from taggit.models import Tag

from articles.models import Article, Story, Topic
from articles.permissions import EDITORS
from services.admin import edited_by
from staff.fences import FencedAdmin, FencedFilter

admin.site.unregister(Tag)  # every topic here belongs to an edition


@admin.register(Topic)
class TopicAdmin(FencedAdmin):
    service_path = "edition.service_id"
    adders = changers = EDITORS
    fields = ("edition", "name", "slug")
    list_display = ("name", "edition", "slug")
    list_filter = (("edition", FencedFilter),)
    list_select_related = ("edition",)
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).select_related("edition")

    def choices(self, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        return edited_by(request.user)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Topic | None = None
    ) -> tuple[str, ...]:
        return ("edition",) if obj else ()


@admin.register(Story)
class StoryAdmin(FencedAdmin):
    """Found by slugline from a banner's form; nobody opens it by itself."""

    service_path = ""
    search_fields = ("slugline",)
    fields = ("slugline", "created_at")
    readonly_fields = ("slugline", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        seen = Article.objects.visible_to(request.user).values("story")
        return Story.objects.filter(pk__in=seen)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
