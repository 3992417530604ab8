"""The credit sentences that readers would get, while an editor still types."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import translation
from django.views.decorators.http import require_POST

from articles.admin.collisions import posted_rows
from articles.anonymity import bylines_for
from articles.crediting import credits_of
from articles.models import Article
from articles.reference import Reference, read_contributors, read_services
from articles.snapshot import BylineFact, CollaborationFact, Snapshot
from bylines.models import Byline, Contributor
from services.models import Edition
from staff.models import User
from staff.numbers import number_in

Row = dict[str, str]


class CreditsPage:
    """`credits/`: the form's rows in, sentences out. For the admin class of articles."""

    def credits_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.credits))
        return [path("credits/", view, name="articles_article_credits")]

    def credits(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = number_in(request.POST.get("edition", ""))
        editions = Edition.objects.visible_to(request.user)
        edition = get_object_or_404(editions, pk=number)
        return JsonResponse(said(request.POST, edition, request.user))


def said(posted: QueryDict, edition: Edition, person: User) -> dict[str, Any]:
    """Byline and lines at the end, as publishing would print them."""
    bylines = [
        BylineFact(
            number, row.get("role", ""), row.get("place", ""), row.get("title", "")
        )
        for number, row in credited("bylines", "contributor", posted)
    ]
    collaborations = [
        CollaborationFact(number, row.get("kind", ""), row.get("place", ""))
        for number, row in credited("collaborations", "service", posted)
    ]
    hidden = withheld_from(posted, person)
    bylines += hidden
    known = may_name({fact.contributor for fact in bylines}, posted, person)
    snapshot = Snapshot(
        public_id="",
        edition=edition.pk,
        story=0,
        bylines=tuple(fact for fact in bylines if fact.contributor in known),
        collaborations=tuple(collaborations),
    )
    reference = Reference(
        photos={},
        contributors=read_contributors(
            known, edition.language, story=public_id_of(posted, person)
        ),
        services=read_services(
            {fact.service for fact in collaborations}, edition.language
        ),
        topics={},
        section=None,
    )
    with translation.override(edition.language):
        lines = credits_of(snapshot, edition, reference)
    return {
        "byline": str(lines.byline or lines.staff_report),
        "lines": [str(line) for line in lines.lines],
        "language": edition.language,
        "direction": edition.direction,
    }


def credited(prefix: str, party: str, posted: QueryDict) -> list[tuple[int, Row]]:
    """The rows that name somebody, in the order in which they will be printed."""
    rows = [
        (number_in(row.get("order", "")), at, number_in(row.get(party, "")), row)
        for at, row in enumerate(posted_rows(prefix, posted))
        if not row.get("DELETE")
    ]
    rows.sort(key=lambda row: row[:2])
    return [(number, row) for _order, _at, number, row in rows if number]


def may_name(numbers: set[int], posted: QueryDict, person: User) -> set[int]:
    """Contributors of the person's services, and those who stand on the story."""
    if not numbers:
        return set()
    mine = Contributor.objects.visible_to(person).filter(pk__in=numbers)
    story = Article.objects.visible_to(person).filter(
        pk=number_in(posted.get("article", ""))
    )
    there = Byline.objects.filter(article__in=story, contributor__in=numbers)
    return {
        *mine.values_list("pk", flat=True),
        *there.values_list("contributor", flat=True),
    }


def withheld_from(posted: QueryDict, person: User) -> list[BylineFact]:
    """Bylines whose names the form keeps from this person; they print something."""
    story = Article.objects.visible_to(person).filter(
        pk=number_in(posted.get("article", ""))
    )
    rows = Byline.objects.filter(article__in=story)
    hidden = rows.exclude(pk__in=bylines_for(person).filter(article__in=story))
    return [BylineFact(row.contributor_id, row.role) for row in hidden]


def public_id_of(posted: QueryDict, person: User) -> str:
    """Of the story in the form, if the person may see it: it may withhold names."""
    number = number_in(posted.get("article", ""))
    visible = Article.objects.visible_to(person).filter(pk=number)
    return visible.values_list("public_id", flat=True).first() or "" if number else ""
