"""Addresses of the story list under a name: ready-made tabs, and a person's own."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.list_filters import STORY_FILTERS
from articles.models import SavedView
from articles.readers_side import ReadersState
from staff.models import User

MOST_VIEWS = 20
KEPT = {"q", "o", *(item.parameter_name for item in STORY_FILTERS)}

TABS: tuple[tuple[Any, dict[str, str]], ...] = (
    (pgettext_lazy("stories", "All"), {}),
    (pgettext_lazy("stories", "Mine"), {"with": "me"}),
    (pgettext_lazy("stories", "Waiting"), {"desk": "in_review"}),
    (
        pgettext_lazy("stories", "Ready"),
        {"desk": "ready", "readers": ReadersState.NOT_PUBLISHED.value},
    ),
    (pgettext_lazy("stories", "Scheduled"), {"readers": ReadersState.SCHEDULED.value}),
    (gettext_lazy("Live"), {"readers": ReadersState.LIVE.value}),
    (gettext_lazy("On hold"), {"readers": ReadersState.HELD.value}),
)


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    address: str
    is_here: bool
    pk: int | None = None  # of a person's own


def tabs_of(params: dict[str, Any]) -> list[Tab]:
    """The ready-made tabs, with the one that shows just this list marked."""
    here = {name: value for name, value in params.items() if name in KEPT and value}
    return [
        Tab(str(name), f"?{urlencode(asked)}", is_here=here == asked)
        for name, asked in TABS
    ]


def views_of(person: User, here: str) -> list[Tab]:
    """The views the person keeps; nobody else sees them."""
    now = cleaned(here)
    return [
        Tab(view.name, f"?{view.query}", is_here=view.query == now, pk=view.pk)
        for view in SavedView.objects.filter(person=person)[:MOST_VIEWS]
    ]


def cleaned(query: str) -> str:
    """What the list understands of an address, always written in the same order."""
    pairs = parse_qsl(query.lstrip("?")[:2000])
    return urlencode(sorted((name, value) for name, value in pairs if name in KEPT))


class SavedViews:
    """Keeping and forgetting a view. For the admin class of articles."""

    def view_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path(
                "views/keep/",
                view(require_POST(self.keep_view)),
                name="articles_article_keep_view",
            ),
            path(
                "views/<int:pk>/forget/",
                view(require_POST(self.forget_view)),
                name="articles_article_forget_view",
            ),
        ]

    def keep_view(self, request: HttpRequest) -> HttpResponse:
        """Keep the address under the name; a name that is there takes the new one."""
        query = cleaned(request.POST.get("query", ""))
        name = " ".join(request.POST.get("name", "").replace("\0", "").split())
        if sentence := self.why_not_keep(request.user, name, query):
            messages.error(request, sentence)
        else:
            SavedView.objects.update_or_create(
                person=request.user, name=name, defaults={"query": query}
            )
            said = _("“%(name)s” is kept above your list of stories.")
            messages.success(request, said % {"name": name})
        return back_to_list(query)

    def why_not_keep(self, person: User, name: str, query: str) -> str:
        if not name:
            return _("Give the view a name, for example “My sports desk”.")
        if len(name) > 40:
            return _("The name is too long: 40 letters at most.")
        if len(query) > 600:
            return _("This search is too long to be kept.")
        others = SavedView.objects.filter(person=person).exclude(name=name)
        if others.count() >= MOST_VIEWS:
            return _("You keep %(count)d views already. Forget one first.") % {
                "count": MOST_VIEWS
            }
        return ""

    def forget_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = SavedView.objects.filter(person=request.user, pk=pk).first()
        if view is None:
            raise Http404
        view.delete()
        messages.success(request, _("“%(name)s” is forgotten.") % {"name": view.name})
        return back_to_list("")


def back_to_list(query: str) -> HttpResponseRedirect:
    """To the list of stories, with what its address asked for."""
    address = reverse("admin:articles_article_changelist")
    query = cleaned(query)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
