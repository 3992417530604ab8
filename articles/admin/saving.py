"""What pressing a button of the story's form does: it saves, keeps, goes on, or refuses."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import desk
from articles.admin import collisions
from articles.admin.assignment import take_up
from articles.admin.bar import ASKING, STOPS, verb_address
from articles.models import Article
from articles.permissions import Verb, deny, permit
from articles.rules import WorkflowError
from services import clock

# What is said on their pages readers will see: the desk's own words must not slip in.
PUBLIC_WORDS = (Verb.WITHDRAW, Verb.REINSTATE, Verb.CORRECT)


class StorySaving:
    """For the admin class of articles, before Django's own saving."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Ask for rights and for the version before any form is bound."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if object_id is None and (stored := self.sent_before(request)):
            return self.story_collision(request, stored)
        with transaction.atomic():
            if object_id is not None:
                article = request.locked_article = self.lock(request, object_id)
                self.permit_press(request, article)
            if object_id is not None and collisions.is_stale(request, article):
                response = self.story_collision(request, article)
            else:
                response = super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        if object_id is not None and isinstance(response, TemplateResponse):
            self.say_unsaved(request, article)
        return response

    def sent_before(self, request: HttpRequest) -> Article | None:
        """The story that this very form has made already: *Back*, or a second click."""
        key = request.POST.get("new_id") or None
        found = Article.objects.for_form().filter(public_id=key).first()
        if found is None or found.created_by_id == request.user.pk:
            return found
        request.POST = request.POST.copy()  # somebody else's: this story gets its own
        del request.POST["new_id"]
        return None

    def permit_press(self, request: HttpRequest, article: Article) -> None:
        permit(request.user, "edit", article)
        if pressed := request.POST.get("_verb"):
            if pressed not in Verb.values:
                deny(request.user, pressed, article)
            permit(request.user, pressed, article)

    def say_unsaved(self, request: HttpRequest, article: Article) -> None:
        """A form that is not saved must not stand between an editor and a stop."""
        pressed = request.POST.get("_verb")
        if "_reopen" in request.POST:
            messages.warning(request, _("This is your text. It is not saved yet."))
        elif pressed in STOPS:
            messages.warning(
                request,
                format_html(
                    '{} <a href="{}">{}</a>',
                    _("Nothing is saved or stopped yet."),
                    verb_address(article, Verb(pressed)),
                    _("Stop the story all the same"),
                ),
            )

    def save_model(self, request: HttpRequest, obj: Article, form, change) -> None:
        if not change:
            obj.public_id = form.cleaned_data["new_id"] or obj.public_id
            desk.begin(obj, by=request.user)
            take_up(request, obj)
            return
        if is_publishing(request) and form.is_rewritten:
            obj.changed_by = request.user
        obj.save()

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        """Keep the revision; *Publish* keeps it itself, and asks who wrote it."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        self.close_sheet(request, article)
        if not is_publishing(request):
            self.keep(request, article)
        elif article.changed_by_id != request.user.pk and have_changed(formsets):
            article.changed_by = request.user
            article.save(update_fields=["changed_by"])

    def keep(self, request: HttpRequest, article: Article) -> None:
        """Keep the revision, and say so if a hold or an embargo stopped a schedule."""
        why = "" if "_verb" in request.POST else request.POST.get("why", "")
        dropped = desk.keep(article, by=request.user, why=why)
        if dropped is not None:
            at = clock.at(dropped, article.edition.time_zone, timezone.now())
            messages.warning(
                request,
                _(
                    "The version scheduled for %(time)s is dropped: a legal hold or "
                    "an embargo forbids it now."
                )
                % {"time": at},
            )

    def log_addition(self, request: HttpRequest, obj: Article, message: Any) -> None:
        """Revisions and events are a story's history; the admin's own log is not."""

    log_change = log_addition

    def construct_change_message(self, *args: Any, **kwargs: Any) -> str:
        return ""

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.saved(request, obj)

    def saved(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Go on to what was pressed: a verb, the preview, or nothing more."""
        pressed = request.POST.get("_verb")
        if "_preview" in request.POST:
            address = reverse("admin:articles_article_preview", args=(article.pk,))
            return HttpResponseRedirect(address)
        if pressed in ASKING:
            return HttpResponseRedirect(asking_address(request, article, pressed))
        if pressed == Verb.PUBLISH and desk.touched(article):
            self.keep(request, article)
            messages.warning(
                request, _("The text is saved. One question before it goes out.")
            )
            return HttpResponseRedirect(asking_address(request, article, pressed))
        if pressed:
            self.press(request, article, pressed)
        else:
            messages.success(request, _("The story is saved. Readers see no change."))
        return HttpResponseRedirect(self.address(article))

    def press(self, request: HttpRequest, article: Article, pressed: str) -> None:
        """Use the verb on what was just saved; if it is refused, the text stays saved."""
        if pressed not in Verb.values:
            deny(request.user, pressed, article)
        arguments = {"reason": request.POST.get("why", "")}
        if is_publishing(request) and "significance" in request.POST:
            arguments["significance"] = request.POST["significance"]
        try:
            self.use(request, article, Verb(pressed), **arguments)
        except WorkflowError as refused:
            if is_publishing(request):
                self.keep(request, article)
            messages.error(
                request,
                _("The text is saved. %(refusal)s") % {"refusal": refused},
            )


def asking_address(request: HttpRequest, article: Article, pressed: str) -> str:
    """The verb's own page, with what was said in the bar already."""
    why = request.POST.get("why")
    said = {} if pressed in PUBLIC_WORDS else {"reason": why, "note": why}
    if pressed in (Verb.PUBLISH, Verb.SCHEDULE):
        said["significance"] = request.POST.get("significance")
    said = {name: words for name, words in said.items() if words}
    address = verb_address(article, Verb(pressed))
    return f"{address}?{urlencode(said)}" if said else address


def have_changed(formsets) -> bool:
    return any(formset.has_changed() for formset in formsets)


def is_publishing(request: HttpRequest) -> bool:
    return request.POST.get("_verb") == Verb.PUBLISH
