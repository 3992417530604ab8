"""The page on which a story is shown to somebody outside: passes given, used, revoked."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from js_asset import Script

from articles import outside
from articles.models import Article, PreviewOpening, PreviewPass
from articles.outsiders import address_of
from articles.permissions import permit
from articles.rules import WorkflowError
from services import clock
from services.forms import ZonedTimeField
from staff.numbers import number_in

SHOWN = 50  # passes on the page
LOOKS = 200  # of their newest openings


class PassForm(forms.Form):
    for_whom = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=120,
        help_text=gettext_lazy("The page says it at its top: Lee Ara, our lawyer."),
    )
    ends_at = ZonedTimeField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("After seven days at most."),
    )
    note = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For the desk. It may stay empty."),
    )
    offer = forms.CharField(widget=forms.HiddenInput, max_length=300)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].use_zone(article.edition.time_zone)
        for name in ("for_whom", "note"):
            self.fields[name].widget.attrs["dir"] = "auto"


class OutsidePages:
    """For the admin class of articles: give a pass, see its use, revoke it."""

    def outside_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        page = require_http_methods(["GET", "HEAD", "POST"])(self.outside)
        return [
            path("<int:pk>/outside/", view(page), name="articles_article_outside"),
            path(
                "<int:pk>/outside/revoke/",
                view(require_POST(self.revoke)),
                name="articles_article_revoke",
            ),
        ]

    def outside(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_object(request, str(pk))
        permit(request.user, "show_outside", article)
        if request.method != "POST":
            return self.passes(request, article, new_form(article))
        form = PassForm(request.POST, article=article)
        address = given(form, article, request) if form.is_valid() else ""
        if address:
            return self.passes(request, article, new_form(article), address)
        return self.passes(request, article, with_new_offer(form))

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_object(request, str(pk))
        permit(request.user, "show_outside", article)
        asked = request.POST.get("pass", "")
        number = None if asked == "all" else number_in(asked)
        try:
            ended = outside.revoke(article, by=request.user, number=number)
        except WorkflowError as refused:
            messages.error(request, str(refused))
        else:
            said = ngettext(
                "Revoked. The address answers nobody any more.",
                "Revoked. The addresses answer nobody any more.",
                len(ended),
            )
            messages.success(request, said)
        return HttpResponseRedirect(
            reverse("admin:articles_article_outside", args=(pk,))
        )

    def passes(
        self, request: HttpRequest, article: Article, form: PassForm, address: str = ""
    ) -> HttpResponse:
        """The page; `address` is shown this once."""
        now = timezone.now()
        rows = pass_rows(article, now)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "title": _("Show it to an outsider"),
            "subtitle": str(article),
            "form": form,
            "address": address,
            "warnings": warnings(article, now),
            "refusal": outside.hidden(article, now),
            "passes": rows,
            "standing": [row for row in rows if row["stands"]],
            "back": self.address(article),
            "media": forms.Media(js=[Script("js/desk_copy.js", type="module")]),
        }
        return TemplateResponse(request, "admin/articles/article/outside.html", context)


def new_form(article: Article) -> PassForm:
    initial = {"ends_at": timezone.now() + outside.LASTS, "offer": outside.offer()}
    initial["ends_at"] = initial["ends_at"].replace(second=0, microsecond=0)
    return PassForm(initial=initial, article=article)


def with_new_offer(form: PassForm) -> PassForm:
    """The form as it was sent, fit to be sent again."""
    form.data = form.data.copy()
    form.data["offer"] = outside.offer()
    return form


def given(form: PassForm, article: Article, request: HttpRequest) -> str:
    """The whole address of the new pass; empty if it was refused, which the form says.

    It is one of the house: no edition's own host shows previews.
    """
    facts = dict(form.cleaned_data)
    try:
        token = outside.offered(facts.pop("offer"))
        outside.give(article, by=request.user, token=token, **facts)
    except WorkflowError as refused:
        form.add_error(None, str(refused))
        return ""
    return f"{settings.SITE_URL}{address_of(token)}"


def warnings(article: Article, now: datetime) -> list[str]:
    """What would keep the story from readers, and does not keep it from outsiders."""
    found = []
    if article.has_legal_hold:
        found.append(
            _("This story is under a legal hold. A pass shows it outside all the same.")
        )
    if article.embargo_until and article.embargo_until > now:
        until = clock.at(article.embargo_until, article.edition.time_zone, now)
        found.append(
            _(
                "This story is under embargo until %(time)s. A pass shows it outside "
                "before that."
            )
            % {"time": until}
        )
    return found


def pass_rows(article: Article, now: datetime) -> list[dict[str, Any]]:
    passes = list(PreviewPass.objects.of(article).for_list()[:SHOWN])
    looks: dict[int, list[dict[str, str]]] = {row.pk: [] for row in passes}
    zone = article.edition.time_zone
    for look in PreviewOpening.objects.filter(preview_pass__in=passes)[:LOOKS]:
        words = ", ".join(part for part in (look.agent, look.network) if part)
        when = clock.at(look.at, zone, now)
        looks[look.preview_pass_id].append({"when": when, "words": words})
    return [pass_row(row, zone, now) | {"looks": looks[row.pk]} for row in passes]


def pass_row(row: PreviewPass, zone: str, now: datetime) -> dict[str, Any]:
    def at(moment: datetime | None) -> str:
        return clock.at(moment, zone, now) if moment else ""

    return {
        "pass": row,
        "stands": row.stands(now),
        "made": at(row.made_at),
        "ends": at(row.ends_at),
        "revoked": at(row.revoked_at),
        "last": at(row.last_opened),
    }
