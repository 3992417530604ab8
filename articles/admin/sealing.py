"""Sealing a revision: a page that says what happens, and one press."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.models import Article, Revision
from articles.permissions import permit
from articles.rules import WorkflowError
from articles.sealed_revisions import seal_revision


class SealForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "For the desk only, and without the name, for example: It names a witness."
        ),
    )


class SealingPage:
    """For the admin class of articles."""

    def sealing_urls(self) -> list[URLPattern]:
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path(
                "<int:pk>/seal/<int:number>/",
                self.admin_site.admin_view(both(self.seal_page)),
                name="articles_article_seal_revision",
            )
        ]

    def seal_page(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        article = self.story_to_read(request, str(pk))
        permit(request.user, "seal_revision", article)
        if not Revision.objects.of(article).filter(number=number).exists():
            raise Http404
        form = SealForm(request.POST or None)
        if self.is_sealed_now(request, article, number, form):
            address = reverse("admin:articles_article_history", args=(article.pk,))
            return HttpResponseRedirect(address)
        title = _("Seal revision %(number)s") % {"number": number}
        context = self.history_context(request, article) | {
            "form": form,
            "number": number,
            "title": title,
        }
        page = "admin/articles/article/seal_revision.html"
        return TemplateResponse(request, page, context)

    def is_sealed_now(
        self, request: HttpRequest, article: Article, number: int, form: Any
    ) -> bool:
        if request.method != "POST" or not form.is_valid():
            return False
        reason = form.cleaned_data["reason"].replace("\0", "")
        try:
            seal_revision(article, number, by=request.user, reason=reason)
        except WorkflowError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, _("Sealed: only a chief may read this revision."))
        return True
