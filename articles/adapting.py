"""Adapting: another edition makes its own version of a story.

The adaptation is a working copy of its own, tied to its source by an `Adaptation`. It
begins with the text that readers of the source have, or with the working copy of a
story that they do not have yet.
"""

from dataclasses import dataclass, replace
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import desk, desk_index, publishing
from articles.beats import record
from articles.drift import known_of
from articles.models import Adaptation, Article, Offer, WithheldName
from articles.models.history import Revision
from articles.models.published import PublishedArticle
from articles.permissions import WRITERS, security
from articles.readers_side import ReadersSide, ReadersState
from articles.rules import READERS_REFUSALS, WorkflowError
from articles.snapshot import (
    BylineFact,
    CollaborationFact,
    DeskFacts,
    Snapshot,
    restore,
    take,
)
from articles.source_tasks import pass_on
from articles.travelling import LeftOut, lend, packed
from services.calendars import is_read_alike
from services.credits.kinds import CollaborationKind
from services.models import Edition
from staff.models import User
from staff.permissions import standing

ADAPTABLE = frozenset(
    {ReadersState.NOT_PUBLISHED, ReadersState.SCHEDULED, ReadersState.LIVE}
)
OF_ORIGIN = (CollaborationKind.ORIGIN, CollaborationKind.ADAPTED)


@dataclass(frozen=True, slots=True)
class Adapted:
    """The new working copy, and the photos that could not come along."""

    article: Article
    left_out: tuple[LeftOut, ...]


@transaction.atomic
def adapt(source: Article, edition: Edition, *, by: User) -> Adapted:
    """Begin this edition's own version of the story, as a draft with the person.

    Whoever writes for the edition may adapt what readers have anywhere, and what they
    may see at the desk. An embargo, an expiry and withheld names come along.
    """
    permit_writing(source, edition, by)
    source = Article.objects.for_change(source.pk)
    side = publishing.settle(source, timezone.now())
    permit_reading(source, side, by)
    if sentence := refusal(source, side, edition):
        raise WorkflowError(sentence)
    revision = revision_to_adapt(source, side, by)
    snapshot, left_out = packed(revision.snapshot, edition)
    article = begin(source, edition, carried(snapshot, source, edition), by=by)
    lend(snapshot, edition)
    pass_on(link(source, article, revision, by=by), now=timezone.now())
    if Offer.objects.mark_taken(source, edition, by=by):
        desk_index.enter_again(source)
    desk.keep(article, by=by)
    record(
        article,
        "adapted",
        by=by,
        source=source.pk,
        source_edition=source.edition.name,
        source_revision=revision.number,
    )
    record(source, "adapted_for", by=by, edition=edition.name, adaptation=article.pk)
    return Adapted(article, left_out)


def link(
    source: Article, article: Article, revision: Revision, *, by: User | None
) -> Adaptation:
    """Tie the article to the revision of the source that it was made from."""
    return Adaptation.objects.create(
        source=source,
        article=article,
        base_revision=revision.number,
        seen_revision=revision.number,
        known=known_of(revision.snapshot),
        by=by,
    )


def adaptation_in(edition: Edition, story: int) -> Article | None:
    """What the edition has of the story already; what was spiked or killed is not it."""
    killed = PublishedArticle.objects.filter(
        story_number=story, standing=PublishedArticle.Standing.KILLED
    )
    rows = Article.objects.not_spiked().filter(edition=edition, story=story)
    return rows.exclude(public_id__in=killed.values("public_id")).first()


def editions_to_adapt_for(person: User, source: Article) -> list[Edition]:
    """The editions for which the person may begin a version of this story."""
    held = standing(person)
    editions = Edition.objects.exclude(pk=source.edition_id).order_by("name", "pk")
    if not held.is_superuser:
        editions = editions.filter(service__in=held.services(*WRITERS))
    return list(editions)


# ── May this person, may the story ───────────────────────────────────────────


def permit_writing(source: Article, edition: Edition, person: User) -> None:
    """Let whoever writes for the edition pass."""
    if standing(person).has(edition.service_id, *WRITERS):
        return
    sentence = _("You do not write for %(edition)s. Ask somebody of its service.")
    deny(source, person, sentence % {"edition": edition})


def permit_reading(source: Article, side: ReadersSide, person: User) -> None:
    """Let pass whoever may read the text: everybody, once readers have it."""
    if side.state == ReadersState.LIVE:
        return
    if not Article.objects.visible_to(person).filter(pk=source.pk).exists():
        deny(source, person, _("This story is not live, and was not offered to you."))


