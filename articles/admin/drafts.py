"""Typing that was not saved, offered back: at the top of the form, and on its own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Exists, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import unsaved
from articles.admin import collisions
from articles.admin.rows import rows_together
from articles.admin.together import are_fields_same, body_together
from articles.admin.typing import NAME, turn_of
from articles.models import Article, Draft, Revision
from articles.permissions import permit
from services import clock
from services.models import Edition
from services.public_id import new_public_id
from staff.models import User

OFFERED = 3  # drafts at the top of a form


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft that is offered back, with the moment on the person's own clock."""

    number: int
    when: str
    title: str


@dataclass(frozen=True, slots=True)
class Typing:
    """What the form says of itself to its script, and the drafts it offers back."""

    address: str  # where typing goes
    page: str  # where the form is opened
    public_id: str
    sheet: str
    base_revision: str
    base_assignee: str
    turn: int
    offers: tuple[Offer, ...]


class DraftPages:
    """For the admin class of articles; stands on `TypingPages`."""

    def draft_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "articles_article"
        write = require_POST(self.use_draft)
        return [
            path(
                "typing/<int:number>/",
                view(require_safe(self.show_draft)),
                name=f"{name}_draft",
            ),
            path(
                "typing/<int:number>/take_up/",
                view(write),
                {"is_taken_up": True},
                name=f"{name}_take_up",
            ),
            path(
                "typing/<int:number>/discard/",
                view(write),
                {"is_taken_up": False},
                name=f"{name}_discard",
            ),
            path(
                "typing/discard/",
                view(require_POST(self.discard_sheet)),
                name=f"{name}_discard_sheet",
            ),
        ]

    def typing_of(
        self,
        request: HttpRequest,
        article: Article | None,
        form: Any,
        formsets: Iterable[Any],
    ) -> Typing | None:
        """For the form that is about to be shown; one query more if nothing is kept."""
        if form.is_for_reading:
            return None
        sent = request.POST
        if article is None:
            number, mine = 0, Draft.objects.of(request.user).of_new_stories()
            public_id = form["new_id"].value() or ""
            address = reverse("admin:articles_article_typing_new")
            page = reverse("admin:articles_article_add")
        else:
            number, mine = opened_with(article, request.user)
            public_id = article.public_id
            address = reverse("admin:articles_article_typing", args=(article.pk,))
            page = self.address(article)
        sheet = sent.get("sheet", "")
        return Typing(
            address=address,
            page=page,
            public_id=public_id,
            sheet=sheet if NAME.fullmatch(sheet) else new_public_id(),
            base_revision=sent.get("base_revision", str(number)),
            base_assignee=sent.get(
                collisions.BASE_ASSIGNEE, str((article and article.assignee_id) or "")
            ),
            turn=turn_of(request),
            offers=() if form.is_bound else offers(mine, form, formsets, article),
        )

    def draft(self, request: HttpRequest, number: int) -> Draft:
        """The person's own draft, or 404."""
        found = Draft.objects.of(request.user).unsaved().filter(pk=number).first()
        if found is None:
            raise Http404
        return found

    def story_of(self, request: HttpRequest, draft: Draft) -> Article | None:
        """The draft's story, if it is stored. Beyond the fence, or killed: 404, 403."""
        stored = Article.objects.filter(public_id=draft.public_id).first()
        if stored is None:
            self.permit_adding(request)
            return None
        article = self.get_object(request, str(stored.pk))
        permit(request.user, "edit", article)
        return article

    def show_draft(self, request: HttpRequest, number: int) -> HttpResponse:
        """What was typed beside what is stored."""
        draft = self.draft(request, number)
        article = self.story_of(request, draft)
        form = self.get_form(request, article, change=article is not None)(
            instance=article
        )
        posted = posted_of(draft)
        pairs = collisions.pairs(form, posted)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article or begun(draft, form.edition),
            "title": _("What you typed and did not save"),
            "subtitle": str(article or draft),
            "offer": offer(draft, request.user),
            "different": [pair for pair in pairs if pair.differs],
            "body": body_together(article or Article(), posted, None),
            "back": self.page_of(article),
        }
        return TemplateResponse(request, "admin/articles/article/draft.html", context)

    def page_of(self, article: Article | None) -> str:
        return (
            self.address(article) if article else reverse("admin:articles_article_add")
        )

    def use_draft(
        self, request: HttpRequest, number: int, *, is_taken_up: bool
    ) -> HttpResponse:
        """Open the form with it, as if it were sent from there; or throw it away."""
        draft = self.draft(request, number)
        article = self.story_of(request, draft)
        if not is_taken_up:
            return self.discarded(request, draft, article)
        unsaved.take_up(draft)
        request.FILES  # noqa: B018  read once, or what was sent comes back into POST
        request.POST = posted_of(draft)
        page = self.page_of(article)
        pk = None if article is None else str(article.pk)
        return self.changeform_view(request, pk, form_url=page)

    def discarded(
        self, request: HttpRequest, draft: Draft, article: Article | None
    ) -> HttpResponse:
        draft.delete()
        messages.success(request, _("What you typed and did not save is thrown away."))
        return HttpResponseRedirect(self.page_of(article))

    def discard_sheet(self, request: HttpRequest) -> HttpResponse:
        """From the page of a collision: what stands there is not wanted any more."""
        sheet = request.POST.get("sheet", "")
        article = self.get_object(request, request.POST.get("article", ""))
        if NAME.fullmatch(sheet):
            closed = unsaved.Sheet(request.user, article.public_id, sheet)
            unsaved.close(closed, turn_of(request), timezone.now())
        return HttpResponseRedirect(self.address(article))

    def close_sheet(self, request: HttpRequest, article: Article) -> None:
        """The form is saved: nothing of it is unsaved any more."""
        name = request.POST.get("sheet", "")
        if NAME.fullmatch(name):
            sheet = unsaved.Sheet(request.user, article.public_id, name)
            unsaved.close(sheet, turn_of(request), timezone.now())


