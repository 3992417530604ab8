"""The stories behind the editor's dialog "Related story"."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.admin.lists import HEAVY, with_readers_side
from articles.models import Article
from articles.readers_side import ReadersState
from services import clock
from staff.numbers import number_in, numbers_in

PICKED = 20  # stories in one answer
SEARCHED = 5000  # the edition's newest; older ones are past relating to
LONGEST_SEARCH = 8  # words


class StoryPicker:
    """`stories/?edition=3&q=words` or `&id=1&id=2`: stories to relate to.

    Only what the person sees on the desk, of one edition, newest first.
    """

    def picker_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.stories))
        return [path("stories/", view, name="articles_article_stories")]

    def stories(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).filter(
            edition=number_in(request.GET.get("edition", ""))
        )
        if ids := request.GET.getlist("id"):
            found = found.filter(story__in=numbers_in(ids))
        else:
            found = matching(
                found.not_spiked(), request.GET.get("q", "").replace("\0", "")
            )
        rows = found.order_by("-pk").select_related(None).select_related("edition")
        articles = with_readers_side(list(rows.defer(*HEAVY)[:PICKED]))
        return JsonResponse(
            {
                "results": [
                    row(a) for a in articles if a.side.state != ReadersState.KILLED
                ]
            }
        )


def matching(found: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """Those whose slugline or headline holds every word, among the newest."""
    searched = typed.split()[:LONGEST_SEARCH]
    if not searched:
        return found
    newest = found.order_by("-pk").values("pk")[:SEARCHED]
    found = found.filter(pk__in=newest)
    for word in searched:
        found = found.filter(Q(slugline__icontains=word) | Q(headline__icontains=word))
    return found


def row(article: Article) -> dict[str, Any]:
    """A story as the dialog shows it. Its number is what the editions share."""
    return {
        "id": article.story_id,
        "title": article.headline or article.slugline or f"#{article.pk}",
        "state": str(article.side.state.label),
        "when": clock.at(article.changed_at, article.edition.time_zone, timezone.now()),
    }