def deny(source: Article, person: User, sentence: str) -> NoReturn:
    security.warning("Refused: person %s, adapt, article %s", person.pk, source.pk)
    raise PermissionDenied(sentence)


def refusal(source: Article, side: ReadersSide, edition: Edition) -> str:
    """Why the edition cannot have a version of this story now, or an empty string."""
    if source.edition_id == edition.pk:
        return _("This story is of this edition. Choose another one.")
    if source.spiked_at:
        return _("This story is spiked. Put it back first.")
    if side.state not in ADAPTABLE:
        return READERS_REFUSALS[side.state] % {"verb": _("Adapt")}
    if side.state != ReadersState.LIVE and source.has_legal_hold:
        return _("A legal hold is on. A chief or a legal adviser lifts it.")
    return is_there_already(edition, source.story_id)


def is_there_already(edition: Edition, story: int) -> str:
    """Which version of the story the edition has, or an empty string."""
    there = adaptation_in(edition, story)
    said = _("%(edition)s has this story already: %(story)s.")
    return said % {"edition": edition, "story": there} if there else ""


def revision_to_adapt(source: Article, side: ReadersSide, person: User) -> Revision:
    """What readers have; of a story that they do not have, the working copy."""
    if side.state == ReadersState.LIVE and side.current is not None:
        return Revision.objects.of(source).get(number=side.current.revision_number)
    return Revision.objects.keep(source, take(source), by=person)


# ── The working copy ─────────────────────────────────────────────────────────


def begin(
    source: Article, edition: Edition, snapshot: Snapshot, *, by: User
) -> Article:
    """The draft, with everything that comes along in it."""
    article = Article(
        edition=edition,
        story_id=source.story_id,
        slugline=snapshot.desk.slugline,
        kind=snapshot.kind,
        embargo_until=source.embargo_until,
        expires_at=source.expires_at,
        assignee=by,
    )
    desk.begin(article, by=by)
    restore(snapshot, article)
    withhold_alike(source, article)
    return article


def withhold_alike(source: Article, article: Article) -> None:
    """A name that the source does not print is not printed here either."""
    WithheldName.objects.bulk_create(
        WithheldName(
            public_id=article.public_id,
            contributor_id=row.contributor_id,
            instead=row.instead,
            by=row.by,
        )
        for row in WithheldName.objects.filter(public_id=source.public_id)
    )


def carried(snapshot: Snapshot, source: Article, edition: Edition) -> Snapshot:
    """The text as the other edition begins with it.

    Section, topics, boxes and web address belong to one edition. Credit lines that
    somebody put into their own words are words of another language.
    """
    home = source.edition
    is_alike = is_read_alike(home.language, edition.language)
    return replace(
        snapshot,
        section=None,
        topics=(),
        boxes=(),
        slug="",
        credit_words="",
        translated_from=snapshot.translated_from if is_alike else home.language,
        is_machine_assisted=is_alike and snapshot.is_machine_assisted,
        bylines=tuple(
            at_home(fact, home, edition)
            for fact in tellable(snapshot.bylines, source, edition)
        ),
        collaborations=with_origin(snapshot.collaborations, home, edition),
        desk=DeskFacts(slugline=source.slugline),
    )


def tellable(
    facts: tuple[BylineFact, ...], source: Article, edition: Edition
) -> tuple[BylineFact, ...]:
    """Those whose names may go to another service: none that the source withholds.

    Otherwise a chief there could print a name that only chiefs here may read.
    """
    if source.edition.service_id == edition.service_id:
        return facts
    rows = WithheldName.objects.filter(public_id=source.public_id)
    withheld = set(rows.values_list("contributor", flat=True))
    return tuple(fact for fact in facts if fact.contributor not in withheld)


def at_home(fact: BylineFact, home: Edition, edition: Edition) -> BylineFact:
    """Whoever did it, did it for their own service."""
    if fact.works_for or home.service_id == edition.service_id:
        return fact
    return replace(fact, works_for=home.service_id)


def with_origin(
    facts: tuple[CollaborationFact, ...], home: Edition, edition: Edition
) -> tuple[CollaborationFact, ...]:
    """The services that helped, and the one that told it first."""
    kept = tuple(fact for fact in facts if fact.service != edition.service_id)
    told = {fact.service for fact in kept if fact.kind in OF_ORIGIN}
    if home.service_id in told or home.service_id == edition.service_id:
        return kept
    origin = CollaborationFact(service=home.service_id, kind=CollaborationKind.ADAPTED)
    return (*kept, origin)
