"""Offering: a story is held out to other editions, which take it or say why not.

None of it touches the story: no version is raised, no revision kept. The article's
row is held for a moment, so that of two who press at once one is told who was faster.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from babel.lists import format_list
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import desk_index
from articles.adapting import Adapted, adapt, adaptation_in
from articles.beats import record, required
from articles.models import Article, Offer, PublishedArticle
from articles.permissions import WRITERS, permit, security
from articles.readers_side import ReadersSide, ReadersState, readers_side
from articles.rules import READERS_REFUSALS, WorkflowError
from articles.signals import story_changed
from services.calendars import language_name, locale_of
from services.commits import Later
from services.models import Edition
from staff.models import User
from staff.permissions import Person, standing

State = Offer.State
LONGEST = 300  # characters of a note or a reason
OFFERABLE = frozenset(
    {ReadersState.NOT_PUBLISHED, ReadersState.SCHEDULED, ReadersState.LIVE}
)


@transaction.atomic
def offer(
    article: Article, editions: Iterable[Edition], *, by: User, note: str = ""
) -> list[Offer]:
    """Hold the story out to these editions. One that declined is asked again.

    Those that have it, or have been offered it, are passed over; if that leaves
    none, nothing is done.
    """
    permit(by, "offer", article)
    note = fitting(note)
    article, side, now = opened(article)
    refuse(not_offerable(article, side))
    chosen = list(dict.fromkeys(editions))
    free = free_among(article, chosen)
    refuse("" if free else nothing_to_offer(article, chosen))
    made = [hold_out(article, edition, by=by, note=note, at=now) for edition in free]
    names = [edition.native_name for edition in free]
    record(article, "offered", by=by, editions=names, note=note)
    told(article, "offer")
    return made


@transaction.atomic
def retract(offer: Offer, by: User) -> None:
    """Take an offer back before it is taken: its readers elsewhere lose the story."""
    permit(by, "offer", offer.article)
    article, _side, now = opened(offer.article)
    offer = Offer.objects.select_related("edition").get(pk=offer.pk)
    refuse(not_retractable(offer))
    decide(offer, State.RETRACTED, by=by, at=now)
    record(article, "offer_retracted", by=by, edition=offer.edition.native_name)
    told(article, "retract")


@transaction.atomic
def take(article: Article, edition: Edition, *, by: User) -> Adapted:
    """Begin the edition's own version; an offer of it is taken by that.

    That it declined before is undone. `adapt` leaves the event.
    """
    permit_deciding(article, edition, by, "take")
    article, _side, _now = opened(article)
    refuse(taken_by_another(article, edition))
    if Offer.objects.mark_taken(article, edition, by=by):
        desk_index.enter_again(article)
    adapted = adapt(article, edition, by=by)
    announce(article, "take")
    return adapted


@transaction.atomic
def decline(article: Article, edition: Edition, *, by: User, reason: str) -> Offer:
    """Say that the edition does not want the story, and why.

    Also of a story that nobody offered, once readers have it elsewhere.
    """
    permit_deciding(article, edition, by, "decline")
    reason = fitting(required(reason, _("Say why: colleagues will read it.")))
    article, side, now = opened(article)
    row = Offer.objects.filter(article=article, edition=edition).first()
    permit_knowing(article, side, row, by)
    refuse(not_declinable(article, side, edition, row))
    row = row or Offer(article=article, edition=edition)
    if row.state == State.RETRACTED:  # or else taking it would open what was taken back
        row.by, row.note = None, ""
    decide(row, State.DECLINED, by=by, at=now, reason=reason)
    record(article, "offer_declined", by=by, edition=edition.native_name, reason=reason)
    told(article, "decline")
    return row


# ── May this person ──────────────────────────────────────────────────────────


def may_decide(person: Person, edition: Edition) -> bool:
    """Whether the person takes and declines stories for this edition."""
    return standing(person).has(edition.service_id, *WRITERS)


def permit_deciding(
    article: Article, edition: Edition, person: User, verb: str
) -> None:
    if not may_decide(person, edition):
        sentence = _(
            "You do not write for the %(language)s edition. Ask somebody of its service."
        )
        deny(article, person, verb, sentence % {"language": called(edition)})


def permit_knowing(
    article: Article, side: ReadersSide, row: Offer | None, person: User
) -> None:
    """Nobody answers, and learns of, a story that is neither live nor offered."""
    is_offered = row is not None and row.by_id and row.state != State.RETRACTED
    if side.state == ReadersState.LIVE or is_offered:
        return
    if not Article.objects.visible_to(person).filter(pk=article.pk).exists():
        sentence = _("This story is not live, and was not offered to you.")
        deny(article, person, "decline", sentence)


def deny(article: Article, person: User, verb: str, sentence: str) -> NoReturn:
    security.warning("Refused: person %s, %s, article %s", person.pk, verb, article.pk)
    raise PermissionDenied(sentence)


# ── May the story ────────────────────────────────────────────────────────────


def refuse(sentence: str) -> None:
    if sentence:
        raise WorkflowError(sentence)


def not_offerable(article: Article, side: ReadersSide) -> str:
    """Why nobody can be offered the story now, or an empty string."""
    if article.spiked_at:
        return _("This story is spiked. Put it back first.")
    if side.state not in OFFERABLE:
        return READERS_REFUSALS[side.state] % {"verb": _("Offer")}
    return ""


def free_among(article: Article, editions: list[Edition]) -> list[Edition]:
    """Those that neither have the story nor have been offered it."""
    waiting = Offer.objects.waiting().filter(article=article)
    passed = {article.edition_id, *waiting.values_list("edition", flat=True)}
    passed |= editions_with(article.story_id)
    return [edition for edition in editions if edition.pk not in passed]


def editions_with(story: int) -> set[int]:
    """Numbers of editions with a version of the story: none spiked, none killed."""
    killed = PublishedArticle.objects.filter(
        story_number=story, standing=PublishedArticle.Standing.KILLED
    )
    rows = Article.objects.not_spiked().filter(story=story)
    rows = rows.exclude(public_id__in=killed.values("public_id"))
    return set(rows.values_list("edition", flat=True))


def nothing_to_offer(article: Article, editions: list[Edition]) -> str:
    if not editions:
        return _("Choose an edition.")
    if all(edition.pk == article.edition_id for edition in editions):
        return _("This story is of this edition. Choose another one.")
    said = _(
        "Nothing is left to offer. These editions have the story, or were asked: "
        "%(editions)s."
    )
    return said % {"editions": names_of(editions)}


def not_retractable(offer: Offer) -> str:
    if offer.state == State.TAKEN:
        said = _("The %(language)s edition has taken it already.")
        return said % {"language": called(offer.edition)}
    if offer.state == State.RETRACTED or offer.by_id is None:
        return _("This offer was taken back already.")
    return ""


def taken_by_another(article: Article, edition: Edition) -> str:
    """Who was faster, for whoever presses second."""
    row = Offer.objects.filter(article=article, edition=edition, state=State.TAKEN)
    taken = row.select_related("decided_by").first()
    if taken is None or adaptation_in(edition, article.story_id) is None:
        return ""
    said = _("%(person)s has taken it already for the %(language)s edition.")
    return said % {"person": taken.decided_by or "", "language": called(edition)}


def taken_before(article: Article, edition: Edition, *, by: User) -> Article | None:
    """What this person made of it by an earlier press."""
    if not may_decide(by, edition):
        return None
    row = Offer.objects.filter(article=article, edition=edition, state=State.TAKEN)
    is_theirs = row.filter(decided_by=by).exists()
    return adaptation_in(edition, article.story_id) if is_theirs else None


def may_be_taken_after_all(row: Offer) -> bool:
    """Whether *Take* undoes that it was declined."""
    article, now = row.article, timezone.now()
    side = readers_side(article.public_id, now)
    is_known = row.by_id is not None or side.state == ReadersState.LIVE
    return is_known and is_takeable(article, side)


def is_takeable(article: Article, side: ReadersSide) -> bool:
    """Whether the story itself lets another edition begin its version now."""
    if article.spiked_at or side.state not in OFFERABLE:
        return False
    return side.state == ReadersState.LIVE or not article.has_legal_hold


def not_declinable(
    article: Article, side: ReadersSide, edition: Edition, row: Offer | None
) -> str:
    if article.edition_id == edition.pk:
        return _("This story is of this edition. Choose another one.")
    if side.state == ReadersState.KILLED:
        return READERS_REFUSALS[side.state] % {"verb": _("Decline")}
    if there := adaptation_in(edition, article.story_id):
        said = _("The %(language)s edition has this story already: %(story)s.")
        return said % {"language": called(edition), "story": there}
    if row is not None and row.state == State.DECLINED:
        said = _("The %(language)s edition has declined it already.")
        return said % {"language": called(edition)}
    return ""


# ── The beats they share ─────────────────────────────────────────────────────


def opened(article: Article) -> tuple[Article, ReadersSide, datetime]:
    """The story with its row locked, what readers have of it, and the moment."""
    article = Article.objects.for_change(article.pk)
    now = timezone.now()
    return article, readers_side(article.public_id, now), now


def hold_out(
    article: Article, edition: Edition, *, by: User, note: str, at: datetime
) -> Offer:
    """The one row of this story and edition, open again whatever it said."""
    asked = {"state": State.OPEN, "note": note, "by": by, "at": at, "reason": ""}
    undecided = {"decided_by": None, "decided_at": None}
    row, _is_new = Offer.objects.update_or_create(
        article=article, edition=edition, defaults=asked | undecided
    )
    return row


def decide(
    row: Offer, state: Offer.State, *, by: User, at: datetime, reason: str = ""
) -> None:
    row.state, row.decided_by, row.decided_at = state, by, at
    row.reason = reason
    row.save()


def fitting(text: str) -> str:
    text = " ".join(text.replace("\0", "").split())
    if len(text) > LONGEST:
        said = _("This is too long: %(most)s characters at most.")
        raise WorkflowError(said % {"most": LONGEST})
    return text


def called(edition: Edition) -> str:
    """By its language, as the desk says it: two editions may share one name."""
    return language_name(edition.language, get_language() or "en")


def names_of(editions: Iterable[Edition]) -> str:
    locale = locale_of(get_language() or "en")
    return format_list([called(edition) for edition in editions], locale=locale)


def told(article: Article, verb: str) -> None:
    """Let the desk's index know who may find the story now, and tell after commit."""
    desk_index.enter_again(article)
    announce(article, verb)


def announce(article: Article, verb: str) -> None:
    tell = Later(story_changed.send_robust, Article, article_id=article.pk, verb=verb)
    transaction.on_commit(tell, robust=True)
