"""While somebody types: keeping it, and telling who else is there.

`typing/` is what the form's script sends to every few seconds. It writes a draft and
a presence and nothing else.
"""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, JsonResponse, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import presence, unsaved
from articles.admin import collisions
from articles.admin.event_words import ACTIONS
from articles.models import Article, PublishedArticle
from articles.permissions import permit, security
from services.public_id import ALPHABET, LENGTH
from staff.models import User
from staff.numbers import number_in

NAME = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
# Not typed by anybody: marks of the form, and what the script adds to its letters.
MARKS = {*collisions.NOT_TYPED, "sheet", "turn", "person", "is_left", "is_beat"}
NAMED = 5  # colleagues, in one sentence each


class TypingPages:
    """For the admin class of articles."""

    def typing_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "articles_article"
        keep = require_POST(self.keep_typing)
        return [
            path("<int:pk>/typing/", view(keep), name=f"{name}_typing"),
            path("typing/", view(keep), name=f"{name}_typing_new"),
        ]

    def keep_typing(self, request: HttpRequest, pk: int | None = None) -> JsonResponse:
        """Keep what was typed; say what happened to the story meanwhile."""
        if request.POST.get("person") != str(request.user.pk):
            said = _("Somebody else is logged in here now: %(name)s.")
            return refused(said % {"name": request.user}, is_other=True)
        try:
            article = self.typed_story(request, pk)
        except PermissionDenied as denied:
            return refused(str(denied))
        sheet = sheet_of(request, article)
        if sheet is None:
            return refused(_("This form cannot be read. Open the story again."))
        return self.kept(request, article, sheet)

    def typed_story(self, request: HttpRequest, pk: int | None) -> Article | None:
        """The story whose form this is, or None for a new one; 404 beyond the fence."""
        if pk is None:
            self.permit_adding(request)
            return self.stored_meanwhile(request)
        killed = PublishedArticle.objects.filter(
            public_id=OuterRef("public_id"), standing=PublishedArticle.Standing.KILLED
        )
        rows = Article.objects.visible_to(request.user).select_related("edition")
        found = rows.annotate(was_killed=Exists(killed)).filter(pk=pk).first()
        if found is None:
            raise Http404
        permit(request.user, "edit", found)
        if found.was_killed:
            permit(request.user, "read_killed", found)
        return found

    def stored_meanwhile(self, request: HttpRequest) -> Article | None:
        """The story that this form of a new one has made, if the answer was lost."""
        mine = Article.objects.visible_to(request.user).select_related("edition")
        return mine.filter(
            public_id=request.POST.get("new_id") or None, created_by=request.user
        ).first()

    def permit_adding(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            security.warning("Refused: person %s, begin a story", request.user.pk)
            raise PermissionDenied(_("You may not begin a story. Ask your chief."))

    def kept(
        self, request: HttpRequest, article: Article | None, sheet: unsaved.Sheet
    ) -> JsonResponse:
        now = timezone.now()
        answer: dict[str, Any] = {"when": f"{now:%Y-%m-%dT%H:%M:%SZ}"}
        if "is_beat" not in request.POST:
            pairs = typed_pairs(request.POST)
            if unsaved.is_too_large(pairs):
                return JsonResponse({"too_large": True}, status=413)
            kept = unsaved.keep(sheet, pairs, turn_of(request), now)
            answer |= {
                "turn": kept.turn,
                "is_saved": kept.is_saved,
                "is_closed": kept.is_closed,
            }
        if article is not None and "is_left" in request.POST:
            presence.left(article, request.user, sheet.name)
        elif article is not None:
            self.be_seen(request, article, sheet, now)
            answer |= self.meanwhile(request, article, sheet, now)
        return JsonResponse(answer)

    def be_seen(
        self, request: HttpRequest, article: Article, sheet: unsaved.Sheet, now: Any
    ) -> None:
        is_typing = "is_beat" not in request.POST
        presence.seen(article, request.user, sheet.name, now, is_typing=is_typing)

    def meanwhile(
        self, request: HttpRequest, article: Article, sheet: unsaved.Sheet, now: Any
    ) -> dict[str, Any]:
        others = presence.others_at(article, sheet.name, now)
        mine = [row for row in others if row.person_id == request.user.pk]
        names = list(dict.fromkeys(row.person for row in others if row not in mine))
        said = [_("You have this story open in another window too.")] if mine else []
        said += [
            _("%(name)s has this story open.") % {"name": n} for n in names[:NAMED]
        ]
        busy = dict.fromkeys(row.person for row in others if row.is_typing(now))
        answer: dict[str, Any] = {
            "others": " ".join(said),
            "busy": " ".join(
                _("%(name)s is typing.") % {"name": name}
                for name in busy
                if name != request.user
            ),
            "is_stale": article.version != sheet.base_version,
        }
        if answer["is_stale"]:
            answer |= news(article, request.user)
        return answer


def refused(sentence: str, **marks: bool) -> JsonResponse:
    return JsonResponse({"refused": sentence, **marks}, status=403)


def sheet_of(request: HttpRequest, article: Article | None) -> unsaved.Sheet | None:
    """The form as it names itself; None if it cannot be one of ours."""
    sent = request.POST
    public_id = article.public_id if article else sent.get("new_id", "")
    name = sent.get("sheet", "")
    if not NAME.fullmatch(name) or not NAME.fullmatch(public_id):
        return None
    is_new = "new_id" in sent and bool(sent["new_id"])
    version = 0 if is_new else number_in(sent.get("base_version", ""), digits=9)
    revision = number_in(sent.get("base_revision", ""), digits=9)
    return unsaved.Sheet(request.user, public_id, name, version, revision)


def turn_of(request: HttpRequest) -> int:
    return number_in(request.POST.get("turn", ""))


def typed_pairs(posted: QueryDict) -> unsaved.Pairs:
    """Everything typed, as the form sends it; marks and buttons apart."""
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in MARKS or name == "new_id"
        for value in values
    ]


def news(article: Article, person: User) -> dict[str, str]:
    """Who changed the story since the form was opened, and where to read it."""
    change = collisions.last_change(article, person)
    places = {"who": change.who, "when": change.when}
    if change.action:
        places["what"] = str(ACTIONS.get(change.action, change.action))
        said = _("%(what)s: %(who)s, %(when)s.") % places
    elif change.is_me:
        said = _("You saved this story at %(when)s in another window.") % places
    else:
        said = _("%(who)s saved this story at %(when)s.") % places
    history = reverse("admin:articles_article_history", args=(article.pk,))
    number = collisions.newest_revision(article)
    return {
        "news": said,
        "quote": change.quote,
        "advice": _("What you type is kept; you will be asked when you save."),
        "changes": f"{history}?revision={number}" if number else history,
    }
