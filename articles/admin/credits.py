"""The credit sentences that readers would get, while an editor still types."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.collisions import posted_rows
from articles.anonymity import bylines_for
from articles.crediting import composed
from articles.models import Article
from articles.permissions import writes_here
from articles.reference import (
    Reference,
    named_services,
    read_contributors,
    read_services,
)
from articles.snapshot import BylineFact, CollaborationFact, Snapshot, take
from bylines.models import Byline, Contributor
from services.calendars import is_language, is_read_alike, script_of
from services.credits import CreditLines, Line, Rewording, mark_of, read_rewordings
from services.credits.composing import WITHHELD
from services.credits.kinds import Medium
from services.credits.languages import is_written
from services.labels import speaking
from services.models import Edition
from staff.models import User
from staff.numbers import number_in

Row = dict[str, str]
Said = dict[str, Any]


class CreditsPage:
    """`credits/`: the form's rows in, sentences out. For the admin class of articles."""

    def credits_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.credits))
        return [path("credits/", view, name="articles_article_credits")]

    def credits(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = edition_of(request.POST, request.user)
        return JsonResponse(said(request.POST, edition, request.user))


def edition_of(posted: QueryDict, person: User) -> Edition:
    """Of the story in the form; a new one is for an edition of the person's own."""
    story = story_in(posted, person)
    if story is not None:
        return story.edition
    editions = Edition.objects.visible_to(person)
    return get_object_or_404(editions, pk=number_in(posted.get("edition", "")))


def story_in(posted: QueryDict, person: User) -> Article | None:
    """The stored story in the form, if the person may see it."""
    number = number_in(posted.get("article", ""))
    stories = Article.objects.visible_to(person).select_related("edition")
    return stories.filter(pk=number).first() if number else None


def said(posted: QueryDict, edition: Edition, person: User) -> Said:
    """Every line as publishing would print it, and what the desk should look at."""
    snapshot = typed_snapshot(posted, edition, person)
    reference = Reference(
        photos={},
        contributors=read_contributors(
            {fact.contributor for fact in snapshot.bylines},
            edition.language,
            story=public_id_of(posted, person),
        ),
        services=read_services(named_services(snapshot), edition.language),
        topics={},
        section=None,
    )
    with speaking(edition):
        lines = composed(snapshot, edition, reference)
    rewordings = read_rewordings(snapshot.credit_words)
    return {
        "byline": line_facts(lines.byline or lines.staff_report, rewordings),
        "media": [
            {
                "label": medium.label,
                "lines": [line_facts(line, rewordings) for line in medium.lines],
            }
            for medium in lines.media
        ],
        "lines": [line_facts(line, rewordings) for line in lines.lines],
        "overtaken": overtaken(lines, rewordings),
        "notes": [*missing_names(reference, edition)],
        "language": edition.language,
        "direction": edition.direction,
    }


def line_facts(line: Line, rewordings: dict[str, Rewording]) -> Said:
    """What is printed, what was composed, and whether an editor may say it otherwise."""
    found = rewordings.get(line.key)
    is_reworded = found is not None and found.holds_for(line)
    return {
        "key": line.key,
        "mark": mark_of(line),
        "composed": str(line),
        "text": found.text if found and is_reworded else str(line),
        "is_reworded": is_reworded,
        "may_be_reworded": line.key not in ("", WITHHELD),
    }


def overtaken(lines: CreditLines, rewordings: dict[str, Rewording]) -> list[Said]:
    """An editor's words for lines that are composed otherwise by now, or not at all."""
    now = {line.key: line for line in lines}
    return [
        {"key": each.key, "text": each.text, "is_there": each.key in now}
        for each in rewordings.values()
        if each.key not in now or not each.holds_for(now[each.key])
    ]


def missing_names(reference: Reference, edition: Edition) -> Iterator[str]:
    """Names that nobody has written in the edition's language: they are not guessed.

    In the house's own language the plain names are the printed ones.
    """
    if not is_written(edition.language):
        yield _(
            "Nobody has written credit sentences in this language yet: readers get "
            "labels, such as “Reporter: Lena Marsh”."
        )
    if is_read_alike(edition.language, settings.LANGUAGE_CODE):
        return
    for service in reference.services.values():
        if not service.is_named:
            yield _("%(name)s has no printed name in %(language)s.") % {
                "name": service.name,
                "language": edition.native_name,
            }
    for person in reference.contributors.values():
        is_shown = not (person.is_protected or person.instead)
        if is_shown and not person.is_named and has_other_script(person, edition):
            yield _("%(name)s has no printed name in %(language)s.") % {
                "name": person.name,
                "language": edition.native_name,
            }


def has_other_script(person: Contributor, edition: Edition) -> bool:
    """Whether the plain name stands in letters that the language is not written in."""
    return person.name.isascii() and script_of(edition.language) != "Latn"


def typed_snapshot(posted: QueryDict, edition: Edition, person: User) -> Snapshot:
    """The credits of the form as a snapshot, with the rows that it keeps from them."""
    bylines = [
        BylineFact(
            contributor=number,
            role=row.get("role", ""),
            place=row.get("place", ""),
            title=row.get("title", ""),
            works_for=number_in(row.get("works_for", "")) or None,
            medium=medium_in(row),
        )
        for number, row in credited("bylines", "contributor", posted)
    ]
    bylines += withheld_from(posted, person)
    known = may_name({fact.contributor for fact in bylines}, posted, person)
    return Snapshot(
        public_id="",
        edition=edition.pk,
        story=0,
        bylines=tuple(fact for fact in bylines if fact.contributor in known),
        collaborations=collaborations_in(posted, person),
        translated_from=language_in(posted, "translated_from"),
        is_machine_assisted="is_machine_assisted" in posted,
        interview_language=language_in(posted, "interview_language"),
        is_interview_edited="is_interview_edited" in posted,
        credit_words=posted.get("credit_words", "").replace("\r\n", "\n"),
    )


def collaborations_in(posted: QueryDict, person: User) -> tuple[CollaborationFact, ...]:
    """Those of the form, or those stored, where its rows are only for reading."""
    story = story_in(posted, person)
    if story is not None and not writes_here(person, story):
        return take(story).collaborations
    return tuple(
        CollaborationFact(
            service=number,
            kind=row.get("kind", ""),
            place=row.get("place", ""),
            link=row.get("link", ""),
            tail=row.get("tail", ""),
            medium=medium_in(row),
        )
        for number, row in credited("collaborations", "service", posted)
    )


def medium_in(row: Row) -> str:
    medium = row.get("medium", "")
    return medium if medium in Medium.values else ""


def language_in(posted: QueryDict, name: str) -> str:
    tag = posted.get(name, "")
    return tag if tag and is_language(tag) else ""


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
    return [
        BylineFact(row.contributor_id, row.role, medium=row.medium) for row in hidden
    ]


def public_id_of(posted: QueryDict, person: User) -> str:
    """Of the story in the form, if the person may see it: it may withhold names."""
    number = number_in(posted.get("article", ""))
    visible = Article.objects.visible_to(person).filter(pk=number)
    return visible.values_list("public_id", flat=True).first() or "" if number else ""
