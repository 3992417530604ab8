"""`/admin/coverage/`: the coverage board; its verbs are posted below it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import offering
from articles.adapting import Adapted
from articles.admin.lists import HEAVY
from articles.admin.offering import words_of
from articles.coverage import Asked, asked_of, board
from articles.coverage.asked import ONLY, SINCE
from articles.coverage.cells import cell_name
from articles.coverage.page import desk_address, offered_address
from articles.kinds import Kind
from articles.models import Article, Offer
from articles.offering import called, names_of
from articles.permissions import permit
from articles.rules import WorkflowError
from services.models import Edition, Section
from staff.numbers import number_in
from staff.permissions import standing


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    if not standing(request.user).has_anywhere():
        raise PermissionDenied
    asked = asked_of(request.GET)
    drawn = board(asked, request.user, timezone.now())
    context = {
        **admin.site.each_context(request),
        "title": _("Coverage"),
        "board": drawn,
        "asked": asked,
        "choices": choices(asked, drawn.columns, drawn.has_ours),
        "back": asked.as_query(before=asked.place),
        "newest": asked.as_query() if asked.place else None,
    }
    return TemplateResponse(request, "admin/desk_pages/coverage.html", context)


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from, above the board."""

    name: str
    label: str
    chosen: str
    options: list[tuple[str, Any]]


def choices(asked: Asked, columns: Any, has_ours: bool) -> list[Choice]:  # noqa: FBT001
    editions = [(str(c.edition.pk), f"{c.language} · {c.edition}") for c in columns]
    anything = [("", _("All"))]
    found = [
        Choice("edition", _("Edition"), str(asked.edition or ""), anything + editions),
        Choice("kind", _("Kind"), asked.kind, anything + list(Kind.choices)),
        Choice("since", _("Since"), asked.days, list(SINCE.items())),
    ]
    if has_ours:
        found.append(Choice("only", _("Which stories"), asked.only, list(ONLY.items())))
    if asked.edition:
        sections = Section.objects.filter(edition=asked.edition).order_by("name")
        named = [(str(section.pk), section.name) for section in sections]
        chosen = str(asked.section or "")
        found.insert(1, Choice("section", _("Section"), chosen, anything + named))
    return found


# ── The verbs ────────────────────────────────────────────────────────────────


@require_POST
def press(request: HttpRequest, verb: str) -> HttpResponse:
    """Do what a button of the board says, tell what came of it, and go back there.

    `target` is the story and the edition: `12-3`; `12-all` offers to every edition.
    """
    article, edition = aimed_at(request)
    if edition is None and verb != "offer":
        raise Http404
    begun = None
    try:
        begun = ACTS[verb](request, article, edition)
    except WorkflowError as refused:
        messages.error(request, with_what_was_typed(str(refused), request))
    return HttpResponseRedirect(where_next(request, article, edition, begun))


def with_what_was_typed(refused: str, request: HttpRequest) -> str:
    """Why not, and the words of the person, which are not to be lost by it."""
    typed = request.POST.get("reason", "") or request.POST.get("note", "")
    if not typed.strip():
        return refused
    return f"{refused} {_('You had written: %(text)s') % {'text': typed[:1000]}}"


def aimed_at(request: HttpRequest) -> tuple[Article, Edition | None]:
    """The story and the edition; neither is looked for behind the fence of the verbs."""
    story, _dash, edition = request.POST.get("target", "").partition("-")
    articles = Article.objects.select_related("edition__service").defer(*HEAVY)
    article = articles.filter(pk=number_in(story)).first()
    if article is None:
        raise Http404
    if edition == "all":
        return article, None
    found = Edition.objects.select_related("service").filter(pk=number_in(edition))
    if (chosen := found.first()) is None:
        raise Http404
    return article, chosen


def where_next(
    request: HttpRequest,
    article: Article,
    edition: Edition | None,
    begun: Article | None,
) -> str:
    """Where the button stood; for whoever took a story elsewhere, their own version."""
    came_from = request.POST.get("back", "")
    if came_from not in ("front", "story"):
        return on_the_board(came_from, article, edition)
    if begun is not None:
        return desk_address(begun)
    if came_from == "front":
        return f"{reverse('admin:index')}#group-offered"
    seen = Article.objects.visible_to(request.user).filter(pk=article.pk)
    return desk_address(article) if seen.exists() else offered_address()


def on_the_board(query: str, article: Article, edition: Edition | None) -> str:
    """The same page of the board, at the cell that was pressed."""
    asked = asked_of(QueryDict(query[:500]))
    name = (
        cell_name(article.story_id, edition.pk)
        if edition
        else f"row-{article.story_id}"
    )
    same = asked.as_query(before=asked.place)
    return f"{reverse('desk:coverage')}{'?' if same else ''}{same}#{name}"


def offer(request: HttpRequest, article: Article, edition: Edition | None) -> None:
    others = Edition.objects.exclude(pk=article.edition_id).order_by("pk")
    editions = list(others) if edition is None else [edition]
    note = request.POST.get("note", "")
    made = offering.offer(article, editions, by=request.user, note=note)
    said = _("Offered to these editions: %(editions)s.")
    names = names_of(offer.edition for offer in made)
    messages.success(request, said % {"editions": names})


def retract(request: HttpRequest, article: Article, edition: Edition) -> None:
    permit(request.user, "offer", article)  # whoever may not learns of no offer
    row = Offer.objects.select_related("article__edition__service").filter(
        article=article, edition=edition
    )
    if (found := row.first()) is None:
        raise Http404
    offering.retract(found, request.user)
    said = _("The offer to the %(language)s edition is taken back.")
    messages.success(request, said % {"language": called(edition)})


def take(request: HttpRequest, article: Article, edition: Edition) -> Article:
    if there := offering.taken_before(article, edition, by=request.user):
        return say_taken_before(request, there)
    adapted = offering.take(article, edition, by=request.user)
    say_taken(request, adapted)
    return adapted.article


def decline(request: HttpRequest, article: Article, edition: Edition) -> None:
    reason = request.POST.get("reason", "")
    row = offering.decline(article, edition, by=request.user, reason=reason)
    said = words_of(row, request.user, timezone.now())
    if offering.may_be_taken_after_all(row):
        undone = _("Declined for the %(language)s edition. Take undoes it.")
        said = undone % {"language": called(edition)}
    messages.success(request, said)


def say_taken_before(request: HttpRequest, there: Article) -> Article:
    """To whoever pressed twice: the way to what the first press made."""
    said = _("The %(language)s edition has this story already: %(story)s.")
    facts = {"language": called(there.edition), "story": there}
    link = format_html('<a href="{}">{}</a>', desk_address(there), _("Open it"))
    messages.info(request, format_html("{} {}", said % facts, link))
    return there


def say_taken(request: HttpRequest, adapted: Adapted) -> None:
    """That the edition has its own draft, the way to it, and what could not come along."""
    address = reverse("admin:articles_article_change", args=(adapted.article.pk,))
    said = _("Taken for the %(language)s edition. It is a draft with you.")
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            said % {"language": called(adapted.article.edition)},
            address,
            _("Open it"),
        ),
    )
    for left in adapted.left_out:
        messages.warning(request, left.sentence)


ACTS: dict[str, Callable[..., Article | None]] = {
    "offer": offer,
    "retract": retract,
    "take": take,
    "decline": decline,
}
