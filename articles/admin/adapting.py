"""The page "Adapt for …": begin another edition's version of a story."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.adapting import (
    Adapted,
    adapt,
    adaptation_in,
    editions_to_adapt_for,
    refusal,
)
from articles.models import Article
from articles.permissions import WRITERS
from articles.readers_side import readers_side
from articles.rules import WorkflowError
from services.calendars import language_name
from services.models import Edition
from staff.models import User
from staff.permissions import standing


class EditionField(forms.ModelChoiceField):
    """Editions by their names, which their languages tell apart."""

    def label_from_instance(self, edition: Edition) -> str:
        return named(edition)


class AdaptForm(forms.Form):
    edition = EditionField(
        label=gettext_lazy("Edition"),
        queryset=Edition.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose an edition."),
            "invalid_choice": gettext_lazy("You do not write for this edition."),
        },
        help_text=gettext_lazy("Those that you write for and that lack this story."),
    )

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        numbers = [edition.pk for edition in editions]
        self.fields["edition"].queryset = Edition.objects.filter(pk__in=numbers)
        if len(editions) == 1:
            self.initial.setdefault("edition", editions[0])


class AdaptPage:
    """For the admin class of articles."""

    def adapt_urls(self) -> list[URLPattern]:
        page = require_http_methods(["GET", "HEAD", "POST"])(self.adapt)
        view = self.admin_site.admin_view(page)
        return [path("<int:pk>/adapt/", view, name="articles_article_adapt")]

    def adapt(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_object(request, str(pk))
        if not may_adapt(request.user):
            raise PermissionDenied(_("You write for no other edition."))
        there, free = sorted_out(article, request.user)
        data = request.POST if request.method == "POST" else None
        form = AdaptForm(data, editions=free)
        if request.method == "POST" and form.is_valid():
            try:
                adapted = adapt(article, form.cleaned_data["edition"], by=request.user)
            except WorkflowError as refused:
                form.add_error(None, str(refused))
            else:
                say_what_came(request, adapted)
                return HttpResponseRedirect(self.address(adapted.article))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "title": _("Adapt for …"),
            "subtitle": str(article),
            "form": form,
            "there": there,
            "refusal": refused_anywhere(article, free),
            "back": self.address(article),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/article/adapt.html", context)


def may_adapt(person: User) -> bool:
    """Whether the person writes at all. Asks the database nothing."""
    held = standing(person)
    return held.is_superuser or bool(held.services(*WRITERS))


def writes_elsewhere(person: User, article: Article) -> bool:
    """Whether the person writes in a service besides the story's own."""
    held = standing(person)
    elsewhere = set(held.services(*WRITERS)) - {article.edition.service_id}
    return held.is_superuser or bool(elsewhere)


def named(edition: Edition) -> str:
    """`VOA Afrique (French)`, in the desk's language."""
    language = language_name(edition.language, get_language() or "en")
    return f"\u2068{edition.name}\u2069 ({language})"


def sorted_out(
    article: Article, person: User
) -> tuple[list[tuple[str, str, str]], list[Edition]]:
    """Editions that have the story, with its name and address at the desk if the person
    sees it; and editions that lack it.
    """
    there, free = [], []
    for edition in editions_to_adapt_for(person, article):
        found = adaptation_in(edition, article.story_id)
        if found is None:
            free.append(edition)
        else:
            address = reverse("admin:articles_article_change", args=(found.pk,))
            there.append((named(edition), str(found), address))
    return there, free


def refused_anywhere(article: Article, editions: list[Edition]) -> str:
    """Why no edition can have it now; empty if one can."""
    if not editions:
        return ""
    side = readers_side(article.public_id, timezone.now())
    return refusal(article, side, editions[0])


def say_what_came(request: HttpRequest, adapted: Adapted) -> None:
    """That the draft stands here, and which photos could not come along."""
    edition = adapted.article.edition
    said = _(
        "Adapted for %(edition)s. This is your own working copy: translate it, choose "
        "its section, and publish it as any story."
    )
    messages.success(request, said % {"edition": edition})
    for left in adapted.left_out:
        messages.warning(request, left.sentence)