def posted_of(draft: Draft) -> QueryDict:
    """The draft as its form would send it to be opened again."""
    posted = QueryDict(mutable=True)
    for name, value in draft.data:
        posted.appendlist(name, value)
    marks = ("base_version", "base_revision", "sheet")
    posted.update({name: str(getattr(draft, name)) for name in marks})
    posted["_reopen"] = "1"
    return posted


def opened_with(article: Article, person: User) -> tuple[int, QuerySet[Draft] | None]:
    """The revision that the form shows, and where to look for what was typed on it.

    0 if the story was saved between two questions. One query.
    """
    mine = Draft.objects.of(person).of_story(article.public_id)
    found = (
        Revision.objects.of(article)
        .order_by("-number")
        .annotate(has_draft=Exists(mine.unsaved()))
        .values_list("number", "article__version", "has_draft")
        .first()
    )
    if found is None:
        return 0, mine
    number, version, has_draft = found
    return (number if version == article.version else 0), (mine if has_draft else None)


def offers(
    drafts: QuerySet[Draft] | None,
    form: Any,
    formsets: Iterable[Any],
    article: Article | None,
) -> tuple[Offer, ...]:
    """Drafts that say something which does not stand in the form; newest first."""
    newest = () if drafts is None else drafts.unsaved()[:OFFERED]
    return tuple(
        offer(draft, form.person)
        for draft in newest
        if article is None or differs(draft, form, formsets, article)
    )


def differs(draft: Draft, form: Any, formsets: Iterable[Any], article: Article) -> bool:
    posted = posted_of(draft)
    body = body_together(article, posted, None)
    if body is not None and body.is_changed:
        return True
    if not are_fields_same(form, posted):
        return True
    return any(
        rows_together(each, posted, None)[0].whose != "same" for each in formsets
    )


def offer(draft: Draft, person: User) -> Offer:
    when = clock.at(draft.saved_at, person.time_zone, timezone.now())
    return Offer(draft.pk, when, str(draft))


def begun(draft: Draft, edition: Edition | None) -> Article:
    """A story that is not stored, as far as its draft names it."""
    names = {name: draft.value(name) for name in ("slugline", "headline")}
    return Article(edition=edition, **names)
