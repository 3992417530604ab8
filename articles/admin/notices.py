"""A story's notices at the desk: what was said, to say more, to reword, to take back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import notice_workflow
from articles.admin import collisions, words
from articles.admin.bar import public_url
from articles.admin.pages import with_links
from articles.models import Article, Notice
from articles.notice_forms import AddNoticeForm, NoticeForm, RewordForm, TakeBackForm
from articles.notices import NoticeKind, Told
from articles.permissions import Verb, may, permit
from articles.readers_side import ReadersSide, ReadersState, readers_side
from articles.rules import WorkflowError, refusal
from services import clock

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Errand:
    """One of the pages that ask for words, and what its button does with them."""

    title: str
    explanation: str
    button: str
    done: str
    refusal: str
    form: Callable[..., NoticeForm]
    use: Callable[..., Any]
    number: int = 0  # of the notice it changes
    weight: str = "onward"  # of the button

    @property
    def anchor(self) -> str:
        return f"#notice-{self.number}" if self.number else "#notices"


class NoticePages:
    """For the admin class of articles: `<pk>/notices/` and the pages below it."""

    def notice_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        name = "articles_article_notice"
        one = "<int:pk>/notices/<int:number>"
        return [
            path(
                "<int:pk>/notices/", view(require_safe(self.notices)), name=f"{name}s"
            ),
            path(
                "<int:pk>/notices/add/",
                view(ASKED(self.add_notice)),
                name=f"{name}_add",
            ),
            path(f"{one}/reword/", view(ASKED(self.reword)), name=f"{name}_reword"),
            path(f"{one}/take_back/", view(ASKED(self.take_back)), name=f"{name}_back"),
        ]

    def notices(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything readers were ever told of the story, the newest first."""
        article = self.get_object(request, str(pk))
        if not self.has_view_permission(request):
            raise PermissionDenied
        side = readers_side(article.public_id, timezone.now())
        stopped = refusal(article, side, Verb.CORRECT)
        may_say = may(request.user, Verb.CORRECT, article) and not stopped
        context = {
            **self.notice_context(request, article, side),
            "title": _("Notices"),
            "notices": [row(told, article) for told in told_of(article)[::-1]],
            "may_say": may_say,
            "may_add": may_say and side.state == ReadersState.LIVE,
        }
        return TemplateResponse(request, "admin/articles/article/notices.html", context)

    def notice_context(
        self, request: HttpRequest, article: Article, side: ReadersSide
    ) -> dict[str, Any]:
        now = timezone.now()
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "subtitle": str(article),
            "readers_words": words.readers_words(article, side, article.edition, now),
            "public_url": public_url(side, article.edition),
            "back": self.address(article),
        }

    def add_notice(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.errand(request, pk, adding)

    def reword(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        return self.errand(request, pk, partial(rewording, number=number))

    def take_back(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        return self.errand(request, pk, partial(taking_back, number=number))

    def errand(
        self, request: HttpRequest, pk: int, which: Callable[[Article], Errand]
    ) -> HttpResponse:
        """GET asks, POST does, as on the pages of verbs."""
        if request.method != "POST":
            article = self.get_object(request, str(pk))
            permit(request.user, Verb.CORRECT, article)
            errand = which(article)
            return self.ask_for_notice(request, article, errand, errand.form())
        with transaction.atomic():
            article = self.lock(request, str(pk))
            permit(request.user, Verb.CORRECT, article)
            errand = which(article)
            if collisions.is_stale(request, article):
                again = _("%(verb)s all the same") % {"verb": errand.button}
                return self.collision(request, article, errand.form(), again=again)
            form = errand.form(request.POST)
            if self.is_said(request, article, errand, form):
                return HttpResponseRedirect(notices_address(article))
        return self.ask_for_notice(request, article, errand, form)

    def is_said(
        self, request: HttpRequest, article: Article, errand: Errand, form: NoticeForm
    ) -> bool:
        """Do what the form says; a refusal becomes the form's error."""
        if "_reopen" in request.POST or not form.is_valid():
            return False
        try:
            errand.use(by=request.user, **form.cleaned_data)
        except WorkflowError as refused:
            form.add_error(None, str(refused))
            return False
        side = readers_side(article.public_id, timezone.now())
        address = public_url(side, article.edition)
        links = [(address and address + errand.anchor, _("Open the public page"))]
        messages.success(request, with_links(errand.done, links))
        return True

    def ask_for_notice(
        self, request: HttpRequest, article: Article, errand: Errand, form: NoticeForm
    ) -> HttpResponse:
        side = readers_side(article.public_id, timezone.now())
        context = {
            **self.notice_context(request, article, side),
            "title": errand.title,
            "errand": errand,
            "form": form,
            "base_version": request.POST.get("base_version", article.version),
            "refusal": errand.refusal or refusal(article, side, Verb.CORRECT),
            "notices_address": notices_address(article),
            "media": self.media + form.media,
        }
        page = "admin/articles/article/notice_form.html"
        return TemplateResponse(request, page, context)


def notices_address(article: Article) -> str:
    return reverse("admin:articles_article_notices", args=(article.pk,))


def told_of(article: Article) -> list[Told]:
    return Notice.objects.told_of(article.public_id)


# ── The pages that ask ───────────────────────────────────────────────────────


def adding(article: Article) -> Errand:
    current = readers_side(article.public_id, timezone.now()).current
    is_changed = current is not None and current.digest != article.digest
    return Errand(
        title=_("Add a notice"),
        explanation=_(
            "Tell readers of an update, or write an editor's note. If the earlier text "
            "was wrong, press Correct on the story instead."
        ),
        button=_("Add the notice"),
        done=_("The notice is on the story."),
        refusal="",
        form=partial(AddNoticeForm, article=article, is_changed=is_changed),
        use=partial(notice_workflow.add_notice, article),
    )


def rewording(article: Article, *, number: int) -> Errand:
    told, notice = found(article, number)
    return Errand(
        title=_("Reword the notice"),
        explanation=_("The earlier wording stays readable below the new one."),
        button=_("Reword"),
        done=_("The notice is reworded. Readers can still read what it said before."),
        refusal=refusal_of(told),
        form=partial(RewordForm, article=article, initial={"text": told.text}),
        use=partial(notice_workflow.reword_notice, notice),
        number=number,
    )


def taking_back(article: Article, *, number: int) -> Errand:
    told, notice = found(article, number)
    if told.kind == NoticeKind.WITHDRAWAL:
        stopped = _("To take back a withdrawal, reinstate the story.")
    else:
        stopped = refusal_of(told)
    return Errand(
        title=_("Take the notice back"),
        explanation=_(
            "The notice itself was wrong: it stays on the story, struck through, with "
            "the reason. This is for good; to say something else, write a new notice."
        ),
        button=_("Take back"),
        done=_("The notice is taken back."),
        refusal=stopped,
        form=partial(TakeBackForm, article=article),
        use=partial(notice_workflow.take_back_notice, notice),
        number=number,
        weight="stop",
    )


def found(article: Article, number: int) -> tuple[Told, Notice]:
    """The notice, and the row that whoever changes it replaces; or 404."""
    for told in told_of(article):
        if told.number == number:
            return told, Notice.objects.get(pk=told.last)
    raise Http404


def refusal_of(told: Told) -> str:
    if not told.taken_back:
        return ""
    if told.kind == NoticeKind.WITHDRAWAL:
        return _("The story came back: this notice is history.")
    return _("This notice was taken back. Write a new one instead.")


# ── The list ─────────────────────────────────────────────────────────────────


def row(told: Told, article: Article) -> dict[str, Any]:
    """A notice as the list shows it, with its times on the newsroom's clock."""
    when = partial(time_of, article=article)
    is_withdrawal = told.kind == NoticeKind.WITHDRAWAL
    return {
        "told": told,
        "label": NoticeKind(told.kind).label,
        "when": when(told.at),
        "edited": when(told.edited_at) if told.edited_at else "",
        "earlier": [(when(wording.at), wording.text) for wording in told.earlier],
        "ended": when(told.taken_back.at) if told.taken_back else "",
        "is_struck": bool(told.taken_back and not is_withdrawal),
        "may_take_back": not is_withdrawal and not told.taken_back,
        "may_reword": not told.taken_back,
    }


def time_of(at: datetime, *, article: Article) -> str:
    return clock.at(at, article.edition.time_zone, timezone.now())
