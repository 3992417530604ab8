"""The pages around the story's form: one for each verb, and the preview."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import workflow
from articles.admin import collisions, words
from articles.admin.bar import banner_address, public_url, verb_address, weight
from articles.admin.outlook import outlook
from articles.models import Article, PublishedArticle
from articles.permissions import Verb, permit
from articles.previewing import draw_preview
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError, refusal
from articles.verb_forms import VERB_FORMS, VerbForm


class VerbPages:
    """One address a verb: GET asks, POST does. For the admin class of articles."""

    def verb_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path(
                f"<int:pk>/{verb.value}/",
                view(require_http_methods(["GET", "HEAD", "POST"])(self.verb_page)),
                {"verb": verb},
                name=f"articles_article_{verb.value}",
            )
            for verb in Verb
        ]

    def verb_page(self, request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
        if request.method != "POST":
            article = self.get_object(request, str(pk))
            permit(request.user, verb, article)
            form = self.verb_form(article, verb, initial=request.GET.dict())
            return self.ask(request, article, verb, form)
        with transaction.atomic():
            article = self.lock(request, str(pk))
            permit(request.user, verb, article)
            if collisions.is_stale(request, article):
                form = self.verb_form(article, verb)
                again = _("%(verb)s all the same") % {"verb": verb.label}
                return self.collision(request, article, form, again=again)
            form = self.verb_form(article, verb, request.POST)
            if form.is_valid() and form.needs_notice:
                return HttpResponseRedirect(verb_address(article, Verb.CORRECT))
            if self.is_done(request, article, verb, form):
                return HttpResponseRedirect(self.address(article))
        return self.ask(request, article, verb, form)

    def verb_form(
        self, article: Article, verb: Verb, data: Any = None, **facts: Any
    ) -> VerbForm:
        side = readers_side(article.public_id, timezone.now())
        form_class = VERB_FORMS.get(verb, VerbForm)
        is_live = side.current is not None
        return form_class(data, article=article, is_live=is_live, **facts)

    def is_done(
        self, request: HttpRequest, article: Article, verb: Verb, form: VerbForm
    ) -> bool:
        """Use the verb with what the form says; a refusal becomes the form's error."""
        if "_reopen" in request.POST or not form.is_valid():
            return False
        try:
            self.use(request, article, verb, **form.arguments)
        except WorkflowError as refused:
            form.add_error(None, str(refused))
            return False
        return True

    def use(
        self, request: HttpRequest, article: Article, verb: Verb, **arguments: Any
    ) -> None:
        """Use the verb and say so, with the way to the public page."""
        published = getattr(workflow, verb.value)(article, by=request.user, **arguments)
        links = [(self.public_address(article, published), _("Open the public page"))]
        if verb == Verb.PUBLISH:
            address = banner_address(article, request.user)
            links.append((address, _("Put up a banner for it")))
        messages.success(request, with_links(words.done(verb, article.edition), links))
        if verb == Verb.SET_LEGAL_HOLD:
            self.say_still_live(request, article)

    def say_still_live(self, request: HttpRequest, article: Article) -> None:
        """A legal hold takes nothing from readers: whoever thinks so is told."""
        if readers_side(article.public_id, timezone.now()).state != ReadersState.LIVE:
            return
        link = (verb_address(article, Verb.HOLD), _("Take it off its readers: Hold"))
        sentence = _("Readers still have this story.")
        messages.warning(request, with_links(sentence, [link]))

    def public_address(
        self, article: Article, published: PublishedArticle | None
    ) -> str:
        """Where readers find the story after the verb; empty if nowhere yet."""
        now = timezone.now()
        if published is not None:
            is_found = published.is_live(now) and article.edition.is_open
            return published.get_absolute_url() if is_found else ""
        return public_url(readers_side(article.public_id, now), article.edition)

    def ask(
        self, request: HttpRequest, article: Article, verb: Verb, form: VerbForm
    ) -> HttpResponse:
        side = readers_side(article.public_id, timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "verb": verb,
            "title": verb.label,
            "subtitle": str(article),
            "form": form,
            "base_version": request.POST.get("base_version", article.version),
            "explanation": words.asks(verb),
            "refusal": refusal(article, side, verb),
            "readers_words": words.readers_words(
                article, side, article.edition, timezone.now()
            ),
            "weight": weight(verb),
            "outlook": outlook(article, side, verb, request.user, timezone.now()),
            "back": self.address(article),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/articles/article/verb.html", context)

    def address(self, article: Article) -> str:
        return reverse("admin:articles_article_change", args=(article.pk,))


def with_links(sentence: str, links: list[tuple[str, str]]) -> SafeString:
    """The sentence and what may come next; a link without an address is left out."""
    marked = format_html_join(
        "", ' <a href="{}">{}</a>', (link for link in links if link[0])
    )
    return format_html("{}{}", sentence, marked)


class PreviewPage:
    """The page that publishing would make, for those who may see the story."""

    def preview_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.preview))
        return [path("<int:pk>/preview/", view, name="articles_article_preview")]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self.get_object(request, str(pk))
        html = preview_page(article, back=self.address(article))
        response = HttpResponse(html)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Content-Language"] = article.edition.language
        add_never_cache_headers(response)
        return response


def preview_page(article: Article, *, back: str) -> str:
    """The story's page as readers would get it now, for the desk."""
    ribbon = render_to_string(
        "admin/articles/article/includes/ribbon.html",
        {"article": article, "back": back},
    )
    return draw_preview(
        article,
        timezone.now(),
        ribbon=ribbon,
        media=desk_media(),
        recordings=f"{reverse('admin:recordings_recording_changelist')}media/",
    )


def desk_media() -> str:
    """Where the desk sees pictures, whoever uses them."""
    return f"{reverse('admin:photos_photo_changelist')}media/"
