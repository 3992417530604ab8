"""What happened to a story: its life as one list, any two texts compared, and the
way back to any of them.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import desk
from articles.admin import collisions
from articles.admin.comparing import compare
from articles.admin.offering import unsaid_to
from articles.admin.sides import DESK, NOTHING, find_sides, readers_have, revision_in
from articles.admin.spoken import label
from articles.admin.timeline import Cursor, Timeline, timeline, zone_name
from articles.models import Article, Revision
from articles.permissions import may, permit
from articles.restoring import Fitted, fitted
from articles.rules import WorkflowError
from articles.sealed_revisions import permit_reading, sealed_of

SHOWS = ("", "events", "revisions")


class HistoryPages:
    """For the admin class of articles: the list, *Compare* and *Go back to this*."""

    def history_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path(
                "<int:pk>/compare/",
                view(require_safe(self.compare)),
                name="articles_article_compare",
            ),
            path(
                "<int:pk>/go_back/",
                view(both(self.go_back)),
                name="articles_article_go_back",
            ),
        ]

    # ── The list ─────────────────────────────────────────────────────────────

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        article = self.story_to_read(request, object_id)
        if "revision" in request.GET:  # as older links say it
            number = revision_in(request.GET["revision"])
            return HttpResponseRedirect(
                compare_address(article, number, max(number - 1, 0))
            )
        show = request.GET.get("show", "")
        show = show if show in SHOWS else ""
        cursor = Cursor.read(request.GET.get("older", ""))
        sealed = sealed_of(article)
        is_open = not sealed or may(request.user, "read_sealed", article)
        unsaid = unsaid_to(request.user, article)
        found = timeline(article, cursor, show, sealed, are_open=is_open, unsaid=unsaid)
        context = self.history_context(request, article) | {
            "title": _("History"),
            "timeline": found,
            "is_newest": cursor == Cursor(),
            "show": show,
            "shows": shows(),
            "zone": zone_name(article),
            "have": readers_have(article),
            "chosen": chosen(found),
            "may_seal": may(request.user, "seal_revision", article),
            "newest": newest_number(article),
            "compare": reverse("admin:articles_article_compare", args=(article.pk,)),
        }
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    def story_to_read(self, request: HttpRequest, object_id: str) -> Article:
        """Whoever may read the working copy may read its past; of a killed story
        chiefs alone, as `get_object` sees to.
        """
        article = self.get_object(request, object_id)
        if not self.has_view_permission(request):
            raise PermissionDenied
        return article

    def history_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "subtitle": str(article),
            "back": self.address(article),
            "history": history_address(article),
        }

    # ── Two texts ────────────────────────────────────────────────────────────

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`?from=3&to=7`: numbers of revisions, `desk` or `live`; 0 is nothing yet."""
        article = self.story_to_read(request, str(pk))
        to = request.GET.get("to", DESK)
        newest = newest_number(article)
        since = request.GET.get("from", before(to, newest))
        sides = find_sides(article, since, to)
        if sides is None:
            messages.error(
                request,
                _("This story has no such revision. Choose two from the list."),
            )
            return HttpResponseRedirect(history_address(article))
        one, other = sides
        permit_reading(request.user, article, (one.number, other.number))
        context = self.history_context(request, article) | {
            "title": _("Compare"),
            "before": one,
            "after": other,
            "newest": newest,
            "comparison": compare(one.snapshot, other.snapshot, article, request.user),
            "earlier": step(article, one.number, -1, newest),
            "later": step(article, other.number, 1, newest),
            "swapped": compare_address(article, to, since),
            "may_edit": may(request.user, "edit", article),
        }
        return TemplateResponse(request, "admin/articles/article/compare.html", context)

    # ── The way back ─────────────────────────────────────────────────────────

    def go_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then make an earlier revision the working copy."""
        if request.method != "POST":
            return self.ask_to_go_back(request, pk)
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

    def ask_to_go_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What would change, what would not, and why."""
        article = self.story_to_read(request, str(pk))
        permit(request.user, "edit", article)
        number = request.GET.get("number", "")
        sides = find_sides(article, DESK, number) if revision_in(number) else None
        if sides is None:
            messages.error(request, _("This story has no such revision."))
            return HttpResponseRedirect(history_address(article))
        now, earlier = sides
        permit_reading(request.user, article, (earlier.number,))
        fit = fitted(earlier.snapshot, article)
        context = self.history_context(request, article) | {
            "title": _("Go back to revision %(number)s") % {"number": earlier.number},
            "earlier": earlier,
            "comparison": compare(now.snapshot, fit.snapshot, article, request.user),
            "kept": kept_words(fit),
        }
        return TemplateResponse(request, "admin/articles/article/go_back.html", context)

    def use_revision(self, request: HttpRequest, article: Article, number: str) -> None:
        why = request.POST.get("why", "").replace("\0", "")
        try:
            desk.go_back(article, revision_in(number), by=request.user, why=why)
        except WorkflowError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("The earlier text is on the desk again. Readers see no change."),
            )


def shows() -> list[tuple[str, str]]:
    """What the list can be narrowed to."""
    return [
        ("", _("Everything")),
        ("events", _("What happened")),
        ("revisions", _("Revisions")),
    ]


def chosen(found: Timeline) -> tuple[str, str]:
    """What stands marked when the list opens: the newest change of the text."""
    numbers = [str(number) for number in found.revisions[:2]]
    if len(numbers) == 2:
        return numbers[1], numbers[0]
    return (numbers[0] if numbers else NOTHING), DESK


def newest_number(article: Article) -> int:
    return Revision.objects.of(article).values_list("number", flat=True).first() or 0


def before(to: str, newest: int) -> str:
    """What a text is compared with if nothing is said: the one before it."""
    return str(max(revision_in(to) - 1, 0) if revision_in(to) else newest)


def step(article: Article, number: int | None, by: int, newest: int) -> str:
    """The address of the change before, or after, these two; empty at either end."""
    if number is None:
        return ""
    one, other = sorted((number, number + by))
    return compare_address(article, other, one) if one >= 0 and other <= newest else ""


def history_address(article: Article) -> str:
    return reverse("admin:articles_article_history", args=(article.pk,))


def compare_address(article: Article, to: int | str, since: int | str) -> str:
    address = reverse("admin:articles_article_compare", args=(article.pk,))
    return f"{address}?{urlencode({'from': since, 'to': to})}"


def kept_words(fit: Fitted) -> list[str]:
    """What going back does not bring back, a sentence each."""
    stays = _("%(field)s stays as it is now.")
    gone = _("%(field)s: something in it no longer exists and is left out.")
    return [stays % {"field": label(name)} for name in fit.stays] + [
        gone % {"field": label(name)} for name in fit.gone
    ]
