"""The page "Offer to …", and what a story's form says of its offers."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles import offering
from articles.models import Article, Offer
from articles.offering import LONGEST, called, may_decide, names_of
from articles.permissions import EDITORS, permit
from articles.readers_side import readers_side
from articles.rules import WorkflowError
from services import clock
from services.models import Edition
from staff.models import User
from staff.permissions import standing

State = Offer.State


class EditionTicks(forms.ModelMultipleChoiceField):
    """Editions by the names of their languages, too: not everybody reads all scripts."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, edition: Edition) -> str:
        said = f"{called(edition)} · \u2068{edition}\u2069"
        if edition.is_open:
            return said
        return f"{said} ({_('not open yet')})"


class OfferForm(forms.Form):
    editions = EditionTicks(
        label=gettext_lazy("Editions"),
        queryset=Edition.objects.none(),
        error_messages={
            "required": gettext_lazy("Tick an edition."),
            "invalid_choice": gettext_lazy(
                "An edition that you ticked has the story by now, or was asked."
            ),
        },
        help_text=gettext_lazy("Those that lack this story and were not asked yet."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("For example: Pictures are free for all of you."),
    )

    def __init__(self, *args: Any, editions: QuerySet[Edition], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["editions"].queryset = editions


class OfferPage:
    """For the admin class of articles."""

    def offer_urls(self) -> list[URLPattern]:
        page = require_http_methods(["GET", "HEAD", "POST"])(self.offer)
        view = self.admin_site.admin_view(page)
        return [path("<int:pk>/offer/", view, name="articles_article_offer")]

    def offer(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_object(request, str(pk))
        permit(request.user, "offer", article)
        form = OfferForm(request.POST or None, editions=still_free(article))
        if request.method == "POST" and form.is_valid():
            try:
                made = offering.offer(article, by=request.user, **form.cleaned_data)
            except WorkflowError as refused:
                form.add_error(None, str(refused))
            else:
                names = names_of(offer.edition for offer in made)
                said = _("Offered to these editions: %(editions)s.")
                messages.success(request, said % {"editions": names})
                return HttpResponseRedirect(self.address(article))
        now = timezone.now()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "title": _("Offer to …"),
            "subtitle": str(article),
            "form": form,
            "refusal": offering.not_offerable(
                article, readers_side(article.public_id, now)
            ),
            "warnings": warnings(article, now),
            "offers": replace(panel(article, request.user, now), is_asked=False),
            "back": self.address(article),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/article/offer.html", context)


def still_free(article: Article) -> QuerySet[Edition]:
    everywhere = list(Edition.objects.exclude(pk=article.edition_id))
    free = [edition.pk for edition in offering.free_among(article, everywhere)]
    return Edition.objects.filter(pk__in=free).order_by("name", "pk")


def warnings(article: Article, now: datetime) -> list[str]:
    """What would keep the story from readers, and not from colleagues elsewhere."""
    found = []
    if article.embargo_until and article.embargo_until > now:
        until = clock.at_in(article.embargo_until, article.edition.time_zone, now)
        found.append(_("Embargo until %(time)s") % {"time": until})
    if article.has_legal_hold:
        found.append(_("A legal hold is on."))
    return found


# What other editions were asked and answered is not for guests in a story.
OF_SOURCES = ("source_answered", "task_closed")
OF_OFFERS = ("offered", "offer_retracted", "offer_declined", "adapted_for")


def unsaid_to(person: User, article: Article) -> tuple[str, ...]:
    """The events that a story's history does not tell this person."""
    held = standing(person)
    is_own = held.reads_everything or held.has(article.edition.service_id)
    return () if is_own else (*OF_OFFERS, *OF_SOURCES)


# ── On the story's form ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One offer as the form tells of it, with what the person may press."""

    edition: str  # by its language
    state: str
    words: str
    quote: str = ""
    target: str = ""
    is_open: bool = False
    may_retract: bool = False
    may_take: bool = False
    may_decline: bool = False


@dataclass(frozen=True, slots=True)
class HeldOutAll:
    """What the panel of a story shows: open for whoever has to decide, else folded."""

    rows: tuple[HeldOut, ...]
    summary: str
    warnings: tuple[str, ...] = ()
    is_asked: bool = False


def panel(article: Article, person: User, now: datetime) -> HeldOutAll:
    rows = tuple(offers_on(article, person, now))
    counts = {
        label: sum(row.state == state for row in rows) for state, label in State.choices
    }
    said = (f"{label}: {count}" for label, count in counts.items() if count)
    is_asked = any(row.may_decline for row in rows)
    stops = tuple(warnings(article, now)) if is_asked else ()
    return HeldOutAll(rows, " · ".join(said), stops, is_asked)


def offers_on(article: Article, person: User, now: datetime) -> list[HeldOut]:
    """All of them for the story's own people; for others those to their editions.

    One query; another one for whoever is asked.
    """
    rows = Offer.objects.filter(article=article).select_related(
        "edition", "by", "decided_by"
    )
    held = standing(person)
    if not (held.reads_everything or held.has(article.edition.service_id)):
        rows = rows.filter(edition__service__in=held.services())
    shown = list(rows.order_by("at", "pk"))
    is_asked = any(
        row.state == State.OPEN and may_decide(person, row.edition) for row in shown
    )
    side = readers_side(article.public_id, now) if is_asked else None
    is_takeable = side is not None and offering.is_takeable(article, side)
    return [
        held_out(row, article, person, now, is_takeable=is_takeable) for row in shown
    ]


def held_out(
    row: Offer, article: Article, person: User, now: datetime, *, is_takeable: bool
) -> HeldOut:
    is_open = row.state == State.OPEN
    is_editor = standing(person).has(article.edition.service_id, *EDITORS)
    is_declined = row.state == State.DECLINED
    may_answer = is_open and may_decide(person, row.edition)
    return HeldOut(
        edition=called(row.edition),
        state=row.state,
        words=words_of(row, person, now),
        quote=row.reason if is_declined else row.note if is_open else "",
        target=f"{article.pk}-{row.edition_id}",
        is_open=is_open,
        may_retract=is_editor and (is_open or (is_declined and row.by_id is not None)),
        may_take=may_answer and is_takeable,
        may_decline=may_answer,
    )


def words_of(row: Offer, person: User, now: datetime) -> str:
    who = row.by if row.state == State.OPEN else row.decided_by
    when = row.at if row.state == State.OPEN else row.decided_at or row.at
    said: dict[str, str] = {
        State.OPEN: _("Offered by %(person)s, %(time)s"),
        State.TAKEN: _("Taken by %(person)s, %(time)s"),
        State.DECLINED: _("Declined by %(person)s, %(time)s"),
        State.RETRACTED: _("Taken back by %(person)s, %(time)s"),
    }
    time = clock.at(when, person.time_zone, now)
    return said[row.state] % {"person": who or "", "time": time}
